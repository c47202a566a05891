//! Rules for anything typed: how long, and which characters.

use crate::model::{Problems, Rule, code_point, is_printable};

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

/// A line without blanks at its ends, and with one blank where there were several. A single blank stays the one
/// that it is: it may keep a number and its unit on one line.
pub fn trim_blanks(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut blanks: Vec<char> = Vec::new();
    for c in line.chars() {
        if is_blank(c) {
            blanks.push(c);
            continue;
        }
        match blanks.as_slice() {
            _ if out.is_empty() => {}
            [] => {}
            [one] => out.push(*one),
            _ => out.push(' '),
        }
        blanks.clear();
        out.push(c);
    }
    out
}

/// A space of whichever width; ends of lines and tabs are not.
fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

#[cfg(test)]
mod tests {
    use super::trim_blanks;

    #[test]
    fn blanks_at_the_ends_go_and_several_become_one() {
        assert_eq!(trim_blanks("  a  b\u{a0} c "), "a b c");
        assert_eq!(trim_blanks("40\u{a0}000"), "40\u{a0}000");
        assert_eq!(trim_blanks("a\tb\n"), "a\tb\n");
        assert_eq!(trim_blanks("   "), "");
    }
}
