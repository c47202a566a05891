//! Everything with a label on the left and words on the right: facts, list items, notes.

use super::super::block::{Fact, ItemList, Marks, Note, Span};
use super::super::error::PaperError;
use super::super::shape::FigureStyle;
use super::super::tree::{NodeId, Numbering, Role};
use super::context::{LayoutContext, rule};
use super::inline::Inline;
use super::lines::natural_width;
use super::measure::{
    FACT, GREY, LABELS, LIST_INDENT, MARGIN, NOTE, PALE, RIGHT, ROW_RULE, Setting, TEXT,
};
use super::strip::{Anchor, Strip};

/// A label and its words, to be set side by side.
struct Labelled<'a> {
    label: &'a str,
    label_setting: Setting,
    label_node: NodeId,
    spans: &'a [Span],
    setting: Setting,
    node: NodeId,
    /// Left edges of the label and of the words.
    edges: (f32, f32),
}

impl LayoutContext<'_> {
    /// Labelled facts.
    pub(super) fn facts(&mut self, facts: &[Fact]) -> Result<(), PaperError> {
        let list = self.tree.add(self.parent, Role::List(Numbering::Labels));
        let labels: Vec<String> = facts
            .iter()
            .map(|fact| format!("{} ", fact.label))
            .collect();
        let width = self.facts_indent(facts)?;
        let mut gap = self.gap(4.0);
        for (fact, label) in facts.iter().zip(&labels) {
            let item = self.tree.add(list, Role::ListItem);
            let labelled = Labelled {
                label,
                label_setting: FACT.ink(GREY),
                label_node: self.tree.add(item, Role::Label),
                spans: &fact.value,
                setting: FACT,
                node: self.tree.add(item, Role::ListBody),
                edges: (MARGIN, MARGIN + width),
            };
            self.labelled(labelled, gap)?;
            gap = 2.0;
        }
        self.after = 12.0;
        Ok(())
    }

    /// How far the values of facts stand in: as their widest label asks for, within limits.
    pub(in crate::report) fn facts_indent(&mut self, facts: &[Fact]) -> Result<f32, PaperError> {
        let labels: Vec<String> = facts
            .iter()
            .map(|fact| format!("{} ", fact.label))
            .collect();
        let widest = self.widest(&labels, FACT)?;
        Ok(widest.clamp(LABELS.0 - 12.0, LABELS.1 - 12.0) + 12.0)
    }

    pub(super) fn list(&mut self, list: &ItemList) -> Result<(), PaperError> {
        let numbering = match list.marks {
            Marks::Bullets => Numbering::Bullets,
            Marks::Numbers => Numbering::Decimal,
        };
        let node = self.tree.add(self.parent, Role::List(numbering));
        let marks: Vec<String> = (1..=list.items.len())
            .map(|number| match list.marks {
                Marks::Bullets => "• ".to_owned(),
                Marks::Numbers => format!("{number}. "),
            })
            .collect();
        let indent = (self.widest(&marks, TEXT)? + 5.0).max(LIST_INDENT);
        let x = MARGIN + self.hang;
        let mut gap = self.gap(0.0);
        for (spans, label) in list.items.iter().zip(&marks) {
            let item = self.tree.add(node, Role::ListItem);
            let labelled = Labelled {
                label,
                label_setting: TEXT,
                label_node: self.tree.add(item, Role::Label),
                spans,
                setting: TEXT,
                node: self.tree.add(item, Role::ListBody),
                edges: (x, x + indent),
            };
            self.labelled(labelled, gap)?;
            gap = 2.0;
        }
        self.after = 6.0;
        Ok(())
    }

    /// Numbered notes, with a rule above them.
    pub(super) fn notes(&mut self, notes: &[Note]) -> Result<(), PaperError> {
        let raised = NOTE.figures(FigureStyle::Raised);
        let labels: Vec<String> = notes
            .iter()
            .map(|note| format!("{} ", note.number))
            .collect();
        let indent = self.widest(&labels, raised)? + 3.5;
        let mut above = Strip {
            gap: self.gap(12.0),
            height: ROW_RULE + 4.0,
            keep: true,
            ..Strip::default()
        };
        above.decorate(rule(ROW_RULE, ROW_RULE), PALE);
        if !notes.is_empty() {
            self.push(above);
        }
        for (at, (note, label)) in notes.iter().zip(&labels).enumerate() {
            let node = self.tree.add(self.parent, Role::Note(note.number));
            let labelled = Labelled {
                label,
                label_setting: raised,
                label_node: self.tree.add(node, Role::Label),
                spans: &note.spans,
                setting: NOTE,
                node: self.tree.add(node, Role::Paragraph),
                edges: (MARGIN, MARGIN + indent),
            };
            let first = self.strips.len();
            self.labelled(labelled, 0.0)?;
            if let Some(strip) = self.strips.get_mut(first) {
                strip.anchors.push(Anchor::Note(note.number));
            }
            // No note stands alone below the rule, nor alone on the last page.
            if at + 1 < notes.len() && (at == 0 || at + 2 == notes.len()) {
                self.keep_last();
            }
        }
        self.after = 8.0;
        Ok(())
    }

    fn labelled(&mut self, labelled: Labelled<'_>, gap: f32) -> Result<(), PaperError> {
        let (left, words) = labelled.edges;
        let label = Inline::plain(labelled.label, labelled.label_setting);
        let label = self.column(label, labelled.label_node, left, words)?;
        let inline = Inline::new(labelled.spans, labelled.setting, self.notes, self.language);
        let body = self.column(inline, labelled.node, words, RIGHT)?;
        self.rows(vec![label, body], labelled.setting, gap);
        Ok(())
    }

    fn widest(&mut self, labels: &[String], setting: Setting) -> Result<f32, PaperError> {
        let mut widest: f32 = 0.0;
        for label in labels {
            let inline = Inline::plain(label, setting);
            widest = widest.max(natural_width(&mut self.shaper, &inline.styled)?.0);
        }
        Ok(widest)
    }
}
