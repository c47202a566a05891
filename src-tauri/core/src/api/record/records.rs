//! Save, remove, get and list for every noun; undo and redo of anything.

use crate::api::{NoInput, entry::with_clean_lines, in_use::describe_in_use, parse_input};
use crate::{
    Error, Misuse, Result,
    model::*,
    rules::{AnnouncementLine, RecordHooks},
    session::Session,
    store::{self, Record, Tx},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A stored record of any noun; the page knows its type from the noun it asked for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "unknown"))]
pub struct AnyRecord(Value);

impl AnyRecord {
    /// One of its fields, as the page knows it.
    pub(in crate::api) fn field(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

/// A record to save, new or changed.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SaveRecord {
    /// The noun, which determines the fields.
    pub noun: String,
    /// The record's id; the page generates it, so that a request sent twice makes one record.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
    /// The revision it was read at; 0 for a new record. Another one in the file is a conflict.
    pub revision: i64,
    /// All editable fields of the noun; see `Nouns`.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub fields: Value,
}

/// Several new records to add as one operation, such as those of a pasted list.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct AddRecords {
    /// The noun that the history names the operation after.
    pub noun: String,
    /// Written in this order: a record follows those it refers to.
    pub records: Vec<NewRecord>,
}

/// A record to add.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct NewRecord {
    /// The noun, which determines the fields.
    pub noun: String,
    /// The record's id; the page generates it, so that a request sent twice makes one record.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
    /// All editable fields of the noun; see `Nouns`.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub fields: Value,
}

/// A record to remove.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RemoveRecord {
    /// The noun of the record.
    pub noun: String,
    /// The record's id.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
    /// The revision it was read at; another one in the file is a conflict.
    pub revision: i64,
}

/// A record to read.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct GetRecord {
    /// The noun of the record.
    pub noun: String,
    /// The record's id.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
}

/// Which records of a noun to list.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(deny_unknown_fields)]
pub struct ListRecords {
    /// The noun to list.
    pub noun: String,
    /// Only records that belong to this one; all of them without.
    pub of: Option<ParentRef>,
}

/// A record that others belong to.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct ParentRef {
    /// The field by which they refer to it.
    pub field: ParentField,
    /// Its id, of the noun that the field refers to.
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

/// What undo or redo changed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct UndoResult {
    /// The operation that was reversed or repeated: `save pledge`.
    pub name: String,
}

/// How much of the history to list.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct HistoryQuery {
    /// How many operations, from the newest.
    pub limit: u32,
}

/// An operation of the history.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct OperationRow {
    /// Its number in the history, from 1.
    pub sequence: i64,
    /// When it was recorded, UTC, ISO 8601.
    pub at: String,
    /// Who recorded it, as they were called then.
    pub who: String,
    /// A verb and a noun: `save pledge`.
    pub name: String,
    /// `do`, `undo` or `redo`.
    pub kind: String,
}

/// Checks and writes one record inside a write under way. The sample comes through here too.
///
/// # Errors
/// `Invalid` with every field that breaks a rule, `Conflict`, `NotFound`.
pub fn write_record<R: Record + RecordHooks>(
    tx: &Tx,
    id: Id<R>,
    revision: i64,
    fields: R,
) -> Result<()> {
    let fields = normalise(fields).map_err(Error::internal("reading the record"))?;
    let mut fields = with_clean_lines(fields)?;
    fields.before_save(tx, id)?;
    let mut problems = Problems::default();
    fields.check(&mut problems);
    problems.into_result().map_err(Error::Invalid)?;
    tx.save(id, revision, &fields)?;
    write_announcement(tx, fields.after_save(tx, id)?)
}

/// Writes the line that follows from a pledge.
pub(in crate::api) fn write_announcement(tx: &Tx, line: Option<AnnouncementLine>) -> Result<()> {
    let Some(AnnouncementLine { stored, fields }) = line else {
        return Ok(());
    };
    let (id, revision) = stored.unwrap_or_else(|| (Id::of(tx.mint()), 0));
    tx.save(id, revision, &fields)
}

fn save_one<R: Record + RecordHooks>(
    session: &mut Session,
    input: SaveRecord,
) -> Result<AnyRecord> {
    let SaveRecord {
        id,
        revision,
        fields,
        ..
    } = input;
    let (id, fields) = (Id::<R>::of(id), parse_input::<R>(fields)?);
    let op = session.op(format!("save {}", R::NAME));
    session
        .store_mut()?
        .write(&op, |tx| write_record(tx, id, revision, fields))?;
    json(store::get::<R>(session.store()?.read(), id)?)
}

fn remove_one<R: Record + RecordHooks>(session: &mut Session, input: &RemoveRecord) -> Result<()> {
    let op = session.op(format!("remove {}", R::NAME));
    let id = Id::<R>::of(input.id);
    let done = session.store_mut()?.write(&op, |tx| {
        store::get(tx.read(), id)?.fields.before_remove(tx)?;
        tx.remove(id, input.revision)
    });
    done.map_err(|error| describe_in_use(session, error))
}

/// The document that sealed a record: its symbol, or else its body and ordinal.
///
/// # Errors
/// When the file cannot be read.
pub fn sealed(session: &mut Session, input: GetRecord) -> Result<Option<String>> {
    let record = Id::<MeetingFields>::of(input.id);
    store::find_sealing_document(session.store()?.read(), record)
}

fn get_one<R: Record>(session: &Session, id: uuid::Uuid) -> Result<AnyRecord> {
    json(store::get::<R>(session.store()?.read(), Id::of(id))?)
}

fn list_some<R: Record>(session: &Session, of: Option<ParentRef>) -> Result<Vec<AnyRecord>> {
    let db = session.store()?.read();
    let found = match of {
        // Whose identity it is, the field says.
        Some(of) => store::list_of::<R, R>(db, of.field.column(), Id::of(of.id))?,
        None => store::list::<R>(db)?,
    };
    found.into_iter().map(json).collect()
}

fn json(stored: impl Serialize) -> Result<AnyRecord> {
    let value = serde_json::to_value(stored).map_err(Error::internal("answering"))?;
    Ok(AnyRecord(value))
}

/// Nouns whose rules look at other records and do not depend on who saved first.
const AMONG_OTHERS: &[&str] = &[PledgeLinkFields::NAME, PledgeShareFields::NAME];

macro_rules! by_noun {
    ($($name:ident: $fields:ident),* $(,)?) => {
        /// Saves a record: new at revision 0, else a change of that revision.
        ///
        /// # Errors
        /// `Invalid` with every field that breaks a rule, `Conflict`, `NotFound`, `ReadOnly`, the disk.
        pub fn save(session: &mut Session, input: SaveRecord) -> Result<AnyRecord> {
            match input.noun.as_str() {
                $(stringify!($name) => save_one::<$fields>(session, input),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Removes a record and what hangs on it.
        ///
        /// # Errors
        /// `Invalid` with `InUse` when other records need it; `Conflict`, `NotFound`, `ReadOnly`, the disk.
        pub fn remove(session: &mut Session, input: RemoveRecord) -> Result<()> {
            match input.noun.as_str() {
                $(stringify!($name) => remove_one::<$fields>(session, &input),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Reads a record.
        ///
        /// # Errors
        /// `NotFound`.
        pub fn get(session: &mut Session, input: GetRecord) -> Result<AnyRecord> {
            match input.noun.as_str() {
                $(stringify!($name) => get_one::<$fields>(session, input.id),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Lists the records of a noun, all or those that belong to another record, in order of creation.
        ///
        /// # Errors
        /// When records of this noun belong to none by that field; when the file cannot be read.
        pub fn list(session: &mut Session, input: ListRecords) -> Result<Vec<AnyRecord>> {
            match input.noun.as_str() {
                $(stringify!($name) => list_some::<$fields>(session, input.of),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Removes one record by its noun's name inside a write under way.
        pub(in crate::api) fn remove_record_of(tx: &Tx, noun: &str, id: uuid::Uuid, revision: i64) -> Result<()> {
            match noun {
                $(stringify!($name) => tx.remove(Id::<$fields>::of(id), revision),)*
                _ => Err(Error::NotFound { noun: "noun" }),
            }
        }
        /// Whether a record, as it stands, keeps the rules of its noun.
        ///
        /// # Errors
        /// `NotFound`; when the file cannot be read.
        pub(in crate::api) fn keeps_rules(tx: &Tx, noun: &str, id: &str) -> Result<bool> {
            let id: uuid::Uuid = id.parse().map_err(Error::internal("reading the record"))?;
            let mut problems = Problems::default();
            match noun {
                $(stringify!($name) => {
                    let id = Id::<$fields>::of(id);
                    let mut fields = store::get(tx.read(), id)?.fields;
                    fields.check(&mut problems);
                    if AMONG_OTHERS.contains(&noun) {
                        match fields.before_save(tx, id) {
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
        pub(in crate::api) fn write_record_of(tx: &Tx, noun: &str, id: uuid::Uuid, fields: Value) -> Result<()> {
            match noun {
                $(stringify!($name) => write_record::<$fields>(tx, Id::of(id), 0, parse_input(fields)?),)*
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
        return Err(Error::Usage(Misuse::NothingToAdd));
    }
    let op = session.op(format!("add {}", input.noun));
    session.store_mut()?.write(&op, |tx| {
        let mut records = input.records.into_iter().enumerate();
        records.try_for_each(|(n, new)| {
            let done = write_record_of(tx, &new.noun, new.id, new.fields);
            done.map_err(|error| error.under(&format!("records.{n}")))
        })
    })
}

/// Takes back the last operation.
///
/// # Errors
/// `NothingToUndo`, `Conflict`, `ReadOnly`, the disk.
pub fn undo(session: &mut Session, _: NoInput) -> Result<UndoResult> {
    let op = session.op("undo");
    Ok(UndoResult {
        name: session.store_mut()?.undo(op)?,
    })
}

/// Brings back the operation taken back last.
///
/// # Errors
/// `NothingToUndo`, `Conflict`, `ReadOnly`, the disk.
pub fn redo(session: &mut Session, _: NoInput) -> Result<UndoResult> {
    let op = session.op("redo");
    Ok(UndoResult {
        name: session.store_mut()?.redo(op)?,
    })
}

/// The last operations, newest first.
///
/// # Errors
/// When the file cannot be read.
pub fn operations(session: &mut Session, input: HistoryQuery) -> Result<Vec<OperationRow>> {
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
