//! Rules for anything typed: how long, and which characters.

use super::{Problems, Rule, code_point, is_printable};
use icu_normalizer::DecomposingNormalizerBorrowed;

/// A text as search finds it: without diacritics, case and punctuation.
pub(crate) fn fold_for_search(text: &str) -> String {
    let parts = DecomposingNormalizerBorrowed::new_nfkd();
    let letters = parts.normalize(text);
    let kept = letters.chars().filter(|c| c.is_alphanumeric() || *c == ' ');
    kept.flat_map(char::to_lowercase).collect()
}

/// Most characters of a line (a name, a title).
pub const LINE: usize = 500;
/// Most characters of a text (minutes of one item, a mandate).
pub const TEXT: usize = 200_000;

/// The checks of text fields; each names the field as the page knows it.
impl Problems {
    /// A line that must be there.
    pub fn required(&mut self, field: &str, line: &str) {
        if line.trim().is_empty() {
            self.add(field, Rule::Required);
        } else {
            self.line(field, line);
        }
    }
    /// A line that may be empty.
    pub fn line(&mut self, field: &str, line: &str) {
        self.characters(field, line, LINE, |c| c.is_control());
    }
    /// A line that may be unknown.
    pub fn optional(&mut self, field: &str, line: Option<&String>) {
        if let Some(line) = line {
            self.line(field, line);
        }
    }
    /// A text of several paragraphs that must be there.
    pub fn required_text(&mut self, field: &str, text: &str) {
        self.texts.insert(field.into());
        if text.trim().is_empty() {
            self.add(field, Rule::Required);
        } else {
            self.text(field, text);
        }
    }
    /// A text of several paragraphs.
    pub fn text(&mut self, field: &str, text: &str) {
        self.texts.insert(field.into());
        self.characters(field, text, TEXT, |c| {
            c.is_control() && c != '\n' && c != '\t'
        });
    }
    /// A text of several paragraphs that may be unknown.
    pub fn optional_text(&mut self, field: &str, text: Option<&String>) {
        self.texts.insert(field.into());
        if let Some(text) = text {
            self.text(field, text);
        }
    }
    fn characters(&mut self, field: &str, text: &str, max: usize, refused: fn(char) -> bool) {
        let length = text.chars().count();
        self.add_if(length > max, field, Rule::TooLong { max, length });
        let unfit = |c: &char| refused(*c) || turns_direction(*c) || !is_printable(*c);
        if let Some(c) = text.chars().find(unfit) {
            self.add(
                field,
                Rule::Character {
                    code: code_point(c),
                },
            );
        }
    }
}

/// Embeddings, overrides and isolates change how a line reads without being seen
/// (Unicode Standard Annex 9, explicit directional formatting).
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
