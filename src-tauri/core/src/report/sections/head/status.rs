//! The status of the record: when the paper was approved and issued, and what it can be held against.
//! It stands only in a paper that is issued.

use crate::model::*;
use crate::report::{
    block::{Block, Fact, Span},
    draft::Draft,
};
use serde_json::json;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let issued = draft.document.filter(|d| d.state.is_sealed());
    let Some(document) = issued else {
        return Vec::new();
    };
    draft.data.insert(
        "status".to_owned(),
        json!({
            "symbol": document.symbol, "version": document.version, "clearedOn": document.cleared_on,
            "circulatedOn": document.circulated_on, "silenceUntil": document.silence_until,
            "approvedOn": document.approved_on, "issuedOn": document.issued_on,
            "recordSha256": document.record_sha256, "historyHead": document.chain_head,
        }),
    );
    vec![
        draft.heading("paper.status"),
        Block::Facts(facts(draft, document)),
        Block::Paragraph {
            number: None,
            spans: vec![Span::text(draft.phrases.t("paper.status.meaning", &[]))],
        },
    ]
}

fn facts(draft: &Draft, document: &DocumentFields) -> Vec<Fact> {
    let phrases = &draft.phrases;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| phrases.day(day));
    let facts = [
        ("symbol", document.symbol.clone()),
        ("cleared", day(document.cleared_on)),
        ("circulated", day(document.circulated_on)),
        (
            "silenced",
            document.silence_until.map(|until| phrases.moment(until)),
        ),
        ("approved", day(document.approved_on)),
        ("issued", day(document.issued_on)),
        ("record", document.record_sha256.as_deref().map(group_hash)),
        ("head", document.chain_head.as_deref().map(group_hash)),
    ];
    let fact = |(key, value): (&str, Option<String>)| {
        Some(Fact {
            label: phrases.t(&format!("paper.status.{key}"), &[]),
            value: vec![Span::text(value?)],
        })
    };
    facts.into_iter().filter_map(fact).collect()
}

/// A hash in groups of eight, so that lines can break and eyes can compare.
pub fn group_hash(hash: &str) -> String {
    let mut out = String::new();
    for (at, digit) in hash.chars().enumerate() {
        if at > 0 && at % 8 == 0 {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}
