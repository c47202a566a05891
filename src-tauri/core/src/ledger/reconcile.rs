//! A published total beside what the register comes to for the same day and scope, and how far the
//! register can say why they differ. Nothing is put right by guessing: what cannot be explained is said so.

use super::{By, Entry, GroupKey, Ledger, Rates, Sum, Total, Wanted};
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
    /// The register has no figure to hold against it.
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
pub enum Because {
    /// Contributions without a figure are in no sum.
    Undisclosed {
        /// How many.
        count: u32,
    },
    /// Figures in other currencies, for which no rate is named.
    OtherCurrency {
        /// What they come to.
        sums: Vec<Sum>,
    },
    /// Pledges announced after that day make up for it: they may have been counted already.
    NotYetAnnounced {
        /// Which.
        pledges: Vec<Id<PledgeFields>>,
    },
    /// At this stage the register comes to it.
    OtherStage {
        /// Which.
        stage: Stage,
    },
    /// Pledges that stand for the same money as others, counted once here, make up for it.
    CountedTwice {
        /// Which.
        pledges: Vec<Id<PledgeFields>>,
    },
    /// What this party gives together with others, and that is not split.
    Jointly {
        /// What it comes to.
        sums: Vec<Sum>,
    },
    /// Lines without a date cannot be placed before or after that day.
    Undated {
        /// How many.
        count: u32,
    },
    /// Figures that are not exact.
    NotExact {
        /// How many.
        count: u32,
    },
    /// Converted at the rates of the days the pledges were announced; another day gives another sum.
    RateDay,
}

/// A published total and what the register comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Reconciled {
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
    pub because: Vec<Because>,
}

impl Ledger {
    /// Holds a published total against the register.
    pub fn reconcile(
        &self,
        reported: &Stored<ReportedTotalFields>,
        rates: Option<&Rates>,
    ) -> Reconciled {
        let fields = &reported.fields;
        let currency = fields.amount.currency.unwrap_or_default();
        let rates = rates.filter(|rates| rates.into == currency);
        let stage = fields.stage.unwrap_or(Stage::Announced);
        let scope = Scope::new(self, fields, rates, currency);
        let computed = scope.at(stage);
        let sum = scope.sum(&computed);
        let stated = i128::from(fields.amount.minor.unwrap_or_default());
        let mut because = Vec::new();
        let agrees = scope.beside(&computed).is_empty()
            && sum.is_some_and(|sum| agrees(&fields.amount, sum));
        let fits = !agrees && scope.fits(stated, sum, stage, &mut because);
        if !agrees {
            let less = sum.is_some_and(|sum| stated <= sum);
            scope.loose(&computed, stage, less, &mut because);
        }
        let verdict = match (agrees, fits, because.is_empty()) {
            (true, ..) => Verdict::Agrees,
            (_, true, _) => Verdict::Explained,
            _ if sum.is_none() => Verdict::NotComparable,
            (.., false) => Verdict::Partly,
            (.., true) => Verdict::Unexplained,
        };
        Reconciled {
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
struct Scope<'a> {
    ledger: &'a Ledger,
    wanted: Wanted,
    party: Option<Id<PartyFields>>,
    rates: Option<&'a Rates>,
    currency: Currency,
}

impl<'a> Scope<'a> {
    fn new(
        ledger: &'a Ledger,
        of: &ReportedTotalFields,
        rates: Option<&'a Rates>,
        currency: Currency,
    ) -> Self {
        let wanted = Wanted {
            on: of.stated_on.map(DateStated::latest),
            team: of.body,
            channel: of.channel,
            ..Wanted::default()
        };
        Self {
            ledger,
            wanted,
            party: of.party,
            rates,
            currency,
        }
    }

    fn at(&self, stage: Stage) -> Total {
        let by = if self.party.is_some() {
            By::State
        } else {
            By::Stage
        };
        let found = self.ledger.totals(&self.wanted, by, self.rates);
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

    /// What stands beside that sum in other currencies.
    fn beside(&self, total: &Total) -> Vec<Sum> {
        match &total.converted {
            Some(converted) => converted.unconverted.clone(),
            None => self.others(&total.sums),
        }
    }

    fn others(&self, sums: &[Sum]) -> Vec<Sum> {
        let other = |s: &&Sum| s.currency != self.currency;
        sums.iter().filter(other).cloned().collect()
    }

    /// Reasons that make up for the difference to the last minor unit.
    fn fits(
        &self,
        stated: i128,
        sum: Option<i128>,
        stage: Stage,
        because: &mut Vec<Because>,
    ) -> bool {
        for other in Stage::ALL.iter().copied().filter(|r| *r != stage) {
            if self.sum(&self.at(other)) == Some(stated) {
                because.push(Because::OtherStage { stage: other });
            }
        }
        // Where the register has no figure, all of it is missing.
        let missing = stated - sum.unwrap_or_default();
        let left_out = |e: &&Entry| self.ledger.left_out(e, self.wanted.on).is_some();
        let soon = |e: &&Entry| self.soon(e);
        let twice = self.entries().filter(left_out).collect();
        let later = self.entries().filter(soon).collect();
        because.extend(
            self.makes(missing, twice)
                .map(|pledges| Because::CountedTwice { pledges }),
        );
        because.extend(
            self.makes(missing, later)
                .map(|pledges| Because::NotYetAnnounced { pledges }),
        );
        !because.is_empty()
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        let party = self.party;
        self.ledger
            .entries()
            .filter(|e| self.wanted.takes(e))
            .filter(move |e| party.is_none_or(|p| e.pledge.pledgers == [p]))
    }

    fn soon(&self, entry: &Entry) -> bool {
        let (Some(day), Some(on)) = (self.wanted.on, entry.pledge.announced_on) else {
            return false;
        };
        let until = day
            .checked_add_days(Days::new(SOON))
            .unwrap_or(NaiveDate::MAX);
        !on.reached(day) && on.latest() <= until
    }

    /// One of these pledges, or all of them, if their figures make up for what is missing.
    fn makes(&self, missing: i128, of: Vec<&Entry>) -> Option<Vec<Id<PledgeFields>>> {
        let figure = |e: &Entry| {
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

    /// Reasons of which nobody knows how much they come to. Where less was published than the register comes to,
    /// what would add to the register is none.
    fn loose(&self, computed: &Total, stage: Stage, less: bool, because: &mut Vec<Because>) {
        let count = computed.without_figure();
        if count > 0 && !less {
            because.push(Because::Undisclosed { count });
        }
        let sums = self.beside(computed);
        if !sums.is_empty() {
            because.push(Because::OtherCurrency { sums });
        }
        if computed.converted.is_some() && !self.others(&computed.sums).is_empty() {
            because.push(Because::RateDay);
        }
        if let Some(party) = self.party.filter(|_| !less) {
            let found = self.ledger.totals(&self.wanted, By::State, None);
            let joint = found.groups.into_iter().filter(
                |g| matches!(&g.key, GroupKey::Jointly { ids, .. } if ids.contains(&party)),
            );
            let at = joint.flat_map(|g| g.stages).filter(|at| at.stage == stage);
            let sums: Vec<Sum> = at.flat_map(|at| at.total.sums).collect();
            if !sums.is_empty() {
                because.push(Because::Jointly { sums });
            }
        }
        let lines = self.entries().flat_map(Entry::living);
        let undated = lines.filter(|e| e.stage == stage && e.happened_on.is_none());
        let count = u32::try_from(undated.count()).unwrap_or(u32::MAX);
        if count > 0 && self.wanted.on.is_some() && !less {
            because.push(Because::Undated { count });
        }
        let not = computed.not_exact;
        let count = not.about + not.at_least + not.up_to + not.range;
        if count > 0 {
            because.push(Because::NotExact { count });
        }
    }
}
