//! What only one record may have: a number that both copies gave, a name that both entered.

use super::{
    Merging,
    case::Case,
    fields::judge,
    outcome::Line,
    shape::{Image, Key, Shape, text},
};
use crate::{
    Error, Result,
    model::{MergedKind, Side},
};
use rusqlite::{Connection, named_params};
use serde_json::Value;

/// What happens when another record has the same already.
enum Taken {
    /// The next number is given.
    Number(&'static str),
    /// The next number after the dot is given: `2.4`.
    Serial,
    /// It stays without an ordinal.
    Ordinal,
    /// Nobody can tell which of the two it is to be.
    Blocks,
    /// It is the same thing.
    Same,
}

fn taken(table: &str, columns: &[String]) -> Taken {
    match table {
        "agenda_item" => Taken::Number("number"),
        "invitation" => Taken::Number("sequence"),
        "decision" | "action" => Taken::Serial,
        "meeting" if columns.iter().any(|column| column == "ordinal") => Taken::Ordinal,
        "document" | "meeting" => Taken::Blocks,
        _ => Taken::Same,
    }
}

impl Merging<'_> {
    /// Gives a record that is new here what nobody has yet; gives the record that it is, when it was
    /// entered in both copies.
    pub(super) fn settle_clash(
        &mut self,
        shape: &Shape,
        key: &Key,
        there: &Image,
        row: &mut Image,
    ) -> Result<Option<String>> {
        // Each round frees one of the sets of columns that may stand once.
        for _ in 0..=shape.unique.len() {
            let Some((other, columns)) = shape.clash(self.here, row)? else {
                return Ok(None);
            };
            let free = match taken(&shape.table, &columns) {
                Taken::Number(column) => self.next_number(shape, column, there, row)?,
                Taken::Serial => self.next_serial(shape, there, row)?,
                Taken::Ordinal => ("ordinal", Value::Null),
                Taken::Same if self.may_be_same(shape, &other)? => return Ok(Some(other)),
                Taken::Same | Taken::Blocks => {
                    self.block(key, row);
                    self.left.insert(key.record.clone());
                    return Ok(None);
                }
            };
            self.give(shape, key, row, (&other, free))?;
        }
        Ok(None)
    }

    /// What was sealed there keeps its number, and the record that has it here gets the free one, unless
    /// that one is sealed too.
    fn give(
        &mut self,
        shape: &Shape,
        key: &Key,
        row: &mut Image,
        (other, (column, free)): (&str, (&str, Value)),
    ) -> Result<()> {
        if self.sealed.contains(&key.record) && self.move_away(shape, other, column, &free)? {
            return Ok(());
        }
        let before = row.clone();
        row.insert(column.to_owned(), free.clone());
        self.tell_number(key, &before, column, &free);
        Ok(())
    }

    /// Gives a record of this file another number; not when it is sealed here.
    fn move_away(
        &mut self,
        shape: &Shape,
        record: &str,
        column: &str,
        free: &Value,
    ) -> Result<bool> {
        let key = Key::of(&shape.table, record);
        let Some(before) = shape.row(self.here, &key)? else {
            return Ok(false);
        };
        let mut row = before.clone();
        row.insert(column.to_owned(), free.clone());
        let columns: Vec<&String> = shape.columns.iter().filter(|c| *c == column).collect();
        let done =
            self.attempt(|| shape.update(self.here, &key.record, (&row, &columns), (0, self.at)));
        match done {
            Ok(()) => {
                self.tell_number(&key, &before, column, free);
                Ok(true)
            }
            Err(Error::Sealed { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn tell_number(&mut self, key: &Key, before: &Image, column: &str, free: &Value) {
        let shown = free
            .as_str()
            .map_or_else(|| free.to_string(), str::to_owned);
        let line = self.out.line(MergedKind::Renumbered, key, before);
        line.fields.push(column.to_owned());
        line.now = (!free.is_null()).then_some(shown);
    }

    /// A number that was sealed there is free here: whoever has it gets the next one.
    pub(super) fn free_for_sealed(&mut self, shape: &Shape, there: &Image) -> Result<()> {
        let Some((other, columns)) = shape.clash(self.here, there)? else {
            return Ok(());
        };
        let (column, free) = match taken(&shape.table, &columns) {
            Taken::Number(column) => self.next_number(shape, column, there, there)?,
            Taken::Serial => self.next_serial(shape, there, there)?,
            Taken::Ordinal | Taken::Blocks | Taken::Same => return Ok(()),
        };
        self.move_away(shape, &other, column, &free).map(drop)
    }

    /// The record here that one of the other copy was united with at an earlier merge: both had, at some
    /// time since the copies parted, what only one record may have, and neither copy has the other's.
    pub(super) fn united_before(&self, shape: &Shape, key: &Key) -> Result<Option<String>> {
        if shape.unique.is_empty() || !matches!(taken(&shape.table, &[]), Taken::Same) {
            return Ok(None);
        }
        let images = |db: &Connection, key: Option<&Key>| -> Result<Vec<(String, Image)>> {
            let mut all = db.prepare_cached(
                "SELECT record_id, coalesce(after, before) FROM change WHERE record_table = :table \
                 AND operation > :parted AND (:record IS NULL OR record_id = :record)",
            )?;
            let record = key.map(|key| key.record.as_str());
            let named =
                named_params! { ":table": shape.table, ":parted": self.parted, ":record": record };
            let rows = all.query_map(named, |row| Ok((row.get(0)?, row.get(1)?)))?;
            let rows: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
            let mut out = Vec::new();
            for (record, json) in rows {
                if let Some(row) = shape.read(db, Some(json))? {
                    out.push((record, row));
                }
            }
            Ok(out)
        };
        let theirs = images(self.there, Some(key))?;
        for (record, ours) in images(self.here, None)? {
            let one = |theirs: &Image| {
                let theirs = self.ours(theirs);
                shape.unique.iter().any(|columns| {
                    let value = |row: &Image, column: &String| row.get(column).cloned();
                    let some = |column| value(&theirs, column).is_some_and(|v| !v.is_null());
                    columns
                        .iter()
                        .all(|c| some(c) && value(&theirs, c) == value(&ours, c))
                })
            };
            if theirs.iter().any(|(_, theirs)| one(theirs))
                && self.is_here(&shape.table, &record)?
                && !super::case::ever(self.there, &Key::of(&shape.table, &record))?
                && !self.same.values().any(|known| *known == record)
            {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    pub(super) fn block(&mut self, key: &Key, row: &Image) {
        self.out.blocked.push(Line {
            kind: MergedKind::Clash,
            noun: key.table.clone(),
            record: key.record.clone(),
            row: row.clone(),
            fields: Vec::new(),
            now: None,
        });
    }

    pub(super) fn is_there(&self, shape: &Shape, record: &str) -> Result<bool> {
        let key = Key::of(&shape.table, record);
        Ok(shape.row(self.there, &key)?.is_some())
    }

    /// Whether a record here can be the one that the other copy entered: it has no other of it yet.
    fn may_be_same(&self, shape: &Shape, record: &str) -> Result<bool> {
        let united = self.same.values().any(|known| known == record);
        Ok(!united && !self.is_there(shape, record)?)
    }

    /// The number after all that either copy has at the meeting.
    fn next_number(
        &self,
        shape: &Shape,
        column: &'static str,
        there: &Image,
        row: &Image,
    ) -> Result<(&'static str, Value)> {
        let sql = format!(
            "SELECT max({column}) FROM {} WHERE meeting = :meeting",
            shape.table
        );
        let most = |db: &Connection, row: &Image| -> Result<Option<i64>> {
            let meeting = text(row, "meeting").unwrap_or_default();
            let mut statement = db.prepare_cached(&sql)?;
            Ok(statement.query_row(named_params! { ":meeting": meeting }, |row| row.get(0))?)
        };
        let most = most(self.here, row)?.max(most(self.there, there)?);
        Ok((column, Value::from(most.unwrap_or(0) + 1)))
    }

    /// The number after all that decisions or actions of the meeting ever had in either copy.
    fn next_serial(
        &self,
        shape: &Shape,
        there: &Image,
        row: &Image,
    ) -> Result<(&'static str, Value)> {
        let number = text(row, "number").unwrap_or_default();
        let (head, _) = number.rsplit_once('.').unwrap_or(("", number));
        let meeting = |row| text(row, "meeting").unwrap_or_default();
        let ever = super::super::history::numbers_ever;
        let mut all = ever(self.here, &shape.table, meeting(row))?;
        all.extend(ever(self.there, &shape.table, meeting(there))?);
        let serial = |number: &String| {
            let (of, serial) = number.rsplit_once('.').unwrap_or(("", number));
            serial.parse::<u64>().ok().filter(|_| of == head)
        };
        let next = all.iter().filter_map(serial).max().unwrap_or(0) + 1;
        let next = match head {
            "" => next.to_string(),
            head => format!("{head}.{next}"),
        };
        Ok(("number", Value::String(next)))
    }

    /// Puts the numbers of agenda items out of the way that the other copy gave otherwise or took away:
    /// items that changed places would else stand in each other's. Gives what they were.
    pub(super) fn park_numbers(&mut self, cases: &[Case]) -> Result<Vec<(Key, Value)>> {
        let mut parked = Vec::new();
        for case in cases.iter().filter(|case| case.key.table == "agenda_item") {
            let Some(here) = &case.here else { continue };
            let number = [&"number".to_owned()];
            let moves = match &case.there {
                None => case.was(),
                Some(there) => {
                    let (there, bases) = self.seen_from_here(case, there);
                    let side = judge(&number, here, &there, &bases);
                    let chosen = self
                        .choices
                        .of(&case.key.table, &case.key.record, Some("number"));
                    let sealed = self.sealed.contains(&case.key.record);
                    here.get("number") != there.get("number")
                        && (sealed || side.or(chosen) == Some(Side::There))
                }
            };
            let Some(was) = here.get("number").filter(|_| moves) else {
                continue;
            };
            let away = -1 - i64::try_from(parked.len()).unwrap_or(0);
            match self.attempt(|| self.set_number(&case.key, &Value::from(away))) {
                Ok(()) => parked.push((case.key.clone(), was.clone())),
                // It is refused again, and told, when the item is looked at.
                Err(Error::Sealed { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(parked)
    }

    /// Items that did not get another number have their own again, or the next one if it is taken now.
    pub(super) fn settle_parked(&mut self, parked: Vec<(Key, Value)>) -> Result<()> {
        let shape = self.shape_of("agenda_item")?;
        for (key, was) in parked {
            let Some(mut row) = shape.row(self.here, &key)? else {
                continue;
            };
            if row
                .get("number")
                .and_then(Value::as_i64)
                .is_none_or(|number| number >= 0)
            {
                continue;
            }
            row.insert("number".into(), was.clone());
            if shape.clash(self.here, &row)?.is_some() {
                let (column, free) = self.next_number(&shape, "number", &row, &row)?;
                let line = self.out.line(MergedKind::Renumbered, &key, &row);
                line.fields.push(column.to_owned());
                line.now = Some(free.to_string());
                row.insert(column.into(), free);
            }
            let number = row.get("number").cloned().unwrap_or_default();
            self.set_number(&key, &number)?;
        }
        Ok(())
    }

    fn set_number(&self, key: &Key, number: &Value) -> Result<()> {
        let sql = "UPDATE agenda_item SET number = :number WHERE id = :record";
        let mut statement = self.here.prepare_cached(sql)?;
        let named = named_params! { ":number": number.as_i64(), ":record": key.record };
        statement.execute(named)?;
        Ok(())
    }
}
