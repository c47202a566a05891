//! The sample: the IT Coalition and its second steering group meeting, entered as data.
//!
//! `data/sample.json` is a list of records in the order they are saved. A text that begins with `@`
//! names a record by its key. Everything goes through the same door as what a person types.

use crate::api::{NoInput, audiences, files, records};
use crate::{DiskAction, Error, Result, session::Session, store::Store};
use serde::Deserialize;
use serde_json::Value;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};
use uuid::Uuid;

#[derive(Deserialize)]
struct Entry {
    noun: String,
    key: Option<String>,
    fields: Value,
}

/// Makes a file with the sample in it, and opens it.
///
/// # Errors
/// `Exists`, an error of the disk.
pub fn create(session: &mut Session, path: &Path) -> Result<files::FileState> {
    let entries: Vec<Entry> = serde_json::from_str(include_str!("../../../data/sample.json"))
        .map_err(Error::internal("reading the sample"))?;
    let keys: HashMap<String, Uuid> = entries
        .iter()
        .filter_map(|e| Some((format!("@{}", e.key.clone()?), session.mint())))
        .collect();
    let mut store = Store::create(path, None, &session.holder())?;
    let op = session.op("create sample");
    let entered = store.write(&op, |tx| {
        for entry in entries {
            let key = entry.key.map(|k| format!("@{k}"));
            let id = key.and_then(|k| keys.get(&k).copied());
            let id = id.unwrap_or_else(|| tx.mint());
            records::write_record_of(tx, &entry.noun, id, resolve(entry.fields, &keys)?)?;
        }
        audiences::write_all(tx, audiences::usual(&session.words))
    });
    if let Err(error) = entered {
        // Nobody has seen it yet: an empty file would only stand in the way.
        drop(store);
        std::fs::remove_file(path).map_err(Error::disk(DiskAction::Making, path))?;
        return Err(error);
    }
    files::set_open_file(session, store, None)
}

/// Puts identities in the place of keys.
fn resolve(value: Value, keys: &HashMap<String, Uuid>) -> Result<Value> {
    Ok(match value {
        Value::String(text) if text.starts_with('@') => {
            let id = keys.get(&text).ok_or(Error::Internal {
                doing: "reading the sample",
                detail: text,
            })?;
            Value::String(id.to_string())
        }
        Value::Array(all) => Value::Array(
            all.into_iter()
                .map(|v| resolve(v, keys))
                .collect::<Result<_>>()?,
        ),
        Value::Object(map) => Value::Object(
            map.into_iter()
                .map(|(k, v)| Ok((k, resolve(v, keys)?)))
                .collect::<Result<_>>()?,
        ),
        other => other,
    })
}

/// This person's copy of the sample; made the first time.
///
/// # Errors
/// An error of the disk.
pub fn open(session: &mut Session, _: NoInput) -> Result<files::FileState> {
    let path = path(session);
    if path.exists() {
        return files::open_path(session, &path, None);
    }
    let folder = path.parent().unwrap_or(&session.home);
    std::fs::create_dir_all(folder).map_err(Error::disk(DiskAction::Making, folder))?;
    create(session, &path)
}

/// Where this person's copy of the sample is, or will be.
fn path(session: &Session) -> PathBuf {
    session.home.join("sample").join("it-coalition.chancery")
}
