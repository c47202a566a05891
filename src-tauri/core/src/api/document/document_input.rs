//! A document that a command is about.

use crate::model::{DocumentFields, Id};
use serde::Deserialize;

/// The input of commands about one document.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct DocumentInput {
    /// A summary, corrigendum or addendum.
    pub document: Id<DocumentFields>,
}
