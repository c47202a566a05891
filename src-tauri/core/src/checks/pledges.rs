//! What looks like the same money twice. Offered, never decided: a link between two pledges says what
//! they are to each other, and then the question is answered.

use super::alike::{self, AGAIN};
use super::questions::{Asked, Question, Questions};
use super::{Findings, cumulative, printable, tranches};
use crate::model::*;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Amounts are similar when they differ by no more than a tenth of the larger.
pub(super) const SIMILAR: i64 = 10;

/// A pledge with a figure and a day, as the rules compare it.
pub(super) struct Dated<'a> {
    pub pledge: &'a LedgerPledge,
    pub minor: i64,
    pub on: NaiveDate,
}

impl Dated<'_> {
    pub fn days_after(&self, other: &Dated) -> i64 {
        (self.on - other.on).num_days()
    }
}

/// The pairs of which a link says what they are to each other.
pub(super) struct Answered(HashSet<(Id<PledgeFields>, Id<PledgeFields>)>);

impl Answered {
    pub fn pair(&self, one: &Dated, other: &Dated) -> bool {
        self.0.contains(&(one.pledge.id, other.pledge.id))
    }
}

/// Looks the register over. `stated` are the pledges whose own words say that they are totals, `unfit` the texts of
/// [`OF_REGISTER`](super::OF_REGISTER) that cannot be printed.
pub fn pledges(
    record: &LedgerRecord,
    reported: &[Stored<ReportedTotalFields>],
    stated: &HashSet<Id<PledgeFields>>,
    unfit: &[UnfitText],
) -> Questions {
    let mut asked = Asked::default();
    let links = record.links.iter();
    let both = links.flat_map(|l| [(l.pledge, l.other), (l.other, l.pledge)]);
    let answered = Answered(both.collect());
    let (mut said, mut summed) = (HashSet::new(), HashSet::new());
    for ((party, _), all) in &by_giver(record) {
        alike::look(*party, all, &answered, &mut said, &mut asked);
        cumulative::look(all, &answered, &mut summed, &mut asked);
    }
    cumulative::stated(record, stated, &mut summed, &mut asked);
    fund_and_bought(record, &answered, &mut asked);
    let mut found = Findings::default();
    same_as_reported(record, reported, &mut found);
    corrected_twice(record, &mut found);
    steps_left_out(record, &mut found);
    tranches::look(record, &mut found);
    printable::look_at_texts(unfit, &mut found);
    asked.among(found)
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

pub(super) fn similar(a: i64, b: i64) -> bool {
    a.abs_diff(b) <= a.max(b).unsigned_abs() / SIMILAR.unsigned_abs()
}

/// Money given to a common fund, and what looks like the purchase that it paid for.
fn fund_and_bought<'a>(record: &'a LedgerRecord, answered: &Answered, asked: &mut Asked<'a>) {
    let mut bought: HashMap<&'static str, Vec<Dated<'a>>> = HashMap::new();
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
            let after = one.days_after(&given);
            if (0..=AGAIN).contains(&after) && !apart && !answered.pair(&given, one) {
                asked.ask(Question {
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

/// Two lines in the place of one, as when two offices correct it and their copies become one: both count.
fn corrected_twice(record: &LedgerRecord, found: &mut Findings) {
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
fn steps_left_out(record: &LedgerRecord, found: &mut Findings) {
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
    let mut said = HashSet::new();
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
        if steps.contains_key(&left_out) && said.insert(left_out) {
            let title = titles.get(&left_out).copied().unwrap_or_default();
            let values = [("title", title)];
            found.add(Grade::Warning, "stepsLeftOut", left_out, &values);
        }
    }
}
