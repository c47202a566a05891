//! Totals the plain way: look at every line, ask each rule anew, keep a list, add at the end.

use super::{id, rates};
use chancery_core::{
    ledger::{Breakdown, EventLine, GroupBy, GroupKey, LineStatus},
    model::*,
};
use chrono::{Datelike, NaiveDate};
use proptest::test_runner::TestCaseError;
use std::collections::{BTreeMap, BTreeSet};

/// A counted piece: its group, its stage, how exact it is, its figure, the day whose rate converts it, and, of those
/// given by people without names, how they were spoken of and whether named ones give too.
type Piece = (
    GroupKey,
    Stage,
    Precision,
    Option<(i64, Currency)>,
    Option<NaiveDate>,
    Option<(String, bool)>,
);

/// Which pledges are looked at: all, or those of one channel, or of none.
pub type Channel = Option<Option<PledgeChannel>>;

fn counts(record: &LedgerRecord, event: &LedgerEvent) -> bool {
    !event.void && record.events.iter().all(|e| e.corrects != Some(event.id))
}

fn on_time(event: &LedgerEvent, on: Option<NaiveDate>) -> bool {
    match (on, event.happened_on) {
        (None, _) => true,
        (Some(day), Some(date)) => date.latest() <= day,
        (Some(_), None) => false,
    }
}

fn there(record: &LedgerRecord, pledge: Id<PledgeFields>, on: Option<NaiveDate>) -> bool {
    let mut own = record.events.iter().filter(|e| e.pledge == pledge);
    own.any(|e| counts(record, e) && on_time(e, on))
}

fn left_out(
    record: &LedgerRecord,
    pledge: Id<PledgeFields>,
    stage: Stage,
    on: Option<NaiveDate>,
) -> bool {
    use PledgeLinkKind::{Confirms, Corrects, Differs, Increases, PartOf, Repeats, Replaces};
    record.links.iter().any(|link| match link.kind {
        Repeats | Confirms => link.pledge == pledge && there(record, link.other, on),
        PartOf => {
            let whole = record.events.iter().any(|e| {
                e.pledge == link.other
                    && e.stage == stage
                    && e.amount.minor.is_some()
                    && counts(record, e)
                    && on_time(e, on)
            });
            link.pledge == pledge && whole
        }
        Corrects | Replaces => link.other == pledge && there(record, link.pledge, on),
        Increases | Differs => false,
    })
}

fn rate_day(record: &LedgerRecord, pledge: Id<PledgeFields>) -> Option<NaiveDate> {
    let origin = record
        .links
        .iter()
        .filter(|l| l.pledge == pledge)
        .find(|l| matches!(l.kind, PledgeLinkKind::Increases | PledgeLinkKind::Corrects));
    match origin {
        Some(link) => rate_day(record, link.other),
        None => {
            let pledge = record.pledges.iter().find(|p| p.id == pledge).unwrap();
            pledge.announced_on.map(DateStated::latest)
        }
    }
}

/// Every piece that counts, and how many lines are left out for want of a date.
fn pieces(
    record: &LedgerRecord,
    by: GroupBy,
    on: Option<NaiveDate>,
    only: Channel,
) -> (Vec<Piece>, u32) {
    let (mut pieces, mut undated) = (Vec::new(), 0);
    for event in &record.events {
        let pledge = record
            .pledges
            .iter()
            .find(|p| p.id == event.pledge)
            .unwrap();
        if only.is_some_and(|channel| channel != pledge.channel) {
            continue;
        }
        if !counts(record, event) || left_out(record, pledge.id, event.stage, on) {
            continue;
        }
        if !on_time(event, on) {
            undated += u32::from(event.happened_on.is_none());
            continue;
        }
        let figure = event
            .amount
            .minor
            .map(|m| (m, event.amount.currency.unwrap()));
        let day = rate_day(record, pledge.id);
        let unnamed = pledge.pledgers_unnamed.clone();
        let unnamed = unnamed.filter(|_| event.party.is_none());
        let unnamed = unnamed.map(|who| (who, !pledge.pledgers.is_empty()));
        let mut add = |key, figure| {
            let how = event.amount.precision;
            pieces.push((key, event.stage, how, figure, day, unnamed.clone()));
        };
        match by {
            GroupBy::Stage => add(GroupKey::All, figure),
            GroupBy::Year => add(
                GroupKey::Year {
                    year: event.happened_on.map(|d| d.latest().year()),
                },
                figure,
            ),
            GroupBy::Month => add(
                GroupKey::Month {
                    first: event.happened_on.map(|d| {
                        let day = d.latest();
                        NaiveDate::from_ymd_opt(day.year(), day.month(), 1).unwrap()
                    }),
                },
                figure,
            ),
            GroupBy::Team => add(GroupKey::Team { id: pledge.body }, figure),
            GroupBy::Channel => add(
                GroupKey::Channel {
                    channel: pledge.channel,
                },
                figure,
            ),
            GroupBy::State => {
                if let Some(party) = event.party {
                    add(GroupKey::Party { id: party }, figure);
                    continue;
                }
                if pledge.pledgers.len() == 1 && pledge.pledgers_unnamed.is_none() {
                    add(
                        GroupKey::Party {
                            id: pledge.pledgers[0],
                        },
                        figure,
                    );
                    continue;
                }
                let mut ids = pledge.pledgers.clone();
                ids.sort();
                let jointly = GroupKey::Jointly {
                    ids,
                    unnamed: pledge.pledgers_unnamed.clone(),
                };
                let shares: Vec<_> = record
                    .shares
                    .iter()
                    .filter(|s| s.pledge == pledge.id && pledge.pledgers.contains(&s.party))
                    .collect();
                let sum: i64 = shares.iter().map(|s| s.minor).sum();
                match figure {
                    Some((whole, currency))
                        if event.stage == Stage::Announced
                            && pledge.amount.currency == Some(currency)
                            && !shares.is_empty()
                            && sum <= whole =>
                    {
                        for share in shares {
                            add(
                                GroupKey::Party { id: share.party },
                                Some((share.minor, currency)),
                            );
                        }
                        if sum < whole {
                            add(jointly, Some((whole - sum, currency)));
                        }
                    }
                    _ => add(jointly, figure),
                }
            }
        }
    }
    (
        if by == GroupBy::Month {
            grown(pieces)
        } else {
            pieces
        },
        undated,
    )
}

/// In each month that has a line, also those of the months before it.
fn grown(pieces: Vec<Piece>) -> Vec<Piece> {
    let months: BTreeSet<GroupKey> = pieces.iter().map(|p| p.0.clone()).collect();
    let none = GroupKey::Month { first: None };
    let until = |month: &GroupKey| {
        let month = month.clone();
        let of = |own: &GroupKey| *own == month || (*own != none && month != none && *own < month);
        let some: Vec<Piece> = pieces.iter().filter(|p| of(&p.0)).cloned().collect();
        some.into_iter().map(move |mut piece| {
            piece.0 = month.clone();
            piece
        })
    };
    months.iter().flat_map(until).collect()
}

/// Holds a breakdown against the plain sums.
pub fn same(
    record: &LedgerRecord,
    found: &Breakdown,
    by: GroupBy,
    on: Option<NaiveDate>,
    only: Channel,
) -> Result<(), TestCaseError> {
    let (pieces, undated) = pieces(record, by, on, only);
    proptest::prop_assert_eq!(found.undated, undated);
    let mut wanted: BTreeMap<(GroupKey, Stage), Vec<&Piece>> = BTreeMap::new();
    for piece in &pieces {
        wanted
            .entry((piece.0.clone(), piece.1))
            .or_default()
            .push(piece);
    }
    let mut seen = 0;
    for group in &found.groups {
        for at in &group.stages {
            let lines = wanted.get(&(group.key.clone(), at.stage));
            proptest::prop_assert!(
                lines.is_some(),
                "{:?} {:?} from nothing",
                group.key,
                at.stage
            );
            total(lines.unwrap(), &at.total)?;
            seen += 1;
        }
    }
    proptest::prop_assert_eq!(seen, wanted.len());
    // All together, whatever the groups: the figures of the lines, each once.
    let (pieces, _) = self::pieces(record, GroupBy::Stage, on, only);
    for at in &found.all {
        for sum in &at.total.sums {
            let of = pieces.iter().filter(|p| p.1 == at.stage);
            let plain: i128 = of
                .filter_map(|p| p.3)
                .filter(|f| f.1 == sum.currency)
                .map(|f| i128::from(f.0))
                .sum();
            proptest::prop_assert_eq!(sum.minor, plain);
        }
    }
    Ok(())
}

fn total(lines: &[&Piece], found: &Total) -> Result<(), TestCaseError> {
    let mut sums: BTreeMap<&str, (i128, u32)> = BTreeMap::new();
    let (mut stated, mut disclosed, mut quantified, mut quantity) = (0, 0, 0, 0);
    let (mut about, mut least, mut up_to, mut range) = (0, 0, 0, 0);
    let mut unnamed: BTreeMap<(String, bool, Precision), u32> = BTreeMap::new();
    for (_, _, precision, figure, _, who) in lines {
        match figure {
            Some((minor, currency)) => {
                let sum = sums.entry(currency.code()).or_default();
                sum.0 += i128::from(*minor);
                sum.1 += 1;
                match precision {
                    Precision::About => about += 1,
                    Precision::AtLeast => least += 1,
                    Precision::UpTo => up_to += 1,
                    Precision::Range => range += 1,
                    _ => {}
                }
            }
            None if who.is_some() => {
                let (who, with) = who.clone().unwrap();
                *unnamed.entry((who, with, *precision)).or_default() += 1;
            }
            None => match precision {
                Precision::NotDisclosed => disclosed += 1,
                Precision::NotYetQuantified => quantified += 1,
                Precision::QuantityOnly => quantity += 1,
                _ => stated += 1,
            },
        }
    }
    let mine: Vec<_> = found
        .sums
        .iter()
        .map(|s| (s.currency.code(), (s.minor, s.figures)))
        .collect();
    proptest::prop_assert_eq!(mine, sums.into_iter().collect::<Vec<_>>());
    proptest::prop_assert!(found.sums.iter().all(|s| s.figures > 0), "a sum of nothing");
    let w = found.without;
    proptest::prop_assert_eq!(
        (
            w.not_stated,
            w.not_disclosed,
            w.not_yet_quantified,
            w.quantity_only
        ),
        (stated, disclosed, quantified, quantity)
    );
    let named = found.unnamed.iter();
    let named = named.map(|u| ((u.who.clone(), u.with_named, u.precision), u.entries));
    proptest::prop_assert_eq!(named.collect::<BTreeMap<_, _>>(), unnamed);
    let n = found.not_exact;
    proptest::prop_assert_eq!(
        (n.about, n.at_least, n.up_to, n.range),
        (about, least, up_to, range)
    );
    converted(lines, found)
}

/// In whole thousandths of thousandths of a cent, by the one pair that the set has; the yen has no rate.
fn converted(lines: &[&Piece], found: &Total) -> Result<(), TestCaseError> {
    let (mut exact, mut left, mut any) = (0.0_f64, 0_i128, false);
    let rates = rates();
    for (_, _, _, figure, day, _) in lines {
        let Some((minor, currency)) = figure else {
            continue;
        };
        let plain = rates.convert(1_000_000_000_000, *currency, *day);
        match plain {
            Some(one) => {
                exact += *minor as f64 * one.minor.parse::<f64>().unwrap() / 1e12;
                any = true;
            }
            None => left += i128::from(*minor),
        }
    }
    let Some(found) = &found.converted else {
        proptest::prop_assert!(lines.iter().all(|l| l.3.is_none()), "figures not converted");
        return Ok(());
    };
    proptest::prop_assert_eq!(found.minor.is_some(), any);
    if let Some(minor) = found.minor {
        let off = (minor as f64 - exact).abs();
        proptest::prop_assert!(off <= 0.51, "{} is not {exact}", minor);
    }
    proptest::prop_assert_eq!(
        found.unconverted.iter().map(|s| s.minor).sum::<i128>(),
        left
    );
    Ok(())
}

/// The lines that count, added by hand.
pub fn adds_up(lines: &[EventLine], total: &Total) -> Result<(), TestCaseError> {
    let counted: Vec<&EventLine> = lines
        .iter()
        .filter(|l| l.why == LineStatus::Counts)
        .collect();
    for sum in &total.sums {
        let own = counted
            .iter()
            .filter(|l| l.amount.currency == Some(sum.currency));
        let plain: i128 = own.filter_map(|l| l.part).map(i128::from).sum();
        proptest::prop_assert_eq!(plain, sum.minor);
    }
    let without = counted.iter().filter(|l| l.part.is_none()).count();
    proptest::prop_assert_eq!(without as u32, total.without_figure());
    Ok(())
}

#[test]
fn the_model_itself_sees_a_link() {
    let pledge = |n| LedgerPledge {
        id: id(1, n),
        ..LedgerPledge::default()
    };
    let event = |n| LedgerEvent {
        id: id(4, n),
        pledge: id(1, n),
        ..LedgerEvent::default()
    };
    let link = LedgerLink {
        pledge: id(1, 1),
        kind: PledgeLinkKind::Repeats,
        other: id(1, 0),
    };
    let record = LedgerRecord {
        pledges: vec![pledge(0), pledge(1)],
        events: vec![event(0), event(1)],
        links: vec![link],
        ..LedgerRecord::default()
    };
    assert!(left_out(&record, id(1, 1), Stage::Announced, None));
    assert!(!left_out(&record, id(1, 0), Stage::Announced, None));
}
