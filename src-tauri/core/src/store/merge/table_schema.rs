//! Tables as a merge needs them: rows as JSON by column name, references and unique columns.

use super::super::{
    Store,
    field::{Field, to_camel_case},
    history::{self, Defaults},
};
use crate::{
    Result,
    model::{Amount, NOUNS},
};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::{Map, Value};
use std::rc::Rc;

/// A row as JSON, by column name.
pub type RowJson = Map<String, Value>;

/// The key of a row: a record's id, or a link's owner and target.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct RowKey {
    pub(super) table: String,
    pub(super) record: String,
    /// The target of a link; empty for a record.
    pub(super) target: String,
}

impl RowKey {
    /// The key of a record, which has no target.
    pub(super) fn of_record(table: &str, record: &str) -> Self {
        Self {
            table: table.to_owned(),
            record: record.to_owned(),
            target: String::new(),
        }
    }
}

/// A column that refers to another record.
#[derive(Debug)]
pub(super) struct ParentColumn {
    pub(super) column: String,
    pub(super) table: String,
    pub(super) on_delete: OnDelete,
}

/// What happens to a row when the record it refers to is removed.
#[derive(Debug, PartialEq)]
pub(super) enum OnDelete {
    /// It is removed too.
    Cascade,
    /// Its column is cleared.
    SetNull,
    /// The record cannot be removed.
    Refuse,
}

/// A table, as read from the database.
#[derive(Debug)]
pub(super) struct TableSchema {
    pub(super) table: String,
    pub(super) columns: Vec<String>,
    pub(super) is_link: bool,
    pub(super) parents: Vec<ParentColumn>,
    /// Sets of columns that no two rows share.
    pub(super) unique: Vec<Vec<String>>,
    defaults: Defaults,
}

/// Every table: records with parents before children, then links. `document_sealed` is left out; see `seals`.
pub(super) fn read_schemas(db: &Connection) -> Result<Vec<Rc<TableSchema>>> {
    let mut all = Vec::new();
    for (table, columns) in history::record_tables(db)? {
        if table == "document_sealed" {
            continue;
        }
        all.push(Rc::new(TableSchema {
            is_link: history::record_column(&columns) == "owner",
            parents: parents(db, &table)?,
            unique: unique(db, &table)?,
            defaults: history::defaults(db, &table)?,
            table,
            columns,
        }));
    }
    let position = |schema: &TableSchema| NOUNS.iter().position(|noun| *noun == schema.table);
    all.sort_by_key(|schema| position(schema).unwrap_or(usize::MAX));
    Ok(all)
}

fn parents(db: &Connection, table: &str) -> Result<Vec<ParentColumn>> {
    let mut all = db.prepare_cached(
        "SELECT \"from\", \"table\", on_delete FROM pragma_foreign_key_list(:table)",
    )?;
    let rows = all.query_map(named_params! { ":table": table }, |row| {
        let on_delete: String = row.get(2)?;
        Ok(ParentColumn {
            column: row.get(0)?,
            table: row.get(1)?,
            on_delete: match on_delete.as_str() {
                "CASCADE" => OnDelete::Cascade,
                "SET NULL" => OnDelete::SetNull,
                _ => OnDelete::Refuse,
            },
        })
    })?;
    let mut parents: Vec<ParentColumn> = rows.collect::<rusqlite::Result<_>>()?;
    // Stored papers are copied before any row.
    parents.retain(|parent| parent.table != "content");
    Ok(parents)
}

fn unique(db: &Connection, table: &str) -> Result<Vec<Vec<String>>> {
    let mut names = db.prepare_cached(
        "SELECT name FROM pragma_index_list(:table) WHERE \"unique\" AND origin = 'c' ORDER BY name",
    )?;
    let names: Vec<String> = names
        .query_map(named_params! { ":table": table }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut columns =
        db.prepare_cached("SELECT name FROM pragma_index_info(:index) ORDER BY seqno")?;
    let mut all = Vec::new();
    for name in names {
        let of = columns.query_map(named_params! { ":index": name }, |row| row.get(0))?;
        all.push(of.collect::<rusqlite::Result<_>>()?);
    }
    Ok(all)
}

/// The store's own columns, which are not part of what people changed.
pub(super) fn is_store_column(column: &str) -> bool {
    matches!(column, "revision" | "updated_at" | "position")
}

/// A text column of a row.
pub(super) fn text<'a>(row: &'a RowJson, column: &str) -> Option<&'a str> {
    row.get(column)?.as_str()
}

impl TableSchema {
    fn key_condition(&self) -> &'static str {
        if self.is_link {
            "owner = :record AND target = :target"
        } else {
            "id = :record AND :target = ''"
        }
    }

    /// The current row.
    pub(super) fn row(&self, db: &Connection, key: &RowKey) -> Result<Option<RowJson>> {
        let json = history::row_json(&self.columns, "");
        let sql = format!(
            "SELECT {json} FROM {} WHERE {}",
            self.table,
            self.key_condition()
        );
        let found: Option<String> = db
            .prepare_cached(&sql)?
            .query_row(
                named_params! { ":record": key.record, ":target": key.target },
                |row| row.get(0),
            )
            .optional()?;
        self.read(db, found)
    }

    /// The row as it was when that operation was the newest.
    pub(super) fn row_at(
        &self,
        db: &Connection,
        key: &RowKey,
        last: i64,
    ) -> Result<Option<RowJson>> {
        let target = if self.is_link {
            "AND json_extract(coalesce(after, before), '$.target') = :target"
        } else {
            "AND :target = ''"
        };
        let sql = format!(
            "SELECT before FROM change WHERE record_id = :record AND record_table = :table \
             AND operation > :last {target} ORDER BY operation, position LIMIT 1"
        );
        let found: Option<Option<String>> = db
            .prepare_cached(&sql)?
            .query_row(
                named_params! { ":record": key.record, ":table": self.table, ":last": last, ":target": key.target },
                |row| row.get(0),
            )
            .optional()?;
        match found {
            Some(before) => self.read(db, before),
            None => self.row(db, key),
        }
    }

    /// Parses a row of any version, upgraded to this version.
    pub(super) fn read(&self, db: &Connection, json: Option<String>) -> Result<Option<RowJson>> {
        let Some(json) = json else {
            return Ok(None);
        };
        let mut row: RowJson =
            serde_json::from_str(&json).map_err(crate::Error::internal("reading the history"))?;
        if self.columns.iter().any(|column| !row.contains_key(column)) {
            let sql = history::row_upgrade_sql(&self.columns, &self.defaults, "?1");
            let sql = format!("SELECT {sql}");
            let upgraded: String = db
                .prepare_cached(&sql)?
                .query_row([json], |row| row.get(0))?;
            row = serde_json::from_str(&upgraded)
                .map_err(crate::Error::internal("reading the history"))?;
        }
        row.retain(|column, _| self.columns.contains(column));
        Ok(Some(row))
    }

    /// Whether two rows hold the same, apart from the store's own columns.
    pub(super) fn rows_equal(&self, a: &RowJson, b: &RowJson) -> bool {
        let mut columns = self
            .columns
            .iter()
            .filter(|column| !is_store_column(column));
        columns.all(|column| a.get(column) == b.get(column))
    }

    pub(super) fn insert(&self, db: &Connection, row: &RowJson) -> Result<()> {
        let values: Vec<String> = self
            .columns
            .iter()
            .map(|column| format!("json_extract(:row, '$.{column}')"))
            .collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            self.table,
            self.columns.join(", "),
            values.join(", ")
        );
        let row = Value::Object(row.clone()).to_string();
        db.prepare_cached(&sql)?
            .execute(named_params! { ":row": row })?;
        Ok(())
    }

    /// Writes some columns of a record, which gets a revision higher than both its own and `revision`.
    pub(super) fn update(
        &self,
        db: &Connection,
        record: &str,
        (row, columns): (&RowJson, &[&String]),
        (revision, at): (i64, &str),
    ) -> Result<()> {
        let sets: String = columns
            .iter()
            .map(|column| format!(", {column} = json_extract(:row, '$.{column}')"))
            .collect();
        let sql = format!(
            "UPDATE {} SET revision = max(revision, :revision) + 1, updated_at = :at{sets} WHERE id = :record",
            self.table
        );
        let row = Value::Object(row.clone()).to_string();
        // rusqlite rejects a parameter that the statement does not use.
        let given = [
            (":revision", &revision as &dyn rusqlite::ToSql),
            (":at", &at),
            (":record", &record),
        ];
        let with_row = [&given[..], &[(":row", &row as &dyn rusqlite::ToSql)]].concat();
        let values = if columns.is_empty() {
            &given[..]
        } else {
            &with_row
        };
        db.prepare_cached(&sql)?.execute(values)?;
        Ok(())
    }

    pub(super) fn delete(&self, db: &Connection, key: &RowKey) -> Result<()> {
        let sql = format!("DELETE FROM {} WHERE {}", self.table, self.key_condition());
        db.prepare_cached(&sql)?
            .execute(named_params! { ":record": key.record, ":target": key.target })?;
        Ok(())
    }

    /// Another record with the same values in a set of unique columns: its id, and the columns.
    pub(super) fn find_clash(
        &self,
        db: &Connection,
        row: &RowJson,
    ) -> Result<Option<(String, Vec<String>)>> {
        let id = text(row, "id").unwrap_or_default();
        let json = Value::Object(row.clone()).to_string();
        for columns in &self.unique {
            let same: Vec<String> = columns
                .iter()
                .map(|column| format!("{column} = json_extract(:row, '$.{column}')"))
                .collect();
            let sql = format!(
                "SELECT id FROM {} WHERE id <> :id AND {} LIMIT 1",
                self.table,
                same.join(" AND ")
            );
            let found: Option<String> = db
                .prepare_cached(&sql)?
                .query_row(named_params! { ":id": id, ":row": json }, |row| row.get(0))
                .optional()?;
            if let Some(found) = found {
                return Ok(Some((found, columns.clone())));
            }
        }
        Ok(None)
    }
}

/// The record that a column of a noun refers to: its noun, and the row.
///
/// # Errors
/// When the file cannot be read.
pub fn find_target(
    copy: &Store,
    noun: &str,
    column: &str,
    id: &str,
) -> Result<Option<(String, RowJson)>> {
    let db = copy.read();
    let Some(parent) = parents(db, noun)?
        .into_iter()
        .find(|parent| parent.column == column)
    else {
        return Ok(None);
    };
    let row = find_row(copy, &parent.table, id)?;
    Ok(row.map(|row| (parent.table, row)))
}

/// The row of a record.
///
/// # Errors
/// When the file cannot be read.
pub fn find_row(copy: &Store, table: &str, id: &str) -> Result<Option<RowJson>> {
    let db = copy.read();
    let sql = "SELECT name FROM pragma_table_info(:table) ORDER BY cid";
    let mut columns = db.prepare_cached(sql)?;
    let columns: Vec<String> = columns
        .query_map(named_params! { ":table": table }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let json = history::row_json(&columns, "");
    let sql = format!("SELECT {json} FROM {table} WHERE id = :id");
    let found: Option<String> = db
        .prepare_cached(&sql)?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?;
    let read = found.map(|json| serde_json::from_str(&json)).transpose();
    read.map_err(crate::Error::internal("reading the record"))
}

/// The columns of a row that a field, by its JSON name, fills.
pub fn columns_of(field: &str, row: &RowJson) -> Vec<String> {
    let of = |column: &&String| field_of_column(column, |c| row.contains_key(c)) == field;
    row.keys().filter(of).cloned().collect()
}

/// The field that a column is part of: `amount_minor` is part of `amount`, where there is an `amount_precision`.
pub(super) fn field_of_column(column: &str, has: impl Fn(&str) -> bool) -> String {
    let parts = <Amount as Field>::PARTS.iter();
    let mut stems = parts.filter_map(|part| column.strip_suffix(part));
    let stem = stems.find(|stem| has(&format!("{stem}_precision")));
    to_camel_case(stem.unwrap_or(column))
}
