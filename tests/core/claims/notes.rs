//! What is said beside totals: what they leave out and why, what is not exact, by which rates they are converted.

use super::{
    accounts::{Accounts, Entry, Why, last_of},
    exchange,
    read::same,
    sums,
};
use chancery_core::model::*;
use std::collections::BTreeSet;

/// A contribution in the table of those of the meeting that the total does not hold as it was announced, and
/// what may be said of that: of it alone, and of several.
pub struct Apart<'a> {
    pledge: &'a LedgerPledge,
    reasons: Vec<[String; 2]>,
}

/// Every one of them; none where the readers have no such table.
pub fn of_contributions<'a>(of: &Accounts<'a>) -> Vec<Apart<'a>> {
    let case = of.case;
    if !case.gets(SummarySection::Contributions) || !case.gets(SummarySection::RunningTotal) {
        return Vec::new();
    }
    let own = of.pledges.iter().filter(|p| p.meeting.is_some());
    let apart = own.map(|pledge| Apart {
        pledge,
        reasons: reasons(of, pledge),
    });
    apart.filter(|one| !one.reasons.is_empty()).collect()
}

/// The line in whose place no other stands, from the first on.
fn last_line<'a, 'b>(of: &'b Accounts<'a>, pledge: &LedgerPledge) -> &'b Entry<'a> {
    let own = || of.entries.iter().filter(|e| e.pledge.id == pledge.id);
    let mut first = own().filter(|e| e.line.stage == Stage::Announced);
    let mut at = first.find(|e| e.line.corrects.is_none()).unwrap();
    while let Some(next) = own().find(|e| e.line.corrects == Some(at.line.id)) {
        at = next;
    }
    at
}

fn reasons(of: &Accounts, pledge: &LedgerPledge) -> Vec<[String; 2]> {
    let last = last_line(of, pledge);
    let day = of.day.map(|day| day.format("%-d %B %Y").to_string());
    let day = day.unwrap_or_default();
    let out = |one: &str, several: &str| {
        let but = "in the table of contributions but not in the total:";
        vec![[format!("is {but} {one}."), format!("are {but} {several}.")]]
    };
    match last.why {
        Why::Void => out("it was withdrawn", "they were withdrawn"),
        Why::Later => out(
            &format!("it may be later than {day}"),
            &format!("they may be later than {day}"),
        ),
        Why::Undated => out(
            &format!("no date tells whether it was by {day}"),
            &format!("no date tells whether they were by {day}"),
        ),
        Why::Linked => {
            let each = last.because.iter().flat_map(|link| {
                let ([one, several], other) = link_words(of, link);
                out(&format!("{one} “{other}”"), &format!("{several} “{other}”"))
            });
            each.collect()
        }
        Why::Counts if last.line.stage != Stage::Announced => {
            let stage = super::ledgers::stage_word(last.line.stage);
            let [one, several] = ["is", "are"].map(|is| {
                format!(
                    "{is} in the total as {stage} and not as announced: the stage was corrected."
                )
            });
            vec![[one, several]]
        }
        Why::Counts if last.line.amount.minor.is_none() => {
            let in_table = "in the table of contributions but";
            vec![[
                format!("is {in_table} adds no amount to the total, since it has no figure."),
                format!("are {in_table} add no amount to the total, since they have no figures."),
            ]]
        }
        Why::Counts if last.line.amount == pledge.amount => Vec::new(),
        Why::Counts => {
            let amount = sums::amount(&last.line.amount);
            vec![[
                format!("is in the total with a corrected amount: {amount}."),
                format!("are in the total with a corrected amount each: {amount}."),
            ]]
        }
        Why::Replaced => Vec::new(),
    }
}

/// What a pledge is to another, of one and of several, and the other's title.
pub fn link_words(of: &Accounts, link: &LedgerLink) -> ([&'static str; 2], String) {
    let (words, other) = match link.kind {
        PledgeLinkKind::Repeats => (["it repeats", "they repeat"], link.other),
        PledgeLinkKind::Confirms => (["it confirms", "they confirm"], link.other),
        PledgeLinkKind::PartOf => (["it is part of", "they are part of"], link.other),
        PledgeLinkKind::Corrects => (
            ["it was corrected by", "they were corrected by"],
            link.pledge,
        ),
        PledgeLinkKind::Replaces => (["it was replaced by", "they were replaced by"], link.pledge),
        PledgeLinkKind::Increases | PledgeLinkKind::Differs => (["?", "?"], link.other),
    };
    let other = of.pledge(other).map(|p| p.title.clone());
    (words, other.unwrap_or_default())
}

/// Each of them is said once, with a reason that is so, and nothing is said of any other. What is said of them is
/// taken out of the items.
pub fn contributions(items: &mut Vec<String>, apart: &[Apart]) -> Result<(), String> {
    let mut left: Vec<&Apart> = apart.iter().collect();
    let mut others = Vec::new();
    for item in items.drain(..) {
        let at = [" is in the t", " are in the t"]
            .iter()
            .find_map(|w| item.find(w));
        let Some(at) = at.filter(|_| item.starts_with('“')) else {
            others.push(item);
            continue;
        };
        let (entries, said) = (&item[..at], item[at..].trim_start());
        let titles: Vec<&str> = entries
            .split('“')
            .skip(1)
            .filter_map(|t| t.split('”').next())
            .collect();
        let form = usize::from(titles.len() > 1);
        for title in titles {
            let place = left.iter().position(|one| one.pledge.title == title);
            let one = place.map(|at| left.remove(at));
            let one = one.ok_or_else(|| format!("{title} is said to be left out: {item}"))?;
            if !one.reasons.iter().any(|reason| reason[form] == said) {
                return Err(format!(
                    "{title}: printed “{said}”, true is {:?}",
                    one.reasons
                ));
            }
        }
    }
    *items = others;
    let silent: Vec<_> = left
        .iter()
        .map(|one| (&one.pledge.title, &one.reasons))
        .collect();
    same("left out in silence", silent, Vec::new())
}

/// Takes an item out; an error when it is not there.
fn take(items: &mut Vec<String>, wanted: &str) -> Result<(), String> {
    let at = items.iter().position(|item| item == wanted);
    let at = at.ok_or_else(|| format!("not said: “{wanted}”, only {items:#?}"))?;
    items.remove(at);
    Ok(())
}

/// The notes to totals, which are taken out of the items.
pub fn totals(
    items: &mut Vec<String>,
    of: &Accounts,
    into: Option<Currency>,
) -> Result<(), String> {
    let channels = sums::channels(of);
    let channel = match channels.as_slice() {
        [] => return Ok(()),
        [None] => "The channel of what is in these totals is not stated.".to_owned(),
        [only] => format!("Channel of all that is in these totals: {}.", sums::channel(*only)),
        _ if of.case.record.coalition.fields.channels_add_up => {
            "The totals under “All channels” add all channels together, as the coalition has decided.".to_owned()
        }
        _ => "Contributions by different channels are not added together.".to_owned(),
    };
    take(items, &channel)?;
    for words in not_exact(of) {
        take(items, &words)?;
    }
    match of.given_way().len() {
        0 => {}
        1 => take(
            items,
            "1 pledge is not added, because another stands for the same money.",
        )?,
        n => take(
            items,
            &format!("{n} pledges are not added, because others stand for the same money."),
        )?,
    }
    match of.given_way_in_part().len() {
        0 => {}
        1 => take(
            items,
            "1 pledge is added in part: at some stages another stands for the same money.",
        )?,
        n => take(
            items,
            &format!(
                "{n} pledges are added in part: at some stages others stand for the same money."
            ),
        )?,
    }
    if let (Some(day), undated @ 1..) = (of.day, of.undated()) {
        let many = if undated == 1 { "entry" } else { "entries" };
        let day = day.format("%-d %B %Y");
        take(
            items,
            &format!("Not added, since no date tells whether it was by {day}: {undated} {many}."),
        )?;
    }
    match into {
        Some(into) => rates(items, of, into),
        None => Ok(()),
    }
}

/// `Not exact among what was announced: 1 stated as “about”.`
fn not_exact(of: &Accounts) -> Vec<String> {
    let stages: BTreeSet<Stage> = of.counting().map(|e| e.line.stage).collect();
    let said = stages.into_iter().filter_map(|stage| {
        let count = |precision| {
            let own = of.counting().filter(|e| e.line.stage == stage);
            own.filter(|e| e.line.amount.precision == precision).count()
        };
        let each = [
            (Precision::About, "stated as “about”", "stated as “about”"),
            (
                Precision::AtLeast,
                "stated as “at least”",
                "stated as “at least”",
            ),
            (
                Precision::UpTo,
                "stated as “up to” (its upper limit counts)",
                "stated as “up to” (their upper limits count)",
            ),
            (
                Precision::Range,
                "stated as a range (its lower figure counts)",
                "stated as ranges (their lower figures count)",
            ),
        ];
        let each = each.iter().filter_map(|(precision, one, several)| {
            let count = count(*precision);
            let words = if count == 1 { one } else { several };
            (count > 0).then(|| format!("{count} {words}"))
        });
        let each: Vec<String> = each.collect();
        let stage = super::ledgers::stage_word(stage);
        (!each.is_empty())
            .then(|| format!("Not exact among what was {stage}: {}.", sums::listed(&each)))
    });
    said.collect()
}

/// By what set, and by which of its rates: of each the day farthest from it.
fn rates(items: &mut Vec<String>, of: &Accounts, into: Currency) -> Result<(), String> {
    let set = format!(
        "Converted into {} by the rate set “Reference rates” (Bank 001)",
        into.code()
    );
    let at = items.iter().position(|item| item.starts_with(&set));
    items.remove(at.ok_or("the set of rates is not named")?);
    let used = items
        .iter()
        .position(|item| item.starts_with("Rates used: "));
    let said = used.map(|at| items.remove(at)).unwrap_or_default();
    let said = said
        .trim_start_matches("Rates used: ")
        .trim_end_matches('.');
    let said: BTreeSet<_> = said
        .split("; ")
        .filter(|one| !one.is_empty())
        .map(str::to_owned)
        .collect();
    let applied = exchange::applied(of, into);
    let so = applied
        .iter()
        .map(|(used, days)| used.words(exchange::farthest(used, days)));
    same("the rates used", said, so.collect())
}

/// How many counted lines may be of another year than that of the last day they were stated for.
pub fn years_in_doubt(of: &Accounts) -> usize {
    let dates = of.counting().filter_map(|e| e.line.happened_on);
    dates
        .filter(|on| super::accounts::year_in_doubt(*on))
        .count()
}

/// `by 14 February 2024`.
pub fn date(on: DateStated) -> String {
    let text = on.to_string();
    let part = |part: &str| match part.len() {
        4 => part.to_owned(),
        7 => last_of(part.parse().unwrap()).format("%B %Y").to_string(),
        _ => last_of(part.parse().unwrap())
            .format("%-d %B %Y")
            .to_string(),
    };
    if let Some(by) = text.strip_prefix("../") {
        return format!("by {}", part(by));
    }
    if let Some(about) = text.strip_suffix('~') {
        return format!("about {}", part(about));
    }
    match text.trim_matches(['[', ']']).split_once(',') {
        None => part(&text),
        Some((a, b)) if a.len() == 10 && b.len() == 10 && a[..7] == b[..7] => {
            format!("{} or {}", a[8..].trim_start_matches('0'), part(b))
        }
        Some((a, b)) => format!("{} or {}", part(a), part(b)),
    }
}
