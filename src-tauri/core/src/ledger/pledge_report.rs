//! The register of pledges as papers and files see it.

use super::{Ledger, LedgerEntry, LedgerNames, PledgeFilter, Rates};
use crate::model::*;
use crate::wording::Phrases;
use chrono::NaiveDate;

/// What papers and tables of pledges are made from.
#[derive(Clone, Copy)]
pub struct PledgeReport<'a> {
    /// The records behind the ledger.
    pub record: &'a RegisterRecord,
    /// Names of parties, teams and meetings.
    pub names: &'a LedgerNames,
    /// What counts, and how it adds up.
    pub ledger: &'a Ledger,
    pub filter: &'a PledgeFilter,
    /// These, in their order.
    pub entries: &'a [&'a LedgerEntry],
    /// By what amounts are converted, when they are.
    pub rates: Option<&'a Rates>,
    /// The symbol that the report bears; none for a report without.
    pub symbol: Option<&'a str>,
    /// The day the register is seen from.
    pub today: NaiveDate,
    /// The day at whose end the record stood so; none for now.
    pub known_on: Option<NaiveDate>,
}

impl PledgeReport<'_> {
    /// What something rests on, in one line; none when nothing is recorded.
    pub fn sources(&self, ids: &[Id<SourceFields>], phrases: &Phrases) -> Option<String> {
        let known = ids.iter().filter_map(|id| self.record.sources.get(id));
        let said = known.map(|source| phrases.source(&source.fields));
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}
