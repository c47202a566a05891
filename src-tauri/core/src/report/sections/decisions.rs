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
    let decisions = record.decisions.iter().map(|d| &d.fields);
    let decisions: Vec<_> = decisions.filter(|d| draft.shown(d.agenda_item)).collect();
    if decisions.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![draft.heading("paper.decisions")];
    let mut data = Vec::new();
    for decision in decisions {
        let sources = draft.cite_numbers(&decision.sources);
        let mut number = Some(decision.number.clone());
        let texts = paragraphs(&decision.text);
        let last = texts.len().saturating_sub(1);
        for (at, text) in texts.into_iter().enumerate() {
            let mut spans = vec![draft.own(text)];
            if at == last {
                spans.extend(sources.iter().copied().map(Span::note));
                let until = decision.silence_until.as_deref();
                let said = standing(&draft.say, decision.state, until);
                spans
                    .extend(said.map(|said| Span::text(format!(" {}", sentence(&capital(&said))))));
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
