//! What totals do not show by themselves: what is not exact, what is undated or left out, and by what rates.

use super::{Tally, rate_words};
use crate::ledger::{Breakdown, EventLine, GroupBy, LineStatus, RateApplied};
use std::collections::BTreeSet;

/// The most rates that are listed one by one.
const MOST_RATES: usize = 12;

/// The notes to the totals, of all channels together: they count entries, and add no money.
pub(in crate::report) fn notes(of: &Tally) -> Vec<String> {
    let phrases = of.phrases;
    let totals = of.ledger.totals(of.filter, GroupBy::Stage, None);
    let mut notes: Vec<String> = of.channel_note().into_iter().collect();
    notes.extend(not_exact(of, &totals));
    if totals.left_out > 0 {
        notes.push(phrases.count_in_digits("paper.ledger.leftOut", totals.left_out));
    }
    let in_part = added_in_part(of);
    if in_part > 0 {
        notes.push(phrases.count_in_digits("paper.ledger.inPart", in_part));
    }
    if let Some(on) = of.filter.on.filter(|_| totals.undated > 0) {
        let lines = phrases.count_in_digits("paper.ledger.undated", totals.undated);
        let values = [("lines", lines.as_str()), ("date", &phrases.day(on))];
        notes.push(phrases.t("paper.ledger.undatedOn", &values));
    }
    notes.extend(rates(of));
    notes
}

/// How many pledges are added at some stages and not at others, where another stands for the same money.
fn added_in_part(of: &Tally) -> u32 {
    let lines = of.ledger.lines(of.filter, None, None, None);
    let reached = |line: &&EventLine| {
        let on = of.filter.on;
        on.is_none_or(|day| line.happened_on.is_some_and(|date| date.is_reached_by(day)))
    };
    let linked = lines
        .iter()
        .filter(|l| matches!(l.why, LineStatus::Linked { .. }));
    let linked: BTreeSet<_> = linked.filter(reached).map(|l| l.pledge).collect();
    let added = lines.iter().filter(|l| l.why == LineStatus::Counts);
    let added: BTreeSet<_> = added.map(|l| l.pledge).collect();
    u32::try_from(linked.intersection(&added).count()).unwrap_or(u32::MAX)
}

fn not_exact(of: &Tally, totals: &Breakdown) -> Vec<String> {
    let phrases = of.phrases;
    let each = totals.all.iter().filter_map(|one| {
        let how = phrases.not_exact(one.total.not_exact)?;
        let stage = phrases.stage(one.stage);
        let values = [("stage", stage.as_str()), ("how", &how)];
        Some(phrases.t("paper.ledger.notExact", &values))
    });
    each.collect()
}

/// By what set figures were converted, by which rates of which days, and which of those are of other days than
/// they should be.
fn rates(of: &Tally) -> Vec<String> {
    let Some(rates) = of.rates else {
        return Vec::new();
    };
    let phrases = of.phrases;
    let values = [
        ("name", rates.name.as_str()),
        ("provider", &rates.provider),
        ("currency", rates.into.code()),
    ];
    let mut notes = vec![phrases.t("paper.ledger.rates", &values)];
    let applied = of.ledger.rates_applied(of.filter, rates);
    let far = |one: &&RateApplied| one.farthest.is_some_and(|day| one.rate.is_far_from(day));
    let (all, listed): (_, Vec<&RateApplied>) = if applied.len() <= MOST_RATES {
        (true, applied.iter().collect())
    } else {
        (false, applied.iter().filter(far).collect())
    };
    if !all {
        let days = applied.iter().map(|one| one.rate.dated_on);
        if let Some((first, last)) = days.clone().min().zip(days.max()) {
            let count = i64::try_from(applied.len()).unwrap_or(i64::MAX);
            let (first, last) = (phrases.day(first), phrases.day(last));
            let values = [("first", first.as_str()), ("last", &last)];
            notes.push(
                phrases
                    .words
                    .count("paper.ledger.ratesMany", count, &values),
            );
        }
    }
    if !listed.is_empty() {
        let words = listed.iter().take(MOST_RATES);
        let words: Vec<String> = words
            .map(|one| rate_words(&one.rate, one.farthest, phrases))
            .collect();
        let key = if all {
            "paper.ledger.ratesUsed"
        } else {
            "paper.ledger.ratesFar"
        };
        notes.push(phrases.t(key, &[("rates", &words.join("; "))]));
        let more = listed.len().saturating_sub(MOST_RATES);
        if more > 0 {
            let more = u32::try_from(more).unwrap_or(u32::MAX);
            notes.push(phrases.count_in_digits("paper.ledger.ratesMore", more));
        }
    }
    notes
}
