//! What was decided, under the numbers that readers cite.

use super::discussion::paragraphs;
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
};
use crate::wording::{Phrases, capital, sentence};
use serde_json::json;

/// The decisions that stand under no item of the discussion; each names its item, if it has one. A
/// list of decisions, or an excerpt from it, has them all here.
pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let chosen = draft.options.decisions;
    let of_summary = draft.options.kind == PaperKind::Summary;
    let under_items = of_summary && draft.options.includes(SummarySection::Discussion);
    let apart = |d: &DecisionFields| !under_items || draft.item_number(d.agenda_item).is_none();
    let decisions = record.decisions.iter();
    let decisions = decisions.filter(|d| chosen.is_empty() || chosen.contains(&d.id));
    let decisions = decisions.filter(|d| draft.may_show(d.fields.agenda_item));
    let (apart, others): (Vec<_>, Vec<_>) = decisions.partition(|d| apart(&d.fields));
    if apart.is_empty() {
        if of_summary {
            return Vec::new();
        }
        let none = draft.phrases.t("paper.decisions.none", &[]);
        return vec![draft.note(none)];
    }
    let key = if others.is_empty() {
        "paper.decisions"
    } else {
        "paper.decisions.other"
    };
    let mut blocks = vec![draft.heading(key)];
    for stored in apart {
        blocks.extend(decision_blocks(draft, stored, DecisionPlace::List));
    }
    blocks
}

/// The decisions taken under this item.
pub fn of_item(draft: &mut Draft, item: Id<AgendaItemFields>) -> Vec<Block> {
    let record = draft.record;
    let mut blocks = Vec::new();
    for stored in &record.decisions {
        if stored.fields.agenda_item == Some(item) {
            blocks.extend(decision_blocks(draft, stored, DecisionPlace::Item));
        }
    }
    blocks
}

/// Where a decision stands.
#[derive(Clone, Copy, PartialEq)]
enum DecisionPlace {
    /// Under its item, among paragraphs with numbers of their own.
    Item,
    /// Among decisions.
    List,
}

fn decision_blocks(
    draft: &mut Draft,
    stored: &Stored<DecisionFields>,
    place: DecisionPlace,
) -> Vec<Block> {
    let decision = &stored.fields;
    let item = draft.item_number(decision.agenda_item);
    let sources = draft.cite_numbers(&decision.sources);
    let mut number = Some(decision.number.clone());
    let texts = paragraphs(&decision.text);
    let last = texts.len().saturating_sub(1);
    let mut blocks = Vec::new();
    for (at, text) in texts.into_iter().enumerate() {
        let mut spans = Vec::new();
        if place == DecisionPlace::Item && at == 0 {
            spans.push(Span::bold(draft.phrases.t("paper.decision.label", &[])));
        }
        spans.push(draft.record_text(text));
        if at == last {
            spans.extend(sources.iter().copied().map(Span::note));
            spans.extend(supersession(draft, stored).map(Span::text));
            spans.extend(item.filter(|_| place == DecisionPlace::List).map(|n| {
                let number = n.to_string();
                let named = draft
                    .phrases
                    .t("paper.decision.underItem", &[("number", &number)]);
                Span::text(format!(" {named}"))
            }));
        }
        blocks.push(Block::Paragraph {
            number: number.take(),
            spans,
        });
    }
    draft.push_data(
        "decisions",
        json!({
            "number": decision.number, "item": item, "text": decision.text,
            "state": decision.state, "silenceUntil": decision.silence_until, "sources": sources,
        }),
    );
    blocks
}

/// `under silence until 10 April 2024, 18:00 CET`; nothing when it is adopted.
pub fn describe_state(
    phrases: &Phrases,
    state: DecisionState,
    until: Option<&str>,
) -> Option<String> {
    match (state, until) {
        (DecisionState::Adopted, _) => None,
        (DecisionState::UnderSilence, Some(until)) => {
            Some(phrases.t("paper.decision.underSilenceUntil", &[("until", until)]))
        }
        _ => Some(phrases.t(&format!("paper.decision.{}", state.word()), &[])),
    }
}

/// `decision 2.1 was placed under the silence procedure until 10 April 2024, 18:00 CET`; nothing when
/// it is adopted.
fn describe_outcome(
    phrases: &Phrases,
    number: &str,
    state: DecisionState,
    until: Option<&str>,
) -> Option<String> {
    let named = ("number", number);
    match (state, until) {
        (DecisionState::Adopted, _) => None,
        (DecisionState::UnderSilence, Some(until)) => {
            let values = [named, ("until", until)];
            Some(phrases.t("paper.decision.cameTo.underSilenceUntil", &values))
        }
        _ => Some(phrases.t(&format!("paper.decision.cameTo.{}", state.word()), &[named])),
    }
}

/// ` Decision 2.1 was placed under the silence procedure until …`, ` Superseded by decision 3.2.`, ` Supersedes
/// decision 1.4.`; nothing when it is adopted and stands alone.
fn supersession(draft: &Draft, stored: &Stored<DecisionFields>) -> Option<String> {
    let (decision, phrases) = (&stored.fields, &draft.phrases);
    let own = draft.record.decisions.iter();
    let all = || own.clone().chain(&draft.record.other_decisions);
    let by = all().find(|d| Some(d.id) == decision.superseded_by);
    let by = by.filter(|d| draft.may_show(d.fields.agenda_item));
    let state = match (decision.state, decision.silence_until.as_deref(), by) {
        (_, _, Some(by)) => Some(phrases.t(
            "paper.decision.supersededBy",
            &[("number", &by.fields.number)],
        )),
        (state, until, None) => describe_outcome(phrases, &decision.number, state, until),
    };
    let before = all().filter(|d| d.fields.superseded_by == Some(stored.id));
    let before: Vec<String> = before
        .filter(|d| draft.may_show(d.fields.agenda_item))
        .map(|d| d.fields.number.clone())
        .collect();
    let supersedes = (!before.is_empty()).then(|| {
        phrases.t(
            "paper.decision.supersedes",
            &[("numbers", &phrases.list(&before))],
        )
    });
    let said = [state, supersedes].into_iter().flatten();
    let said: Vec<String> = said.map(|text| sentence(&capital(&text))).collect();
    (!said.is_empty()).then(|| format!(" {}", said.join(" ")))
}
