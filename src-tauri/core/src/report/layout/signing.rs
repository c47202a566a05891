//! Lines to sign on: room for a signature, by hand or in the file, and a line for the day.

use super::super::block::{SignOff, Signatory, Style};
use super::super::error::PaperError;
use super::super::pages::{Area, SignatureField};
use super::super::tree::Role;
use super::context::LayoutContext;
use super::inline::Inline;
use super::measure::{BLACK, FACT, GREY, MARGIN, RIGHT, ROW_RULE};
use super::strip::{Anchor, Strip};

/// Width of the room for a signature.
pub(in crate::report) const SIGN_WIDTH: f32 = 260.0;
/// Its height: 17 mm.
pub(in crate::report) const SIGN_HEIGHT: f32 = 48.0;
/// Space between the two lines.
pub(in crate::report) const SIGN_BETWEEN: f32 = 24.0;
/// Space above one who is to sign.
pub(in crate::report) const SIGN_ABOVE: f32 = 12.0;
/// Weight of the lines.
const LINE: f32 = ROW_RULE * 2.0;

impl LayoutContext<'_> {
    /// One below the other, each on one page with its line.
    pub(super) fn sign_off(&mut self, sign_off: &SignOff) -> Result<(), PaperError> {
        let mut gap = self.gap(4.0);
        for signatory in &sign_off.signatories {
            let first = self.strips.len();
            self.room_to_sign(signatory, gap);
            self.names_below(signatory, &sign_off.date)?;
            if let Some((_, others)) = self.strips_from(first).split_last_mut() {
                for strip in others {
                    strip.keep = true;
                }
            }
            gap = SIGN_ABOVE;
        }
        self.after = 12.0;
        Ok(())
    }

    fn room_to_sign(&mut self, signatory: &Signatory, gap: f32) {
        let x = MARGIN + self.hang;
        // One kid among several of its parent: programs that compare a file before and after a
        // signature look for its fields in lists.
        let node = self.tree.add(self.parent, Role::Form);
        self.tree.add_field(node, self.fields.len());
        let mut strip = Strip {
            gap,
            height: SIGN_HEIGHT + LINE + 2.0,
            keep: true,
            anchors: vec![Anchor::Field(self.fields.len())],
            ..Strip::default()
        };
        for (x, end) in [(x, x + SIGN_WIDTH), (x + SIGN_WIDTH + SIGN_BETWEEN, RIGHT)] {
            let area = Area {
                x,
                y: SIGN_HEIGHT,
                width: end - x,
                height: LINE,
            };
            strip.decorate(area, BLACK);
        }
        self.push(strip);
        self.fields.push(SignatureField {
            node,
            page: 0,
            area: Area {
                x,
                y: 0.0,
                width: SIGN_WIDTH,
                height: SIGN_HEIGHT,
            },
            prompt: signatory.prompt.clone(),
        });
    }

    fn names_below(&mut self, signatory: &Signatory, date: &str) -> Result<(), PaperError> {
        let x = MARGIN + self.hang;
        let end = x + SIGN_WIDTH;
        let name = Inline::plain(&signatory.name, FACT.style(Style::Bold));
        let node = self.tree.add(self.parent, Role::Paragraph);
        let name = self.column(name, node, x, end)?;
        let date = Inline::plain(date, FACT.ink(GREY));
        let node = self.tree.add(self.parent, Role::Paragraph);
        let date = self.column(date, node, end + SIGN_BETWEEN, RIGHT)?;
        self.rows(vec![name, date], FACT, 0.0);
        for line in &signatory.below {
            let node = self.tree.add(self.parent, Role::Paragraph);
            let column = self.column(Inline::plain(line, FACT), node, x, end)?;
            self.rows(vec![column], FACT, 0.0);
        }
        Ok(())
    }
}
