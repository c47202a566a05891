//! The form of papers: what page one says, what is numbered how in which version, what stands under
//! which item, what a draft alone says, and where the chairs sign.

mod contents;
mod documents;
mod items;
mod page_one;
mod schema;

use crate::{summary::record, support::TestApp};
use chancery_core::{
    model::*,
    report::{
        PaperOptions,
        block::{Block, Paper},
        paper,
    },
};
use serde_json::{Value, json};

fn of(app: &TestApp, meeting: &Value, wish: &PaperOptions) -> Paper {
    paper(&record(app, meeting), wish, &app.session.words)
}

fn summary_of(app: &TestApp, meeting: &Value) -> Paper {
    of(app, meeting, &PaperOptions::default())
}

/// The headings of a paper, in order.
fn headings(paper: &Paper) -> Vec<String> {
    fn of(blocks: &[Block], found: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } => found.push(text.clone()),
                Block::Together(blocks) => of(blocks, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    of(&paper.blocks, &mut found);
    found
}

/// The lines on the right of the head of page one.
fn head(paper: &Paper) -> Vec<String> {
    let lines = paper.head.right.iter();
    lines
        .map(|l| l.text.replace(['\u{a0}', '\n'], " "))
        .collect()
}

fn everything() -> AudienceFields {
    AudienceFields {
        internal_items: true,
        ..AudienceFields::default()
    }
}

fn item(meeting: &Value, number: i64, title: &str, minutes: Option<&str>) -> Value {
    json!({
        "meeting": meeting["id"], "number": number, "title": title, "minutes": minutes, "internal": false,
        "standing": false, "absent": [], "state": "taken", "sources": []
    })
}
