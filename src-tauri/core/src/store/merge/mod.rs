//! Merges two copies of one file that were edited independently, record by record and field by field.
//!
//! It is a three-way merge. The base is the common ancestor of the two histories, or what one copy has merged of
//! the other since. A field that only one copy changed is taken from it. A field that both changed is a conflict,
//! which a person decides. The other copy is only read, and the merge is one operation like any other: it can be
//! undone, and seals refuse it where they refuse any change.

mod ancestor;
mod fields;
mod incoming;
mod links;
mod merge_state;
mod numbers;
mod operation_removals;
mod outcome;
mod removals;
mod row_case;
mod seals;
mod table_schema;

use ancestor::MERGE_PREFIX;
pub use outcome::{Conflict, MergeOutcome, OutcomeLine};
pub use table_schema::{RowJson, columns_of, find_row, find_target};

use super::{Op, Store, Tx, history};
use crate::{
    Error, Result,
    model::{MergeChoice, Side},
};
use merge_state::{Merge, Validator};
use outcome::Choices;
use row_case::RowCase;
use rusqlite::{Connection, TransactionBehavior};
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    rc::Rc,
};
use table_schema::TableSchema;

impl Tx<'_> {
    /// Merges another copy of the file into this one. Undecided conflicts stay as they are here; the caller checks
    /// [`MergeOutcome::undecided`] before it commits.
    ///
    /// # Errors
    /// `Invalid` on `place` with `NotACopy` when the two files have no history in common; an error of
    /// the disk.
    pub fn merge(
        &self,
        other: &Store,
        choices: &[MergeChoice],
        is_valid: Validator,
    ) -> Result<MergeOutcome> {
        let (here, there) = (self.db, other.read());
        let common_ancestor = ancestor::find_common_ancestor(here, there)?;
        let operations = |db| Ok::<_, Error>(history::head(db)?.map_or(0, |head| head.sequence));
        let mut merge = Merge {
            tx: self,
            here,
            there,
            at: &self.at,
            schemas: table_schema::read_schemas(here)?,
            common_ancestor,
            bases: ancestor::bases(here, there, common_ancestor)?,
            choices: Choices::new(choices),
            is_valid,
            removals: RefCell::default(),
            restored_records: HashSet::new(),
            duplicates: HashMap::new(),
            sealed_there: HashSet::new(),
            incoming_records: HashSet::new(),
            skipped_records: HashSet::new(),
            written_records: HashSet::new(),
            relinked_owners: HashMap::new(),
            to_validate: Vec::new(),
            deferred_columns: Vec::new(),
            out: MergeOutcome {
                here: operations(here)? - common_ancestor,
                there: operations(there)? - common_ancestor,
                ..MergeOutcome::default()
            },
        };
        here.pragma_update(None, "defer_foreign_keys", "ON")?;
        merge.run()?;
        Ok(merge.out)
    }
}

impl Merge<'_> {
    fn run(&mut self) -> Result<()> {
        self.find_sealed()?;
        let cases = self.find_cases()?;
        self.copy_papers()?;
        self.find_restored_records()?;
        let removals = self.remove_unneeded(&cases)?;
        let parked = self.park_numbers(&cases)?;
        for schema in self.schemas.clone().iter().filter(|schema| !schema.is_link) {
            let of = |case: &&RowCase| case.key.table == schema.table;
            // Existing records first: a number that one of them gives up is free for an incoming one.
            for case in cases.iter().filter(of).filter(|case| case.here.is_some()) {
                self.merge_existing(case)?;
            }
            for case in cases.iter().filter(of).filter(|case| case.here.is_none()) {
                self.merge_incoming(case)?;
            }
        }
        self.restore_parked_numbers(parked)?;
        for case in cases.iter().filter(|case| case.schema.is_link) {
            self.merge_link(case)?;
        }
        self.resolve_deferred_columns()?;
        self.validate_written()?;
        self.remove_remaining(removals)?;
        self.copy_seals(&cases)?;
        self.bump_owner_revisions()?;
        self.ensure_change_recorded()?;
        self.check_foreign_keys()
    }

    /// Runs one write in a savepoint, and rolls it back when it fails.
    fn with_savepoint(&self, write: impl FnOnce() -> Result<()>) -> Result<()> {
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

    fn db(&self, side: Side) -> &Connection {
        match side {
            Side::Here => self.here,
            Side::There => self.there,
        }
    }

    fn schema_of(&self, table: &str) -> Result<Rc<TableSchema>> {
        let found = self.schemas.iter().find(|schema| schema.table == table);
        found.cloned().ok_or(Error::NotFound { noun: "table" })
    }

    /// Whether there is such a record in the open file.
    fn is_here(&self, table: &str, record: &str) -> Result<bool> {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = :record)");
        let mut statement = self.here.prepare_cached(&sql)?;
        Ok(statement.query_row(&[(":record", record)], |row| row.get(0))?)
    }

    /// Records the merge even when all decisions leave the record as it is here: the next merge must know of it.
    fn ensure_change_recorded(&self) -> Result<()> {
        let has_findings = !self.out.conflicts.is_empty() || !self.out.lines.is_empty();
        if has_findings && !history::has_changes(self.here)? {
            let sql = "UPDATE coalition SET revision = revision + 1, updated_at = :at";
            self.here.execute(sql, &[(":at", self.at)])?;
        }
        Ok(())
    }

    /// Fails when a reference to a missing record would be left. The operation under way is recorded after its changes,
    /// so that of a change to its operation is checked at the commit.
    fn check_foreign_keys(&self) -> Result<()> {
        let mut broken = self
            .here
            .prepare("SELECT \"table\", \"parent\" FROM pragma_foreign_key_check WHERE \"table\" <> 'change' LIMIT 1")?;
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
    /// Runs a write and rolls it back. This also works on the private copy of a file that is left as it is, since the
    /// file itself could be written.
    ///
    /// # Errors
    /// `ReadOnly` on any other private copy; whatever `work` refuses.
    pub fn dry_run<T>(&mut self, op: &Op, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        let copied = self.access.can_dry_run();
        if !copied && self.access != super::Access::Write {
            return Err(Error::ReadOnly);
        }
        if copied {
            self.db.pragma_update(None, "query_only", "OFF")?;
        }
        let out = self.dry_run_in_transaction(op, work);
        if copied {
            self.db.pragma_update(None, "query_only", "ON")?;
        }
        out
    }

    fn dry_run_in_transaction<T>(
        &mut self,
        op: &Op,
        work: impl FnOnce(&Tx) -> Result<T>,
    ) -> Result<T> {
        let tx = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        history::begin_operation(&tx)?;
        let out = work(&Tx::new(&tx, op))?;
        tx.rollback()?;
        Ok(out)
    }

    /// The name of the operation that merges this copy, as it is now, into another.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn merge_operation_name(&self) -> Result<String> {
        let head = history::head(&self.db)?.ok_or(Error::NoFile)?;
        Ok(format!("{MERGE_PREFIX}{}", head.hash))
    }
}
