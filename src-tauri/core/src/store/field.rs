//! How each type of field stands in a table: one column, several, or a table of links.

use crate::model::*;
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{
    Params, Row, Statement,
    types::{Value, ValueRef},
};
use std::cell::Cell;

/// A value that fills one column.
pub(super) trait Scalar: Sized {
    fn to_column(&self) -> Value;
    /// None when the column holds something that is not such a value: the file is damaged.
    fn from_column(value: ValueRef) -> Option<Self>;
}

/// A row whose columns are found by name.
pub trait Named {
    /// The value of the column that is named so, with a part's ending.
    ///
    /// # Errors
    /// When the row has no such column.
    fn column(&self, name: &str, part: &str) -> rusqlite::Result<ValueRef<'_>>;
}

impl Named for Row<'_> {
    fn column(&self, name: &str, part: &str) -> rusqlite::Result<ValueRef<'_>> {
        if part.is_empty() {
            self.get_ref(name)
        } else {
            self.get_ref(&*format!("{name}{part}"))
        }
    }
}

/// One of many rows. Columns are mostly asked for in the order they stand in, so the search for each begins
/// where the one before it ended.
pub(super) struct OneOfMany<'a, 'b> {
    row: &'a Row<'b>,
    names: &'a [String],
    next: Cell<usize>,
}

impl Named for OneOfMany<'_, '_> {
    fn column(&self, name: &str, part: &str) -> rusqlite::Result<ValueRef<'_>> {
        let bears = |at: &usize| {
            let own = self.names.get(*at).and_then(|own| own.strip_prefix(name));
            own == Some(part)
        };
        let next = self.next.get();
        let at = (next..self.names.len()).chain(0..next).find(bears);
        let at = at.ok_or_else(|| rusqlite::Error::InvalidColumnName(format!("{name}{part}")))?;
        self.next.set(at + 1);
        self.row.get_ref(at)
    }
}

/// Every row that a statement finds.
pub(super) fn rows<T, All: FromIterator<T>>(
    statement: &mut Statement,
    params: impl Params,
    mut read: impl FnMut(&OneOfMany) -> rusqlite::Result<T>,
) -> rusqlite::Result<All> {
    let names = statement.column_names().map(str::to_owned);
    let names: Vec<String> = names.collect();
    let found = statement.query_map(params, |row| {
        read(&OneOfMany {
            row,
            names: &names,
            next: Cell::new(0),
        })
    })?;
    found.collect()
}

/// A field of a record.
pub(super) trait Field: Sized {
    /// Endings of its column names; none when it lives in a table of links.
    const PARTS: &'static [&'static str] = &[""];
    /// One value per part.
    fn bind(&self) -> Vec<Value>;
    /// The records it links to, in order, when it lives in a table of links.
    fn targets(&self) -> Vec<String> {
        Vec::new()
    }
    /// Reads it back by name.
    fn read(row: &impl Named, name: &str) -> rusqlite::Result<Self>;
}

fn damaged(name: &str) -> rusqlite::Error {
    let error = format!("the column {name} holds what it cannot hold");
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Null, error.into())
}

fn one<T: Scalar>(row: &impl Named, name: &str, part: &str) -> rusqlite::Result<T> {
    T::from_column(row.column(name, part)?).ok_or_else(|| damaged(name))
}

fn perhaps<T: Scalar>(row: &impl Named, name: &str, part: &str) -> rusqlite::Result<Option<T>> {
    match row.column(name, part)? {
        ValueRef::Null => Ok(None),
        value => T::from_column(value).map(Some).ok_or_else(|| damaged(name)),
    }
}

impl<T: Scalar> Field for T {
    fn bind(&self) -> Vec<Value> {
        vec![self.to_column()]
    }
    fn read(row: &impl Named, name: &str) -> rusqlite::Result<Self> {
        one(row, name, "")
    }
}

impl<T: Scalar> Field for Option<T> {
    fn bind(&self) -> Vec<Value> {
        vec![self.as_ref().map_or(Value::Null, Scalar::to_column)]
    }
    fn read(row: &impl Named, name: &str) -> rusqlite::Result<Self> {
        perhaps(row, name, "")
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
    fn read(row: &impl Named, name: &str) -> rusqlite::Result<Self> {
        let text: String = one(row, name, "")?;
        serde_json::from_str(&text).map_err(|_| damaged(name))
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
    fn read(row: &impl Named, name: &str) -> rusqlite::Result<Self> {
        Ok(Self {
            precision: one(row, name, "_precision")?,
            minor: perhaps(row, name, "_minor")?,
            max_minor: perhaps(row, name, "_max_minor")?,
            currency: perhaps(row, name, "_currency")?,
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

macro_rules! by_text {
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
by_text!(
    String,
    DateStated,
    Currency,
    CountryCode,
    NaiveDate,
    NaiveTime,
    Moment,
    Rate
);

macro_rules! by_json {
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
by_json!(Names, Vec<String>, Vec<SummarySection>);

/// `starts_on` as the page knows it: `startsOn`.
pub(super) fn camel(column: &str) -> String {
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
