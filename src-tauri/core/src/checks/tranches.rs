//! Whether the tranches of a pledge and what was paid of them fit what was announced. Amounts are compared
//! in the pledge's own currency only, and only as far as they are known: what may still fit is not asked about.

use super::{found::Found, register::Register};
use crate::ledger::{Ledger, LedgerEntry};
use crate::model::*;

/// How far "about" may lie from a figure, in parts of it: a twentieth.
const ABOUT: i128 = 20;

/// The least and the most that an amount can mean, in minor units; none where it has no such bound.
#[derive(Clone, Copy)]
struct Bounds {
    least: i128,
    most: Option<i128>,
}

/// More was paid in tranches than was announced.
pub(super) fn paid_over(register: &Register, found: &mut Found) {
    check(register, found, |c| c.is_over(c.paid));
}

/// More is planned in tranches than was announced.
pub(super) fn planned_over(register: &Register, found: &mut Found) {
    check(register, found, |c| c.is_over(c.planned));
}

/// Less is planned in tranches than was announced.
pub(super) fn planned_short(register: &Register, found: &mut Found) {
    let short = |c: &Comparison| c.planned_most.is_some_and(|most| most < c.whole.least);
    check(register, found, |c| !c.reduced && short(c));
}

fn check(register: &Register, found: &mut Found, is_wrong: impl Fn(&Comparison) -> bool) {
    let entries = register.ledger.entries();
    for entry in entries.filter(|entry| !entry.tranches.is_empty()) {
        if Comparison::of(register.ledger, entry).is_some_and(|c| is_wrong(&c)) {
            found.add(entry.pledge.id, &[("title", entry.pledge.title.as_str())]);
        }
    }
}

/// What was announced of a pledge, and what is planned and paid in tranches, in its currency.
struct Comparison {
    whole: Bounds,
    planned: i128,
    /// The most that can be planned; none where it is not known.
    planned_most: Option<i128>,
    paid: i128,
    /// More may have come of it: another pledge increases it.
    raised: bool,
    /// Something of it will not come.
    reduced: bool,
}

impl Comparison {
    /// None where it is not known how much was announced.
    fn of(ledger: &Ledger, entry: &LedgerEntry) -> Option<Self> {
        let effective = || entry.effective_events();
        let mut announced = effective().filter(|e| e.stage == Stage::Announced);
        let amount = match (announced.next(), announced.next()) {
            (Some(only), None) => &only.amount,
            _ => &entry.pledge.amount,
        };
        let (whole, currency) = bounds(amount).zip(amount.currency)?;
        let tranches = || entry.tranches.iter().map(|t| &t.fields);
        let expected = tranches().filter(|t| !t.waived);
        let paid = effective().filter(|e| e.tranche.is_some());
        let mut links = ledger.links_to(entry.pledge.id).iter();
        Some(Self {
            whole,
            planned: least(expected.map(|t| &t.planned), currency),
            planned_most: most(tranches().map(|t| &t.planned), currency),
            paid: least(paid.map(|e| &e.amount), currency),
            raised: links.any(|l| l.kind == PledgeLinkKind::Increases),
            reduced: effective().any(|e| {
                matches!(
                    e.stage,
                    Stage::Reduced | Stage::Cancelled | Stage::Superseded
                )
            }),
        })
    }

    fn is_over(&self, sum: i128) -> bool {
        !self.raised && self.whole.most.is_some_and(|most| sum > most)
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
    use std::collections::HashSet;

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
        let all = pledges(&Ledger::new(record), &[], &HashSet::new(), &[]);
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
