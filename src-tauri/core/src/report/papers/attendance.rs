//! The sheet that people sign as they come in: a line for everyone who is known to come.

use super::participants::participating;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
    sections::{
        annex::{name, people},
        present::unnamed,
    },
};
use crate::wording::{capital, sentence};

/// Empty lines of a delegation of which neither names nor a number are known.
const LINES_UNKNOWN: usize = 2;

/// Most empty lines of one delegation or group; that there are more is said below the table.
const LINES_MOST: usize = 40;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let (mut rows, mut cut) = (Vec::new(), Vec::new());
    for delegation in participating(draft) {
        let party = draft.name(delegation.fields.party);
        let people = people(draft, delegation.id);
        for attendee in &people {
            let who = name(draft, attendee);
            let title = attendee.title_then.as_ref();
            let who = title.map_or(who.clone(), |title| format!("{who}, {title}"));
            rows.push(line(&who, &party));
        }
        let said = delegation.fields.headcount;
        let said = said.and_then(|n| usize::try_from(n).ok());
        let lines = match (said, people.len()) {
            (Some(all), known) => all.saturating_sub(known),
            (None, 0) => LINES_UNKNOWN,
            (None, _) => 0,
        };
        let given = lines.min(LINES_MOST);
        cut.extend((given < lines).then(|| (lines - given, party.clone())));
        rows.extend((0..given).map(|_| line("", &party)));
    }
    for group in unnamed(draft, |_| true) {
        let label = capital(group.group.fields.counted_label());
        let lines = usize::try_from(group.left).unwrap_or(usize::MAX);
        let given = lines.min(LINES_MOST);
        cut.extend((given < lines).then(|| (lines - given, label.clone())));
        let all = group.left.to_string();
        for n in 1..=given {
            let n = n.to_string();
            let values = [("label", &*label), ("n", &n), ("all", &all)];
            let who = draft.phrases.t("paper.attendance.oneOf", &values);
            rows.push(line("", &who));
        }
    }
    if rows.is_empty() {
        let unknown = draft.phrases.t("paper.attendance.unknown", &[]);
        return vec![draft.note(unknown)];
    }
    let phrases = &draft.phrases;
    let table = Table {
        summary: Some(phrases.t("paper.attendance.table", &[])),
        columns: vec![
            Column::text(phrases.t("paper.column.delegation", &[]), 3),
            Column::text(phrases.t("paper.column.name", &[]), 4),
            Column::text(phrases.t("paper.column.signature", &[]), 4),
        ],
        rows,
        row_heads: true,
        signature_rows: true,
        ..Table::default()
    };
    let mut blocks = vec![draft.heading("paper.attendance"), Block::Table(table)];
    blocks.extend(without_line(draft, &cut));
    blocks
}

/// For whom there are fewer lines than people.
fn without_line(draft: &Draft, cut: &[(usize, String)]) -> Option<Block> {
    let phrases = &draft.phrases;
    let one = |(lines, who): &(usize, String)| {
        let lines = lines.to_string();
        phrases.t(
            "paper.attendance.cut.who",
            &[("who", who), ("count", &lines)],
        )
    };
    let list: Vec<_> = cut.iter().map(one).collect();
    let text = phrases.t("paper.attendance.cut", &[("list", &phrases.list(&list))]);
    (!cut.is_empty()).then(|| draft.note(sentence(&text)))
}

fn line(who: &str, party: &str) -> Vec<Cell> {
    vec![vec![Span::text(party)], vec![Span::text(who)], Vec::new()]
}
