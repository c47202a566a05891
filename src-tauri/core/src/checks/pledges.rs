//! What looks like the same money twice. Offered, never decided: a link between two pledges says what
//! they are to each other, and then the question is answered.

use super::{Finding, Findings, tranches};
use crate::model::*;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Days within which two similar amounts of one party look like one pledge.
const NEAR: i64 = 120;
/// Days within which the same amount of one party looks like a repeated announcement.
const AGAIN: i64 = 730;
/// Amounts are similar when they differ by no more than a tenth of the larger.
const SIMILAR: i64 = 10;
/// A sum of earlier pledges is met when it differs by no more than a hundredth.
const SUM: i128 = 100;

/// A pledge with a figure and a day, as the rules compare it.
struct Dated<'a> {
    pledge: &'a LedgerPledge,
    minor: i64,
    on: NaiveDate,
}

/// Looks the register over.
pub fn pledges(record: &LedgerRecord, reported: &[Stored<ReportedTotalFields>]) -> Vec<Finding> {
    let mut found = Findings::default();
    let answered: HashSet<_> = record
        .links
        .iter()
        .flat_map(|l| [(l.pledge, l.other), (l.other, l.pledge)])
        .collect();
    let by_giver = by_giver(record);
    let mut said = BTreeSet::new();
    for all in by_giver.values() {
        for (at, first) in all.iter().enumerate() {
            let later = all.get(at + 1..).unwrap_or_default();
            let within = later
                .iter()
                .take_while(|l| (l.on - first.on).num_days() <= AGAIN);
            for second in within {
                let pair = (first.pledge.id, second.pledge.id);
                if let Some(rule) = alike(first, second)
                    && !answered.contains(&pair)
                    && said.insert(pair)
                {
                    let grade = if rule == "pledgeTwice" {
                        Grade::Warning
                    } else {
                        Grade::Note
                    };
                    about(&mut found, grade, rule, second, Some(first));
                }
            }
        }
        cumulative(all, &answered, &mut found);
    }
    fund_and_bought(record, &answered, &mut found);
    same_as_reported(record, reported, &mut found);
    steps_left_out(record, &mut found);
    tranches::look(record, &mut found);
    let mut findings = found.0;
    findings.sort_by_key(|f| (f.grade, f.rule, f.record));
    findings
}

type Giver = (Id<PartyFields>, &'static str);

/// The pledges that one party gives alone or with others, in one currency, by day.
fn by_giver(record: &LedgerRecord) -> BTreeMap<Giver, Vec<Dated<'_>>> {
    let mut all: BTreeMap<Giver, Vec<Dated>> = BTreeMap::new();
    for pledge in &record.pledges {
        let Some((minor, currency, on)) = dated(pledge) else {
            continue;
        };
        for party in &pledge.pledgers {
            let own = all.entry((*party, currency.code())).or_default();
            own.push(Dated { pledge, minor, on });
        }
    }
    for own in all.values_mut() {
        own.sort_by_key(|d| (d.on, d.pledge.id));
    }
    all
}

fn dated(pledge: &LedgerPledge) -> Option<(i64, Currency, NaiveDate)> {
    let amount = &pledge.amount;
    let on = pledge.announced_on?.latest();
    Some((amount.minor?, amount.currency?, on))
}

fn similar(a: i64, b: i64) -> bool {
    a.abs_diff(b) <= a.max(b).unsigned_abs() / SIMILAR.unsigned_abs()
}

/// The rule by which two pledges of one party look like the same money.
fn alike(first: &Dated, second: &Dated) -> Option<&'static str> {
    let days = (second.on - first.on).num_days();
    if days <= NEAR && similar(first.minor, second.minor) {
        return Some("pledgeTwice");
    }
    (first.minor == second.minor).then_some("pledgeAgain")
}

/// A figure that is the sum of what its party had pledged before.
fn cumulative(
    all: &[Dated],
    answered: &HashSet<(Id<PledgeFields>, Id<PledgeFields>)>,
    found: &mut Findings,
) {
    let mut before: i128 = 0;
    for (at, one) in all.iter().enumerate() {
        let minor = i128::from(one.minor);
        let met = (minor - before).abs() <= before / SUM;
        let linked = all
            .iter()
            .any(|o| answered.contains(&(one.pledge.id, o.pledge.id)));
        if at >= 2 && met && !linked {
            about(found, Grade::Warning, "pledgeCumulative", one, None);
        }
        before += minor;
    }
}

/// Money given to a common fund, and what looks like the purchase that it paid for.
fn fund_and_bought(
    record: &LedgerRecord,
    answered: &HashSet<(Id<PledgeFields>, Id<PledgeFields>)>,
    found: &mut Findings,
) {
    let mut bought: HashMap<&'static str, Vec<Dated>> = HashMap::new();
    for pledge in &record.pledges {
        let goods = matches!(
            pledge.channel,
            Some(PledgeChannel::InKind | PledgeChannel::ProcurementAgency)
        );
        if let Some((minor, currency, on)) = dated(pledge).filter(|_| goods) {
            let own = bought.entry(currency.code()).or_default();
            own.push(Dated { pledge, minor, on });
        }
    }
    for own in bought.values_mut() {
        own.sort_by_key(|d| (d.minor, d.pledge.id));
    }
    for pledge in &record.pledges {
        let fund = pledge.channel == Some(PledgeChannel::CommonFund);
        let Some((minor, currency, on)) = dated(pledge).filter(|_| fund) else {
            continue;
        };
        let given = Dated { pledge, minor, on };
        let own = bought.get(currency.code()).map_or(&[][..], Vec::as_slice);
        let from = own.partition_point(|d| d.minor < minor && !similar(d.minor, minor));
        for one in own.get(from..).unwrap_or_default() {
            if !similar(one.minor, minor) {
                break;
            }
            let team = |p: &LedgerPledge| p.body;
            let apart = matches!((team(pledge), team(one.pledge)), (Some(a), Some(b)) if a != b);
            let after = (one.on - on).num_days();
            let pair = (pledge.id, one.pledge.id);
            if (0..=AGAIN).contains(&after) && !apart && !answered.contains(&pair) {
                about(found, Grade::Note, "pledgeFundBought", one, Some(&given));
            }
        }
    }
}

/// A pledge whose figure was published as a total.
fn same_as_reported(
    record: &LedgerRecord,
    reported: &[Stored<ReportedTotalFields>],
    found: &mut Findings,
) {
    let mut totals: HashMap<(i64, &'static str), Vec<&ReportedTotalFields>> = HashMap::new();
    // A total of one team or one way of giving may well be a single pledge.
    let wide =
        |t: &&Stored<ReportedTotalFields>| t.fields.body.is_none() && t.fields.channel.is_none();
    for one in reported.iter().filter(wide) {
        let amount = &one.fields.amount;
        if let (Some(minor), Some(currency)) = (amount.minor, amount.currency) {
            let own = totals.entry((minor, currency.code())).or_default();
            own.push(&one.fields);
        }
    }
    for pledge in &record.pledges {
        let Some((minor, currency, _)) = dated(pledge) else {
            continue;
        };
        let own = totals.get(&(minor, currency.code()));
        let mut own = own.into_iter().flatten();
        let total = own.find(|t| t.party.is_none_or(|p| pledge.pledgers.contains(&p)));
        if let Some(total) = total {
            let values = [("title", pledge.title.as_str()), ("scope", &total.scope)];
            found.add(Grade::Note, "pledgeIsTotal", pledge.id, &values);
        }
    }
}

/// Steps recorded under a pledge that does not count, because another stands for the same money.
fn steps_left_out(record: &LedgerRecord, found: &mut Findings) {
    let steps: HashSet<_> = record
        .events
        .iter()
        .filter(|e| e.rung != Rung::Announced && !e.void)
        .map(|e| e.pledge)
        .collect();
    let titles: HashMap<_, _> = record
        .pledges
        .iter()
        .map(|p| (p.id, p.title.as_str()))
        .collect();
    for link in &record.links {
        let left_out = match link.kind {
            PledgeLinkKind::Repeats | PledgeLinkKind::Confirms | PledgeLinkKind::PartOf => {
                link.pledge
            }
            PledgeLinkKind::Corrects | PledgeLinkKind::Replaces => link.other,
            PledgeLinkKind::Increases | PledgeLinkKind::Differs => continue,
        };
        if steps.contains(&left_out) {
            let title = titles.get(&left_out).copied().unwrap_or_default();
            let values = [("title", title)];
            found.add(Grade::Warning, "stepsLeftOut", left_out, &values);
        }
    }
}

/// A finding about a pledge, and the earlier one that it looks like.
fn about(
    found: &mut Findings,
    grade: Grade,
    rule: &'static str,
    one: &Dated,
    other: Option<&Dated>,
) {
    let mut values = vec![("title", one.pledge.title.as_str())];
    let than = other.map(|o| {
        let days = (one.on - o.on).num_days();
        (o.pledge.id.to_string(), days.to_string())
    });
    if let (Some((id, days)), Some(other)) = (&than, other) {
        values.extend([
            ("other", id.as_str()),
            ("otherTitle", &other.pledge.title),
            ("days", days),
        ]);
    }
    found.add(grade, rule, one.pledge.id, &values);
}
