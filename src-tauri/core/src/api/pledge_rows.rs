//! What the row of a pledge says of its lines: whether it counts, and what of it stands where.

use super::pledge_cells::{linked, stage_word};
use crate::{
    ledger::{Conversion, Entry, Line, Why},
    model::*,
    report::{Phrases, PledgeReport},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A stage and a currency: what one column of figures holds.
pub(super) type Figures = (Stage, &'static str);

/// The lines of each pledge, those that do not count with the reason, and each converted.
pub(super) struct Rows(HashMap<Id<PledgeFields>, Vec<Line>>);

impl Rows {
    pub(super) fn new(of: &PledgeReport) -> Self {
        let mut rows: HashMap<_, Vec<Line>> = HashMap::new();
        for line in of.ledger.lines(of.wanted, None, None, of.rates) {
            rows.entry(line.pledge).or_default().push(line);
        }
        Self(rows)
    }

    fn of(&self, entry: &Entry) -> &[Line] {
        self.0.get(&entry.pledge.id).map_or(&[], Vec::as_slice)
    }

    fn counting(&self, entry: &Entry) -> impl Iterator<Item = &Line> {
        self.of(entry).iter().filter(|l| l.why == Why::Counts)
    }

    /// Whether the pledge counts, and if not, why; and when it does, how far it is not what was announced.
    pub(super) fn counts(&self, of: &PledgeReport, entry: &Entry, say: &Phrases) -> String {
        let lines = self.of(entry);
        if self.counting(entry).next().is_some() {
            return self.still_counts(entry, say);
        }
        if let Some(link) = of.ledger.left_out(entry, of.wanted.on) {
            return linked(of, link, say);
        }
        let why = |why: Why| lines.iter().any(|l| l.why == why);
        let key = if why(Why::Later) {
            "sheet.not.later"
        } else if why(Why::Undated) {
            "sheet.not.undated"
        } else {
            "sheet.not.withdrawn"
        };
        say.t(key, &[])
    }

    fn still_counts(&self, entry: &Entry, say: &Phrases) -> String {
        let gone = |l: &Line| matches!(l.why, Why::Corrected | Why::Void);
        let mut announced = self
            .of(entry)
            .iter()
            .filter(|l| l.stage == Stage::Announced);
        if announced.all(gone) {
            return say.t("sheet.yes.withdrawn", &[]);
        }
        let own = self.counting(entry).filter(|l| l.stage == Stage::Announced);
        let now: Vec<&Amount> = own.map(|l| &l.amount).collect();
        if now.iter().all(|amount| **amount == entry.pledge.amount) {
            return say.t("sheet.yes", &[]);
        }
        let now: Vec<String> = now.into_iter().map(|amount| say.amount(amount)).collect();
        say.t("sheet.yes.corrected", &[("amount", &now.join(" + "))])
    }

    /// What stands as announced, converted: of a line that was corrected, the one in its place; of one that
    /// was withdrawn, nothing. Of a pledge that does not count at all, what would count.
    pub(super) fn converted(&self, entry: &Entry) -> Option<Conversion> {
        let counts = self.counting(entry).next().is_some();
        let stands = |l: &&Line| match l.why {
            Why::Counts => true,
            Why::Linked { .. } => !counts,
            _ => false,
        };
        let lines = self.of(entry).iter().filter(stands);
        let each = lines.filter(|l| l.stage == Stage::Announced);
        each.filter_map(|l| l.converted.clone()).reduce(together)
    }

    /// What counts at each stage, by currency.
    pub(super) fn at_stages(&self, entry: &Entry) -> BTreeMap<Figures, i128> {
        let mut out = BTreeMap::new();
        for line in self.counting(entry) {
            if let Some((minor, currency)) = line.amount.minor.zip(line.amount.currency) {
                *out.entry((line.stage, currency.code())).or_default() += i128::from(minor);
            }
        }
        out
    }

    /// The stages at which something counts of which no figure is known.
    pub(super) fn without_figure(&self, entry: &Entry, say: &Phrases) -> Option<String> {
        let none = self.counting(entry).filter(|l| l.amount.minor.is_none());
        let stages: BTreeSet<Stage> = none.map(|l| l.stage).collect();
        let stages: Vec<String> = stages.into_iter().map(|r| stage_word(r, say)).collect();
        (!stages.is_empty()).then(|| stages.join(", "))
    }
}

fn together(mut one: Conversion, other: Conversion) -> Conversion {
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
