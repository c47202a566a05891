//! Reads what the ledger is made from: everything, or only some pledges after a change.

use super::{
    field::Field,
    meeting_record::coalition,
    record::{Record, list},
};
use crate::{Result, model::*};
use rusqlite::{Connection, Row, named_params};
use std::collections::{HashMap, HashSet};

/// Reads the pledges named, or all of them, with their lines, shares, tranches and links.
///
/// # Errors
/// When the file cannot be read.
pub fn ledger_record(
    db: &Connection,
    only: Option<&HashSet<Id<PledgeFields>>>,
) -> Result<LedgerRecord> {
    let named = only.map(|ids| serde_json::json!(ids).to_string());
    let read = Read { db, named };
    let mut pledgers: HashMap<Id<PledgeFields>, Vec<Id<PartyFields>>> = HashMap::new();
    let links = read.all(
        "owner, target",
        "pledge_pledgers",
        "owner",
        "owner, position",
        |row| Ok((Field::read(row, "owner")?, Field::read(row, "target")?)),
    )?;
    for (owner, target) in links {
        pledgers.entry(owner).or_default().push(target);
    }
    let columns = "id, title, pledgers_unnamed, announced_on, amount_precision, amount_minor, \
                   amount_max_minor, amount_currency, channel, body, meeting, agenda_item";
    let pledges = read.all(columns, "pledge", "id", "id", |row| {
        let id = Field::read(row, "id")?;
        Ok(LedgerPledge {
            id,
            title: row.get("title")?,
            pledgers: pledgers.remove(&id).unwrap_or_default(),
            pledgers_unnamed: row.get("pledgers_unnamed")?,
            announced_on: Field::read(row, "announced_on")?,
            amount: Field::read(row, "amount")?,
            channel: Field::read(row, "channel")?,
            body: Field::read(row, "body")?,
            meeting: Field::read(row, "meeting")?,
            agenda_item: Field::read(row, "agenda_item")?,
        })
    })?;
    let columns = "id, pledge, rung, happened_on, amount_precision, amount_minor, amount_max_minor, \
                   amount_currency, party, tranche, corrects, void";
    let events = read.all(columns, "pledge_event", "pledge", "id", |row| {
        Ok(LedgerEvent {
            id: Field::read(row, "id")?,
            pledge: Field::read(row, "pledge")?,
            rung: Field::read(row, "rung")?,
            happened_on: Field::read(row, "happened_on")?,
            amount: Field::read(row, "amount")?,
            party: Field::read(row, "party")?,
            tranche: Field::read(row, "tranche")?,
            corrects: Field::read(row, "corrects")?,
            void: Field::read(row, "void")?,
        })
    })?;
    let shares = read.all(
        "pledge, party, minor",
        "pledge_share",
        "pledge",
        "id",
        |row| {
            Ok(LedgerShare {
                pledge: Field::read(row, "pledge")?,
                party: Field::read(row, "party")?,
                minor: row.get("minor")?,
            })
        },
    )?;
    let columns = "id, pledge, planned_on, planned_precision, planned_minor, planned_max_minor, \
                   planned_currency, waived, note";
    let tranches = read.all(columns, "tranche", "pledge", "id", |row| {
        Ok(LedgerTranche {
            id: Field::read(row, "id")?,
            fields: TrancheFields {
                pledge: Field::read(row, "pledge")?,
                planned_on: Field::read(row, "planned_on")?,
                planned: Field::read(row, "planned")?,
                waived: Field::read(row, "waived")?,
                note: row.get("note")?,
                sources: Vec::new(),
            },
        })
    })?;
    let link = |row: &Row| {
        Ok(LedgerLink {
            pledge: Field::read(row, "pledge")?,
            kind: Field::read(row, "kind")?,
            other: Field::read(row, "other")?,
        })
    };
    let mut links = read.all("pledge, kind, other", "pledge_link", "pledge", "id", link)?;
    if let Some(ids) = only {
        // What others are to these; what these are to each other was read above.
        let back = read.all("pledge, kind, other", "pledge_link", "other", "id", link)?;
        links.extend(back.into_iter().filter(|l| !ids.contains(&l.pledge)));
    }
    Ok(LedgerRecord {
        pledges,
        events,
        shares,
        links,
        tranches,
    })
}

/// What the running total of a summary is made from.
///
/// # Errors
/// When the file cannot be read.
pub fn running_record(db: &Connection) -> Result<RunningRecord> {
    let mut internal = db.prepare_cached("SELECT id FROM agenda_item WHERE internal")?;
    let internal = internal.query_map([], |row| Field::read(row, "id"))?;
    Ok(RunningRecord {
        internal: internal.collect::<rusqlite::Result<_>>()?,
        ledger: ledger_record(db, None)?,
    })
}

/// Everything the register is printed from.
///
/// # Errors
/// `NotFound` when the file has no coalition yet; when it cannot be read.
pub fn register_record(db: &Connection) -> Result<RegisterRecord> {
    Ok(RegisterRecord {
        coalition: coalition(db)?,
        parties: list(db)?,
        bodies: list(db)?,
        meetings: list(db)?,
        pledges: by_id(db)?,
        events: by_id(db)?,
        sources: by_id(db)?,
        purchases: list(db)?,
    })
}

fn by_id<R: Record>(db: &Connection) -> Result<HashMap<Id<R>, Stored<R>>> {
    let all = list::<R>(db)?;
    Ok(all.into_iter().map(|one| (one.id, one)).collect())
}

/// The pledges whose ledger may read differently since an operation: those of every changed row.
///
/// # Errors
/// When the file cannot be read.
pub fn pledges_touched_since(db: &Connection, sequence: i64) -> Result<HashSet<Id<PledgeFields>>> {
    // Not UNION: to give each only once, SQLite would walk the whole history in the order of its records.
    let mut statement = db.prepare_cached(
        "SELECT record_id AS id FROM change WHERE operation > :sequence AND record_table = 'pledge'
         UNION ALL SELECT record_id FROM change
             WHERE operation > :sequence AND record_table = 'pledge_pledgers'
         UNION ALL SELECT atom FROM change, json_each(json_array(
             json_extract(before, '$.pledge'), json_extract(after, '$.pledge'),
             json_extract(before, '$.other'), json_extract(after, '$.other')))
             WHERE operation > :sequence AND atom IS NOT NULL AND record_table IN
             ('pledge_event', 'pledge_share', 'tranche', 'pledge_link')",
    )?;
    let rows = statement.query_map(named_params! { ":sequence": sequence }, |row| {
        Field::read(row, "id")
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

struct Read<'a> {
    db: &'a Connection,
    /// The identities wanted, as JSON; none for all.
    named: Option<String>,
}

impl Read<'_> {
    /// Some columns of a table, of the rows whose `key` is wanted.
    fn all<T>(
        &self,
        columns: &str,
        table: &str,
        key: &str,
        order: &str,
        read: impl FnMut(&Row) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let Some(named) = &self.named else {
            let sql = format!("SELECT {columns} FROM {table} ORDER BY {order}");
            let mut statement = self.db.prepare_cached(&sql)?;
            let rows = statement.query_map([], read)?;
            return Ok(rows.collect::<rusqlite::Result<_>>()?);
        };
        let sql = format!(
            "SELECT {columns} FROM {table} WHERE {key} IN (SELECT value FROM json_each(:named)) \
             ORDER BY {order}"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(named_params! { ":named": named }, read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
