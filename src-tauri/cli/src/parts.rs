//! Parts of an answer, by name.

use chancery_core::{Error, Failure};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A part as it is; null when there is none.
pub fn part<'a>(of: &'a Value, name: &str) -> &'a Value {
    of.get(name).unwrap_or(&Value::Null)
}

/// A part that is a text; empty when it is none.
pub fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    part(of, name).as_str().unwrap_or_default()
}

/// A part that counts.
pub fn number(of: &Value, name: &str) -> i64 {
    part(of, name).as_i64().unwrap_or_default()
}

/// Whether a part is so.
pub fn yes(of: &Value, name: &str) -> bool {
    part(of, name) == true
}

/// A part as one of the core's own types.
pub fn read<T: DeserializeOwned>(of: &Value, name: &str) -> Result<T, Failure> {
    typed(part(of, name).clone())
}

/// An answer as one of the core's own types.
pub fn typed<T: DeserializeOwned>(answer: Value) -> Result<T, Failure> {
    serde_json::from_value(answer)
        .map_err(|error| Error::internal("reading an answer")(error).into())
}
