//! The agenda of the brief: under each item the decision that is sought.

use crate::model::*;
use crate::report::{
    block::{Block, Cell, Span},
    draft::Draft,
    papers::agenda::{provisional_heading, table, zone},
    sections::agenda::items,
};
use serde_json::{Value, json};

pub fn agenda(draft: &mut Draft, _: &BriefRecord) -> Vec<Block> {
    let items: Vec<&Stored<AgendaItemFields>> = items(draft).collect();
    let heading = provisional_heading(draft);
    if items.is_empty() {
        let none = draft.phrases.t("paper.agenda.none", &[]);
        return vec![heading, draft.note(none)];
    }
    let sought = items.iter().map(|i| &i.fields);
    let sought = sought.map(|i| json!({ "number": i.number, "decisionSought": i.decision_sought }));
    let sought: Vec<Value> = sought.collect();
    draft.data.insert("agenda".to_owned(), sought.into());
    let mut blocks = vec![
        heading,
        table(draft, &items, |item| decision_sought_of(draft, item)),
    ];
    blocks.extend(zone(draft, &items));
    blocks
}

/// On a line below the item; of an item for decision also that it is not recorded.
fn decision_sought_of(draft: &Draft, item: &AgendaItemFields) -> Cell {
    let label = Span::italic(format!("\n{}", draft.phrases.t("paper.brief.sought", &[])));
    match item.decision_sought.as_deref().map(str::trim) {
        Some(text) if !text.is_empty() => {
            vec![
                label,
                Span::text(" "),
                draft.record_text(text.replace('\n', " ")),
            ]
        }
        _ if item.kind == Some(ItemKind::Decision) => {
            let unknown = draft.phrases.t("paper.brief.sought.none", &[]);
            vec![label, Span::text(format!(" {unknown}"))]
        }
        _ => Vec::new(),
    }
}
