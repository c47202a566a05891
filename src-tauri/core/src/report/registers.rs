//! The registers as papers: a list of actions, a list of decisions.

use super::{
    block::{Block, Cell, Column, Paper, Span, Table},
    listing::Listing,
    sections::{decisions::describe_state, discussion::paragraphs},
};
use crate::model::*;
use crate::wording::{Phrases, Words, capital, is_language, sentence};
use chrono::NaiveDate;
use serde::Serialize;

/// What a list is made from.
#[derive(Debug, Clone, Copy)]
pub struct Register<'a, Row> {
    pub coalition: &'a Stored<CoalitionFields>,
    /// The meeting, when the list is that of one meeting.
    pub of: Option<&'a MeetingRef>,
    /// The symbol that the list bears; none for a list without.
    pub symbol: Option<&'a str>,
    /// The day the list is seen from.
    pub on: NaiveDate,
    /// By what the rows stand together: rows of one group stand one after the other.
    pub grouping: Option<Grouping>,
    /// The rows, in printed order.
    pub rows: &'a [Row],
}

/// A list of actions with owner, due date and state.
pub fn action_list(register: &Register<ActionRow>, words: &Words) -> Paper {
    let phrases = &Phrases::new(words);
    let rows = register.rows;
    let count = |n: usize| n.to_string();
    let open = rows.iter().filter(|r| r.state.is_open()).count();
    let overdue = rows.iter().filter(|r| r.overdue).count();
    let all = words.count("paper.register.actions", whole(rows.len()), &[]);
    let below = phrases.t(
        "paper.register.standing",
        &[
            ("date", &phrases.day(register.on)),
            ("actions", &all),
            ("open", &count(open)),
            ("overdue", &count(overdue)),
        ],
    );
    let mut blocks = vec![
        Block::Subtitle(vec![Span::text(below)]),
        Block::Contents(phrases.t("paper.contents", &[])),
    ];
    blocks.extend(internal(
        phrases,
        rows.iter().filter_map(|r| r.item.as_ref()),
    ));
    if rows.is_empty() {
        blocks.push(plain(phrases.t("paper.register.noActions", &[])));
    }
    let group = |row: &ActionRow| register.grouping.map(|by| action_group(row, by, phrases));
    for run in rows.chunk_by(|a, b| group(a) == group(b)) {
        let heading = run.first().and_then(group);
        blocks.extend(heading.map(|text| Block::Heading { level: 1, text }));
        blocks.push(Block::Table(action_table(run, register, phrases)));
    }
    let meetings = rows.iter().map(|r| &r.meeting);
    let changed = rows.iter().map(|r| r.updated_at.as_str());
    paper(register, phrases, "actions", blocks, meetings, changed)
}

/// Decisions under the numbers that readers cite, with where each stands.
pub fn decision_list(register: &Register<DecisionRow>, words: &Words) -> Paper {
    let phrases = &Phrases::new(words);
    let rows = register.rows;
    let all = words.count("paper.register.decisions", whole(rows.len()), &[]);
    let values = [("date", &*phrases.day(register.on)), ("decisions", &all)];
    let below = phrases.t("paper.register.standing.decisions", &values);
    let mut blocks = vec![
        Block::Subtitle(vec![Span::text(below)]),
        Block::Contents(phrases.t("paper.contents", &[])),
    ];
    blocks.extend(internal(
        phrases,
        rows.iter().filter_map(|r| r.item.as_ref()),
    ));
    if rows.is_empty() {
        blocks.push(plain(phrases.t("paper.register.noDecisions", &[])));
    }
    let by_state = register.grouping == Some(Grouping::State);
    let group = |row: &DecisionRow| match register.of {
        _ if by_state => Some(capital(&phrases.t(&state_key(row.state), &[]))),
        Some(_) => None,
        None => Some(phrases.meeting_and_date(&row.meeting)),
    };
    for run in rows.chunk_by(|a, b| group(a) == group(b)) {
        let heading = run.first().and_then(group);
        blocks.extend(heading.map(|text| Block::Heading { level: 1, text }));
        for row in run {
            let origin = by_state && register.of.is_none();
            blocks.extend(decision(row, origin, phrases));
        }
    }
    let meetings = rows.iter().map(|r| &r.meeting);
    let changed = rows.iter().map(|r| r.updated_at.as_str());
    paper(register, phrases, "decisions", blocks, meetings, changed)
}

/// The words for the group an action stands in.
pub fn action_group(row: &ActionRow, by: Grouping, phrases: &Phrases) -> String {
    match by {
        Grouping::Owner => match &row.owner {
            Some(owner) => owner.name.clone(),
            None => phrases.t("paper.register.noOwner", &[]),
        },
        Grouping::Meeting => phrases.meeting_and_date(&row.meeting),
        Grouping::Month => match row.due_month {
            Some(month) => phrases.date(month),
            None => phrases.t("paper.register.noDue", &[]),
        },
        Grouping::State => capital(&phrases.t(&format!("paper.action.{}", row.state.word()), &[])),
    }
}

fn state_key(state: DecisionState) -> String {
    format!("paper.decision.{}", state.word())
}

/// Where an owner in a cell and in the head above it would say the same, the column of owners goes.
const OWNER_COLUMN: usize = 2;

fn action_table(rows: &[ActionRow], register: &Register<ActionRow>, phrases: &Phrases) -> Table {
    let mut columns = vec![
        Column::text(phrases.t("paper.column.no", &[]), 2),
        Column::text(phrases.t("paper.column.action", &[]), 13),
        Column::text(phrases.t("paper.column.owner", &[]), 6),
        Column::text(phrases.t("paper.column.due", &[]), 5),
        Column::text(phrases.t("paper.column.state", &[]), 5),
    ];
    let cells = rows
        .iter()
        .map(|row| action_cells(row, register.of, phrases));
    let mut rows: Vec<_> = cells.collect();
    if register.grouping == Some(Grouping::Owner) {
        columns.remove(OWNER_COLUMN);
        for row in &mut rows {
            row.remove(OWNER_COLUMN);
        }
    }
    Table {
        summary: Some(phrases.t("paper.actions.table", &[])),
        columns,
        rows,
        row_heads: true,
        ..Table::default()
    }
}

fn action_cells(row: &ActionRow, of: Option<&MeetingRef>, phrases: &Phrases) -> Vec<Cell> {
    let mut text = vec![record_text(
        &row.meeting,
        phrases,
        paragraphs(&row.text).join("\n"),
    )];
    if let Some(outcome) = &row.outcome {
        text.push(Span::text(format!(
            "\n{} ",
            phrases.t("paper.register.outcome", &[])
        )));
        text.push(record_text(
            &row.meeting,
            phrases,
            paragraphs(outcome).join("\n"),
        ));
    }
    if let Some(origin) = origin(&row.meeting, row.item.as_ref(), of, phrases) {
        text.push(Span::italic(format!("\n{origin}")));
    }
    let owner = row.owner.as_ref().map(|owner| owner.name.clone());
    let due = row.due_on.map(|on| phrases.date(on));
    let mut state = vec![Span::text(
        phrases.t(&format!("paper.action.{}", row.state.word()), &[]),
    )];
    if let Some(on) = row.closed_on {
        state.push(Span::text(format!("\n{}", phrases.date(on))));
    }
    if row.overdue {
        let words = phrases.t("paper.register.overdue", &[]);
        state.push(Span::bold(format!("\n{words}")));
    }
    if row.carried_over > 0 {
        let words = phrases.carried_over(row.carried_over);
        state.push(Span::text(format!("\n{words}")));
    }
    let or = |words: Option<String>, key: &str| {
        vec![Span::text(words.unwrap_or_else(|| phrases.t(key, &[])))]
    };
    vec![
        vec![Span::text(&row.number)],
        text,
        or(owner, "paper.action.noOwner"),
        or(due, "paper.action.noDue"),
        state,
    ]
}

/// The meeting and the item a line comes from; without the meeting where the whole list is of it.
fn origin(
    meeting: &MeetingRef,
    item: Option<&ItemRef>,
    of: Option<&MeetingRef>,
    phrases: &Phrases,
) -> Option<String> {
    let here = of.is_some_and(|of| of.id == meeting.id);
    let name = (!here).then(|| phrases.meeting(meeting));
    let item = item.map(|item| {
        let number = item.number.to_string();
        let values = [("number", number.as_str()), ("title", item.title.as_str())];
        let key = if item.internal {
            "paper.register.internalItem"
        } else {
            "paper.register.item"
        };
        phrases.t(key, &values)
    });
    let parts: Vec<String> = [name, item].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn decision(row: &DecisionRow, with_origin: bool, phrases: &Phrases) -> Vec<Block> {
    let texts = paragraphs(&row.text);
    let last = texts.len().saturating_sub(1);
    let said = match &row.superseded_by {
        Some(later) => Some(phrases.decision("paper.register.supersededBy", later)),
        None => describe_state(phrases, row.state, row.silence_until.as_deref()),
    };
    let earlier = row.supersedes.iter();
    let earlier = earlier.map(|other| phrases.decision("paper.register.supersedes", other));
    let origin = with_origin.then(|| phrases.meeting_and_date(&row.meeting));
    let after: Vec<String> = said
        .into_iter()
        .chain(earlier)
        .chain(origin)
        .map(|words| sentence(&capital(&words)))
        .collect();
    let mut number = Some(row.number.clone());
    let block = |(at, text): (usize, String)| {
        let mut spans = vec![record_text(&row.meeting, phrases, text)];
        if at == last && !after.is_empty() {
            spans.push(Span::italic(format!(" {}", after.join(" "))));
        }
        Block::Paragraph {
            number: number.take(),
            spans,
        }
    };
    texts.into_iter().enumerate().map(block).collect()
}

/// Words of the record itself, said to be in its language where that is not the paper's.
fn record_text(meeting: &MeetingRef, phrases: &Phrases, words: String) -> Span {
    let span = Span::text(words);
    if meeting.language == phrases.words.language() || !is_language(&meeting.language) {
        span
    } else {
        span.in_language(&meeting.language)
    }
}

fn plain(words: String) -> Block {
    Block::Paragraph {
        number: None,
        spans: vec![Span::text(words)],
    }
}

/// How many lines come from items that stay inside the secretariat; nothing when none does.
fn internal<'a>(phrases: &Phrases, items: impl Iterator<Item = &'a ItemRef>) -> Option<Block> {
    let count = whole(items.filter(|item| item.internal).count());
    (count > 0).then(|| plain(capital(&phrases.count("paper.register.internal", count))))
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// `Actions`, `Actions of the second meeting of the Steering Group`.
fn title(of: Option<&MeetingRef>, kind: &str, phrases: &Phrases) -> String {
    let key = format!("paper.register.{kind}Of");
    match of {
        None => phrases.t(&format!("paper.{kind}"), &[]),
        Some(meeting) => match meeting.ordinal {
            Some(n) => {
                let values = [
                    ("ordinal", &*phrases.ordinal(n)),
                    ("body", &phrases.with_article(&meeting.body)),
                ];
                phrases.t(&format!("{key}.numbered"), &values)
            }
            None => phrases.t(&key, &[("meeting", &phrases.meeting(meeting))]),
        },
    }
}

fn paper<'a, Row: Serialize>(
    register: &Register<'a, Row>,
    phrases: &Phrases,
    kind: &str,
    blocks: Vec<Block>,
    meetings: impl Iterator<Item = &'a MeetingRef>,
    changed: impl Iterator<Item = &'a str>,
) -> Paper {
    let day = phrases.day(register.on);
    let newest = changed
        .chain([register.coalition.updated_at.as_str()])
        .max();
    let json = serde_json::json!({ "asOf": register.on, kind: register.rows });
    let listing = Listing {
        coalition: &register.coalition.fields,
        title: title(register.of, kind, phrases),
        symbol: register.symbol,
        as_of: phrases.t("paper.register.asOf", &[("date", &day)]),
        day,
        marking: strictest_marking(meetings.chain(register.of)).unwrap_or_default(),
        changed_at: newest,
        data: (kind, phrases.t("paper.register.attached", &[]), json),
        blocks,
    };
    listing.paper(phrases)
}
