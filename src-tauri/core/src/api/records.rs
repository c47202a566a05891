//! Save, remove, get and list for every noun; undo and redo of anything.

use super::{Nothing, entry::with_clean_lines, needed::name_needing, prepare::Prepare, understand};
use crate::{
    Error, Result,
    model::*,
    session::Session,
    store::{self, Record, Tx},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A stored record of whichever noun was asked for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "unknown"))]
pub struct Row(Value);

impl Row {
    /// One of its fields, as the page knows it.
    pub(super) fn field(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

/// A record to save.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Save {
    /// Which noun.
    pub noun: String,
    /// Its identity; the page mints it, so that a save sent twice makes one record.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
    /// The revision it was read at; 0 for a new one.
    pub revision: i64,
    /// Its fields.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub fields: Value,
}

/// New records to add at once, such as those of a list that was pasted.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct AddRecords {
    /// What the history calls them after.
    pub noun: String,
    /// In the order in which they are written: what points to another stands after it.
    pub records: Vec<NewRecord>,
}

/// A record that is not in the file yet.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct NewRecord {
    /// Which noun.
    pub noun: String,
    /// Its identity; the page mints it, so that a request sent twice makes one record.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
    /// Its fields.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub fields: Value,
}

/// A record to remove.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Remove {
    /// Which noun.
    pub noun: String,
    /// Its identity.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
    /// The revision it was read at.
    pub revision: i64,
}

/// A record to read.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Get {
    /// Which noun.
    pub noun: String,
    /// Its identity.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
}

/// A noun to list.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Which noun.
    pub noun: String,
    /// Only the records that belong to this one; all without it.
    pub of: Option<Parent>,
}

/// A record that others belong to.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Parent {
    /// By which of their fields.
    pub field: ParentField,
    /// Its identity.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
}

/// A field by which records belong to another.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum ParentField {
    /// Roles, signatures, delegations, people of a party.
    Party,
    /// Members and meetings of a body.
    Body,
    /// Posts of a person.
    Person,
}

impl ParentField {
    fn column(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Body => "body",
            Self::Person => "person",
        }
    }
}

/// What undo or redo did.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The operation that was taken back or brought back: `save pledge`.
    pub name: String,
}

/// How much of the history to list.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Operations {
    /// How many, from the newest.
    pub limit: u32,
}

/// One line of the history.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct OperationRow {
    /// Its place, from 1.
    pub sequence: i64,
    /// When, UTC, ISO 8601.
    pub at: String,
    /// Who.
    pub who: String,
    /// What: `save pledge`.
    pub name: String,
    /// `do`, `undo` or `redo`.
    pub kind: String,
}

/// Checks and writes one record inside a write under way. The sample comes through here too.
///
/// # Errors
/// `Invalid` with every field that breaks a rule, `Conflict`, `NotFound`.
pub fn put<R: Record + Prepare>(tx: &Tx, id: Id<R>, revision: i64, fields: R) -> Result<()> {
    let fields = normalise(fields).map_err(Error::internal("reading the record"))?;
    let mut fields = with_clean_lines(fields)?;
    fields.prepare(tx, id)?;
    let mut problems = Problems::default();
    fields.check(&mut problems);
    problems.into_result().map_err(Error::Invalid)?;
    tx.put(id, revision, &fields)?;
    fields.follow(tx, id)
}

fn save_one<R: Record + Prepare>(session: &mut Session, input: Save) -> Result<Row> {
    let Save {
        id,
        revision,
        fields,
        ..
    } = input;
    let (id, fields) = (Id::<R>::of(id), understand::<R>(fields)?);
    let op = session.op(format!("save {}", R::NAME));
    session
        .store_mut()?
        .write(&op, |tx| put(tx, id, revision, fields))?;
    json(store::get::<R>(session.store()?.read(), id)?)
}

fn remove_one<R: Record + Prepare>(session: &mut Session, input: &Remove) -> Result<()> {
    let op = session.op(format!("remove {}", R::NAME));
    let id = Id::<R>::of(input.id);
    let done = session.store_mut()?.write(&op, |tx| {
        store::get(tx.read(), id)?.fields.may_go(tx)?;
        tx.remove(id, input.revision)
    });
    done.map_err(|error| name_needing(session, error))
}

/// The document that sealed a record: its symbol, or else its body and ordinal.
///
/// # Errors
/// When the file cannot be read.
pub fn sealed(session: &mut Session, input: Get) -> Result<Option<String>> {
    let record = Id::<MeetingFields>::of(input.id);
    store::sealed_by(session.store()?.read(), record)
}

fn get_one<R: Record>(session: &Session, id: uuid::Uuid) -> Result<Row> {
    json(store::get::<R>(session.store()?.read(), Id::of(id))?)
}

fn list_some<R: Record>(session: &Session, of: Option<Parent>) -> Result<Vec<Row>> {
    let db = session.store()?.read();
    let found = match of {
        // Whose identity it is, the field says.
        Some(of) => store::list_of::<R, R>(db, of.field.column(), Id::of(of.id))?,
        None => store::list::<R>(db)?,
    };
    found.into_iter().map(json).collect()
}

fn json(stored: impl Serialize) -> Result<Row> {
    let value = serde_json::to_value(stored).map_err(Error::internal("answering"))?;
    Ok(Row(value))
}

/// Nouns whose rules look at other records and do not depend on who saved first.
const AMONG_OTHERS: &[&str] = &[PledgeLinkFields::NAME, PledgeShareFields::NAME];

macro_rules! by_noun {
    ($($name:ident: $fields:ident),* $(,)?) => {
        /// Saves a record: new at revision 0, else a change of that revision.
        ///
        /// # Errors
        /// `Invalid` with every field that breaks a rule, `Conflict`, `NotFound`, `ReadOnly`, the disk.
        pub fn save(session: &mut Session, input: Save) -> Result<Row> {
            match input.noun.as_str() {
                $(stringify!($name) => save_one::<$fields>(session, input),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Removes a record and what hangs on it.
        ///
        /// # Errors
        /// `Invalid` with `InUse` when other records need it; `Conflict`, `NotFound`, `ReadOnly`, the disk.
        pub fn remove(session: &mut Session, input: Remove) -> Result<()> {
            match input.noun.as_str() {
                $(stringify!($name) => remove_one::<$fields>(session, &input),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Reads a record.
        ///
        /// # Errors
        /// `NotFound`.
        pub fn get(session: &mut Session, input: Get) -> Result<Row> {
            match input.noun.as_str() {
                $(stringify!($name) => get_one::<$fields>(session, input.id),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Lists the records of a noun, all or those that belong to another record, in order of creation.
        ///
        /// # Errors
        /// When records of this noun belong to none by that field; when the file cannot be read.
        pub fn list(session: &mut Session, input: List) -> Result<Vec<Row>> {
            match input.noun.as_str() {
                $(stringify!($name) => list_some::<$fields>(session, input.of),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Removes one record by its noun's name inside a write under way.
        pub(super) fn remove_named(tx: &Tx, noun: &str, id: uuid::Uuid, revision: i64) -> Result<()> {
            match noun {
                $(stringify!($name) => tx.remove(Id::<$fields>::of(id), revision),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Whether a record, as it stands, keeps the rules of its noun.
        ///
        /// # Errors
        /// `NotFound`; when the file cannot be read.
        pub(super) fn keeps_rules(tx: &Tx, noun: &str, id: &str) -> Result<bool> {
            let id: uuid::Uuid = id.parse().map_err(Error::internal("reading the record"))?;
            let mut problems = Problems::default();
            match noun {
                $(stringify!($name) => {
                    let id = Id::<$fields>::of(id);
                    let mut fields = store::get(tx.read(), id)?.fields;
                    fields.check(&mut problems);
                    if AMONG_OTHERS.contains(&noun) {
                        match fields.prepare(tx, id) {
                            Err(Error::Invalid(_)) => return Ok(false),
                            other => other?,
                        }
                    }
                })*
                _ => return Err(Error::NotFound { noun: "noun" }),
            }
            Ok(problems.into_result().is_ok())
        }
        /// Writes one record by its noun's name inside a write under way.
        pub(super) fn put_named(tx: &Tx, noun: &str, id: uuid::Uuid, fields: Value) -> Result<()> {
            match noun {
                $(stringify!($name) => put::<$fields>(tx, Id::of(id), 0, understand(fields)?),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
    };
}
crate::with_nouns!(by_noun);

/// Adds all of these records, or none, as one operation.
///
/// # Errors
/// `Usage` without a record; `Invalid` with every field of the first record that breaks a rule, under its place:
/// `records.3.name`; `NotFound`, `ReadOnly`, the disk.
pub fn add(session: &mut Session, input: AddRecords) -> Result<()> {
    if input.records.is_empty() {
        return Err(Error::Usage("there is no record to add".into()));
    }
    let op = session.op(format!("add {}", input.noun));
    session.store_mut()?.write(&op, |tx| {
        let mut records = input.records.into_iter().enumerate();
        records.try_for_each(|(n, new)| {
            let done = put_named(tx, &new.noun, new.id, new.fields);
            done.map_err(|error| error.under(&format!("records.{n}")))
        })
    })
}

/// Takes back the last operation.
///
/// # Errors
/// `NothingToUndo`, `Conflict`, `ReadOnly`, the disk.
pub fn undo(session: &mut Session, _: Nothing) -> Result<Undone> {
    let op = session.op("undo");
    Ok(Undone {
        name: session.store_mut()?.undo(op)?,
    })
}

/// Brings back the operation taken back last.
///
/// # Errors
/// `NothingToUndo`, `Conflict`, `ReadOnly`, the disk.
pub fn redo(session: &mut Session, _: Nothing) -> Result<Undone> {
    let op = session.op("redo");
    Ok(Undone {
        name: session.store_mut()?.redo(op)?,
    })
}

/// The last operations, newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn operations(session: &mut Session, input: Operations) -> Result<Vec<OperationRow>> {
    let found = session.store()?.operations(input.limit)?;
    let row = |o: store::Operation| OperationRow {
        sequence: o.sequence,
        at: o.at,
        who: o.who,
        name: o.name,
        kind: o.kind,
    };
    Ok(found.into_iter().map(row).collect())
}
