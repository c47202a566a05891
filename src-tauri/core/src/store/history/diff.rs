//! What changed in the register of pledges since a day, read from the history and nothing else.

use crate::store::{
    as_of,
    field::{Field, to_camel_case},
    history::{self, Change, Operation},
    merge::RowJson,
};
use crate::{Error, Result, model::*};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What one operation did to one record.
#[derive(Default)]
struct RecordChange {
    /// The row before and after; none when only links changed.
    before_after: Option<(Option<RowJson>, Option<RowJson>)>,
    /// Fields whose rows of links changed.
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
    let last = as_of::last_operation_as_of(db, day)?.map_or(0, |last| last.sequence);
    let mut titles = TitleCache::default();
    let (mut rows, mut more) = (Vec::new(), 0);
    for operation in history::operations_after(db, last)? {
        for ((noun, id, kind), (fields, count)) in diff_operation(db, &operation, &mut titles)? {
            if rows.len() >= limit {
                more += 1;
                continue;
            }
            let (pledge, title) = titles.pledge_and_title(db, noun, &id)?;
            rows.push(ChangedRow {
                at: operation.at.clone(),
                who: operation.who.clone(),
                sequence: operation.sequence,
                operation: operation.name.clone(),
                operation_kind: operation.kind.clone(),
                noun: noun.to_owned(),
                id: parse_id(&id)?,
                pledge: pledge.map(|id| parse_id(&id)).transpose()?.map(Id::of),
                title,
                kind,
                fields: fields.into_iter().collect(),
                count,
            });
        }
    }
    Ok((rows, more))
}

fn parse_id(text: &str) -> Result<uuid::Uuid> {
    text.parse().map_err(Error::internal("reading the history"))
}

/// What an operation did to the register: by noun, record and kind of change, the changed fields and the number of
/// records.
type RegisterChanges = BTreeMap<(&'static str, String, ChangeKind), (BTreeSet<String>, usize)>;

fn diff_operation(
    db: &Connection,
    operation: &Operation,
    titles: &mut TitleCache,
) -> Result<RegisterChanges> {
    let mut all: BTreeMap<(&'static str, String), RecordChange> = BTreeMap::new();
    for change in history::changes_of(db, operation.sequence)? {
        let Some((noun, link)) = titles.locate(db, &change)? else {
            continue;
        };
        let record_change = all.entry((noun, change.record.clone())).or_default();
        match link {
            Some(field) => {
                record_change.links.insert(field);
            }
            None => {
                let (before, after) = (parse_row(change.before)?, parse_row(change.after)?);
                let found = record_change
                    .before_after
                    .take()
                    .map_or(before, |(found, _)| found);
                record_change.before_after = Some((found, after));
            }
        }
    }
    let mut lines = RegisterChanges::new();
    for ((noun, record), record_change) in all {
        let set = record_change.rate_set();
        let Some((kind, fields)) = record_change.kind_and_fields() else {
            continue;
        };
        // Exchange rates are imported by the thousand: one line for all of a rate set.
        let line = lines
            .entry((noun, set.unwrap_or(record), kind))
            .or_default();
        line.0.extend(fields);
        line.1 += 1;
    }
    Ok(lines)
}

impl RecordChange {
    /// How the record changed, and which of its fields; none when it is as it was.
    fn kind_and_fields(self) -> Option<(ChangeKind, BTreeSet<String>)> {
        let mut fields = self.links;
        match self.before_after {
            Some((None, None)) => return None,
            Some((None, Some(_))) => return Some((ChangeKind::Added, BTreeSet::new())),
            Some((Some(_), None)) => return Some((ChangeKind::Removed, BTreeSet::new())),
            Some((Some(before), Some(after))) => {
                let own = |c: &&String| !matches!(c.as_str(), "revision" | "updated_at");
                let differing = after.keys().filter(own);
                let differing = differing.filter(|c| before.get(*c) != after.get(*c));
                fields.extend(differing.map(|column| field_of_column(column)));
            }
            None => {}
        }
        (!fields.is_empty()).then_some((ChangeKind::Changed, fields))
    }

    /// The rate set of an exchange rate; none for other records.
    fn rate_set(&self) -> Option<String> {
        let (before, after) = self.before_after.as_ref()?;
        let set = after.as_ref().or(before.as_ref())?.get("rate_set")?;
        set.as_str().map(str::to_owned)
    }
}

/// The field that a column is part of, as the page knows it: `amount_minor` is part of `amount`.
fn field_of_column(column: &str) -> String {
    let parts = <Amount as Field>::PARTS;
    let ending = parts.iter().filter(|part| column.ends_with(**part));
    let ending = ending.max_by_key(|part| part.len());
    to_camel_case(
        ending
            .and_then(|part| column.strip_suffix(*part))
            .unwrap_or(column),
    )
}

fn parse_row(json: Option<String>) -> Result<Option<RowJson>> {
    let read = json.map(|json| serde_json::from_str(&json)).transpose();
    read.map_err(Error::internal("reading the history"))
}

/// Titles, pledges and nouns of records, looked up once each.
#[derive(Default)]
struct TitleCache {
    titles: HashMap<(&'static str, String), (Option<String>, String)>,
    nouns: HashMap<String, Option<&'static str>>,
}

impl TitleCache {
    /// The noun of the register that a change is of, and the field when it is of a record's links.
    fn locate(
        &mut self,
        db: &Connection,
        change: &Change,
    ) -> Result<Option<(&'static str, Option<String>)>> {
        let table = change.table.as_str();
        if let Some(noun) = REGISTER_NOUNS.iter().find(|noun| **noun == table) {
            return Ok(Some((*noun, None)));
        }
        if table == "citation" {
            let noun = self.noun_of(db, &change.record)?;
            return Ok(noun.map(|noun| (noun, Some("sources".into()))));
        }
        let linked = REGISTER_NOUNS.iter().find_map(|noun| {
            let field = table.strip_prefix(noun)?.strip_prefix('_')?;
            Some((*noun, Some(to_camel_case(field))))
        });
        Ok(linked)
    }

    /// The noun of the register that a record is of, by its history; none for records outside the register.
    fn noun_of(&mut self, db: &Connection, record: &str) -> Result<Option<&'static str>> {
        if let Some(cached) = self.nouns.get(record) {
            return Ok(*cached);
        }
        let sql = "SELECT DISTINCT record_table FROM change WHERE record_id = :record";
        let mut statement = db.prepare_cached(sql)?;
        let tables = statement.query_map(named_params! { ":record": record }, |row| row.get(0))?;
        let tables: Vec<String> = tables.collect::<rusqlite::Result<_>>()?;
        let found = REGISTER_NOUNS
            .iter()
            .find(|noun| tables.iter().any(|t| t.as_str() == **noun));
        let found = found.copied();
        self.nouns.insert(record.to_owned(), found);
        Ok(found)
    }

    /// The pledge that a record is part of, or is, and the title to show it by.
    fn pledge_and_title(
        &mut self,
        db: &Connection,
        noun: &'static str,
        record: &str,
    ) -> Result<(Option<String>, String)> {
        let key = (noun, record.to_owned());
        if let Some(cached) = self.titles.get(&key) {
            return Ok(cached.clone());
        }
        let found = if noun == ExchangeRateFields::NAME {
            (
                None,
                self.pledge_and_title(db, RateSetFields::NAME, record)?.1,
            )
        } else {
            let newest = newest_row(db, noun, record)?;
            let text = |column: &str| newest.get(column)?.as_str().map(str::to_owned);
            match text("pledge") {
                Some(pledge) => self.pledge_and_title(db, PledgeFields::NAME, &pledge)?,
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

/// The newest row of a record: as it is, or as it was when it was removed.
fn newest_row(db: &Connection, noun: &str, record: &str) -> Result<RowJson> {
    let sql = "SELECT coalesce(after, before) FROM change \
               WHERE record_id = :record AND record_table = :noun \
               ORDER BY operation DESC, position DESC LIMIT 1";
    let found: Option<String> = db
        .prepare_cached(sql)?
        .query_row(named_params! { ":record": record, ":noun": noun }, |row| {
            row.get(0)
        })
        .optional()?;
    Ok(parse_row(found)?.unwrap_or_default())
}
