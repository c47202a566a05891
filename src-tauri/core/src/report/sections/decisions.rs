//! What was decided, under the numbers that readers cite.

use super::discussion::paragraphs;
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
    phrases::{Phrases, capital, sentence},
};
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let chosen = draft.wish.decisions;
    let decisions = record.decisions.iter();
    let decisions = decisions.filter(|d| chosen.is_empty() || chosen.contains(&d.id));
    let decisions: Vec<_> = decisions
        .filter(|d| draft.shown(d.fields.agenda_item))
        .collect();
    if decisions.is_empty() {
        if draft.wish.kind == PaperKind::Summary {
            return Vec::new();
        }
        let none = draft.say.t("paper.decisions.none", &[]);
        return vec![draft.note(none)];
    }
    let mut blocks = vec![draft.heading("paper.decisions")];
    let mut data = Vec::new();
    for stored in decisions {
        let decision = &stored.fields;
        let sources = draft.cite_numbers(&decision.sources);
        let mut number = Some(decision.number.clone());
        let texts = paragraphs(&decision.text);
        let last = texts.len().saturating_sub(1);
        for (at, text) in texts.into_iter().enumerate() {
            let mut spans = vec![draft.own(text)];
            if at == last {
                spans.extend(sources.iter().copied().map(Span::note));
                spans.extend(supersession(draft, stored).map(Span::text));
            }
            blocks.push(Block::Paragraph {
                number: number.take(),
                spans,
            });
        }
        data.push(json!({
            "number": decision.number, "text": decision.text, "state": decision.state,
            "silenceUntil": decision.silence_until, "sources": sources,
        }));
    }
    draft
        .data
        .insert("decisions".to_owned(), Value::Array(data));
    blocks
}

/// `under silence until 10 April 2024, 18:00 CET`; nothing when it is adopted.
pub fn standing(say: &Phrases, state: DecisionState, until: Option<&str>) -> Option<String> {
    match (state, until) {
        (DecisionState::Adopted, _) => None,
        (DecisionState::UnderSilence, Some(until)) => {
            Some(say.t("paper.decision.underSilenceUntil", &[("until", until)]))
        }
        _ => Some(say.t(&format!("paper.decision.{}", state.word()), &[])),
    }
}

/// ` Under silence until 10 April 2024, 18:00 CET.`, ` Superseded by decision 3.2.`, ` Supersedes
/// decision 1.4.`; nothing when it is adopted and stands alone.
fn supersession(draft: &Draft, stored: &Stored<DecisionFields>) -> Option<String> {
    let (decision, say) = (&stored.fields, &draft.say);
    let own = draft.record.decisions.iter();
    let all = || own.clone().chain(&draft.record.other_decisions);
    let by = all().find(|d| Some(d.id) == decision.superseded_by);
    let by = by.filter(|d| draft.shown(d.fields.agenda_item));
    let state = match (decision.state, decision.silence_until.as_deref(), by) {
        (_, _, Some(by)) => Some(say.t(
            "paper.decision.supersededBy",
            &[("number", &by.fields.number)],
        )),
        (state, until, None) => standing(say, state, until),
    };
    let before = all().filter(|d| d.fields.superseded_by == Some(stored.id));
    let before: Vec<String> = before
        .filter(|d| draft.shown(d.fields.agenda_item))
        .map(|d| d.fields.number.clone())
        .collect();
    let supersedes = (!before.is_empty()).then(|| {
        say.t(
            "paper.decision.supersedes",
            &[("numbers", &say.list(&before))],
        )
    });
    let said = [state, supersedes].into_iter().flatten();
    let said: Vec<String> = said.map(|text| sentence(&capital(&text))).collect();
    (!said.is_empty()).then(|| format!(" {}", said.join(" ")))
}
