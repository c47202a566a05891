//! Spans into runs: styles, languages, links, references to notes.

use super::super::block::{Span, Style, Text};
use super::super::layout::inline::BETWEEN_SOURCES;
use super::body::Body;
use super::format::RunFormat;
use super::package::link_id;

/// The name that a note is found by.
pub(super) fn bookmark(note: u32) -> String {
    format!("note_{note}")
}

impl Body<'_> {
    /// The runs of these spans. `slanted` is a paragraph in italics.
    pub(super) fn spans(&mut self, spans: &[Span], slanted: bool) {
        // Where there is nothing to be raised above, references are set like any number.
        let alone = spans.iter().all(|span| matches!(span, Span::Note(_)));
        let mut after_note = false;
        for span in spans {
            match span {
                Span::Text(text) => self.words(text, slanted),
                Span::Note(number) => {
                    let raised = RunFormat {
                        kind: (!alone).then_some("NoteReference"),
                        ..RunFormat::default()
                    };
                    if after_note {
                        // Small raised figures with nothing but a space between them read as one.
                        self.run(BETWEEN_SOURCES, raised);
                    }
                    let place = [("w:anchor", bookmark(*number))];
                    let [(key, value)] = &place;
                    self.xml.open("w:hyperlink", &[(*key, value)]);
                    self.run(&number.to_string(), raised);
                    self.xml.close();
                }
            }
            after_note = matches!(span, Span::Note(_));
        }
    }

    fn words(&mut self, text: &Text, slanted: bool) {
        let run = RunFormat {
            kind: text.link.as_ref().map(|_| "Hyperlink"),
            style: text.style,
            slanted,
            language: text.language.as_deref(),
        };
        match &text.link {
            Some(address) => {
                let id = link_id(self.links.len());
                self.links.push(address.clone());
                self.xml.open("w:hyperlink", &[("r:id", &id)]);
                self.run(&text.content, run);
                self.xml.close();
            }
            None => self.run(&text.content, run),
        }
    }

    /// Words in one style and one language.
    pub(super) fn run(&mut self, text: &str, run: RunFormat<'_>) {
        let xml = &mut self.xml;
        xml.open("w:r", &[]);
        let other = run.language.filter(|tag| *tag != self.paper.meta.language);
        if run.kind.is_some() || run.style != Style::Regular || other.is_some() {
            xml.open("w:rPr", &[]);
            if let Some(kind) = run.kind {
                xml.set("w:rStyle", kind);
            }
            match (run.style, run.slanted) {
                (Style::Regular, _) => {}
                (Style::Bold, _) => xml.empty("w:b", &[]),
                (Style::Italic, false) => xml.empty("w:i", &[]),
                (Style::Italic, true) => xml.set("w:i", "0"),
            }
            if let Some(tag) = other {
                xml.set("w:lang", tag);
            }
            xml.close();
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                xml.empty("w:br", &[]);
            }
            xml.line("w:t", &[("xml:space", "preserve")], line);
        }
        xml.close();
    }
}
