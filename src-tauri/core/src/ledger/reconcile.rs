//! A published total beside what the register comes to for the same day and scope, and how far the
//! register can say why they differ. Nothing is put right by guessing: what cannot be explained is said so.

use super::{GroupBy, GroupKey, Ledger, LedgerEntry, PledgeFilter, Rates};
use crate::model::*;
use chrono::{Days, NaiveDate};
use serde::Serialize;

/// How near "about" is to a figure, in parts of it: a twentieth.
const ABOUT: i128 = 20;
/// How many days after a total was stated a pledge may have been announced that it counts already.
const SOON: u64 = 120;

/// How far the register explains a published total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// They agree, as exactly as the total was stated.
    Agrees,
    /// One of the reasons makes up for the difference to the last minor unit.
    Explained,
    /// There are reasons, but they are not known to make up for it.
    Partly,
    /// The register knows no reason.
    Unexplained,
    /// The register has no figure to compare it with.
    NotComparable,
}

/// A reason why the two may differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum DifferenceReason {
    /// Contributions without a figure are in no sum.
    Undisclosed { count: u32 },
    /// Figures in other currencies, for which no rate is named.
    OtherCurrency {
        /// What they come to.
        sums: Vec<Sum>,
    },
    /// Pledges announced after that day make up for it: they may have been counted already.
    NotYetAnnounced { pledges: Vec<Id<PledgeFields>> },
    /// At this stage the register comes to it.
    OtherStage { stage: Stage },
    /// Pledges that stand for the same money as others, counted once here, make up for it.
    CountedTwice { pledges: Vec<Id<PledgeFields>> },
    /// What this party gives together with others, and that is not split.
    Jointly {
        /// What it comes to.
        sums: Vec<Sum>,
    },
    /// Lines without a date cannot be placed before or after that day.
    Undated { count: u32 },
    /// Figures that are not exact.
    NotExact { count: u32 },
    /// Converted at the rates of the days the pledges were announced; another day gives another sum.
    RateDay,
}

/// A published total and what the register comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Reconciliation {
    /// The published total.
    pub reported: Stored<ReportedTotalFields>,
    /// At which stage the register was added up: the one that was said, else announced.
    pub stage: Stage,
    /// What the register comes to.
    pub computed: Total,
    /// Published less computed, in minor units of the published currency, as digits; none when the register
    /// has no figure.
    pub difference: Option<String>,
    /// How far it is explained.
    pub verdict: Verdict,
    /// Why they may differ.
    pub because: Vec<DifferenceReason>,
}

impl Ledger {
    /// Compares a published total with the register.
    pub fn reconcile(
        &self,
        reported: &Stored<ReportedTotalFields>,
        rates: Option<&Rates>,
    ) -> Reconciliation {
        let fields = &reported.fields;
        let currency = fields.amount.currency.unwrap_or_default();
        let rates = rates.filter(|rates| rates.into == currency);
        let stage = fields.stage.unwrap_or(Stage::Announced);
        let scope = ReportedScope::new(self, fields, rates, currency);
        let computed = scope.total_at(stage);
        let sum = scope.sum(&computed);
        let stated = i128::from(fields.amount.minor.unwrap_or_default());
        let mut because = Vec::new();
        let agrees = scope.other_sums(&computed).is_empty()
            && sum.is_some_and(|sum| agrees(&fields.amount, sum));
        let explained = !agrees && scope.find_exact_reasons(stated, sum, stage, &mut because);
        if !agrees {
            let less = sum.is_some_and(|sum| stated <= sum);
            scope.add_inexact_reasons(&computed, stage, less, &mut because);
        }
        let verdict = match (agrees, explained, because.is_empty()) {
            (true, ..) => Verdict::Agrees,
            (_, true, _) => Verdict::Explained,
            _ if sum.is_none() => Verdict::NotComparable,
            (.., false) => Verdict::Partly,
            (.., true) => Verdict::Unexplained,
        };
        Reconciliation {
            reported: reported.clone(),
            stage,
            computed,
            difference: sum.map(|sum| (stated - sum).to_string()),
            verdict,
            because,
        }
    }
}

/// Whether a sum is what was stated, as exactly as it was.
fn agrees(stated: &Amount, sum: i128) -> bool {
    let low = i128::from(stated.minor.unwrap_or_default());
    match stated.precision {
        Precision::About => (sum - low).abs() <= low / ABOUT,
        Precision::AtLeast => sum >= low && sum - low <= low / ABOUT,
        Precision::UpTo => sum <= low && low - sum <= low / ABOUT,
        Precision::Range => {
            let high = i128::from(stated.max_minor.unwrap_or_default());
            (low..=high).contains(&sum)
        }
        _ => sum == low,
    }
}

/// What a published total is the total of, and how to add it up.
struct ReportedScope<'a> {
    ledger: &'a Ledger,
    filter: PledgeFilter,
    party: Option<Id<PartyFields>>,
    rates: Option<&'a Rates>,
    currency: Currency,
}

impl<'a> ReportedScope<'a> {
    fn new(
        ledger: &'a Ledger,
        of: &ReportedTotalFields,
        rates: Option<&'a Rates>,
        currency: Currency,
    ) -> Self {
        let filter = PledgeFilter {
            on: of.stated_on.map(DateStated::latest),
            team: of.body,
            channel: of.channel,
            ..PledgeFilter::default()
        };
        Self {
            ledger,
            filter,
            party: of.party,
            rates,
            currency,
        }
    }

    fn total_at(&self, stage: Stage) -> Total {
        let by = if self.party.is_some() {
            GroupBy::State
        } else {
            GroupBy::Stage
        };
        let found = self.ledger.totals(&self.filter, by, self.rates);
        let own = match self.party {
            Some(id) => {
                let group = found
                    .groups
                    .into_iter()
                    .find(|g| g.key == GroupKey::Party { id });
                group.map(|g| g.stages).unwrap_or_default()
            }
            None => found.all,
        };
        let at = own.into_iter().find(|at| at.stage == stage);
        at.map(|at| at.total).unwrap_or_default()
    }

    /// The sum in the published currency: converted when rates are named, else of that currency alone.
    fn sum(&self, total: &Total) -> Option<i128> {
        match &total.converted {
            Some(converted) => converted.minor,
            None => {
                let own = total.sums.iter().find(|s| s.currency == self.currency);
                own.map(|s| s.minor)
            }
        }
    }

    /// The sums in other currencies, which [`Self::sum`] leaves out.
    fn other_sums(&self, total: &Total) -> Vec<Sum> {
        match &total.converted {
            Some(converted) => converted.unconverted.clone(),
            None => self.in_other_currencies(&total.sums),
        }
    }

    fn in_other_currencies(&self, sums: &[Sum]) -> Vec<Sum> {
        let other = |s: &&Sum| s.currency != self.currency;
        sums.iter().filter(other).cloned().collect()
    }

    /// Adds the reasons that make up for the difference to the last minor unit; whether there are any.
    fn find_exact_reasons(
        &self,
        stated: i128,
        sum: Option<i128>,
        stage: Stage,
        because: &mut Vec<DifferenceReason>,
    ) -> bool {
        for other in Stage::ALL.iter().copied().filter(|r| *r != stage) {
            if self.sum(&self.total_at(other)) == Some(stated) {
                because.push(DifferenceReason::OtherStage { stage: other });
            }
        }
        // Where the register has no figure, all of it is missing.
        let missing = stated - sum.unwrap_or_default();
        let left_out = |e: &&LedgerEntry| self.ledger.excluding_link(e, self.filter.on).is_some();
        let soon = |e: &&LedgerEntry| self.is_announced_soon_after(e);
        let twice = self.entries().filter(left_out).collect();
        let later = self.entries().filter(soon).collect();
        because.extend(
            self.pledges_making_up(missing, twice)
                .map(|pledges| DifferenceReason::CountedTwice { pledges }),
        );
        because.extend(
            self.pledges_making_up(missing, later)
                .map(|pledges| DifferenceReason::NotYetAnnounced { pledges }),
        );
        !because.is_empty()
    }

    fn entries(&self) -> impl Iterator<Item = &LedgerEntry> {
        let party = self.party;
        self.ledger
            .entries()
            .filter(|e| self.filter.matches(e))
            .filter(move |e| party.is_none_or(|p| e.pledge.pledgers == [p]))
    }

    fn is_announced_soon_after(&self, entry: &LedgerEntry) -> bool {
        let (Some(day), Some(on)) = (self.filter.on, entry.pledge.announced_on) else {
            return false;
        };
        let until = day
            .checked_add_days(Days::new(SOON))
            .unwrap_or(NaiveDate::MAX);
        !on.is_reached_by(day) && on.latest() <= until
    }

    /// One of these pledges, or all of them, if their figures come to what is missing.
    fn pledges_making_up(
        &self,
        missing: i128,
        of: Vec<&LedgerEntry>,
    ) -> Option<Vec<Id<PledgeFields>>> {
        let figure = |e: &LedgerEntry| {
            let amount = &e.pledge.amount;
            let own = amount.currency == Some(self.currency);
            amount.minor.filter(|_| own).map(i128::from)
        };
        if missing <= 0 || of.is_empty() {
            return None;
        }
        let mut ids: Vec<_> = of.iter().map(|e| e.pledge.id).collect();
        ids.sort_unstable();
        let all: Option<i128> = of.iter().map(|e| figure(e)).sum();
        if all == Some(missing) {
            return Some(ids);
        }
        let one = of.iter().filter(|e| figure(e) == Some(missing));
        one.map(|e| e.pledge.id).min().map(|id| vec![id])
    }

    /// Adds the reasons whose amount is not known. Where less was published than the register comes to, a reason
    /// that would add to the register is left out.
    fn add_inexact_reasons(
        &self,
        computed: &Total,
        stage: Stage,
        less: bool,
        because: &mut Vec<DifferenceReason>,
    ) {
        let count = computed.without_figure();
        if count > 0 && !less {
            because.push(DifferenceReason::Undisclosed { count });
        }
        let sums = self.other_sums(computed);
        if !sums.is_empty() {
            because.push(DifferenceReason::OtherCurrency { sums });
        }
        if computed.converted.is_some() && !self.in_other_currencies(&computed.sums).is_empty() {
            because.push(DifferenceReason::RateDay);
        }
        if let Some(party) = self.party.filter(|_| !less) {
            let found = self.ledger.totals(&self.filter, GroupBy::State, None);
            let joint = found.groups.into_iter().filter(
                |g| matches!(&g.key, GroupKey::Jointly { ids, .. } if ids.contains(&party)),
            );
            let at = joint.flat_map(|g| g.stages).filter(|at| at.stage == stage);
            let sums: Vec<Sum> = at.flat_map(|at| at.total.sums).collect();
            if !sums.is_empty() {
                because.push(DifferenceReason::Jointly { sums });
            }
        }
        let lines = self.entries().flat_map(LedgerEntry::effective_events);
        let undated = lines.filter(|e| e.stage == stage && e.happened_on.is_none());
        let count = u32::try_from(undated.count()).unwrap_or(u32::MAX);
        if count > 0 && self.filter.on.is_some() && !less {
            because.push(DifferenceReason::Undated { count });
        }
        let not = computed.not_exact;
        let count = not.about + not.at_least + not.up_to + not.range;
        if count > 0 {
            because.push(DifferenceReason::NotExact { count });
        }
    }
}
