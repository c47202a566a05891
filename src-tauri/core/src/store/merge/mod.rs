//! Two copies of one file that were edited apart become one: record by record, field by field.
//!
//! What each copy held is read from its own history; what both come from is where their histories part,
//! or what one has taken in of the other since. A field that only one copy changed is taken from it. One
//! that both changed is a conflict, which a person decides. The other copy is only read, and what is
//! taken in is one operation like any other: it can be undone, and seals refuse it where they refuse all.

mod case;
mod fields;
mod links;
mod newcomers;
mod numbers;
mod outcome;
mod parting;
mod removals;
mod seals;
mod shape;

pub use outcome::{Conflict, Line, Outcome};
use parting::MERGE;
pub use shape::{Image, columns_of, points_to, row_of};

use super::{Op, Store, Tx, history};
use crate::{Error, Result, model::MergeChoice};
use case::Case;
use outcome::Choices;
use parting::Base;
use removals::Gone;
use rusqlite::{Connection, TransactionBehavior};
use shape::{Key, Shape};
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// Whether a record, as it stands, keeps the rules of its noun.
pub type Valid = fn(&Tx, &str, &str) -> Result<bool>;

/// One of the two copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Copy {
    Here,
    There,
}

/// A merge under way.
struct Merging<'a> {
    tx: &'a Tx<'a>,
    here: &'a Connection,
    there: &'a Connection,
    /// The moment of the operation.
    at: &'a str,
    shapes: Vec<Rc<Shape>>,
    /// The last operation that both histories share.
    parted: i64,
    /// The states that both copies come from.
    bases: Vec<Base<'a>>,
    choices: Choices,
    valid: Valid,
    /// What went together in an operation, by copy and operation.
    gone: RefCell<HashMap<(Copy, i64), Rc<Gone>>>,
    /// Records that were removed here and are wanted back.
    wanted: HashSet<String>,
    /// Records of the other copy that are others here: the same thing, entered twice.
    same: HashMap<String, String>,
    /// What documents that were issued there since rest on.
    sealed: HashSet<String>,
    /// Records that are new here, or will be.
    coming: HashSet<String>,
    /// Records that were not taken.
    left: HashSet<String>,
    /// Records that were written.
    written: HashSet<String>,
    /// Owners of links that changed, with their table.
    relinked: HashMap<String, String>,
    /// Records whose fields come from both copies: as they were here and are in the other.
    to_judge: Vec<(Rc<Shape>, Key, (Image, Image))>,
    /// Columns that wait for a record to come.
    waiting: Vec<(Key, String, String)>,
    out: Outcome,
}

impl Tx<'_> {
    /// Takes in what another copy of the file holds and this one does not. Conflicts nobody decided stay
    /// as they are here; the caller looks at [`Outcome::undecided`] before it lets the write stand.
    ///
    /// # Errors
    /// `Invalid` on `place` with `NotACopy` when the two files have no history in common; an error of
    /// the disk.
    pub fn merge(&self, other: &Store, choices: &[MergeChoice], valid: Valid) -> Result<Outcome> {
        let (here, there) = (self.db, other.read());
        let parted = parting::parted(here, there)?;
        let operations = |db| Ok::<_, Error>(history::head(db)?.map_or(0, |head| head.sequence));
        let mut merging = Merging {
            tx: self,
            here,
            there,
            at: &self.at,
            shapes: shape::shapes(here)?,
            parted,
            bases: parting::bases(here, there, parted)?,
            choices: Choices::new(choices),
            valid,
            gone: RefCell::default(),
            wanted: HashSet::new(),
            same: HashMap::new(),
            sealed: HashSet::new(),
            coming: HashSet::new(),
            left: HashSet::new(),
            written: HashSet::new(),
            relinked: HashMap::new(),
            to_judge: Vec::new(),
            waiting: Vec::new(),
            out: Outcome {
                here: operations(here)? - parted,
                there: operations(there)? - parted,
                ..Outcome::default()
            },
        };
        here.pragma_update(None, "defer_foreign_keys", "ON")?;
        merging.run()?;
        Ok(merging.out)
    }
}

impl Merging<'_> {
    fn run(&mut self) -> Result<()> {
        self.find_sealed()?;
        let cases = self.cases()?;
        self.take_papers()?;
        self.find_wanted()?;
        let removals = self.remove_unneeded(&cases)?;
        let parked = self.park_numbers(&cases)?;
        for shape in self.shapes.clone().iter().filter(|shape| !shape.linked) {
            let of = |case: &&Case| case.key.table == shape.table;
            // What both have first: a number that is given up is free for what comes.
            for case in cases.iter().filter(of).filter(|case| case.here.is_some()) {
                self.fit(case)?;
            }
            for case in cases.iter().filter(of).filter(|case| case.here.is_none()) {
                self.newcomer(case)?;
            }
        }
        self.settle_parked(parked)?;
        for case in cases.iter().filter(|case| case.shape.linked) {
            self.link(case)?;
        }
        self.settle_waiting()?;
        self.judge_written()?;
        self.remove_the_rest(removals)?;
        self.take_seals(&cases)?;
        self.renew_owners()?;
        self.leave_a_mark()?;
        self.prove()
    }

    /// Runs one write, and takes it back when it is refused.
    fn attempt(&self, write: impl FnOnce() -> Result<()>) -> Result<()> {
        self.here.execute_batch("SAVEPOINT one")?;
        let done = write();
        let end = if done.is_ok() {
            "RELEASE one"
        } else {
            "ROLLBACK TO one; RELEASE one"
        };
        self.here.execute_batch(end)?;
        done
    }

    fn db(&self, copy: Copy) -> &Connection {
        match copy {
            Copy::Here => self.here,
            Copy::There => self.there,
        }
    }

    fn shape_of(&self, table: &str) -> Result<Rc<Shape>> {
        let found = self.shapes.iter().find(|shape| shape.table == table);
        found.cloned().ok_or(Error::NotFound { noun: "table" })
    }

    /// Whether there is such a record in the open file.
    fn is_here(&self, table: &str, record: &str) -> Result<bool> {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = :record)");
        let mut statement = self.here.prepare_cached(&sql)?;
        Ok(statement.query_row(&[(":record", record)], |row| row.get(0))?)
    }

    /// When all that was looked at leaves the record as it is here, that must be known the next time.
    fn leave_a_mark(&self) -> Result<()> {
        let looked = !self.out.conflicts.is_empty() || !self.out.lines.is_empty();
        if looked && !history::anything(self.here)? {
            let sql = "UPDATE coalition SET revision = revision + 1, updated_at = :at";
            self.here.execute(sql, &[(":at", self.at)])?;
        }
        Ok(())
    }

    /// Every record that something points to is there.
    fn prove(&self) -> Result<()> {
        let mut broken = self
            .here
            .prepare("SELECT \"table\", \"parent\" FROM pragma_foreign_key_check LIMIT 1")?;
        let mut rows = broken.query([])?;
        match rows.next()? {
            None => Ok(()),
            Some(row) => {
                let (table, parent): (String, String) = (row.get(0)?, row.get(1)?);
                let detail = format!("a {table} would point to a missing {parent}");
                Err(Error::internal("merging")(detail))
            }
        }
    }
}

impl Store {
    /// Does a write and takes it back: what it would do, without doing it. On the copy of a file that stays as it is
    /// too, since the file itself can be written.
    ///
    /// # Errors
    /// `ReadOnly` on any other private copy; whatever `work` refuses.
    pub fn rehearse<T>(&mut self, op: &Op, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        let copied = self.access.is_trial();
        if !copied && self.access != super::Access::Write {
            return Err(Error::ReadOnly);
        }
        if copied {
            self.db.pragma_update(None, "query_only", "OFF")?;
        }
        let out = self.rehearse_now(op, work);
        if copied {
            self.db.pragma_update(None, "query_only", "ON")?;
        }
        out
    }

    fn rehearse_now<T>(&mut self, op: &Op, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        let tx = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        history::begin(&tx)?;
        let out = work(&Tx::of(&tx, op))?;
        tx.rollback()?;
        Ok(out)
    }

    /// The name of the operation that takes in this copy as it is.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn merge_name(&self) -> Result<String> {
        let head = history::head(&self.db)?.ok_or(Error::NoFile)?;
        Ok(format!("{MERGE}{}", head.hash))
    }
}
