//! What the meeting before decided, with the state of each decision.

use crate::model::*;
use crate::report::{
    block::{Block, Column, Span, Table},
    draft::Draft,
    sections::{decisions::describe_state, title::the_meeting},
};
use crate::wording::{capital, sentence};
use serde_json::{Value, json};

pub fn decisions(draft: &mut Draft, brief: &BriefRecord) -> Vec<Block> {
    let heading = draft.heading("paper.brief.decisions");
    let Some((last, _)) = brief.last_two.first() else {
        let none = draft.phrases.t("paper.brief.decisions.noMeeting", &[]);
        return vec![heading, draft.note(none)];
    };
    let meeting = the_meeting(draft, &last.fields);
    let date = last.fields.starts_on;
    let date = date.map(|on| draft.phrases.dates(on, last.fields.ends_on.unwrap_or(on)));
    let which: Vec<String> = [Some(meeting), date].into_iter().flatten().collect();
    let which = sentence(&capital(&which.join(", ")));
    let mut shown: Vec<_> = brief.last_decisions.iter().collect();
    shown.retain(|d| draft.options.includes_internal() || !brief.is_internal(d.fields.agenda_item));
    if shown.is_empty() {
        let none = draft.phrases.t("paper.brief.decisions.none", &[]);
        return vec![heading, draft.note(format!("{which} {none}"))];
    }
    let (mut rows, mut data) = (Vec::new(), Vec::<Value>::new());
    for decision in shown {
        let fields = &decision.fields;
        let state = describe_state(
            &draft.phrases,
            fields.state,
            fields.silence_until.as_deref(),
        );
        let adopted = || draft.phrases.t("paper.decision.adopted", &[]);
        data.push(json!({
            "number": fields.number, "text": fields.text, "state": fields.state,
            "silenceUntil": fields.silence_until,
        }));
        rows.push(vec![
            vec![Span::text(&fields.number)],
            vec![draft.record_text(fields.text.trim().replace('\n', " "))],
            vec![Span::text(state.unwrap_or_else(adopted))],
        ]);
    }
    draft.data.insert("lastDecisions".to_owned(), data.into());
    let phrases = &draft.phrases;
    let table = Table {
        summary: Some(phrases.t("paper.brief.decisions", &[])),
        columns: vec![
            Column::fitted(phrases.t("paper.column.no", &[])),
            Column::text(phrases.t("paper.column.decision", &[]), 5),
            Column::text(phrases.t("paper.column.state", &[]), 2),
        ],
        rows,
        row_heads: true,
        ..Table::default()
    };
    let which = draft.note(which);
    vec![heading, Block::Together(vec![which, Block::Table(table)])]
}
