//! Everything with a label on the left and words on the right: facts and notes.

use super::super::block::{Fact, Note};
use super::super::error::PaperError;
use super::body::Body;
use super::format::{ParagraphFormat, RunFormat};
use super::spans::bookmark;

/// How far the words of a note stand in from its number.
const NOTE_INDENT: f32 = 18.0;

impl Body<'_> {
    /// Labelled facts.
    pub(super) fn facts(&mut self, facts: &[Fact]) -> Result<(), PaperError> {
        let indent = self.context.facts_indent(facts)?;
        let format = ParagraphFormat {
            indent: Some((indent, indent)),
            ..ParagraphFormat::default()
        };
        for fact in facts {
            self.open("Fact", format);
            let kind = Some("FactLabel");
            self.run(
                &fact.label,
                RunFormat {
                    kind,
                    ..RunFormat::default()
                },
            );
            self.tab();
            self.spans(&fact.value, false);
            self.xml.close();
        }
        self.keep_clear(12.0);
        Ok(())
    }

    /// Notes under names that their references lead to. Endnotes would be cited once each, and
    /// renumbered by whoever adds one; a source is cited many times, under the number it has.
    pub(super) fn notes(&mut self, notes: &[Note]) {
        let format = ParagraphFormat {
            indent: Some((NOTE_INDENT, NOTE_INDENT)),
            ..ParagraphFormat::default()
        };
        for note in notes {
            self.open("Note", format);
            // Numbers are unique in a paper, so they serve as ids too.
            let id = note.number.to_string();
            let name = bookmark(note.number);
            self.xml
                .empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
            self.run(&id, RunFormat::default());
            self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
            self.tab();
            self.spans(&note.spans, false);
            self.xml.close();
        }
    }
}
