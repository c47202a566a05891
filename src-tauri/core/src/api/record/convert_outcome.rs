//! Converts an outcome of a meeting that was recorded as the wrong kind into another kind.

use crate::api::{
    in_use::describe_in_use,
    records::{self, AnyRecord, GetRecord},
};
use crate::{
    Error, Misuse, Result,
    model::*,
    session::Session,
    store::{self, Tx},
};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

/// The nouns that can be converted into each other.
const KINDS: [&str; 4] = ["decision", "action", "pledge", "statement"];
/// Fields that the new record takes from the old one, whatever the input says.
const CARRIED_OVER: [&str; 3] = ["meeting", "agendaItem", "sources"];

/// An outcome of a meeting, and the kind to convert it to.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConvertOutcome {
    /// Its present kind: `decision`, `action`, `pledge` or `statement`.
    pub noun: String,
    /// The record that is replaced.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: Uuid,
    /// The revision it was read at; another one is a conflict.
    pub revision: i64,
    /// The new kind, another of the four.
    pub into: String,
    /// The id of the record that takes its place.
    #[cfg_attr(test, ts(type = "string"))]
    pub new_id: Uuid,
    /// The fields of the new record; meeting, agenda item and sources are taken from the old one.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub fields: Value,
}

/// Creates the new record and removes the old one, as one operation. The number of the old one is not
/// assigned again.
///
/// # Errors
/// `Invalid` with every field that breaks a rule, or `InUse` when other records rest on the old one;
/// `Conflict`, `NotFound`, `ReadOnly`, the disk.
pub fn convert_outcome(session: &mut Session, input: ConvertOutcome) -> Result<AnyRecord> {
    let ConvertOutcome {
        noun,
        id,
        revision,
        into,
        new_id,
        mut fields,
    } = input;
    if noun == into || ![&noun, &into].iter().all(|n| KINDS.contains(&n.as_str())) {
        return Err(Error::Usage(Misuse::NotConverted { noun, into }));
    }
    let get = |session: &mut Session, noun: &str, id| {
        let noun = noun.to_owned();
        records::get(session, GetRecord { noun, id })
    };
    let old = get(session, &noun, id)?;
    for key in CARRIED_OVER {
        if let (Some(kept), Some(fields)) = (old.field(key), fields.as_object_mut()) {
            fields.insert(key.to_owned(), kept.clone());
        }
    }
    let op = session.op(format!("turn {noun}"));
    let done = session.store_mut()?.write(&op, |tx| {
        ensure_convertible(tx, &noun, id)?;
        records::remove_record_of(tx, &noun, id, revision)?;
        records::write_record_of(tx, &into, new_id, fields)
    });
    done.map_err(|error| describe_in_use(session, error))?;
    get(session, &into, new_id)
}

/// Refuses when the old record owns others that the new kind cannot have: the ledger of a pledge, the
/// meetings that an action was carried over to.
fn ensure_convertible(tx: &Tx, noun: &str, id: Uuid) -> Result<()> {
    let resting: Vec<String> = match noun {
        "pledge" => {
            let pledge = Id::<PledgeFields>::of(id);
            let events = store::list_of::<PledgeEventFields, _>(tx.read(), "pledge", pledge)?;
            let later = |e: &&Stored<PledgeEventFields>| e.fields.stage != Stage::Announced;
            events
                .iter()
                .filter(later)
                .map(|e| e.id.to_string())
                .collect()
        }
        "action" => {
            let action = Id::<ActionFields>::of(id);
            let carried = store::list_of::<CarryOverFields, _>(tx.read(), "action", action)?;
            carried.iter().map(|c| c.id.to_string()).collect()
        }
        _ => Vec::new(),
    };
    if resting.is_empty() {
        return Ok(());
    }
    let table = match noun {
        "pledge" => PledgeEventFields::NAME,
        _ => CarryOverFields::NAME,
    };
    let resting = resting.into_iter().map(|id| (table.to_owned(), id));
    Err(Error::invalid("", Rule::in_use(resting.collect())))
}
