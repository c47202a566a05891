//! How each type of field is stored: one column, several, or a table of links.

use crate::model::*;
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{
    Params, Row, Statement,
    types::{Value, ValueRef},
};
use std::cell::Cell;

/// A value that fills one column.
pub(in crate::store) trait Scalar: Sized {
    fn to_column(&self) -> Value;
    /// None when the column holds no such value, which means that the file is damaged.
    fn from_column(value: ValueRef) -> Option<Self>;
}

/// A row whose columns are found by name.
pub trait NamedColumns {
    /// The value of the column `name`, followed by the suffix of a part.
    ///
    /// # Errors
    /// When the row has no such column.
    fn column(&self, name: &str, part: &str) -> rusqlite::Result<ValueRef<'_>>;
}

impl NamedColumns for Row<'_> {
    fn column(&self, name: &str, part: &str) -> rusqlite::Result<ValueRef<'_>> {
        if part.is_empty() {
            self.get_ref(name)
        } else {
            self.get_ref(&*format!("{name}{part}"))
        }
    }
}

/// A row of a query whose columns are mostly read in order: the search for a column begins after the one that was
/// read last, which saves a search by name through all of them.
pub(in crate::store) struct SequentialRow<'a, 'b> {
    row: &'a Row<'b>,
    names: &'a [String],
    next: Cell<usize>,
}

impl NamedColumns for SequentialRow<'_, '_> {
    fn column(&self, name: &str, part: &str) -> rusqlite::Result<ValueRef<'_>> {
        let is_match = |at: &usize| {
            let own = self.names.get(*at).and_then(|own| own.strip_prefix(name));
            own == Some(part)
        };
        let next = self.next.get();
        let at = (next..self.names.len()).chain(0..next).find(is_match);
        let at = at.ok_or_else(|| rusqlite::Error::InvalidColumnName(format!("{name}{part}")))?;
        self.next.set(at + 1);
        self.row.get_ref(at)
    }
}

/// Runs a query and reads every row.
pub(in crate::store) fn query_rows<T, All: FromIterator<T>>(
    statement: &mut Statement,
    params: impl Params,
    mut read: impl FnMut(&SequentialRow) -> rusqlite::Result<T>,
) -> rusqlite::Result<All> {
    let names = statement.column_names().map(str::to_owned);
    let names: Vec<String> = names.collect();
    let found = statement.query_map(params, |row| {
        read(&SequentialRow {
            row,
            names: &names,
            next: Cell::new(0),
        })
    })?;
    found.collect()
}

/// A field of a record.
pub(in crate::store) trait Field: Sized {
    /// Suffixes of its column names; none when it is stored in a table of links.
    const PARTS: &'static [&'static str] = &[""];
    /// The column values, one for each part.
    fn bind(&self) -> Vec<Value>;
    /// The ids of the records it links to, in order, when it is stored in a table of links.
    fn targets(&self) -> Vec<String> {
        Vec::new()
    }
    fn read(row: &impl NamedColumns, name: &str) -> rusqlite::Result<Self>;
}

fn damaged_column(name: &str) -> rusqlite::Error {
    let error = format!("the column {name} holds what it cannot hold");
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Null, error.into())
}

fn required<T: Scalar>(row: &impl NamedColumns, name: &str, part: &str) -> rusqlite::Result<T> {
    T::from_column(row.column(name, part)?).ok_or_else(|| damaged_column(name))
}

fn optional<T: Scalar>(
    row: &impl NamedColumns,
    name: &str,
    part: &str,
) -> rusqlite::Result<Option<T>> {
    match row.column(name, part)? {
        ValueRef::Null => Ok(None),
        value => T::from_column(value)
            .map(Some)
            .ok_or_else(|| damaged_column(name)),
    }
}

impl<T: Scalar> Field for T {
    fn bind(&self) -> Vec<Value> {
        vec![self.to_column()]
    }
    fn read(row: &impl NamedColumns, name: &str) -> rusqlite::Result<Self> {
        required(row, name, "")
    }
}

impl<T: Scalar> Field for Option<T> {
    fn bind(&self) -> Vec<Value> {
        vec![self.as_ref().map_or(Value::Null, Scalar::to_column)]
    }
    fn read(row: &impl NamedColumns, name: &str) -> rusqlite::Result<Self> {
        optional(row, name, "")
    }
}

impl<F> Field for Vec<Id<F>> {
    const PARTS: &'static [&'static str] = &[];
    fn bind(&self) -> Vec<Value> {
        Vec::new()
    }
    fn targets(&self) -> Vec<String> {
        self.iter().map(Id::to_string).collect()
    }
    fn read(row: &impl NamedColumns, name: &str) -> rusqlite::Result<Self> {
        let text: String = required(row, name, "")?;
        serde_json::from_str(&text).map_err(|_| damaged_column(name))
    }
}

impl Field for Amount {
    const PARTS: &'static [&'static str] = &["_precision", "_minor", "_max_minor", "_currency"];
    fn bind(&self) -> Vec<Value> {
        let Self {
            precision,
            minor,
            max_minor,
            currency,
        } = self;
        [
            precision.bind(),
            minor.bind(),
            max_minor.bind(),
            currency.bind(),
        ]
        .concat()
    }
    fn read(row: &impl NamedColumns, name: &str) -> rusqlite::Result<Self> {
        Ok(Self {
            precision: required(row, name, "_precision")?,
            minor: optional(row, name, "_minor")?,
            max_minor: optional(row, name, "_max_minor")?,
            currency: optional(row, name, "_currency")?,
        })
    }
}

impl Scalar for i64 {
    fn to_column(&self) -> Value {
        Value::Integer(*self)
    }
    fn from_column(value: ValueRef) -> Option<Self> {
        if let ValueRef::Integer(number) = value {
            Some(number)
        } else {
            None
        }
    }
}

impl Scalar for bool {
    fn to_column(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
    fn from_column(value: ValueRef) -> Option<Self> {
        match value {
            ValueRef::Integer(0) => Some(false),
            ValueRef::Integer(1) => Some(true),
            _ => None,
        }
    }
}

fn text(value: ValueRef<'_>) -> Option<&str> {
    value.as_str().ok()
}

impl<T: Closed> Scalar for T {
    fn to_column(&self) -> Value {
        Value::Text(self.word().into())
    }
    fn from_column(value: ValueRef) -> Option<Self> {
        T::from_word(text(value)?)
    }
}

impl<F> Scalar for Id<F> {
    fn to_column(&self) -> Value {
        Value::Text(self.to_string())
    }
    fn from_column(value: ValueRef) -> Option<Self> {
        text(value)?.parse().ok()
    }
}

macro_rules! scalar_as_text {
    ($($type:ty),*) => { $(
        impl Scalar for $type {
            fn to_column(&self) -> Value {
                Value::Text(self.to_string())
            }
            fn from_column(value: ValueRef) -> Option<Self> {
                text(value)?.parse().ok()
            }
        }
    )* };
}
scalar_as_text!(
    String,
    DateStated,
    Currency,
    CountryCode,
    NaiveDate,
    NaiveTime,
    Moment,
    Rate
);

macro_rules! scalar_as_json {
    ($($type:ty),*) => { $(
        impl Scalar for $type {
            fn to_column(&self) -> Value {
                Value::Text(serde_json::json!(self).to_string())
            }
            fn from_column(value: ValueRef) -> Option<Self> {
                serde_json::from_str(text(value)?).ok()
            }
        }
    )* };
}
scalar_as_json!(NamesByLanguage, Vec<String>, Vec<SummarySection>);

/// A column name as a JSON name: `starts_on` becomes `startsOn`.
pub(in crate::store) fn to_camel_case(column: &str) -> String {
    let mut out = String::new();
    let mut up = false;
    for c in column.chars() {
        match c {
            '_' => up = true,
            c if up => {
                out.extend(c.to_uppercase());
                up = false;
            }
            c => out.push(c),
        }
    }
    out
}
