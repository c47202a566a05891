//! The expert teams and other bodies that the meeting established.

use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::{Draft, NumberedPart},
};
use crate::wording::sentence;
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let decided = |b: &BodyFields| {
        let mut decisions = draft.record.decisions.iter();
        let by = decisions.find(|d| Some(d.id) == b.established_by);
        by.is_none_or(|d| draft.may_show(d.fields.agenda_item))
    };
    let mut bodies: Vec<_> = draft.record.established.iter().collect();
    bodies.sort_by(|a, b| draft.phrases.compare(&a.fields.name, &b.fields.name));
    bodies.retain(|b| decided(&b.fields));
    if bodies.is_empty() {
        return Vec::new();
    }
    let teams = bodies.iter().all(|b| b.fields.kind == BodyKind::ExpertTeam);
    let mut blocks = vec![draft.heading(if teams { "paper.teams" } else { "paper.bodies" })];
    let mut data = Vec::new();
    for stored in bodies {
        draft.numbers.mark(NumberedPart::Body(stored.id));
        let body = &stored.fields;
        let mut spans = vec![draft.record_text(describe(draft, body))];
        let sources = draft.cite_numbers(&body.sources);
        spans.extend(sources.iter().copied().map(Span::note));
        blocks.push(draft.paragraph(spans));
        data.push(json!({
            "kind": body.kind, "name": body.name, "unnamedCount": body.unnamed_count,
            "mandate": body.mandate, "leads": draft.names(&body.leads), "sources": sources,
        }));
    }
    draft
        .data
        .insert("bodiesEstablished".to_owned(), Value::Array(data));
    blocks
}

/// Name, founding decision, mandate, leads; and what of these is not known.
fn describe(draft: &Draft, body: &BodyFields) -> String {
    let phrases = &draft.phrases;
    let number = body.established_by.and_then(|id| {
        let mut decisions = draft.record.decisions.iter();
        Some(&decisions.find(|d| d.id == id)?.fields.number)
    });
    let mut head = body.name.clone();
    if let Some(count) = body.unnamed_count {
        head = phrases.t(
            "paper.teams.counted",
            &[("name", &head), ("count", &phrases.number(count))],
        );
    }
    let founded = match number {
        Some(number) => phrases.t(
            "paper.teams.byDecision",
            &[("name", &head), ("number", number)],
        ),
        None => phrases.t("paper.teams.atMeeting", &[("name", &head)]),
    };
    let mut said = vec![sentence(&founded)];
    if let Some(mandate) = &body.mandate {
        said.push(sentence(
            &phrases.t("paper.teams.mandate", &[("mandate", mandate.trim())]),
        ));
    }
    let leads = draft.names(&body.leads);
    if !leads.is_empty() {
        said.push(sentence(
            &phrases.t("paper.teams.leads", &[("list", &phrases.list(&leads))]),
        ));
    }
    match (body.unnamed_count, leads.is_empty()) {
        (Some(_), true) => said.push(phrases.t("paper.teams.unnamed", &[])),
        (Some(_), false) => said.push(phrases.t("paper.teams.unnamedLed", &[])),
        (None, true) => said.push(phrases.t("paper.teams.noLead", &[])),
        (None, false) => {}
    }
    said.join(" ")
}
