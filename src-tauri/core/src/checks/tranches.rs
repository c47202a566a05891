//! Whether the tranches of a pledge and what was paid of them fit what was announced. Amounts are compared
//! in the pledge's own currency only, and only as far as they are known: what may still fit is not asked about.

use super::Findings;
use crate::model::*;
use std::collections::{HashMap, HashSet};

/// How far "about" may lie from a figure, in parts of it: a twentieth.
const ABOUT: i128 = 20;

/// The least and the most that an amount can mean, in minor units; none where it has no such bound.
#[derive(Clone, Copy)]
struct Bounds {
    least: i128,
    most: Option<i128>,
}

/// What is planned and paid under one pledge, in its currency.
#[derive(Default)]
struct TranchesOfPledge<'a> {
    tranches: Vec<&'a TrancheFields>,
    /// The lines that paid one of them.
    paid: Vec<&'a Amount>,
    /// The lines that say what was announced.
    announced: Vec<&'a Amount>,
    /// Something of it will not come.
    less: bool,
}

/// Compares the tranches of each pledge with what was announced.
pub(super) fn check(record: &LedgerRecord, found: &mut Findings) {
    let mut all: HashMap<Id<PledgeFields>, TranchesOfPledge> = HashMap::new();
    for tranche in &record.tranches {
        let own = all.entry(tranche.fields.pledge).or_default();
        own.tranches.push(&tranche.fields);
    }
    let corrected: HashSet<_> = record.events.iter().filter_map(|e| e.corrects).collect();
    let living = |e: &&LedgerEvent| !e.void && !corrected.contains(&e.id);
    for event in record.events.iter().filter(living) {
        let Some(own) = all.get_mut(&event.pledge) else {
            continue;
        };
        if event.tranche.is_some() {
            own.paid.push(&event.amount);
        }
        match event.stage {
            Stage::Announced => own.announced.push(&event.amount),
            Stage::Reduced | Stage::Cancelled | Stage::Superseded => own.less = true,
            _ => {}
        }
    }
    let raised: HashSet<_> = record
        .links
        .iter()
        .filter(|l| l.kind == PledgeLinkKind::Increases)
        .map(|l| l.other)
        .collect();
    for pledge in &record.pledges {
        if let Some(parts) = all.get(&pledge.id) {
            parts.compare(pledge, raised.contains(&pledge.id), found);
        }
    }
}

impl TranchesOfPledge<'_> {
    fn compare(&self, pledge: &LedgerPledge, raised: bool, found: &mut Findings) {
        let amount = match self.announced.as_slice() {
            [only] => *only,
            _ => &pledge.amount,
        };
        let Some((whole, currency)) = bounds(amount).zip(amount.currency) else {
            return;
        };
        let mut ask = |grade, rule| {
            found.add(grade, rule, pledge.id, &[("title", pledge.title.as_str())]);
        };
        let expected = self.tranches.iter().filter(|t| !t.waived);
        let planned = least(expected.map(|t| &t.planned), currency);
        let paid = least(self.paid.iter().copied(), currency);
        // More may have come of a pledge that another increases.
        let over = |sum| !raised && whole.most.is_some_and(|most| sum > most);
        if over(paid) {
            ask(Grade::Warning, "tranchesPaidOver");
        }
        if over(planned) {
            ask(Grade::Warning, "tranchesOver");
        }
        let every = self.tranches.iter().map(|t| &t.planned);
        let most = most(every, currency);
        if !self.less && most.is_some_and(|most| most < whole.least) {
            ask(Grade::Note, "tranchesShort");
        }
    }
}

/// What these come to at the least: what is not known, or is in another currency, adds nothing.
fn least<'a>(all: impl Iterator<Item = &'a Amount>, currency: Currency) -> i128 {
    let own = all.filter(|a| a.currency == Some(currency));
    own.filter_map(bounds).map(|b| b.least).sum()
}

/// What these can come to at the most; none when one of them is not known or has no bound.
fn most<'a>(all: impl Iterator<Item = &'a Amount>, currency: Currency) -> Option<i128> {
    all.map(|a| {
        let own = a.currency == Some(currency);
        bounds(a).filter(|_| own).and_then(|b| b.most)
    })
    .sum()
}

fn bounds(amount: &Amount) -> Option<Bounds> {
    let figure = i128::from(amount.minor?);
    let (least, most) = match amount.precision {
        Precision::NotStated
        | Precision::NotDisclosed
        | Precision::NotYetQuantified
        | Precision::QuantityOnly => {
            return None;
        }
        Precision::Exact | Precision::JointWithoutSplit => (figure, Some(figure)),
        Precision::About => (figure - figure / ABOUT, Some(figure + figure / ABOUT)),
        Precision::AtLeast => (figure, None),
        Precision::UpTo => (0, Some(figure)),
        Precision::Range => (figure, amount.max_minor.map(i128::from)),
    };
    Some(Bounds { least, most })
}

#[cfg(test)]
mod tests {
    use super::{super::pledges, *};

    fn money(precision: Precision, minor: Option<i64>, currency: &str) -> Amount {
        Amount {
            precision,
            minor,
            max_minor: None,
            currency: Some(currency.parse().expect("a currency")),
        }
    }
    fn exact(minor: i64) -> Amount {
        money(Precision::Exact, Some(minor), "EUR")
    }

    /// One pledge with planned tranches and payments of the first of them.
    fn asked(
        amount: Amount,
        planned: &[Amount],
        paid: &[Amount],
        reduced: bool,
    ) -> Vec<&'static str> {
        let mut record = LedgerRecord::default();
        let pledge = LedgerPledge {
            title: "Test money".into(),
            amount,
            ..LedgerPledge::default()
        };
        let id = |n: u128| uuid::Uuid::from_u128(n);
        for (n, planned) in (1..).zip(planned) {
            let fields = TrancheFields {
                pledge: pledge.id,
                planned: planned.clone(),
                ..TrancheFields::default()
            };
            let id = Id::of(id(n));
            record.tranches.push(LedgerTranche { id, fields });
        }
        for (n, amount) in (100..).zip(paid) {
            record.events.push(LedgerEvent {
                id: Id::of(id(n)),
                pledge: pledge.id,
                stage: Stage::Delivered,
                amount: amount.clone(),
                tranche: Some(Id::of(id(1))),
                ..LedgerEvent::default()
            });
        }
        if reduced {
            record.events.push(LedgerEvent {
                id: Id::of(id(200)),
                pledge: pledge.id,
                stage: Stage::Reduced,
                ..LedgerEvent::default()
            });
        }
        record.pledges.push(pledge);
        let all = pledges(&record, &[], &HashSet::new(), &[]);
        all.first.iter().map(|f| f.rule).collect()
    }

    #[test]
    fn tranches_that_come_to_the_amount_raise_no_question() {
        assert!(asked(exact(300), &[exact(100), exact(200)], &[exact(100)], false).is_empty());
        assert!(asked(exact(300), &[], &[], false).is_empty());
    }

    #[test]
    fn more_planned_or_paid_than_was_announced_is_asked_about() {
        let over = asked(exact(300), &[exact(100), exact(201)], &[], false);
        assert_eq!(over, ["tranchesOver"]);
        let paid = asked(exact(300), &[exact(300)], &[exact(300), exact(1)], false);
        assert_eq!(paid, ["tranchesPaidOver"]);
    }

    #[test]
    fn less_planned_than_was_announced_is_asked_about_unless_the_pledge_was_reduced() {
        assert_eq!(
            asked(exact(300), &[exact(299)], &[], false),
            ["tranchesShort"]
        );
        assert!(asked(exact(300), &[exact(299)], &[], true).is_empty());
    }

    #[test]
    fn what_is_not_known_is_never_taken_for_too_little_or_too_much() {
        let unknown = money(Precision::NotDisclosed, None, "EUR");
        let other = money(Precision::Exact, Some(900), "SEK");
        for part in [&unknown, &other, &money(Precision::AtLeast, Some(1), "EUR")] {
            assert!(asked(exact(300), &[exact(100), part.clone()], &[], false).is_empty());
        }
        assert!(asked(unknown.clone(), &[exact(100)], &[exact(200)], false).is_empty());
        assert!(asked(exact(300), &[exact(300)], &[other], false).is_empty());
        let at_least = money(Precision::AtLeast, Some(300), "EUR");
        assert!(asked(at_least, &[exact(400)], &[exact(400)], false).is_empty());
        let up_to = money(Precision::UpTo, Some(300), "EUR");
        assert!(asked(up_to, &[exact(10)], &[], false).is_empty());
        // What is known alone is more already.
        let over = asked(exact(300), &[exact(301), unknown], &[], false);
        assert_eq!(over, ["tranchesOver"]);
    }
}
