//! Every entry of the register, and what it rests on.

use super::{
    super::{
        block::{Cell, Column, Span, Table},
        phrases::Phrases,
    },
    PledgeReport,
};
use crate::ledger::{Line, Why};
use crate::model::*;

/// The entries as a table; the sources they cite are put into `cited`, by number from 1.
pub(super) fn table(
    of: &PledgeReport,
    lines: &[Line],
    cited: &mut Vec<Id<SourceFields>>,
    say: &Phrases,
) -> Table {
    let mut row = |line: &Line| -> Vec<Cell> {
        let who = of
            .names
            .givers(&line.pledgers, line.pledgers_unnamed.as_ref(), say);
        let when = line
            .happened_on
            .map_or_else(|| say.t("paper.pledges.undated", &[]), |on| say.date(on));
        let stage = say.t(&format!("paper.stage.{}", line.stage.word()), &[]);
        let event = of.record.events.get(&line.event).map(|e| &e.fields);
        let mut amount = vec![Span::text(say.amount(&line.amount))];
        if let Some(party) = event.and_then(|e| e.party) {
            let whose = say.t("paper.pledges.whose", &[("who", &of.names.party(party))]);
            amount.push(Span::text(format!("\n{whose}")));
        }
        if let Some(not) = not_added(of, line, say) {
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
        caption: Some(say.t("paper.pledges.lines.title", &[])),
        summary: Some(say.t("paper.pledges.lines.table", &[])),
        columns: vec![
            Column::text(say.t("paper.column.date", &[]), 4),
            Column::text(say.t("paper.column.pledge", &[]), 8),
            Column::fitted(say.t("paper.column.stage", &[])),
            Column::amount(say.t("paper.column.amount", &[]), 5),
            Column::fitted(say.t("paper.column.source", &[])),
        ],
        rows: lines.iter().map(&mut row).collect(),
        ..Table::default()
    }
}

/// Why it is not added: `not added: it repeats “Training”`.
fn not_added(of: &PledgeReport, line: &Line, say: &Phrases) -> Option<String> {
    let day = of.wanted.on.map_or_else(String::new, |day| say.day(day));
    let (key, value) = match &line.why {
        Why::Counts => return None,
        Why::Corrected => ("corrected", String::new()),
        Why::Void => ("void", String::new()),
        Why::Undated => ("undated", day),
        Why::Later => ("later", day),
        Why::Linked {
            pledge,
            link,
            other,
        } => {
            let by_other = matches!(link, PledgeLinkKind::Corrects | PledgeLinkKind::Replaces);
            let other = of.ledger.entry(if by_other { *pledge } else { *other });
            let title = other.map(|e| e.pledge.title.clone());
            (link_key(*link), title.unwrap_or_default())
        }
    };
    let key = format!("paper.pledges.notCounted.{key}");
    Some(say.t(&key, &[("value", &value)]))
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
