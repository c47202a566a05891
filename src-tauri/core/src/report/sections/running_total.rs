//! What the register comes to on the day of the meeting, by state and rung.

use crate::ledger::{By, Ledger, Wanted};
use crate::report::{
    block::{Block, List, Marks, Span},
    draft::Draft,
    ledger_blocks::{by_group, by_rung, charts, notes},
    ledger_names::LedgerNames,
};
use serde_json::json;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let Some((running, day)) = draft
        .record
        .running
        .as_ref()
        .zip(draft.record.meeting.fields.day())
    else {
        return Vec::new();
    };
    let ledger = Ledger::new(running.known(draft.wish.gets_internal()));
    let wanted = Wanted {
        on: Some(day),
        ..Wanted::default()
    };
    let mut totals = ledger.totals(&wanted, By::State, None);
    if totals.all.is_empty() {
        return Vec::new();
    }
    // What is all in one currency needs no rates.
    let rates = draft.rates().filter(|rates| {
        let mut sums = totals.all.iter().flat_map(|one| &one.total.sums);
        sums.any(|sum| sum.currency != rates.into)
    });
    let rates = rates.as_ref();
    if rates.is_some() {
        totals = ledger.totals(&wanted, By::State, rates);
    }
    let say = &draft.say;
    let record = draft.record;
    let names = LedgerNames::new(&record.parties, &record.bodies, &[], say.words.language());
    let groups = names.in_order(&totals.groups, say);
    let on = say.day(day);
    let about = say.t("paper.runningTotal.about", &[("date", &on)]);
    let mut blocks = vec![
        draft.heading("paper.runningTotal"),
        Block::Paragraph {
            number: None,
            spans: vec![Span::text(about)],
        },
    ];
    blocks.extend(by_group(
        &groups,
        &totals.all,
        "paper.column.state.party",
        say,
    ));
    if rates.is_some() {
        blocks.push(by_rung(&totals.all, rates, say));
    }
    blocks.extend(charts(&groups, rates, say));
    let notes = notes(&totals, Some(day), rates, say);
    if !notes.is_empty() {
        blocks.push(Block::List(List {
            marks: Marks::Bullets,
            items: notes.into_iter().map(|n| vec![Span::text(n)]).collect(),
        }));
    }
    let groups: Vec<_> = groups
        .iter()
        .map(|(name, group)| json!({ "name": name, "rungs": group.rungs }))
        .collect();
    let mut data = json!({
        "on": day, "groups": groups, "all": totals.all, "undated": totals.undated,
        "leftOut": totals.left_out,
    });
    if let (Some(rates), Some(data)) = (rates, data.as_object_mut()) {
        let named = json!({ "name": rates.name, "provider": rates.provider });
        data.insert("rates".to_owned(), named);
    }
    draft.data.insert("runningTotal".to_owned(), data);
    blocks
}
