//! Reads what the ledger is computed from: all pledges, or only some after a change.

use crate::store::{
    coalition::coalition,
    field::{Field, SequentialRow, query_rows},
    record::{Record, list},
};
use crate::{Result, model::*};
use rusqlite::{Connection, named_params};
use std::collections::{HashMap, HashSet};

/// Reads the pledges named, or all of them, with their lines, shares, tranches and links.
///
/// # Errors
/// When the file cannot be read.
pub fn ledger_record(
    db: &Connection,
    only: Option<&HashSet<Id<PledgeFields>>>,
) -> Result<LedgerRecord> {
    let ids = only.map(|ids| serde_json::json!(ids).to_string());
    let reader = LedgerReader { db, ids };
    let mut pledgers: HashMap<Id<PledgeFields>, Vec<Id<PartyFields>>> = HashMap::new();
    let mut links = reader.query(
        "owner, position, target",
        "pledge_pledgers",
        "owner",
        |row| {
            Ok((
                Field::read(row, "owner")?,
                <i64 as Field>::read(row, "position")?,
                Field::read(row, "target")?,
            ))
        },
    )?;
    links.sort_unstable();
    for (owner, _, target) in links {
        pledgers.entry(owner).or_default().push(target);
    }
    let columns = "id, title, pledgers_unnamed, announced_on, amount_precision, amount_minor, \
                   amount_max_minor, amount_currency, channel, body, meeting, agenda_item";
    let pledges = reader.query(columns, "pledge", "id", |row| {
        let id = Field::read(row, "id")?;
        Ok(LedgerPledge {
            id,
            title: Field::read(row, "title")?,
            pledgers: pledgers.remove(&id).unwrap_or_default(),
            pledgers_unnamed: Field::read(row, "pledgers_unnamed")?,
            announced_on: Field::read(row, "announced_on")?,
            amount: Field::read(row, "amount")?,
            channel: Field::read(row, "channel")?,
            body: Field::read(row, "body")?,
            meeting: Field::read(row, "meeting")?,
            agenda_item: Field::read(row, "agenda_item")?,
        })
    })?;
    let columns = "id, pledge, stage, happened_on, amount_precision, amount_minor, amount_max_minor, \
                   amount_currency, party, tranche, corrects, void";
    let events = reader.query(columns, "pledge_event", "pledge", |row| {
        Ok(LedgerEvent {
            id: Field::read(row, "id")?,
            pledge: Field::read(row, "pledge")?,
            stage: Field::read(row, "stage")?,
            happened_on: Field::read(row, "happened_on")?,
            amount: Field::read(row, "amount")?,
            party: Field::read(row, "party")?,
            tranche: Field::read(row, "tranche")?,
            corrects: Field::read(row, "corrects")?,
            void: Field::read(row, "void")?,
        })
    })?;
    let shares = reader.query("pledge, party, minor", "pledge_share", "pledge", |row| {
        Ok(LedgerShare {
            pledge: Field::read(row, "pledge")?,
            party: Field::read(row, "party")?,
            minor: Field::read(row, "minor")?,
        })
    })?;
    let columns = "id, pledge, planned_on, planned_precision, planned_minor, planned_max_minor, \
                   planned_currency, waived, note";
    let tranches = reader.query(columns, "tranche", "pledge", |row| {
        Ok(LedgerTranche {
            id: Field::read(row, "id")?,
            fields: TrancheFields {
                pledge: Field::read(row, "pledge")?,
                planned_on: Field::read(row, "planned_on")?,
                planned: Field::read(row, "planned")?,
                waived: Field::read(row, "waived")?,
                note: Field::read(row, "note")?,
                sources: Vec::new(),
            },
        })
    })?;
    let link = |row: &SequentialRow| {
        Ok(LedgerLink {
            pledge: Field::read(row, "pledge")?,
            kind: Field::read(row, "kind")?,
            other: Field::read(row, "other")?,
        })
    };
    let mut links = reader.query("pledge, kind, other", "pledge_link", "pledge", link)?;
    if let Some(ids) = only {
        // Links from other pledges to these; links among these were read above.
        let back = reader.query("pledge, kind, other", "pledge_link", "other", link)?;
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

/// The texts of every pledge: its title, its amount as stated and its purpose, one a line.
///
/// # Errors
/// When the file cannot be read.
pub fn pledge_texts(db: &Connection) -> Result<Vec<(Id<PledgeFields>, String)>> {
    let mut all = db.prepare_cached(
        "SELECT id, title || char(10) || coalesce(as_stated, '') || char(10) || coalesce(purpose, '') AS words
         FROM pledge",
    )?;
    Ok(query_rows(&mut all, [], |row| {
        Ok((Field::read(row, "id")?, Field::read(row, "words")?))
    })?)
}

/// The number of pledges by the precision of their amounts.
///
/// # Errors
/// When the file cannot be read.
pub fn pledges_by_precision(db: &Connection) -> Result<HashMap<Precision, i64>> {
    let mut counted = db.prepare_cached(
        "SELECT amount_precision, count(*) AS pledges FROM pledge GROUP BY amount_precision",
    )?;
    Ok(query_rows(&mut counted, [], |row| {
        Ok((
            Field::read(row, "amount_precision")?,
            Field::read(row, "pledges")?,
        ))
    })?)
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

/// The pledges whose ledger may have changed after an operation: those of every changed row.
///
/// # Errors
/// When the file cannot be read.
pub fn pledges_changed_since(db: &Connection, sequence: i64) -> Result<HashSet<Id<PledgeFields>>> {
    // UNION ALL: to remove duplicates, SQLite would walk the whole history in the order of its records.
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
    let since = named_params! { ":sequence": sequence };
    Ok(query_rows(&mut statement, since, |row| {
        Field::read(row, "id")
    })?)
}

struct LedgerReader<'a> {
    db: &'a Connection,
    /// The ids of the pledges to read, as a JSON array; none for all.
    ids: Option<String>,
}

impl LedgerReader<'_> {
    /// Reads some columns of the rows whose `key` is among the ids, in no particular order: with an `ORDER BY`,
    /// SQLite would look up each row separately.
    fn query<T>(
        &self,
        columns: &str,
        table: &str,
        key: &str,
        read: impl FnMut(&SequentialRow) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let Some(ids) = &self.ids else {
            let sql = format!("SELECT {columns} FROM {table}");
            return Ok(query_rows(&mut *self.db.prepare_cached(&sql)?, [], read)?);
        };
        let sql = format!(
            "SELECT {columns} FROM {table} WHERE {key} IN (SELECT value FROM json_each(:ids))"
        );
        let ids = named_params! { ":ids": ids };
        Ok(query_rows(&mut *self.db.prepare_cached(&sql)?, ids, read)?)
    }
}
