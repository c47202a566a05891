//! Identities: UUIDv7, so that two offices never mint the same one and order follows creation.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt, marker::PhantomData, str::FromStr};
use uuid::{ContextV7, Timestamp, Uuid};

/// A new identity of a moment, after all that `ids` gave for it before.
pub fn mint(ids: &ContextV7, at: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(at.timestamp()).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(
        ids,
        seconds,
        at.timestamp_subsec_nanos(),
    ))
}

/// The identity of a record whose editable fields are `F`.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id<F>(Uuid, #[serde(skip)] PhantomData<fn() -> F>);

impl<F> Id<F> {
    /// The same identity with its kind named.
    pub fn of(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }
    /// The bare number.
    pub fn uuid(self) -> Uuid {
        self.0
    }
}
impl<F> Clone for Id<F> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<F> Copy for Id<F> {}
impl<F> PartialEq for Id<F> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<F> Eq for Id<F> {}
impl<F> PartialOrd for Id<F> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<F> Ord for Id<F> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<F> std::hash::Hash for Id<F> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<F> Default for Id<F> {
    fn default() -> Self {
        Self::of(Uuid::nil())
    }
}
impl<F> fmt::Debug for Id<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<F> fmt::Display for Id<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<F> FromStr for Id<F> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::of)
    }
}

#[cfg(test)]
impl<F: 'static> ts_rs::TS for Id<F> {
    type WithoutGenerics = String;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".into()
    }
}
