//! How each type of field stands in a table: one column, several, or a table of links.

use crate::model::*;
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Row, types::Value};

/// A value that fills one column.
pub(super) trait Scalar: Sized {
    fn to_column(&self) -> Value;
    /// None when the column holds something that is not such a value: the file is damaged.
    fn from_column(value: Value) -> Option<Self>;
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
    fn read(row: &Row, name: &str) -> rusqlite::Result<Self>;
}

fn damaged(name: &str) -> rusqlite::Error {
    let error = format!("the column {name} holds what it cannot hold");
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Null, error.into())
}

impl<T: Scalar> Field for T {
    fn bind(&self) -> Vec<Value> {
        vec![self.to_column()]
    }
    fn read(row: &Row, name: &str) -> rusqlite::Result<Self> {
        T::from_column(row.get(name)?).ok_or_else(|| damaged(name))
    }
}

impl<T: Scalar> Field for Option<T> {
    fn bind(&self) -> Vec<Value> {
        vec![self.as_ref().map_or(Value::Null, Scalar::to_column)]
    }
    fn read(row: &Row, name: &str) -> rusqlite::Result<Self> {
        match row.get(name)? {
            Value::Null => Ok(None),
            value => T::from_column(value).map(Some).ok_or_else(|| damaged(name)),
        }
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
    fn read(row: &Row, name: &str) -> rusqlite::Result<Self> {
        let text: String = row.get(name)?;
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
    fn read(row: &Row, name: &str) -> rusqlite::Result<Self> {
        Ok(Self {
            precision: Field::read(row, &format!("{name}_precision"))?,
            minor: Field::read(row, &format!("{name}_minor"))?,
            max_minor: Field::read(row, &format!("{name}_max_minor"))?,
            currency: Field::read(row, &format!("{name}_currency"))?,
        })
    }
}

impl Scalar for i64 {
    fn to_column(&self) -> Value {
        Value::Integer(*self)
    }
    fn from_column(value: Value) -> Option<Self> {
        if let Value::Integer(number) = value {
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
    fn from_column(value: Value) -> Option<Self> {
        match value {
            Value::Integer(0) => Some(false),
            Value::Integer(1) => Some(true),
            _ => None,
        }
    }
}

fn text(value: Value) -> Option<String> {
    if let Value::Text(text) = value {
        Some(text)
    } else {
        None
    }
}

impl<T: Closed> Scalar for T {
    fn to_column(&self) -> Value {
        Value::Text(self.word().into())
    }
    fn from_column(value: Value) -> Option<Self> {
        T::from_word(&text(value)?)
    }
}

impl<F> Scalar for Id<F> {
    fn to_column(&self) -> Value {
        Value::Text(self.to_string())
    }
    fn from_column(value: Value) -> Option<Self> {
        text(value)?.parse().ok()
    }
}

macro_rules! by_text {
    ($($type:ty),*) => { $(
        impl Scalar for $type {
            fn to_column(&self) -> Value {
                Value::Text(self.to_string())
            }
            fn from_column(value: Value) -> Option<Self> {
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
            fn from_column(value: Value) -> Option<Self> {
                serde_json::from_str(&text(value)?).ok()
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
