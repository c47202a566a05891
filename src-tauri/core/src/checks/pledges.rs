//! What looks like the same money twice. Offered, never decided: a link between two pledges says what
//! they are to each other, and then the question is answered.

use super::questions::{Question, QuestionCollector, Questions};
use super::similar_pledges::{self, REPEATED_WITHIN_DAYS};
use super::{Findings, cumulative, printable, tranches};
use crate::model::*;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Amounts are similar when they differ by no more than a tenth of the larger.
pub(super) const SIMILAR_FRACTION: i64 = 10;

/// A pledge with a figure and a day, as the rules compare it.
pub(super) struct DatedPledge<'a> {
    pub pledge: &'a LedgerPledge,
    pub minor: i64,
    pub on: NaiveDate,
}

impl DatedPledge<'_> {
    pub fn days_after(&self, other: &DatedPledge) -> i64 {
        (self.on - other.on).num_days()
    }
}

/// The pairs that a link connects: the question about them is answered.
pub(super) struct LinkedPairs(HashSet<(Id<PledgeFields>, Id<PledgeFields>)>);

impl LinkedPairs {
    pub fn contains(&self, one: &DatedPledge, other: &DatedPledge) -> bool {
        self.0.contains(&(one.pledge.id, other.pledge.id))
    }
}

/// Runs every rule on the register. `stated` are the pledges whose own words say that they are totals,
/// `unprintable` the texts of [`REGISTER_REPORT_NOUNS`](super::REGISTER_REPORT_NOUNS) that cannot be printed.
pub fn pledges(
    record: &LedgerRecord,
    reported: &[Stored<ReportedTotalFields>],
    stated: &HashSet<Id<PledgeFields>>,
    unprintable: &[UnprintableText],
) -> Questions {
    let mut questions = QuestionCollector::default();
    let links = record.links.iter();
    let both = links.flat_map(|l| [(l.pledge, l.other), (l.other, l.pledge)]);
    let linked = LinkedPairs(both.collect());
    let (mut asked_pairs, mut summed) = (HashSet::new(), HashSet::new());
    for ((party, _), all) in &group_by_giver(record) {
        similar_pledges::check(*party, all, &linked, &mut asked_pairs, &mut questions);
        cumulative::check(all, &linked, &mut summed, &mut questions);
    }
    cumulative::check_stated(record, stated, &mut summed, &mut questions);
    check_fund_purchases(record, &linked, &mut questions);
    let mut found = Findings::default();
    check_reported_totals(record, reported, &mut found);
    check_double_corrections(record, &mut found);
    check_uncounted_steps(record, &mut found);
    tranches::check(record, &mut found);
    printable::check_texts(unprintable, &mut found);
    questions.into_questions(found)
}

type Giver = (Id<PartyFields>, &'static str);

/// The pledges that one party gives alone or with others, in one currency, by day.
fn group_by_giver(record: &LedgerRecord) -> BTreeMap<Giver, Vec<DatedPledge<'_>>> {
    let mut all: BTreeMap<Giver, Vec<DatedPledge>> = BTreeMap::new();
    for pledge in &record.pledges {
        let Some((minor, currency, on)) = dated_figure(pledge) else {
            continue;
        };
        for party in &pledge.pledgers {
            let own = all.entry((*party, currency.code())).or_default();
            own.push(DatedPledge { pledge, minor, on });
        }
    }
    for own in all.values_mut() {
        own.sort_by_key(|d| (d.on, d.pledge.id));
    }
    all
}

fn dated_figure(pledge: &LedgerPledge) -> Option<(i64, Currency, NaiveDate)> {
    let amount = &pledge.amount;
    let on = pledge.announced_on?.latest();
    Some((amount.minor?, amount.currency?, on))
}

pub(super) fn are_similar(a: i64, b: i64) -> bool {
    a.abs_diff(b) <= a.max(b).unsigned_abs() / SIMILAR_FRACTION.unsigned_abs()
}

/// Money given to a common fund, and what looks like the purchase that it paid for.
fn check_fund_purchases<'a>(
    record: &'a LedgerRecord,
    linked: &LinkedPairs,
    questions: &mut QuestionCollector<'a>,
) {
    let mut bought: HashMap<&'static str, Vec<DatedPledge<'a>>> = HashMap::new();
    for pledge in &record.pledges {
        let goods = matches!(
            pledge.channel,
            Some(PledgeChannel::InKind | PledgeChannel::ProcurementAgency)
        );
        if let Some((minor, currency, on)) = dated_figure(pledge).filter(|_| goods) {
            let own = bought.entry(currency.code()).or_default();
            own.push(DatedPledge { pledge, minor, on });
        }
    }
    for own in bought.values_mut() {
        own.sort_by_key(|d| (d.minor, d.pledge.id));
    }
    for pledge in &record.pledges {
        let fund = pledge.channel == Some(PledgeChannel::CommonFund);
        let Some((minor, currency, on)) = dated_figure(pledge).filter(|_| fund) else {
            continue;
        };
        let given = DatedPledge { pledge, minor, on };
        let own = bought.get(currency.code()).map_or(&[][..], Vec::as_slice);
        let from = own.partition_point(|d| d.minor < minor && !are_similar(d.minor, minor));
        for one in own.get(from..).unwrap_or_default() {
            if !are_similar(one.minor, minor) {
                break;
            }
            let team = |p: &LedgerPledge| p.body;
            let apart = matches!((team(pledge), team(one.pledge)), (Some(a), Some(b)) if a != b);
            let after = one.days_after(&given);
            if (0..=REPEATED_WITHIN_DAYS).contains(&after)
                && !apart
                && !linked.contains(&given, one)
            {
                questions.ask(Question {
                    grade: Grade::Note,
                    rule: "pledgeFundBought",
                    pledge: one.pledge,
                    other: Some((pledge, after)),
                });
            }
        }
    }
}

/// A pledge whose figure was published as a total.
fn check_reported_totals(
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
        let Some((minor, currency, _)) = dated_figure(pledge) else {
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

/// Two lines in the place of one, as when two offices correct it and their copies become one: both count.
fn check_double_corrections(record: &LedgerRecord, found: &mut Findings) {
    let mut corrections: BTreeMap<_, u32> = BTreeMap::new();
    for event in &record.events {
        if let Some(line) = event.corrects {
            *corrections.entry((event.pledge, line)).or_default() += 1;
        }
    }
    corrections.retain(|_, count| *count > 1);
    let twice: HashSet<_> = corrections.into_keys().map(|(pledge, _)| pledge).collect();
    for pledge in record.pledges.iter().filter(|p| twice.contains(&p.id)) {
        let values = [("title", pledge.title.as_str())];
        found.add(Grade::Warning, "correctedTwice", pledge.id, &values);
    }
}

/// Steps recorded under a pledge that does not count, because another stands for the same money.
fn check_uncounted_steps(record: &LedgerRecord, found: &mut Findings) {
    let corrected: HashSet<_> = record.events.iter().filter_map(|e| e.corrects).collect();
    let living = |e: &&LedgerEvent| !e.void && !corrected.contains(&e.id);
    let mut steps: HashMap<_, Vec<Stage>> = HashMap::new();
    let mut figures = HashSet::new();
    for event in record.events.iter().filter(living) {
        if event.stage != Stage::Announced {
            steps.entry(event.pledge).or_default().push(event.stage);
        }
        if event.amount.minor.is_some() {
            figures.insert((event.pledge, event.stage));
        }
    }
    let in_whole = |link: &LedgerLink| {
        let own = steps.get(&link.pledge).map_or(&[][..], Vec::as_slice);
        own.iter()
            .any(|stage| figures.contains(&(link.other, *stage)))
    };
    let mut asked_pairs = HashSet::new();
    let titles: HashMap<_, _> = record
        .pledges
        .iter()
        .map(|p| (p.id, p.title.as_str()))
        .collect();
    for link in &record.links {
        let left_out = match link.kind {
            PledgeLinkKind::Repeats | PledgeLinkKind::Confirms => link.pledge,
            // A part counts at the stages where its whole has no figure.
            PledgeLinkKind::PartOf if in_whole(link) => link.pledge,
            PledgeLinkKind::PartOf => continue,
            PledgeLinkKind::Corrects | PledgeLinkKind::Replaces => link.other,
            PledgeLinkKind::Increases | PledgeLinkKind::Differs => continue,
        };
        if steps.contains_key(&left_out) && asked_pairs.insert(left_out) {
            let title = titles.get(&left_out).copied().unwrap_or_default();
            let values = [("title", title)];
            found.add(Grade::Warning, "stepsLeftOut", left_out, &values);
        }
    }
}
