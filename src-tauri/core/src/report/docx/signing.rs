//! Lines to sign on: a signature is drawn over them by hand, or set by the word processor.

use super::super::block::{SignOff, Style};
use super::super::layout::measure::{MARGIN, RIGHT};
use super::super::layout::signing::{SIGN_ABOVE, SIGN_BETWEEN, SIGN_HEIGHT, SIGN_WIDTH};
use super::body::Body;
use super::format::{ParagraphFormat, RunFormat};

impl Body<'_> {
    /// One below the other, each kept together with its lines.
    pub(super) fn sign_off(&mut self, sign_off: &SignOff) {
        let x = self.context.hang;
        let format = |keep| ParagraphFormat {
            indent: Some((x, 0.0)),
            keep,
            ..ParagraphFormat::default()
        };
        for (at, one) in sign_off.signatories.iter().enumerate() {
            let above = if at == 0 { 0.0 } else { SIGN_ABOVE };
            self.keep_clear(SIGN_HEIGHT + above - 8.0);
            self.open_tabbed("Signature", format(true));
            self.line_to_tab();
            self.tab();
            self.line_to_tab();
            self.xml.close();
            self.open_tabbed("Signature", format(!one.below.is_empty()));
            let style = Style::Bold;
            self.run(
                &one.name,
                RunFormat {
                    style,
                    ..RunFormat::default()
                },
            );
            self.tab();
            self.tab();
            let kind = Some("FactLabel");
            self.run(
                &sign_off.date,
                RunFormat {
                    kind,
                    ..RunFormat::default()
                },
            );
            self.xml.close();
            for (at, line) in one.below.iter().enumerate() {
                self.open("Signature", format(at + 1 < one.below.len()));
                self.run(line, RunFormat::default());
                self.xml.close();
            }
        }
        self.keep_clear(12.0);
    }

    /// A tab with a line under it.
    fn line_to_tab(&mut self) {
        self.xml.open("w:r", &[]);
        self.xml.open("w:rPr", &[]);
        self.xml.set("w:u", "single");
        self.xml.close();
        self.xml.empty("w:tab", &[]);
        self.xml.close();
    }

    /// A paragraph whose tabs lead to the ends of the two lines.
    fn open_tabbed(&mut self, style: &str, format: ParagraphFormat) {
        let x = self.context.hang;
        let stops = [
            x + SIGN_WIDTH,
            x + SIGN_WIDTH + SIGN_BETWEEN,
            RIGHT - MARGIN,
        ];
        self.open(
            style,
            ParagraphFormat {
                stops: Some(stops),
                ..format
            },
        );
    }
}
