//! The ledger against a model that is too plain to be wrong, over random ledgers; and its rules one by one.

mod known;
mod mixed;
mod naive;
mod published;
mod rules;

use chancery_core::{
    ledger::{GroupBy, Ledger, PledgeFilter, Rates},
    model::*,
};
use chrono::NaiveDate;
use proptest::{
    prelude::*,
    sample::select,
    test_runner::{Config, RngSeed},
};
use std::collections::HashSet;
use uuid::Uuid;

/// Ten thousand ledgers, the same ones at every run; with `--long` ten times as many, and others each time.
fn ledgers() -> Config {
    let long = std::env::var_os("CHANCERY_LONG").is_some();
    Config {
        cases: if long { 100_000 } else { 10_000 },
        rng_seed: if long {
            RngSeed::Random
        } else {
            RngSeed::Fixed(4)
        },
        failure_persistence: None,
        ..Config::default()
    }
}

pub fn id<F>(kind: u128, n: usize) -> Id<F> {
    Id::of(Uuid::from_u128((kind << 64) + n as u128 + 1))
}

pub fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1 + n / 28, 1 + n % 28).unwrap()
}

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

fn amount() -> impl Strategy<Value = Amount> {
    let figure = (
        1..5_000_000_i64,
        select(vec!["EUR", "DKK", "JPY"]),
        select(vec![
            Precision::Exact,
            Precision::About,
            Precision::AtLeast,
            Precision::UpTo,
            Precision::JointWithoutSplit,
        ]),
    );
    let figure = figure.prop_map(|(minor, code, precision)| Amount {
        precision,
        minor: Some(minor),
        max_minor: None,
        currency: Some(currency(code)),
    });
    let range = (1..1_000_i64, 1..1_000_i64).prop_map(|(low, more)| Amount {
        precision: Precision::Range,
        minor: Some(low),
        max_minor: Some(low + more),
        currency: Some(currency("EUR")),
    });
    let none = select(vec![
        Precision::NotStated,
        Precision::NotDisclosed,
        Precision::NotYetQuantified,
        Precision::QuantityOnly,
    ]);
    let none = none.prop_map(|precision| Amount {
        precision,
        ..Amount::default()
    });
    prop_oneof![5 => figure, 1 => range, 2 => none]
}

/// A date, sometimes to the month only, sometimes none.
fn date() -> impl Strategy<Value = Option<DateStated>> {
    let on = (0..300_u32).prop_map(|n| Some(DateStated::day(day(n))));
    let month = (1..12_u32).prop_map(|m| Some(format!("2024-{m:02}").parse().unwrap()));
    prop_oneof![6 => on, 1 => month, 1 => Just(None)]
}

/// A line: its stage, its day, its amount, whose it is, which earlier one it corrects, whether it is void.
type Step = (
    Stage,
    Option<DateStated>,
    Amount,
    Option<usize>,
    Option<usize>,
    bool,
);

#[derive(Debug, Clone)]
struct Made {
    pledgers: HashSet<usize>,
    unnamed: bool,
    announced: (Option<DateStated>, Amount),
    channel: Option<PledgeChannel>,
    team: Option<usize>,
    shares: Vec<(usize, i64)>,
    events: Vec<Step>,
    link: Option<(PledgeLinkKind, usize)>,
}

fn made() -> impl Strategy<Value = Made> {
    let stage = select(Stage::ALL.to_vec());
    let event = (
        stage,
        date(),
        amount(),
        proptest::option::weighted(0.2, 0..4_usize),
        proptest::option::weighted(0.2, 0..4_usize),
        proptest::bool::weighted(0.1),
    );
    (
        proptest::collection::hash_set(0..4_usize, 0..4),
        proptest::bool::weighted(0.2),
        (date(), amount()),
        proptest::option::of(select(PledgeChannel::ALL.to_vec())),
        proptest::option::of(0..3_usize),
        proptest::collection::vec((0..4_usize, 1..100_000_i64), 0..3),
        proptest::collection::vec(event, 0..4),
        proptest::option::weighted(0.4, (select(PledgeLinkKind::ALL.to_vec()), 0..6_usize)),
    )
        .prop_map(
            |(pledgers, unnamed, announced, channel, team, shares, events, link)| Made {
                unnamed: unnamed || pledgers.is_empty(),
                pledgers,
                announced,
                channel,
                team,
                shares,
                events,
                link,
            },
        )
}

/// A ledger of what was made. A link leads to an earlier pledge only, so that none comes back.
fn record(all: Vec<Made>) -> LedgerRecord {
    let mut record = LedgerRecord::default();
    let mut serial = 0;
    for (n, made) in all.into_iter().enumerate() {
        let pledge = id(1, n);
        let (announced_on, amount) = made.announced;
        let mut pledgers: Vec<usize> = made.pledgers.into_iter().collect();
        pledgers.sort_unstable();
        record.pledges.push(LedgerPledge {
            id: pledge,
            title: format!("Pledge {n:05}"),
            pledgers: pledgers.iter().map(|p| id(2, *p)).collect(),
            pledgers_unnamed: made.unnamed.then(|| "several states".to_owned()),
            announced_on,
            amount: amount.clone(),
            channel: made.channel,
            body: made.team.map(|t| id(3, t)),
            meeting: None,
            agenda_item: None,
        });
        let mut shared = HashSet::new();
        for (party, minor) in made.shares {
            if pledgers.contains(&party) && shared.insert(party) {
                record.shares.push(LedgerShare {
                    pledge,
                    party: id(2, party),
                    minor,
                });
            }
        }
        let first = (Stage::Announced, announced_on, amount, None, None, false);
        let mut own = Vec::new();
        for (stage, happened_on, amount, party, corrects, void) in
            std::iter::once(first).chain(made.events)
        {
            let event = id(4, serial);
            serial += 1;
            let corrects = corrects.and_then(|c| own.get(c)).copied();
            record.events.push(LedgerEvent {
                id: event,
                pledge,
                stage,
                happened_on,
                amount,
                party: party.map(|p| id(2, p)),
                tranche: None,
                corrects,
                void: void && corrects.is_some(),
            });
            own.push(event);
        }
        if let Some((kind, other)) = made.link.filter(|(_, other)| *other < n) {
            record.links.push(LedgerLink {
                pledge,
                kind,
                other: id(1, other),
            });
        }
    }
    record
}

/// A made-up set: one rate a quarter, and none for the yen.
pub fn rates() -> Rates {
    let set = RateSetFields {
        name: "Made-up rates".into(),
        provider: "Nobody".into(),
    };
    let rate = |month: u32, rate: &str| ExchangeRateFields {
        rate_set: id(9, 0),
        base: currency("EUR"),
        quote: currency("DKK"),
        rate: rate.parse().unwrap(),
        dated_on: NaiveDate::from_ymd_opt(2024, month, 1).unwrap(),
    };
    let all = [rate(2, "7"), rate(5, "7.3"), rate(8, "6.9999")];
    Rates::new(&set, currency("EUR"), all)
}

proptest! {
    #![proptest_config(ledgers())]

    #[test]
    fn totals_by_any_grouping_are_the_sums_over_their_lines(
        all in proptest::collection::vec(made(), 1..6),
        on in proptest::option::of(0..300_u32),
        shuffle in any::<u64>(),
    ) {
        let record = record(all);
        let wanted = PledgeFilter { on: on.map(day), ..PledgeFilter::default() };
        let ledger = Ledger::new(record.clone());
        let rates = rates();
        for by in [GroupBy::Stage, GroupBy::State, GroupBy::Year, GroupBy::Month, GroupBy::Team, GroupBy::Channel] {
            let found = ledger.totals(&wanted, by, Some(&rates));
            naive::same(&record, &found, by, wanted.on, None)?;
            let mut channels = HashSet::new();
            for one in ledger.totals_by_channel(&wanted, by, Some(&rates)) {
                naive::same(&record, &one.totals, by, wanted.on, Some(one.channel))?;
                channels.insert(one.channel);
            }
            // Each channel once, and none is forgotten.
            let there: HashSet<_> = record.pledges.iter().map(|p| p.channel).collect();
            prop_assert_eq!(&channels, &there);
        }
        // The order of entry changes nothing, and neither does reading some pledges again.
        let plain = ledger.totals(&wanted, GroupBy::State, Some(&rates));
        let shuffled = mixed::shuffled(&record, shuffle);
        prop_assert_eq!(&Ledger::new(shuffled).totals(&wanted, GroupBy::State, Some(&rates)), &plain);
        let again: HashSet<_> = record.pledges.iter().map(|p| p.id).filter(|p| (shuffle ^ p.uuid().as_u128() as u64) & 1 == 0).collect();
        let mut ledger = ledger;
        ledger.replace(&again, mixed::only(&record, &again));
        prop_assert_eq!(&ledger.totals(&wanted, GroupBy::State, Some(&rates)), &plain);
    }

    #[test]
    fn the_lines_behind_a_figure_come_to_the_figure(
        all in proptest::collection::vec(made(), 1..6),
        on in proptest::option::of(0..300_u32),
    ) {
        let ledger = Ledger::new(record(all));
        let wanted = PledgeFilter { on: on.map(day), ..PledgeFilter::default() };
        for by in [GroupBy::Stage, GroupBy::State, GroupBy::Year, GroupBy::Month, GroupBy::Team, GroupBy::Channel] {
            for group in ledger.totals(&wanted, by, None).groups {
                for at in group.stages {
                    let lines = ledger.lines(&wanted, Some(&group.key), Some(at.stage), None);
                    naive::adds_up(&lines, &at.total)?;
                }
            }
        }
    }
}
