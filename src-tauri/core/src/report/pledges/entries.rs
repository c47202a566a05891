//! Every entry of the register, and what it rests on.

use super::super::block::{Cell, Column, Span, Table};
use crate::ledger::{EventLine, LineStatus, PledgeReport};
use crate::model::*;
use crate::wording::Phrases;

/// The entries as a table; the sources they cite are put into `cited`, by number from 1.
pub(super) fn table(
    of: &PledgeReport,
    lines: &[EventLine],
    cited: &mut Vec<Id<SourceFields>>,
    phrases: &Phrases,
) -> Table {
    let mut row = |line: &EventLine| -> Vec<Cell> {
        let who = of
            .names
            .givers(&line.pledgers, line.pledgers_unnamed.as_ref(), phrases);
        let when = line.happened_on.map_or_else(
            || phrases.t("paper.pledges.undated", &[]),
            |on| phrases.date(on),
        );
        let stage = phrases.stage(line.stage);
        let event = of.record.events.get(&line.event).map(|e| &e.fields);
        let mut amount = vec![Span::text(phrases.amount(&line.amount))];
        if let Some(party) = event.and_then(|e| e.party) {
            let whose = phrases.t("paper.pledges.whose", &[("who", &of.names.party(party))]);
            amount.push(Span::text(format!("\n{whose}")));
        }
        if let Some(not) = not_added(of, line, phrases) {
            amount.push(Span::italic(format!("\n{not}")));
        }
        let sources = event.map_or(&[][..], |e| &e.sources);
        let mut numbers: Vec<u32> = sources
            .iter()
            .filter_map(|id| cite(of, cited, *id))
            .collect();
        numbers.sort_unstable();
        vec![
            vec![Span::text(when)],
            vec![Span::text(who), Span::italic(format!("\n{}", line.title))],
            vec![Span::text(stage)],
            amount,
            numbers.into_iter().map(Span::note).collect(),
        ]
    };
    Table {
        caption: Some(phrases.t("paper.pledges.lines.title", &[])),
        summary: Some(phrases.t("paper.pledges.lines.table", &[])),
        columns: vec![
            Column::text(phrases.t("paper.column.date", &[]), 4),
            Column::text(phrases.t("paper.column.pledge", &[]), 8),
            Column::fitted(phrases.t("paper.column.stage", &[])),
            Column::amount(phrases.t("paper.column.amount", &[]), 5),
            Column::fitted(phrases.t("paper.column.source", &[])),
        ],
        rows: lines.iter().map(&mut row).collect(),
        ..Table::default()
    }
}

/// Why it is not added: `not added: it repeats “Training”`.
fn not_added(of: &PledgeReport, line: &EventLine, phrases: &Phrases) -> Option<String> {
    let day = of
        .filter
        .on
        .map_or_else(String::new, |day| phrases.day(day));
    let (key, value) = match &line.why {
        LineStatus::Counts => return None,
        LineStatus::Corrected => ("corrected", String::new()),
        LineStatus::Void => ("void", String::new()),
        LineStatus::Undated => ("undated", day),
        LineStatus::Later => ("later", day),
        LineStatus::Linked { link, .. } => {
            let other = line.why.counted_instead();
            let other = other.and_then(|id| of.ledger.entry(id));
            let title = other.map(|e| e.pledge.title.clone());
            (link_key(*link), title.unwrap_or_default())
        }
    };
    let key = format!("paper.pledges.notCounted.{key}");
    Some(phrases.t(&key, &[("value", &value)]))
}

fn link_key(link: PledgeLinkKind) -> &'static str {
    match link {
        PledgeLinkKind::Corrects => "byCorrection",
        other => other.word(),
    }
}

fn cite(of: &PledgeReport, cited: &mut Vec<Id<SourceFields>>, id: Id<SourceFields>) -> Option<u32> {
    of.record.sources.get(&id)?;
    let at = cited.iter().position(|c| *c == id).unwrap_or_else(|| {
        cited.push(id);
        cited.len() - 1
    });
    u32::try_from(at + 1).ok()
}
