//! Whether a line counts.

use crate::model::*;
use serde::Serialize;

/// Why a line does not count.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LineStatus {
    /// It counts.
    Counts,
    /// Another line stands in its place.
    Corrected,
    /// It says that another line was an error.
    Void,
    /// Its pledge stands to another so that the money would be counted twice.
    Linked {
        /// The pledge that is linked.
        pledge: Id<PledgeFields>,
        /// What it is to the other.
        link: PledgeLinkKind,
        other: Id<PledgeFields>,
    },
    /// It has no date, and a day was asked for.
    Undated,
    /// It lies after the day that was asked for.
    Later,
}
