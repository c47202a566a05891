//! Turning an outcome of a meeting into one of another kind.

use super::{
    needed::name_needing,
    records::{self, Get, Row},
};
use crate::{
    Error, Result,
    model::*,
    session::Session,
    store::{self, Tx},
};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

/// The kinds of outcome that can be turned into each other.
const KINDS: [&str; 4] = ["decision", "action", "pledge", "statement"];
/// What the new record has from the old one, whatever is asked for.
const KEPT: [&str; 3] = ["meeting", "agendaItem", "sources"];

/// An outcome, and what it is to become.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Turn {
    /// What it is now: `decision`, `action`, `pledge` or `statement`.
    pub noun: String,
    /// Its identity.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: Uuid,
    /// The revision it was read at.
    pub revision: i64,
    /// What it is to become.
    pub into: String,
    /// The identity of the new record.
    #[cfg_attr(test, ts(type = "string"))]
    pub new_id: Uuid,
    /// The fields of the new record; meeting, agenda item and sources are taken from the old one.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub fields: Value,
}

/// Makes the new record and removes the old one, as one operation. A number that the old one had is
/// not given again.
///
/// # Errors
/// `Invalid` with every field that breaks a rule, or `InUse` when other records rest on the old one;
/// `Conflict`, `NotFound`, `ReadOnly`, the disk.
pub fn turn(session: &mut Session, input: Turn) -> Result<Row> {
    let Turn {
        noun,
        id,
        revision,
        into,
        new_id,
        mut fields,
    } = input;
    if noun == into || ![&noun, &into].iter().all(|n| KINDS.contains(&n.as_str())) {
        return Err(Error::Usage(format!("{noun} is not turned into {into}")));
    }
    let get = |session: &mut Session, noun: &str, id| {
        let noun = noun.to_owned();
        records::get(session, Get { noun, id })
    };
    let old = get(session, &noun, id)?;
    for key in KEPT {
        if let (Some(kept), Some(fields)) = (old.field(key), fields.as_object_mut()) {
            fields.insert(key.to_owned(), kept.clone());
        }
    }
    let op = session.op(format!("turn {noun}"));
    let done = session.store_mut()?.write(&op, |tx| {
        rests_on(tx, &noun, id)?;
        records::remove_named(tx, &noun, id, revision)?;
        records::put_named(tx, &into, new_id, fields)
    });
    done.map_err(|error| name_needing(session, error))?;
    get(session, &into, new_id)
}

/// Refuses when something would go with the old record that the new one can't hold: the ledger of a
/// pledge, the meetings that an action was carried over to.
fn rests_on(tx: &Tx, noun: &str, id: Uuid) -> Result<()> {
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
