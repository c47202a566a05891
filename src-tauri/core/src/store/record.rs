//! A record's whole life in its table: insert, update, read, list, remove.

use super::{
    Tx,
    field::{Field, Named, camel, rows},
    seal,
};
use crate::{Error, Result, model::*};
use rusqlite::{
    Connection, OptionalExtension, Params, named_params, params_from_iter, types::Value,
};
use serde_json::json;
use std::sync::OnceLock;

/// A field's place: its name, the endings of its columns.
pub struct Place {
    name: &'static str,
    parts: &'static [&'static str],
}

/// The statements of one table, made once.
pub struct Sql {
    insert: String,
    update: String,
    select: String,
    links: Vec<Link>,
}

/// A field that lives in a table of links.
struct Link {
    table: String,
    field: &'static str,
}

/// A set of fields that fills one table.
pub trait Record: Noun {
    /// Its statements.
    fn sql() -> &'static Sql;
    /// The values of its columns, in the order of the statements.
    fn values(&self) -> Vec<Value>;
    /// The records each field of links points to.
    fn targets(&self) -> Vec<(&'static str, Vec<String>)>;
    /// Reads the fields by name.
    ///
    /// # Errors
    /// When a column holds what its field cannot hold.
    fn read(row: &impl Named) -> rusqlite::Result<Self>;
}

/// Names each field once. The compiler refuses a list that misses one:
/// `let Self { .. }` without `..` and the struct literal are both exhaustive.
macro_rules! record {
    ($fields:ident { $($field:ident),* $(,)? }) => {
        impl $crate::store::record::Record for $fields {
            fn sql() -> &'static $crate::store::record::Sql {
                static SQL: std::sync::OnceLock<$crate::store::record::Sql> = std::sync::OnceLock::new();
                $crate::store::record::sql(&SQL, <Self as $crate::model::Noun>::NAME, || vec![
                    $($crate::store::record::place(|f: &Self| &f.$field, stringify!($field))),*
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
            fn read(row: &impl $crate::store::field::Named) -> rusqlite::Result<Self> {
                Ok(Self { $($field: $crate::store::field::Field::read(row, stringify!($field))?),* })
            }
        }
    };
}
pub(super) use record;

pub(super) fn place<R, T: Field>(_: fn(&R) -> &T, name: &'static str) -> Place {
    Place {
        name,
        parts: T::PARTS,
    }
}

pub(super) fn sql(
    cell: &'static OnceLock<Sql>,
    table: &str,
    places: impl FnOnce() -> Vec<Place>,
) -> &'static Sql {
    cell.get_or_init(|| {
        let places = places();
        let columns: Vec<String> = places
            .iter()
            .flat_map(|p| p.parts.iter().map(move |e| format!("{}{e}", p.name)))
            .collect();
        let links: Vec<Link> = places
            .iter()
            .filter(|p| p.parts.is_empty())
            .map(|p| Link {
                table: link_table(table, p.name),
                field: p.name,
            })
            .collect();
        let lists: String = links
            .iter()
            .map(|Link { table: link, field }| {
                format!(
                    ", (SELECT json_group_array(target) FROM (SELECT target FROM {link} \
                     WHERE owner = {table}.id ORDER BY position)) AS {field}"
                )
            })
            .collect();
        let names = columns.join(", ");
        let marks = (5..5 + columns.len())
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
                 VALUES (?1, ?2, ?3, ?4, {marks})"
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

fn stored<R: Record>(row: &impl Named) -> rusqlite::Result<Stored<R>> {
    Ok(Stored {
        id: Field::read(row, "id")?,
        revision: Field::read(row, "revision")?,
        created_at: Field::read(row, "created_at")?,
        updated_at: Field::read(row, "updated_at")?,
        fields: R::read(row)?,
    })
}

/// The record of that id.
///
/// # Errors
/// `NotFound` when the file holds none.
pub fn get<R: Record>(db: &Connection, id: Id<R>) -> Result<Stored<R>> {
    find(db, id)?.ok_or(Error::NotFound { noun: R::NAME })
}

/// The record of that id, if there is one.
///
/// # Errors
/// When the file cannot be read.
pub fn find<R: Record>(db: &Connection, id: Id<R>) -> Result<Option<Stored<R>>> {
    let sql = format!("{} WHERE id = :id", R::sql().select);
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement
        .query_row(named_params! { ":id": id.to_string() }, |row| stored(row))
        .optional()?)
}

/// Every record of a kind, in order of creation.
///
/// # Errors
/// When the file cannot be read.
pub fn list<R: Record>(db: &Connection) -> Result<Vec<Stored<R>>> {
    let mut statement = db.prepare_cached(&format!("{} ORDER BY id", R::sql().select))?;
    Ok(rows(&mut statement, [], |row| stored(row))?)
}

/// The records of a kind whose `column` points to `parent`, in order of creation.
///
/// # Errors
/// When the file cannot be read.
pub fn list_of<R: Record, P>(
    db: &Connection,
    column: &'static str,
    parent: Id<P>,
) -> Result<Vec<Stored<R>>> {
    list_where(db, &format!("{column} = :parent"), parent)
}

/// The records of a kind for which a condition on `:parent` holds, in order of creation.
pub(super) fn list_where<R: Record>(
    db: &Connection,
    condition: &str,
    parent: impl ToString,
) -> Result<Vec<Stored<R>>> {
    let parent = parent.to_string();
    list_that(db, condition, named_params! { ":parent": parent })
}

/// The records of a kind for which a condition holds, in order of creation.
pub(super) fn list_that<R: Record>(
    db: &Connection,
    condition: &str,
    named: impl Params,
) -> Result<Vec<Stored<R>>> {
    let sql = format!("{} WHERE {condition} ORDER BY id", R::sql().select);
    let mut statement = db.prepare_cached(&sql)?;
    Ok(rows(&mut statement, named, |row| stored(row))?)
}

/// How many records of a kind there are.
///
/// # Errors
/// When the file cannot be read.
pub fn count<R: Record>(db: &Connection) -> Result<i64> {
    Ok(
        db.query_row(&format!("SELECT count(*) FROM {}", R::NAME), [], |row| {
            row.get(0)
        })?,
    )
}

impl Tx<'_> {
    /// Writes the fields: a new record at revision 0, else a change of that revision.
    /// The same fields again change nothing and leave no trace.
    ///
    /// # Errors
    /// `Conflict` when the record has another revision by now; `NotFound` when it is gone;
    /// `Invalid` when a field breaks a rule that needs the other records.
    pub fn put<R: Record>(&self, id: Id<R>, revision: i64, fields: &R) -> Result<()> {
        let now = find(self.db, id)?;
        let was = now.as_ref().map(|now| now.fields.clone());
        self.fill(id, revision, fields, now).map_err(|error| {
            let written = json!({ "id": id, "was": was, "will": fields });
            seal::naming(self.db, error, &written)
        })
    }

    fn fill<R: Record>(
        &self,
        id: Id<R>,
        revision: i64,
        fields: &R,
        now: Option<Stored<R>>,
    ) -> Result<()> {
        match now {
            Some(now) if now.fields == *fields => return Ok(()),
            None if revision > 0 => return Err(Error::NotFound { noun: R::NAME }),
            Some(now) if now.revision != revision => return Err(Error::Conflict { noun: R::NAME }),
            None => {
                let head = [
                    Value::Text(id.to_string()),
                    Value::Integer(1),
                    self.stamp(),
                    self.stamp(),
                ];
                self.run(
                    &R::sql().insert,
                    head.into_iter().chain(fields.values()),
                    fields,
                )?;
            }
            Some(_) => {
                let head = [
                    Value::Text(id.to_string()),
                    Value::Integer(revision),
                    self.stamp(),
                ];
                self.run(
                    &R::sql().update,
                    head.into_iter().chain(fields.values()),
                    fields,
                )?;
            }
        }
        for link in &R::sql().links {
            let targets = fields.targets();
            let wanted = targets
                .iter()
                .find(|(field, _)| *field == link.field)
                .map_or(&[][..], |(_, t)| t);
            self.link(&link.table, &id.to_string(), wanted)
                .map_err(|e| broken(e, fields, Some(link.field)))?;
        }
        Ok(())
    }

    fn stamp(&self) -> Value {
        Value::Text(self.at.clone())
    }

    fn run<R: Record>(
        &self,
        sql: &str,
        values: impl Iterator<Item = Value>,
        fields: &R,
    ) -> Result<()> {
        let mut statement = self.db.prepare_cached(sql)?;
        statement
            .execute(params_from_iter(values))
            .map_err(|e| broken(e, fields, None))?;
        Ok(())
    }

    /// Makes the links of one owner the wanted ones, touching only what differs.
    fn link(&self, table: &str, owner: &str, wanted: &[String]) -> rusqlite::Result<()> {
        let mut now = self.db.prepare_cached(&format!(
            "SELECT target, position FROM {table} WHERE owner = :owner ORDER BY position"
        ))?;
        let now: Vec<(String, i64)> = now
            .query_map(named_params! { ":owner": owner }, |row| {
                Ok((row.get("target")?, row.get("position")?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut wanted: Vec<(String, i64)> = wanted.iter().cloned().zip(1..).collect();
        let mut seen = std::collections::HashSet::new();
        wanted.retain(|(target, _)| seen.insert(target.clone()));
        let mut delete = self.db.prepare_cached(&format!(
            "DELETE FROM {table} WHERE owner = :owner AND target = :target"
        ))?;
        for (target, _) in now.iter().filter(|row| !wanted.contains(row)) {
            delete.execute(named_params! { ":owner": owner, ":target": target })?;
        }
        let mut insert = self.db.prepare_cached(&format!(
            "INSERT INTO {table} (owner, target, position) VALUES (:owner, :target, :position)"
        ))?;
        for (target, position) in wanted.iter().filter(|row| !now.contains(row)) {
            insert.execute(
                named_params! { ":owner": owner, ":target": target, ":position": position },
            )?;
        }
        Ok(())
    }

    /// Removes the record and what hangs on it; undo brings all of it back.
    ///
    /// # Errors
    /// `Conflict` when it has another revision by now; `Invalid` with `InUse` when other records need it.
    pub fn remove<R: Record>(&self, id: Id<R>, revision: i64) -> Result<()> {
        let now = get(self.db, id)?;
        if now.revision != revision {
            return Err(Error::Conflict { noun: R::NAME });
        }
        let sql = format!("DELETE FROM {} WHERE id = :id", R::NAME);
        let done = self
            .db
            .execute(&sql, named_params! { ":id": id.to_string() });
        match done {
            Ok(_) => Ok(()),
            Err(e) if code(&e) == Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => {
                let uses = super::uses::of_record(self.db, R::NAME, &id.to_string())?;
                Err(Error::invalid("", Rule::in_use(uses.needing)))
            }
            Err(e) => {
                let named = seal::naming(self.db, e.into(), &json!(now));
                let id = id.to_string();
                Err(seal::naming_reached(self.db, named, R::NAME, &id))
            }
        }
    }
}

pub(super) fn code(error: &rusqlite::Error) -> Option<i32> {
    error.sqlite_error().map(|e| e.extended_code)
}

/// Turns a broken constraint into the field that broke it.
fn broken<R: Record>(error: rusqlite::Error, fields: &R, link: Option<&str>) -> Error {
    let one = |field: String, rule| Error::Invalid(vec![Problem { field, rule }]);
    match code(&error) {
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE) => {
            let text = error.to_string();
            let column = text
                .rsplit(['.', ' '])
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned();
            let field = camel(&column);
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
            one(field, Rule::Duplicate { what })
        }
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => {
            one(link.map(camel).unwrap_or_default(), Rule::Missing)
        }
        _ => error.into(),
    }
}
