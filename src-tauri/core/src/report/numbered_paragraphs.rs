//! The numbered paragraphs of a paper as texts, to hold one version of it against another.

use super::block::{Block, ItemList, Paper, Span};
use std::collections::BTreeMap;

/// The words of each numbered paragraph, with the quotes, lists and further paragraphs under it, by its number.
pub fn numbered_paragraphs(paper: &Paper) -> BTreeMap<String, String> {
    let mut found = ParagraphCollector::default();
    found.collect(&paper.blocks);
    found.texts
}

#[derive(Default)]
struct ParagraphCollector {
    texts: BTreeMap<String, String>,
    /// The paragraph under which what follows stands.
    under: Option<String>,
}

impl ParagraphCollector {
    fn collect(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Together(blocks) => self.collect(blocks),
                Block::Paragraph {
                    number: Some(number),
                    spans,
                } => {
                    self.under = Some(number.trim_end_matches('.').to_owned());
                    self.add(&words(spans));
                }
                Block::Paragraph {
                    number: None,
                    spans,
                }
                | Block::Quote(spans) => self.add(&words(spans)),
                Block::List(list) => self.list(list),
                // A heading ends what stood under the last number; so does anything that is no text.
                _ => self.under = None,
            }
        }
    }

    fn list(&mut self, list: &ItemList) {
        for item in &list.items {
            self.add(&words(item));
        }
    }

    fn add(&mut self, words: &str) {
        if let Some(number) = &self.under {
            let text = self.texts.entry(number.clone()).or_default();
            text.push_str(words.trim());
            text.push('\n');
        }
    }
}

fn words(spans: &[Span]) -> String {
    spans.iter().map(Span::words).collect()
}
