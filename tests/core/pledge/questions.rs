//! Questions about the same money, where a register is large: what is given, what is counted, and that the sweep
//! through the days of a party finds what comparing every pair would.

use crate::ledger::id;
use chancery_core::{checks, ledger::Ledger, model::*};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeSet, HashSet};

/// A pledge of these parties, so many days after the first, in euro cents.
fn pledge(n: usize, parties: &[usize], after: u64, minor: i64) -> LedgerPledge {
    let on = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap() + Days::new(after);
    LedgerPledge {
        id: id(1, n),
        title: format!("Pledge {n:05}"),
        pledgers: parties.iter().map(|p| id(2, *p)).collect(),
        pledgers_unnamed: None,
        announced_on: Some(on.to_string().parse().unwrap()),
        amount: Amount {
            precision: Precision::Exact,
            minor: Some(minor),
            currency: Some("EUR".parse().unwrap()),
            ..Amount::default()
        },
        channel: None,
        body: None,
        meeting: None,
        agenda_item: None,
    }
}

fn asked(pledges: Vec<LedgerPledge>, links: &[(usize, usize)]) -> checks::Questions {
    let links = links.iter().map(|(one, other)| LedgerLink {
        pledge: id(1, *one),
        kind: PledgeLinkKind::Differs,
        other: id(1, *other),
    });
    let record = LedgerRecord {
        pledges,
        links: links.collect(),
        ..LedgerRecord::default()
    };
    checks::pledges(&Ledger::new(record), &[], &HashSet::new(), &[])
}

/// The pairs that a rule asks about, the later pledge first.
fn pairs(questions: &checks::Questions, rule: &str) -> BTreeSet<(String, String)> {
    let of_rule = questions.first.iter().filter(|f| f.rule == rule);
    let pairs = of_rule.map(|f| (f.values["title"].clone(), f.values["otherTitle"].clone()));
    pairs.collect()
}

fn titles(pairs: &[(usize, usize)]) -> BTreeSet<(String, String)> {
    let title = |n: &usize| format!("Pledge {n:05}");
    pairs.iter().map(|(a, b)| (title(a), title(b))).collect()
}

#[test]
fn of_very_many_questions_the_gravest_are_given_and_the_rest_are_counted() {
    // A hundred of one party in a hundred days: every two of them; and each time all doubles, a sum.
    let mut pledges: Vec<_> = (0..100).map(|n| pledge(n, &[1], n as u64, 500)).collect();
    // Of another party the same amount a year apart: graver questions come first, so this one is left out.
    pledges.extend([pledge(900, &[2], 0, 7), pledge(901, &[2], 365, 7)]);
    let all = asked(pledges, &[]);
    assert_eq!(all.first.len(), checks::MAX_QUESTIONS);
    assert_eq!(all.first.len() + all.more, 100 * 99 / 2 + 1);
    assert!(all.first.iter().all(|f| f.rule == "pledgeTwice"));
    assert_eq!(all, {
        let mut again: Vec<_> = (0..100).map(|n| pledge(n, &[1], n as u64, 500)).collect();
        again.extend([pledge(901, &[2], 365, 7), pledge(900, &[2], 0, 7)]);
        again.reverse();
        asked(again, &[])
    });
}

#[test]
fn a_few_questions_are_all_given() {
    let all = asked(
        vec![pledge(0, &[1], 0, 100), pledge(1, &[1], 120, 110)],
        &[],
    );
    assert_eq!(pairs(&all, "pledgeTwice"), titles(&[(1, 0)]));
    assert_eq!((all.first.len(), all.more), (1, 0));
    let days_later = vec![pledge(0, &[1], 0, 100), pledge(1, &[1], 121, 110)];
    assert_eq!(asked(days_later, &[]).first, []);
}

#[test]
fn an_amount_announced_again_is_held_against_the_last_announcement_until_a_link_answers() {
    let all = || {
        (0..3)
            .map(|n| pledge(n, &[1], n as u64 * 200, 100))
            .collect()
    };
    let again = |links: &[(usize, usize)]| pairs(&asked(all(), links), "pledgeAgain");
    assert_eq!(again(&[]), titles(&[(1, 0), (2, 1)]));
    assert_eq!(again(&[(2, 1)]), titles(&[(1, 0), (2, 0)]));
    assert_eq!(again(&[(1, 2), (0, 2)]), titles(&[(1, 0)]));
    assert_eq!(again(&[(2, 1), (0, 2), (1, 0)]), titles(&[]));
    // Two years are the most.
    let far = vec![pledge(0, &[1], 0, 100), pledge(1, &[1], 731, 100)];
    assert_eq!(asked(far, &[]).first, []);
}

#[test]
fn the_sweep_finds_the_pairs_that_comparing_every_two_finds_and_each_once() {
    // Plainly made up, and the same at every run: amounts near each other, some of two or three parties.
    let mut at = 7_u64;
    let mut next = |below: u64| {
        at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (at >> 33) % below
    };
    let mut every = 0;
    for _ in 0..200 {
        let pledges: Vec<_> = (0..40)
            .map(|n| {
                let first = next(4) as usize;
                let parties: Vec<_> = (0..=next(3) as usize).map(|p| first + p).collect();
                pledge(
                    n,
                    &parties,
                    next(600),
                    90 + i64::try_from(next(40)).unwrap(),
                )
            })
            .collect();
        let answered: Vec<_> = (0..10)
            .map(|_| (next(40) as usize, next(40) as usize))
            .collect();
        let mut wanted = vec![];
        for (n, one) in pledges.iter().enumerate() {
            for (m, other) in pledges.iter().enumerate() {
                let day = |p: &LedgerPledge| (p.announced_on.unwrap().latest(), p.id);
                let days = (day(one).0 - day(other).0).num_days();
                let (a, b) = (one.amount.minor.unwrap(), other.amount.minor.unwrap());
                let similar = (a - b).abs() <= a.max(b) / 10;
                let shared = one.pledgers.iter().any(|p| other.pledgers.contains(p));
                let linked = answered.contains(&(n, m)) || answered.contains(&(m, n));
                if day(one) > day(other) && days <= 120 && similar && shared && !linked {
                    wanted.push((n, m));
                }
            }
        }
        let found = asked(pledges, &answered);
        assert_eq!(found.more, 0);
        assert_eq!(pairs(&found, "pledgeTwice"), titles(&wanted));
        let twice = found.first.iter().filter(|f| f.rule == "pledgeTwice");
        assert_eq!(twice.count(), wanted.len());
        every += wanted.len();
    }
    assert!(every > 10_000, "only {every} pairs were compared");
}

#[test]
fn a_figure_that_is_the_sum_of_what_a_giver_pledged_alone_is_asked_about_beside_joint_ones() {
    let cumulative = |last: i64| {
        let all = vec![
            pledge(0, &[1], 0, 1_000),
            pledge(1, &[1, 2], 200, 40_000),
            pledge(2, &[1], 400, 6_000),
            pledge(3, &[1], 600, last),
        ];
        let found = asked(all, &[]).first;
        let own = found.iter().filter(|f| f.rule == "pledgeCumulative");
        own.map(|f| f.values["title"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(cumulative(7_000), ["Pledge 00003"], "what it gave alone");
    assert_eq!(cumulative(47_400), ["Pledge 00003"], "all, to a hundredth");
    assert_eq!(cumulative(8_000), Vec::<String>::new());
}
