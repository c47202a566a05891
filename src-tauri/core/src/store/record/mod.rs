//! Reads and writes records of any kind: insert, update, get, list, remove.

pub(in crate::store) mod field;
pub(in crate::store) mod nouns;
pub(in crate::store) mod read;
pub(in crate::store) mod references;
pub(in crate::store) mod sealed_by;

pub use read::{count, find, get, list, list_of};
pub(in crate::store) use read::{list_ids, list_that, list_where};

use crate::store::{
    Tx,
    field::{Field, NamedColumns, to_camel_case},
    references::find_references,
};
use crate::{Error, Result, model::*};
use rusqlite::{named_params, params_from_iter, types::Value};
use serde_json::json;
use std::sync::OnceLock;

/// The columns of a field: its name, and a suffix for each column.
pub struct FieldColumns {
    name: &'static str,
    parts: &'static [&'static str],
}

/// The SQL statements of one table, built once.
pub struct Sql {
    insert: String,
    update: String,
    select: String,
    links: Vec<LinkField>,
}

/// A field that is stored in a table of links.
struct LinkField {
    table: String,
    field: &'static str,
}

/// The fields of a noun that has a table.
pub trait Record: Noun {
    /// The SQL statements of its table.
    fn sql() -> &'static Sql;
    /// The values of its columns, in the order of the statements.
    fn values(&self) -> Vec<Value>;
    /// The records each field of links points to.
    fn targets(&self) -> Vec<(&'static str, Vec<String>)>;
    /// Reads the fields by name.
    ///
    /// # Errors
    /// When a column holds what its field cannot hold.
    fn read(row: &impl NamedColumns) -> rusqlite::Result<Self>;
}

/// Names each field once. The compiler refuses a list that misses one:
/// `let Self { .. }` without `..` and the struct literal are both exhaustive.
macro_rules! record {
    ($fields:ident { $($field:ident),* $(,)? }) => {
        impl $crate::store::record::Record for $fields {
            fn sql() -> &'static $crate::store::record::Sql {
                static SQL: std::sync::OnceLock<$crate::store::record::Sql> = std::sync::OnceLock::new();
                $crate::store::record::sql(&SQL, <Self as $crate::model::Noun>::NAME, || vec![
                    $($crate::store::record::field_columns(|f: &Self| &f.$field, stringify!($field))),*
                ])
            }
            fn values(&self) -> Vec<rusqlite::types::Value> {
                let Self { $($field),* } = self;
                [$($crate::store::field::Field::bind($field)),*].concat()
            }
            fn targets(&self) -> Vec<(&'static str, Vec<String>)> {
                let Self { $($field),* } = self;
                vec![$((stringify!($field), $crate::store::field::Field::targets($field))),*]
            }
            fn read(row: &impl $crate::store::field::NamedColumns) -> rusqlite::Result<Self> {
                Ok(Self { $($field: $crate::store::field::Field::read(row, stringify!($field))?),* })
            }
        }
    };
}
pub(in crate::store) use record;

pub(in crate::store) fn field_columns<R, T: Field>(
    _: fn(&R) -> &T,
    name: &'static str,
) -> FieldColumns {
    FieldColumns {
        name,
        parts: T::PARTS,
    }
}

pub(in crate::store) fn sql(
    cell: &'static OnceLock<Sql>,
    table: &str,
    all_fields: impl FnOnce() -> Vec<FieldColumns>,
) -> &'static Sql {
    cell.get_or_init(|| {
        let all_fields = all_fields();
        let columns: Vec<String> = all_fields
            .iter()
            .flat_map(|p| p.parts.iter().map(move |e| format!("{}{e}", p.name)))
            .collect();
        let links: Vec<LinkField> = all_fields
            .iter()
            .filter(|p| p.parts.is_empty())
            .map(|p| LinkField {
                table: link_table(table, p.name),
                field: p.name,
            })
            .collect();
        let lists: String = links
            .iter()
            .map(|LinkField { table: link, field }| {
                format!(
                    ", (SELECT json_group_array(target) FROM (SELECT target FROM {link} \
                     WHERE owner = {table}.id ORDER BY position)) AS {field}"
                )
            })
            .collect();
        let names = columns.join(", ");
        let placeholders = (5..5 + columns.len())
            .map(|n| format!("?{n}"))
            .collect::<Vec<_>>()
            .join(", ");
        let sets: String = (4..)
            .zip(&columns)
            .map(|(n, c)| format!(", {c} = ?{n}"))
            .collect();
        Sql {
            insert: format!(
                "INSERT INTO {table} (id, revision, created_at, updated_at, {names}) \
                 VALUES (?1, ?2, ?3, ?4, {placeholders})"
            ),
            update: format!(
                "UPDATE {table} SET revision = revision + 1, updated_at = ?3{sets} \
                 WHERE id = ?1 AND revision = ?2"
            ),
            select: format!(
                "SELECT id, revision, created_at, updated_at, {names}{lists} FROM {table}"
            ),
            links,
        }
    })
}

/// Sources are cited by every kind of record through one table; other links have a table each.
fn link_table(table: &str, field: &str) -> String {
    if field == "sources" {
        "citation".into()
    } else {
        format!("{table}_{field}")
    }
}

fn read_row<R: Record>(row: &impl NamedColumns) -> rusqlite::Result<Stored<R>> {
    Ok(Stored {
        id: Field::read(row, "id")?,
        revision: Field::read(row, "revision")?,
        created_at: Field::read(row, "created_at")?,
        updated_at: Field::read(row, "updated_at")?,
        fields: R::read(row)?,
    })
}

impl Tx<'_> {
    /// Saves the fields: as a new record at revision 0, otherwise as a change of that revision.
    /// Unchanged fields change nothing and are not recorded.
    ///
    /// # Errors
    /// `Conflict` when the record has another revision by now; `NotFound` when it was removed;
    /// `Invalid` when a field breaks a rule that needs the other records.
    pub fn save<R: Record>(&self, id: Id<R>, revision: i64, fields: &R) -> Result<()> {
        let old = find(self.db, id)?;
        let before = old.as_ref().map(|old| old.fields.clone());
        self.write_row(id, revision, fields, old).map_err(|error| {
            let rows = json!({ "id": id, "was": before, "will": fields });
            sealed_by::with_sealed_by(self.db, error, &rows)
        })
    }

    fn write_row<R: Record>(
        &self,
        id: Id<R>,
        revision: i64,
        fields: &R,
        old: Option<Stored<R>>,
    ) -> Result<()> {
        match old {
            Some(old) if old.fields == *fields => return Ok(()),
            None if revision > 0 => return Err(Error::NotFound { noun: R::NAME }),
            Some(old) if old.revision != revision => return Err(Error::Conflict { noun: R::NAME }),
            None => {
                let head = [
                    Value::Text(id.to_string()),
                    Value::Integer(1),
                    self.timestamp(),
                    self.timestamp(),
                ];
                self.run_statement(
                    &R::sql().insert,
                    head.into_iter().chain(fields.values()),
                    fields,
                )?;
            }
            Some(_) => {
                let head = [
                    Value::Text(id.to_string()),
                    Value::Integer(revision),
                    self.timestamp(),
                ];
                self.run_statement(
                    &R::sql().update,
                    head.into_iter().chain(fields.values()),
                    fields,
                )?;
            }
        }
        for link in &R::sql().links {
            let targets = fields.targets();
            let targets = targets
                .iter()
                .find(|(field, _)| *field == link.field)
                .map_or(&[][..], |(_, t)| t);
            self.write_links(&link.table, &id.to_string(), targets)
                .map_err(|e| constraint_error(e, fields, Some(link.field)))?;
        }
        Ok(())
    }

    fn timestamp(&self) -> Value {
        Value::Text(self.at.clone())
    }

    fn run_statement<R: Record>(
        &self,
        sql: &str,
        values: impl Iterator<Item = Value>,
        fields: &R,
    ) -> Result<()> {
        let mut statement = self.db.prepare_cached(sql)?;
        statement
            .execute(params_from_iter(values))
            .map_err(|e| constraint_error(e, fields, None))?;
        Ok(())
    }

    /// Replaces the links of one owner, writing only the rows that differ.
    fn write_links(&self, table: &str, owner: &str, targets: &[String]) -> rusqlite::Result<()> {
        let mut old = self.db.prepare_cached(&format!(
            "SELECT target, position FROM {table} WHERE owner = :owner ORDER BY position"
        ))?;
        let old: Vec<(String, i64)> = old
            .query_map(named_params! { ":owner": owner }, |row| {
                Ok((row.get("target")?, row.get("position")?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut targets: Vec<(String, i64)> = targets.iter().cloned().zip(1..).collect();
        let mut seen = std::collections::HashSet::new();
        targets.retain(|(target, _)| seen.insert(target.clone()));
        let mut delete = self.db.prepare_cached(&format!(
            "DELETE FROM {table} WHERE owner = :owner AND target = :target"
        ))?;
        for (target, _) in old.iter().filter(|row| !targets.contains(row)) {
            delete.execute(named_params! { ":owner": owner, ":target": target })?;
        }
        let mut insert = self.db.prepare_cached(&format!(
            "INSERT INTO {table} (owner, target, position) VALUES (:owner, :target, :position)"
        ))?;
        for (target, position) in targets.iter().filter(|row| !old.contains(row)) {
            insert.execute(
                named_params! { ":owner": owner, ":target": target, ":position": position },
            )?;
        }
        Ok(())
    }

    /// Removes the record and all that is removed with it by cascade; undo restores all of it.
    ///
    /// # Errors
    /// `Conflict` when it has another revision by now; `Invalid` with `InUse` when other records need it.
    pub fn remove<R: Record>(&self, id: Id<R>, revision: i64) -> Result<()> {
        let old = get(self.db, id)?;
        if old.revision != revision {
            return Err(Error::Conflict { noun: R::NAME });
        }
        let sql = format!("DELETE FROM {} WHERE id = :id", R::NAME);
        let done = self
            .db
            .execute(&sql, named_params! { ":id": id.to_string() });
        match done {
            Ok(_) => Ok(()),
            Err(e) if extended_code(&e) == Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => {
                let references = find_references(self.db, R::NAME, &id.to_string())?;
                Err(Error::invalid("", Rule::in_use(references.blocking)))
            }
            Err(e) => {
                let error = sealed_by::with_sealed_by(self.db, e.into(), &json!(old));
                let id = id.to_string();
                Err(sealed_by::with_affected_sealed_by(
                    self.db,
                    error,
                    R::NAME,
                    &id,
                ))
            }
        }
    }
}

pub(in crate::store) fn extended_code(error: &rusqlite::Error) -> Option<i32> {
    error.sqlite_error().map(|e| e.extended_code)
}

/// The problem, by field, behind a violated constraint.
fn constraint_error<R: Record>(error: rusqlite::Error, fields: &R, link: Option<&str>) -> Error {
    let invalid = |field: String, rule| Error::Invalid(vec![Problem { field, rule }]);
    match extended_code(&error) {
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE) => {
            let text = error.to_string();
            let column = text
                .rsplit(['.', ' '])
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned();
            let field = to_camel_case(&column);
            let given = serde_json::to_value(fields)
                .ok()
                .and_then(|v| v.get(&field).cloned());
            let what = match given {
                Some(serde_json::Value::String(text)) if text.parse::<uuid::Uuid>().is_err() => {
                    text
                }
                Some(serde_json::Value::Number(number)) => number.to_string(),
                _ => String::new(),
            };
            invalid(field, Rule::Duplicate { what })
        }
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => {
            invalid(link.map(to_camel_case).unwrap_or_default(), Rule::Missing)
        }
        _ => error.into(),
    }
}
