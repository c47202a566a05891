//! What activities are made from: the register, and the lines that a transaction can be made of.

use crate::{
    ledger::{Ledger, LedgerEntry, PledgeFilter},
    model::*,
    wording::Phrases,
};
use chrono::NaiveDate;

/// What the activities are made from.
pub struct Activities<'a> {
    /// The records behind the ledger.
    pub record: &'a RegisterRecord,
    /// What counts.
    pub ledger: &'a Ledger,
    pub filter: &'a PledgeFilter,
    /// The pledges that `filter` selects, sorted.
    pub entries: &'a [&'a LedgerEntry],
    /// The identifier of the reporting organisation, which every activity's begins with.
    pub organisation: &'a str,
    /// In the language of the record.
    pub say: &'a Phrases<'a>,
}

/// A line that has all that a transaction needs.
pub(super) struct DatedEvent<'a> {
    pub event: &'a LedgerEvent,
    /// The standard's code; none at stages it has no transaction for.
    pub kind: Option<&'static str>,
    pub on: NaiveDate,
    pub minor: i64,
    pub currency: Currency,
}

pub(super) fn dated_event(event: &LedgerEvent) -> Option<DatedEvent<'_>> {
    let kind = match event.stage {
        Stage::Announced => Some("12"),
        Stage::Committed => Some("2"),
        Stage::Delivered => Some("3"),
        _ => None,
    };
    Some(DatedEvent {
        event,
        kind,
        on: event.happened_on?.exact()?,
        minor: event.amount.minor?,
        currency: event.amount.currency?,
    })
}
