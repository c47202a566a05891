//! What the register comes to by the end of the meeting, by channel, state and stage; and what the meeting's own
//! contributions have no part in, with the reason.

use crate::ledger::{EventLine, GroupBy, Ledger, LedgerNames, LineStatus, PledgeFilter};
use crate::model::*;
use crate::report::{
    block::{Block, ItemList, Marks, Span},
    draft::Draft,
    ledger::{Tally, by_stage, notes},
};
use chrono::NaiveDate;
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let Some((running, day)) = draft
        .record
        .running
        .as_ref()
        .zip(draft.record.meeting.fields.last_day())
    else {
        return Vec::new();
    };
    let ledger = Ledger::new(running.ledger_for(draft.options.includes_internal()));
    let filter = PledgeFilter {
        on: Some(day),
        ..PledgeFilter::default()
    };
    let apart = not_in_the_total(draft, &ledger, &filter, day);
    let plain = ledger.totals(&filter, GroupBy::Stage, None);
    if plain.all.is_empty() && apart.is_empty() {
        return Vec::new();
    }
    // What is all in one currency needs no rates.
    let rates = draft.rates().filter(|rates| {
        let mut sums = plain.all.iter().flat_map(|one| &one.total.sums);
        sums.any(|sum| sum.currency != rates.into)
    });
    let phrases = &draft.phrases;
    let record = draft.record;
    let names = LedgerNames::new(
        &record.parties,
        &record.bodies,
        &[],
        phrases.words.language(),
    );
    let tally = Tally {
        ledger: &ledger,
        filter: &filter,
        rates: rates.as_ref(),
        names: &names,
        channels_add_up: record.coalition.fields.channels_add_up,
        phrases,
    };
    let on = phrases.day(day);
    let about = phrases.t("paper.runningTotal.about", &[("date", &on)]);
    let mut blocks = vec![draft.heading("paper.runningTotal"), draft.note(about)];
    for part in tally.parts(GroupBy::State) {
        let title = "paper.caption.runningTotal";
        blocks.push(tally.blocks(&part, title, "paper.column.state.party"));
        if tally.rates.is_some() {
            let title = tally.title(&part, "paper.caption.runningTotal.byStage");
            blocks.push(by_stage(&part.totals.all, &title, tally.rates, phrases));
        }
    }
    let mut items = apart;
    if !plain.all.is_empty() {
        items.extend(notes(&tally));
    }
    if !items.is_empty() {
        blocks.push(Block::List(ItemList {
            marks: Marks::Bullets,
            items: items.into_iter().map(|n| vec![Span::text(n)]).collect(),
        }));
    }
    let data = data(&tally, day);
    draft.data.insert("runningTotal".to_owned(), data);
    blocks
}

/// The same for programs.
fn data(tally: &Tally, day: NaiveDate) -> Value {
    let channels = tally
        .ledger
        .totals_by_channel(tally.filter, GroupBy::State, tally.rates)
        .into_iter();
    let channels: Vec<Value> = channels
        .map(|one| {
            let groups = tally.names.in_order(&one.totals.groups, tally.phrases);
            let groups: Vec<_> = groups
                .iter()
                .map(|(name, group)| json!({ "name": name, "stages": group.stages }))
                .collect();
            json!({ "channel": one.channel, "groups": groups, "all": one.totals.all })
        })
        .collect();
    let totals = tally
        .ledger
        .totals(tally.filter, GroupBy::Stage, tally.rates);
    let added = tally.channels_add_up || channels.len() < 2;
    let mut data = json!({
        "on": day, "channels": channels, "all": added.then_some(totals.all), "undated": totals.undated,
        "leftOut": totals.left_out,
    });
    if let (Some(rates), Some(data)) = (tally.rates, data.as_object_mut()) {
        let named = json!({ "name": rates.name, "provider": rates.provider });
        data.insert("rates".to_owned(), named);
    }
    data
}

/// Why a contribution that was announced at the meeting is in no sum, or with another figure.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    NoAmount,
    Later,
    Undated,
    Withdrawn,
    Linked { key: &'static str, other: String },
    Stage { stage: Stage },
    Corrected { amount: String },
}

/// The contributions of the meeting that the total does not hold as they were announced, by the reason.
fn not_in_the_total(
    draft: &Draft,
    ledger: &Ledger,
    filter: &PledgeFilter,
    day: NaiveDate,
) -> Vec<String> {
    // Those who get no table of contributions miss none of it in the total.
    if !draft.options.includes(SummarySection::Contributions) {
        return Vec::new();
    }
    let phrases = &draft.phrases;
    let all = draft.record.pledges.iter();
    let printed = all.filter(|p| draft.may_show(p.fields.agenda_item));
    let own = PledgeFilter {
        pledges: Some(draft.record.pledges.iter().map(|p| p.id).collect()),
        ..filter.clone()
    };
    let lines = ledger.lines(&own, None, None, None);
    let mut apart: Vec<(Reason, String)> = Vec::new();
    for pledge in printed {
        let lines: Vec<&EventLine> = lines.iter().filter(|l| l.pledge == pledge.id).collect();
        let lines = of_the_announcement(ledger, pledge.id, lines);
        if let Some(reason) = reason(draft, ledger, &pledge.fields, &lines) {
            let who = super::contributions::pledgers(draft, &pledge.fields);
            let values = [("title", pledge.fields.title.as_str()), ("who", &who)];
            apart.push((reason, phrases.t("paper.runningTotal.entry", &values)));
        }
    }
    apart.sort();
    let mut said = Vec::new();
    for alike in apart.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((reason, _)) = alike.first() else {
            continue;
        };
        let entries: Vec<String> = alike.iter().map(|(_, entry)| entry.clone()).collect();
        let entries = phrases.list(&entries);
        let (key, value) = match reason {
            Reason::NoAmount => ("noAmount", String::new()),
            Reason::Later => ("later", phrases.day(day)),
            Reason::Undated => ("undated", phrases.day(day)),
            Reason::Withdrawn => ("withdrawn", String::new()),
            Reason::Linked { key, other } => (*key, other.clone()),
            Reason::Stage { stage } => ("stage", phrases.stage(*stage)),
            Reason::Corrected { amount } => ("corrected", amount.clone()),
        };
        let values = [("entries", entries.as_str()), ("value", &value)];
        let key = format!("paper.runningTotal.not.{key}");
        said.push(phrases.words.count(
            &key,
            i64::try_from(alike.len()).unwrap_or(i64::MAX),
            &values,
        ));
    }
    said
}

/// What was announced, and what stands in its place: a correction may put it at another stage.
fn of_the_announcement<'a>(
    ledger: &Ledger,
    pledge: Id<PledgeFields>,
    lines: Vec<&'a EventLine>,
) -> Vec<&'a EventLine> {
    let events = ledger.entry(pledge).map_or(&[][..], |e| &e.events);
    let corrects = |id| events.iter().find(|e| e.id == id).and_then(|e| e.corrects);
    let announced = |line: &&EventLine| {
        let mut at = Some((line.event, line.stage));
        for _ in events {
            match at {
                Some((_, Stage::Announced)) => return true,
                Some((event, _)) => {
                    let before = corrects(event);
                    let of = |id| events.iter().find(|e| e.id == id);
                    at = before.and_then(of).map(|e| (e.id, e.stage));
                }
                None => return false,
            }
        }
        false
    };
    lines.into_iter().filter(announced).collect()
}

fn reason(
    draft: &Draft,
    ledger: &Ledger,
    pledge: &PledgeFields,
    lines: &[&EventLine],
) -> Option<Reason> {
    let counting: Vec<&EventLine> = lines
        .iter()
        .copied()
        .filter(|l| l.why == LineStatus::Counts)
        .collect();
    if let Some(other) = counting.iter().find(|l| l.stage != Stage::Announced) {
        return Some(Reason::Stage { stage: other.stage });
    }
    if !counting.is_empty() {
        let amounts: Vec<&Amount> = counting.iter().map(|l| &l.amount).collect();
        if amounts.iter().all(|amount| amount.minor.is_none()) {
            return Some(Reason::NoAmount);
        }
        let same = matches!(amounts.as_slice(), [only] if **only == pledge.amount);
        let amounts = || amounts.iter().map(|amount| draft.phrases.amount(amount));
        return (!same).then(|| Reason::Corrected {
            amount: draft.phrases.list(&amounts().collect::<Vec<_>>()),
        });
    }
    let linked = lines.iter().find_map(|line| match &line.why {
        LineStatus::Linked { link, .. } => {
            let other = line.why.counted_instead().and_then(|id| ledger.entry(id));
            Some(Reason::Linked {
                key: link.word(),
                other: other.map(|e| e.pledge.title.clone()).unwrap_or_default(),
            })
        }
        _ => None,
    });
    let why = |why: &LineStatus| lines.iter().any(|line| line.why == *why);
    Some(match linked {
        Some(linked) => linked,
        None if why(&LineStatus::Later) => Reason::Later,
        None if why(&LineStatus::Undated) => Reason::Undated,
        None => Reason::Withdrawn,
    })
}
