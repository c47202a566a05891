//! What changed in the register of pledges since a day, read from the history and nothing else.

use super::{
    field::{Field, camel},
    history::{self, Change, Operation},
    known,
};
use crate::{Error, Result, model::*};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row as the history keeps it, by column name.
type Image = Map<String, Value>;

/// What one operation did to one record: how it found it, how it left it, and the links it touched.
#[derive(Default)]
struct Touched {
    images: Option<(Option<Image>, Option<Image>)>,
    links: BTreeSet<String>,
}

/// The records of the register that changed after the end of that day, UTC, the newest change first: at
/// most `limit`, and how many more there are.
///
/// # Errors
/// When the file cannot be read.
pub fn changes_since(
    db: &Connection,
    day: NaiveDate,
    limit: usize,
) -> Result<(Vec<ChangedRow>, usize)> {
    let last = known::last_by(db, day)?.map_or(0, |last| last.sequence);
    let mut names = Names::default();
    let (mut rows, mut more) = (Vec::new(), 0);
    for operation in history::operations_after(db, last)? {
        for ((noun, id, kind), (fields, count)) in changed(db, &operation, &mut names)? {
            if rows.len() >= limit {
                more += 1;
                continue;
            }
            let (pledge, title) = names.of(db, noun, &id)?;
            rows.push(ChangedRow {
                at: operation.at.clone(),
                who: operation.who.clone(),
                sequence: operation.sequence,
                operation: operation.name.clone(),
                operation_kind: operation.kind.clone(),
                noun: noun.to_owned(),
                id: identity(&id)?,
                pledge: pledge.map(|id| identity(&id)).transpose()?.map(Id::of),
                title,
                kind,
                fields: fields.into_iter().collect(),
                count,
            });
        }
    }
    Ok((rows, more))
}

fn identity(text: &str) -> Result<uuid::Uuid> {
    text.parse().map_err(Error::internal("reading the history"))
}

/// What an operation did to the register, by noun, record and kind: the fields, and how many records.
type Lines = BTreeMap<(&'static str, String, ChangeKind), (BTreeSet<String>, usize)>;

fn changed(db: &Connection, operation: &Operation, names: &mut Names) -> Result<Lines> {
    let mut all: BTreeMap<(&'static str, String), Touched> = BTreeMap::new();
    for change in history::changes_of(db, operation.sequence)? {
        let Some((noun, link)) = names.place(db, &change)? else {
            continue;
        };
        let touched = all.entry((noun, change.record.clone())).or_default();
        match link {
            Some(field) => {
                touched.links.insert(field);
            }
            None => {
                let (before, after) = (image(change.before)?, image(change.after)?);
                let found = touched.images.take().map_or(before, |(found, _)| found);
                touched.images = Some((found, after));
            }
        }
    }
    let mut lines = Lines::new();
    for ((noun, record), touched) in all {
        let set = touched.set();
        let Some((kind, fields)) = touched.became() else {
            continue;
        };
        // Rates come by the thousand: one line for those of a set.
        let line = lines
            .entry((noun, set.unwrap_or(record), kind))
            .or_default();
        line.0.extend(fields);
        line.1 += 1;
    }
    Ok(lines)
}

impl Touched {
    /// What became of the record, and which of its fields changed; nothing when it is as it was.
    fn became(self) -> Option<(ChangeKind, BTreeSet<String>)> {
        let mut fields = self.links;
        match self.images {
            Some((None, None)) => return None,
            Some((None, Some(_))) => return Some((ChangeKind::Added, BTreeSet::new())),
            Some((Some(_), None)) => return Some((ChangeKind::Removed, BTreeSet::new())),
            Some((Some(before), Some(after))) => {
                let own = |c: &&String| !matches!(c.as_str(), "revision" | "updated_at");
                let differing = after.keys().filter(own);
                let differing = differing.filter(|c| before.get(*c) != after.get(*c));
                fields.extend(differing.map(|column| field(column)));
            }
            None => {}
        }
        (!fields.is_empty()).then_some((ChangeKind::Changed, fields))
    }

    /// Of a rate, its set.
    fn set(&self) -> Option<String> {
        let (before, after) = self.images.as_ref()?;
        let set = after.as_ref().or(before.as_ref())?.get("rate_set")?;
        set.as_str().map(str::to_owned)
    }
}

/// The field that a column is part of, as the page knows it: `amount_minor` is part of `amount`.
fn field(column: &str) -> String {
    let parts = <Amount as Field>::PARTS;
    let ending = parts.iter().filter(|part| column.ends_with(**part));
    let ending = ending.max_by_key(|part| part.len());
    camel(
        ending
            .and_then(|part| column.strip_suffix(*part))
            .unwrap_or(column),
    )
}

fn image(json: Option<String>) -> Result<Option<Image>> {
    let read = json.map(|json| serde_json::from_str(&json)).transpose();
    read.map_err(Error::internal("reading the history"))
}

/// What records are called and what they belong to, looked up once each.
#[derive(Default)]
struct Names {
    titles: HashMap<(&'static str, String), (Option<String>, String)>,
    owners: HashMap<String, Option<&'static str>>,
}

impl Names {
    /// The noun of the register that a change is of, and the field when it is of a record's links.
    fn place(
        &mut self,
        db: &Connection,
        change: &Change,
    ) -> Result<Option<(&'static str, Option<String>)>> {
        let table = change.table.as_str();
        if let Some(noun) = OF_REGISTER.iter().find(|noun| **noun == table) {
            return Ok(Some((*noun, None)));
        }
        if table == "citation" {
            let noun = self.owner(db, &change.record)?;
            return Ok(noun.map(|noun| (noun, Some("sources".into()))));
        }
        let linked = OF_REGISTER.iter().find_map(|noun| {
            let field = table.strip_prefix(noun)?.strip_prefix('_')?;
            Some((*noun, Some(camel(field))))
        });
        Ok(linked)
    }

    /// The noun of the register that a record is of, by its history; none for records of elsewhere.
    fn owner(&mut self, db: &Connection, record: &str) -> Result<Option<&'static str>> {
        if let Some(known) = self.owners.get(record) {
            return Ok(*known);
        }
        let sql = "SELECT DISTINCT record_table FROM change WHERE record_id = :record";
        let mut statement = db.prepare_cached(sql)?;
        let tables = statement.query_map(named_params! { ":record": record }, |row| row.get(0))?;
        let tables: Vec<String> = tables.collect::<rusqlite::Result<_>>()?;
        let found = OF_REGISTER
            .iter()
            .find(|noun| tables.iter().any(|t| t.as_str() == **noun));
        let found = found.copied();
        self.owners.insert(record.to_owned(), found);
        Ok(found)
    }

    /// The pledge that a record is part of, or is, and the title to show it by.
    fn of(
        &mut self,
        db: &Connection,
        noun: &'static str,
        record: &str,
    ) -> Result<(Option<String>, String)> {
        let key = (noun, record.to_owned());
        if let Some(known) = self.titles.get(&key) {
            return Ok(known.clone());
        }
        let found = if noun == ExchangeRateFields::NAME {
            (None, self.of(db, RateSetFields::NAME, record)?.1)
        } else {
            let newest = newest(db, noun, record)?;
            let text = |column: &str| newest.get(column)?.as_str().map(str::to_owned);
            match text("pledge") {
                Some(pledge) => self.of(db, PledgeFields::NAME, &pledge)?,
                None => {
                    let title = ["title", "scope", "name"].iter().find_map(|c| text(c));
                    let pledge = (noun == PledgeFields::NAME).then(|| record.to_owned());
                    (pledge, title.unwrap_or_default())
                }
            }
        };
        self.titles.insert(key, found.clone());
        Ok(found)
    }
}

/// The newest image of a record: as it is, or as it was when it went.
fn newest(db: &Connection, noun: &str, record: &str) -> Result<Image> {
    let sql = "SELECT coalesce(after, before) FROM change \
               WHERE record_id = :record AND record_table = :noun \
               ORDER BY operation DESC, position DESC LIMIT 1";
    let found: Option<String> = db
        .prepare_cached(sql)?
        .query_row(named_params! { ":record": record, ":noun": noun }, |row| {
            row.get(0)
        })
        .optional()?;
    Ok(image(found)?.unwrap_or_default())
}
