//! Every size and distance of the house style, in points, in one place.

use super::super::block::Style;
use super::super::pages::Ink;
use super::super::shape::{Cut, FigureStyle};
use super::super::typeface::Typeface;

/// Width of an A4 page.
pub(in crate::report) const PAGE_WIDTH: f32 = 595.276;
/// Height of an A4 page.
pub(in crate::report) const PAGE_HEIGHT: f32 = 841.89;
/// 25 mm on all four sides.
pub(in crate::report) const MARGIN: f32 = 70.866;
/// Right edge of the text.
pub(in crate::report) const RIGHT: f32 = PAGE_WIDTH - MARGIN;
/// Width of the text.
pub(in crate::report) const MEASURE: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// Where the text of a page ends.
pub(in crate::report) const BOTTOM: f32 = PAGE_HEIGHT - MARGIN;
/// Where the masthead of the first page begins.
pub(in crate::report) const FIRST_TOP: f32 = 48.0;
/// Height that a page after the first can hold.
pub(in crate::report) const BODY_HEIGHT: f32 = BOTTOM - MARGIN;

/// Text.
pub(in crate::report) const BLACK: Ink = Ink(0x16, 0x18, 0x1c);
/// Subtitles.
pub(in crate::report) const DARK: Ink = Ink(0x33, 0x33, 0x33);
/// Notes.
pub(in crate::report) const SOFT: Ink = Ink(0x44, 0x44, 0x44);
/// Labels, paragraph numbers, foot lines.
pub(in crate::report) const GREY: Ink = Ink(0x55, 0x55, 0x55);
/// Bars beside quotes, the rule above notes.
pub(in crate::report) const PALE: Ink = Ink(0x99, 0x99, 0x99);
/// Rules between rows.
pub(in crate::report) const HAIR: Ink = Ink(0xbb, 0xbb, 0xbb);
/// Words that lead to an address.
pub(in crate::report) const BLUE: Ink = Ink(0x1f, 0x4e, 0x8c);

/// Weight of the rule below the masthead.
pub(in crate::report) const MASTHEAD_RULE: f32 = 1.2;
/// Weight of the rule below a table's head and above its totals.
pub(in crate::report) const HEAD_RULE: f32 = 0.8;
/// Weight of the rule between rows.
pub(in crate::report) const ROW_RULE: f32 = 0.4;
/// Weight of the bar beside a quote.
pub(in crate::report) const QUOTE_BAR: f32 = 1.5;

/// Space between two columns of a table.
pub(in crate::report) const GUTTER: f32 = 12.0;
/// How far text stands in from its paragraph number, at least.
pub(in crate::report) const HANG: f32 = 24.0;
/// How far a quote stands in from its bar.
pub(in crate::report) const QUOTE_INDENT: f32 = 11.5;
/// How far the words of a list item stand in from its mark, at least.
pub(in crate::report) const LIST_INDENT: f32 = 14.0;
/// Width of the labels of facts, at least and at most.
pub(in crate::report) const LABELS: (f32, f32) = (84.0, 170.0);
/// A row higher than this may be split over two pages.
pub(in crate::report) const SPLIT_ROW: f32 = BODY_HEIGHT / 2.0;
/// Tracking of markings, in thousandths of an em.
pub(in crate::report) const MARKING_TRACKING: i32 = 80;

/// How a kind of text is set.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Setting {
    /// Source Serif 4, else Source Sans 3.
    pub serif: bool,
    /// The style of words that ask for none.
    pub style: Style,
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    pub ink: Ink,
    pub figures: FigureStyle,
}

impl Setting {
    const fn serif(size: f32, leading: f32) -> Self {
        Self {
            serif: true,
            style: Style::Regular,
            size,
            leading,
            ink: BLACK,
            figures: FigureStyle::Text,
        }
    }

    const fn sans(size: f32, leading: f32) -> Self {
        Self {
            serif: false,
            ..Self::serif(size, leading)
        }
    }

    /// The same in another ink.
    pub const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same in another style.
    pub const fn style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// The same with other figures.
    pub const fn figures(self, figures: FigureStyle) -> Self {
        Self { figures, ..self }
    }

    /// Typeface and figures for words that ask for this style.
    pub fn cut(self, asked: Style) -> Cut {
        let style = if asked == Style::Regular {
            self.style
        } else if asked == self.style && asked == Style::Italic {
            Style::Regular
        } else {
            asked
        };
        let face = if self.serif {
            Typeface::serif(style)
        } else {
            Typeface::sans(style)
        };
        Cut {
            face,
            figures: self.figures,
        }
    }
}

/// The title of the paper.
pub(in crate::report) const TITLE: Setting = Setting::serif(19.0, 24.0).style(Style::Bold);
/// The line below it.
pub(in crate::report) const SUBTITLE: Setting = Setting::serif(11.5, 16.0).ink(DARK);
/// Running text.
pub(in crate::report) const TEXT: Setting = Setting::serif(10.5, 15.0);
/// Quoted words.
pub(in crate::report) const QUOTE: Setting = TEXT.style(Style::Italic);
/// Paragraph numbers.
pub(in crate::report) const NUMBER: Setting = Setting::sans(9.0, 15.0).ink(GREY);
/// Labels and values of facts.
pub(in crate::report) const FACT: Setting = Setting::sans(9.5, 13.5);
/// Cells of tables.
pub(in crate::report) const CELL: Setting = Setting::sans(9.0, 12.0);
/// Captions of tables and figures.
pub(in crate::report) const CAPTION: Setting = Setting::sans(9.0, 12.0).ink(DARK);
/// Words inside a chart.
pub(in crate::report) const CHART: Setting = Setting::sans(8.5, 12.0);
/// Notes.
pub(in crate::report) const NOTE: Setting = Setting::sans(8.5, 12.0).ink(SOFT);
/// The masthead.
pub(in crate::report) const MASTHEAD: Setting = Setting::sans(9.0, 13.0);
/// The foot line.
pub(in crate::report) const FOOT: Setting = Setting::sans(8.5, 12.0).ink(GREY);
/// A marking.
pub(in crate::report) const MARKING: Setting = Setting::sans(9.0, 12.0).style(Style::Bold);
/// A marking with a TLP label: 12 pt, as TLP 2.0 asks.
pub(in crate::report) const TLP_MARKING: Setting = Setting::sans(12.0, 15.0).style(Style::Bold);

/// A heading of this level, with the space above and below it.
pub(in crate::report) const fn heading(level: u8) -> (Setting, f32, f32) {
    match level {
        1 => (Setting::serif(12.0, 16.0).style(Style::Bold), 14.0, 5.0),
        2 => (Setting::serif(10.5, 15.0).style(Style::Bold), 10.0, 3.0),
        _ => (Setting::serif(10.5, 15.0).style(Style::Italic), 8.0, 2.0),
    }
}
