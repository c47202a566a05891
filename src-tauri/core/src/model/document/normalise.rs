//! What becomes of tabs and of the rarer line ends when a record is entered.

use crate::model::{Noun, Problems};
use serde_json::Value;

/// A tab stop of CommonMark, which minutes are kept in.
const TAB_STOP: &str = "    ";

/// The fields with every tab and rare line end in them replaced, so that one line stays one line on
/// paper. Nothing else is changed: soft hyphens and joiners stay as they were typed.
///
/// In a line, a tab and any line end but LF become a blank. In a text of paragraphs a line end of any
/// kind becomes LF; a tab becomes a blank, or at the start of a line four, so that nested lists stay
/// nested.
///
/// # Errors
/// When the fields cannot be written as JSON and read again.
pub fn normalise<F: Noun>(fields: F) -> Result<F, serde_json::Error> {
    let mut value = serde_json::to_value(&fields)?;
    if !holds_any(&value) {
        return Ok(fields);
    }
    let mut asked = Problems::default();
    fields.check(&mut asked);
    if let Value::Object(map) = &mut value {
        for (name, value) in map {
            let text = asked.texts.contains(name);
            replace(value, if text { normalise_text } else { normalise_line });
        }
    }
    serde_json::from_value(value)
}

/// Whether a character is replaced; CR only in texts, as part of CRLF most often.
fn is_replaced(c: char) -> bool {
    c == '\t' || c == '\r' || is_rare_line_end(c)
}

/// Line ends that are neither LF nor CR (Unicode Standard Annex 14, class BK and NL).
fn is_rare_line_end(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn holds_any(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains(is_replaced),
        Value::Array(items) => items.iter().any(holds_any),
        Value::Object(map) => map.values().any(holds_any),
        _ => false,
    }
}

fn replace(value: &mut Value, with: fn(&str) -> String) {
    match value {
        Value::String(text) if text.contains(is_replaced) => *text = with(text),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, with)),
        Value::Object(map) => map.values_mut().for_each(|value| replace(value, with)),
        _ => {}
    }
}

fn normalise_line(line: &str) -> String {
    let blank = |c| {
        if c == '\t' || is_rare_line_end(c) {
            ' '
        } else {
            c
        }
    };
    line.chars().map(blank).collect()
}

fn normalise_text(text: &str) -> String {
    let ends = |c: char| c == '\r' || is_rare_line_end(c);
    let text = text.replace("\r\n", "\n").replace(ends, "\n");
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let words = line.trim_start_matches([' ', '\t']);
        let indent = line.strip_suffix(words).unwrap_or_default();
        lines.push(format!(
            "{}{}",
            indent.replace('\t', TAB_STOP),
            words.replace('\t', " ")
        ));
    }
    lines.join("\n")
}
