//! What a noun is: what can be saved, listed, removed and walked through history.

use super::{Id, Problems};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The editable fields of one kind of record.
pub trait Noun: Clone + PartialEq + Serialize + DeserializeOwned + 'static {
    /// Its name: the table, the route, the word between page and core.
    const NAME: &'static str;
    /// Notes everything wrong with the fields by themselves.
    fn check(&self, problems: &mut Problems);
}

/// A stored record: its fields plus what the store keeps for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Stored<F> {
    /// Its identity, for ever the same.
    #[serde(bound(serialize = "", deserialize = ""))]
    #[cfg_attr(test, ts(type = "string"))]
    pub id: Id<F>,
    /// Counts its changes, from 1; a save names the revision it started from.
    pub revision: i64,
    /// When it was made, UTC, ISO 8601.
    pub created_at: String,
    /// When it was last changed, UTC, ISO 8601.
    pub updated_at: String,
    /// What people edit.
    #[serde(flatten)]
    pub fields: F,
}
