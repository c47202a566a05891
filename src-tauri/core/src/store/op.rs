//! A write as the history will name it.

use chrono::{DateTime, SecondsFormat, Utc};
use uuid::Uuid;

/// A change people make as one: it is saved, undone and shown in the history as one.
#[derive(Debug, Clone)]
pub struct Op {
    /// Its identity in the history.
    pub id: Uuid,
    /// When it is made.
    pub at: DateTime<Utc>,
    /// Who makes it.
    pub who: String,
    /// What it does, `save pledge`: the noun's name after the verb.
    pub name: String,
}

/// UTC, RFC 3339 with milliseconds, so that moments sort as text.
pub(super) fn format_moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}
