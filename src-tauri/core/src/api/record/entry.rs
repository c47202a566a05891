//! Lines as people type them, put right before a record is written: blanks at the ends of a name or a title, several
//! blanks in a row, language tags in other capitals. Texts of several lines and words that are quoted stay as they are.

use crate::{Error, Result, model::*, store::Record};
use serde_json::Value;

/// Fields of one line, in whichever record; texts by key among them are those of `otherNames`.
const LINES: &[&str] = &[
    "acronym",
    "address",
    "category",
    "city",
    "commentsTo",
    "description",
    "document",
    "email",
    "euCode",
    "familyName",
    "forum",
    "freeName",
    "function",
    "givenName",
    "honorific",
    "label",
    "marking",
    "markings",
    "name",
    "number",
    "officialName",
    "otherNames",
    "papers",
    "phone",
    "pledgersUnnamed",
    "provider",
    "publisher",
    "relaying",
    "scope",
    "shortName",
    "signatoriesLabel",
    "speakerTitle",
    "symbol",
    "title",
    "titleThen",
    "unit",
    "variants",
    "venue",
    "years",
];

/// The fields with their lines put right.
///
/// # Errors
/// When the fields cannot be read back, which is a fault of this program.
pub(in crate::api) fn with_clean_lines<R: Record>(fields: R) -> Result<R> {
    let now = serde_json::to_value(&fields).map_err(Error::internal("reading lines"))?;
    let mut clean = now.clone();
    for (name, value) in clean.as_object_mut().into_iter().flatten() {
        if LINES.contains(&name.as_str()) {
            trim(value);
        }
        if name == "language" {
            write_tag(value);
        }
        if name == "otherNames" {
            write_tags_of_keys(value);
        }
    }
    if clean == now {
        return Ok(fields);
    }
    serde_json::from_value(clean).map_err(Error::internal("reading lines"))
}

fn trim(value: &mut Value) {
    match value {
        Value::String(line) => *line = trim_blanks(line),
        Value::Array(lines) => lines.iter_mut().for_each(trim),
        Value::Object(lines) => lines.values_mut().for_each(trim),
        _ => {}
    }
}

fn write_tag(value: &mut Value) {
    if let Some(tag) = value.as_str().and_then(Language::read) {
        *value = Value::String(tag.to_string());
    }
}

fn write_tags_of_keys(value: &mut Value) {
    let Some(names) = value.as_object_mut() else {
        return;
    };
    let written = |tag: String| Language::read(&tag).map_or(tag, |tag| tag.to_string());
    let names_now = std::mem::take(names);
    names.extend(
        names_now
            .into_iter()
            .map(|(tag, name)| (written(tag), name)),
    );
}
