//! How inputs are read.

use crate::{
    Error, Result,
    model::{Problem, Rule},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

/// The input of a command that takes none: an empty object.
#[derive(Debug, Default, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, as = "Empty"))]
pub struct NoInput {}

#[cfg(test)]
#[derive(ts_rs::TS)]
#[ts(type = "Record<string, never>")]
#[allow(dead_code, reason = "only its TypeScript form is used")]
struct Empty;

/// Reads an input; what does not fit names the field and what was given there.
pub(crate) fn parse_input<T: DeserializeOwned>(input: Value) -> Result<T> {
    serde_path_to_error::deserialize(&input).map_err(|error| {
        let path = error.path().to_string();
        let pointer = format!("/{}", path.replace('.', "/"));
        let given = match input.pointer(&pointer) {
            Some(Value::String(text)) => text.chars().take(80).collect(),
            Some(other) => other.to_string().chars().take(80).collect(),
            None => error.inner().to_string(),
        };
        let field = path.rsplit('.').next().unwrap_or_default();
        let rule = match field {
            "currency" | "baseCurrency" | "defaultCurrency" => Rule::UnknownCurrency { given },
            "country" | "isoCode" => Rule::UnknownCountry { given },
            // A record that must be chosen, and has not been yet.
            _ if given.is_empty() => Rule::Required,
            _ => Rule::NotUnderstood { given },
        };
        let field = path.strip_prefix("fields.").unwrap_or(&path).to_owned();
        Error::Invalid(vec![Problem { field, rule }])
    })
}
