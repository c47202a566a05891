//! What the row of a pledge says of its lines: whether it counts, and what of it stands where.

use super::cells::link_reason;
use crate::{
    ledger::{Conversion, EventLine, LedgerEntry, LineStatus, PledgeReport},
    model::*,
    wording::Phrases,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A stage and a currency: what one column of figures holds.
pub(super) type Figures = (Stage, &'static str);

/// The ledger lines of each pledge, with whether they count and what they convert to.
pub(super) struct LinesByPledge(HashMap<Id<PledgeFields>, Vec<EventLine>>);

impl LinesByPledge {
    pub(super) fn new(of: &PledgeReport) -> Self {
        let mut rows: HashMap<_, Vec<EventLine>> = HashMap::new();
        for line in of.ledger.lines(of.filter, None, None, of.rates) {
            rows.entry(line.pledge).or_default().push(line);
        }
        Self(rows)
    }

    fn of(&self, entry: &LedgerEntry) -> &[EventLine] {
        self.0.get(&entry.pledge.id).map_or(&[], Vec::as_slice)
    }

    fn counted_lines(&self, entry: &LedgerEntry) -> impl Iterator<Item = &EventLine> {
        self.of(entry)
            .iter()
            .filter(|l| l.why == LineStatus::Counts)
    }

    /// Whether the pledge counts, and if not, why; and when it does, how far it is not what was announced.
    pub(super) fn counts(&self, of: &PledgeReport, entry: &LedgerEntry, say: &Phrases) -> String {
        let lines = self.of(entry);
        if self.counted_lines(entry).next().is_some() {
            return self.still_counts(entry, say);
        }
        if let Some(link) = of.ledger.excluding_link(entry, of.filter.on) {
            return link_reason(of, link, say);
        }
        let why = |why: LineStatus| lines.iter().any(|l| l.why == why);
        let key = if why(LineStatus::Later) {
            "sheet.not.later"
        } else if why(LineStatus::Undated) {
            "sheet.not.undated"
        } else {
            "sheet.not.withdrawn"
        };
        say.t(key, &[])
    }

    fn still_counts(&self, entry: &LedgerEntry, say: &Phrases) -> String {
        let gone = |l: &EventLine| matches!(l.why, LineStatus::Corrected | LineStatus::Void);
        let mut announced = self
            .of(entry)
            .iter()
            .filter(|l| l.stage == Stage::Announced);
        if announced.all(gone) {
            return say.t("sheet.yes.withdrawn", &[]);
        }
        let own = self
            .counted_lines(entry)
            .filter(|l| l.stage == Stage::Announced);
        let now: Vec<&Amount> = own.map(|l| &l.amount).collect();
        if now.iter().all(|amount| **amount == entry.pledge.amount) {
            return say.t("sheet.yes", &[]);
        }
        let now: Vec<String> = now.into_iter().map(|amount| say.amount(amount)).collect();
        say.t("sheet.yes.corrected", &[("amount", &now.join(" + "))])
    }

    /// What stands as announced, converted: of a line that was corrected, the one in its place; of one that
    /// was withdrawn, nothing. Of a pledge that does not count at all, what would count.
    pub(super) fn converted_amount(&self, entry: &LedgerEntry) -> Option<Conversion> {
        let counts = self.counted_lines(entry).next().is_some();
        let stands = |l: &&EventLine| match l.why {
            LineStatus::Counts => true,
            LineStatus::Linked { .. } => !counts,
            _ => false,
        };
        let lines = self.of(entry).iter().filter(stands);
        let each = lines.filter(|l| l.stage == Stage::Announced);
        each.filter_map(|l| l.converted.clone())
            .reduce(add_conversions)
    }

    /// What counts at each stage, by currency.
    pub(super) fn at_stages(&self, entry: &LedgerEntry) -> BTreeMap<Figures, i128> {
        let mut out = BTreeMap::new();
        for line in self.counted_lines(entry) {
            if let Some((minor, currency)) = line.amount.minor.zip(line.amount.currency) {
                *out.entry((line.stage, currency.code())).or_default() += i128::from(minor);
            }
        }
        out
    }

    /// The stages at which something counts of which no figure is known.
    pub(super) fn without_figure(&self, entry: &LedgerEntry, say: &Phrases) -> Option<String> {
        let none = self
            .counted_lines(entry)
            .filter(|l| l.amount.minor.is_none());
        let stages: BTreeSet<Stage> = none.map(|l| l.stage).collect();
        let stages: Vec<String> = stages.into_iter().map(|r| say.stage(r)).collect();
        (!stages.is_empty()).then(|| stages.join(", "))
    }
}

fn add_conversions(mut one: Conversion, other: Conversion) -> Conversion {
    let minor = |of: &Conversion| of.minor.parse::<i128>();
    // Both were written from whole numbers.
    if let (Ok(a), Ok(b)) = (minor(&one), minor(&other)) {
        one.minor = a.saturating_add(b).to_string();
    }
    let new: Vec<_> = other
        .by
        .into_iter()
        .filter(|r| !one.by.contains(r))
        .collect();
    one.by.extend(new);
    one
}
