//! Bar charts: drawn, labelled directly, readable in greys.

use super::super::block::{BarChart, Figure};
use super::super::error::PaperError;
use super::super::pages::{Area, Draw, Ink};
use super::super::tree::{NodeId, Role};
use super::context::LayoutContext;
use super::inline::Inline;
use super::lines::{break_lines, natural_width};
use super::measure::{BODY_HEIGHT, CAPTION, CHART, MARGIN, MEASURE, RIGHT};
use super::strip::{Anchor, Strip};

/// From the top of one bar to the next.
const PITCH: f32 = 15.0;
/// Height of a bar.
const BAR: f32 = 9.0;
/// From one line of a label to the next.
const LABEL_LEADING: f32 = 11.0;
/// Height of the legend.
const LEGEND: f32 = 18.0;
/// Side of the squares in the legend.
const SWATCH: f32 = 7.0;
/// Space between a label and its bar.
const SPACE: f32 = 8.0;
/// Greys of the parts, far enough apart to be told from each other in print.
const GREYS: [Ink; 6] = [
    Ink(0x1f, 0x2a, 0x3c),
    Ink(0x8a, 0x93, 0xa3),
    Ink(0xd2, 0xd6, 0xdd),
    Ink(0x55, 0x60, 0x72),
    Ink(0xb0, 0xb7, 0xc3),
    Ink(0x3a, 0x45, 0x58),
];

/// How many bars a page can hold.
pub(super) fn most_bars() -> usize {
    let mut most = 0;
    while (most as f32 + 1.0) * PITCH + LEGEND + 40.0 <= BODY_HEIGHT {
        most += 1;
    }
    most
}

impl LayoutContext<'_> {
    /// A chart and the line below it.
    pub(super) fn figure(&mut self, figure: &Figure) -> Result<(), PaperError> {
        let alternative = figure.alternative.clone();
        let node = self.tree.add(self.parent, Role::Figure { alternative });
        let mut strip = Strip {
            gap: self.gap(6.0),
            keep: !figure.caption.is_empty(),
            anchors: vec![Anchor::Figure(node)],
            ..Strip::default()
        };
        if figure.chart.parts.len() > 1 {
            self.legend(&mut strip, node, &figure.chart.parts)?;
        }
        self.bars(&mut strip, node, &figure.chart)?;
        self.push(strip);
        self.after = 10.0;
        if !figure.caption.is_empty() {
            let caption = self.tree.add(self.parent, Role::Paragraph);
            let inline = Inline::plain(&figure.caption, CAPTION);
            let column = self.column(inline, caption, MARGIN, RIGHT)?;
            self.rows(vec![column], CAPTION, 4.0);
        }
        Ok(())
    }

    fn legend(
        &mut self,
        strip: &mut Strip,
        node: NodeId,
        parts: &[String],
    ) -> Result<(), PaperError> {
        let mut x = MARGIN;
        for (part, ink) in parts.iter().zip(GREYS.iter().cycle()) {
            let area = Area {
                x,
                y: 2.5,
                width: SWATCH,
                height: SWATCH,
            };
            self.draw(strip, node, Draw::Rect { area, ink: *ink });
            x += SWATCH + 4.0;
            x += self.chart_words(strip, node, &format!("{part} "), x, 0.0, false)? + 14.0;
        }
        strip.height = LEGEND;
        Ok(())
    }

    fn bars(
        &mut self,
        strip: &mut Strip,
        node: NodeId,
        chart: &BarChart,
    ) -> Result<(), PaperError> {
        let (mut labels, mut texts): (f32, f32) = (0.0, 0.0);
        for bar in &chart.bars {
            labels = labels.max(self.chart_width(&bar.label)?);
            texts = texts.max(self.chart_width(&bar.text)?);
        }
        let labels = labels.min(MEASURE * 0.35);
        let left = MARGIN + labels + SPACE;
        let room = (RIGHT - left - texts - SPACE).max(MEASURE * 0.15);
        let totals = chart.bars.iter().map(|bar| total(&bar.values));
        let largest = totals.max().unwrap_or(0).max(1);
        for bar in &chart.bars {
            let y = strip.height;
            let lines = self.chart_label(strip, node, &bar.label, (left - SPACE, labels), y)?;
            let mut x = left;
            for (value, ink) in bar.values.iter().zip(GREYS.iter().cycle()) {
                let width = room * ratio(u128::from(*value), largest);
                let area = Area {
                    x,
                    y: y + 1.5,
                    width,
                    height: BAR,
                };
                if width > 0.0 {
                    self.draw(strip, node, Draw::Rect { area, ink: *ink });
                }
                x += width;
            }
            let gap = if x > left { 5.0 } else { 0.0 };
            self.chart_words(strip, node, &format!("{} ", bar.text), x + gap, y, false)?;
            strip.height += PITCH.max(lines * LABEL_LEADING + PITCH - LABEL_LEADING);
        }
        Ok(())
    }

    /// The name of a bar, ending at `edge`, on as many lines as it needs; tells how many.
    fn chart_label(
        &mut self,
        strip: &mut Strip,
        node: NodeId,
        label: &str,
        (edge, width): (f32, f32),
        y: f32,
    ) -> Result<f32, PaperError> {
        let label = format!("{label} ");
        let inline = Inline::plain(&label, CHART);
        let mut baseline = y + self.baseline(CHART);
        let mut lines = 0.0;
        // Half a point more than the label's own width, which rounding may take from it.
        for line in break_lines(&mut self.shaper, &inline.styled, width + 0.5)? {
            let start = edge - line.width;
            for (_, mut run) in line.runs {
                run.x += start;
                run.y = baseline;
                self.draw(strip, node, Draw::Text(run));
            }
            baseline += LABEL_LEADING;
            lines += 1.0;
        }
        Ok(lines)
    }

    fn chart_width(&mut self, text: &str) -> Result<f32, PaperError> {
        Ok(natural_width(&mut self.shaper, &Inline::plain(text, CHART).styled)?.0)
    }

    /// One line of words, starting or ending at `x`, below `y`; tells how wide they are.
    fn chart_words(
        &mut self,
        strip: &mut Strip,
        node: NodeId,
        text: &str,
        x: f32,
        y: f32,
        right: bool,
    ) -> Result<f32, PaperError> {
        let baseline = y + self.baseline(CHART);
        let inline = Inline::plain(text, CHART);
        let mut width = 0.0;
        for line in break_lines(&mut self.shaper, &inline.styled, f32::INFINITY)? {
            width = line.width;
            for (_, mut run) in line.runs {
                run.x += if right { x - width } else { x };
                run.y = baseline;
                self.draw(strip, node, Draw::Text(run));
            }
        }
        Ok(width)
    }
}

fn total(values: &[u64]) -> u128 {
    values.iter().map(|value| u128::from(*value)).sum()
}

/// `part` of `whole`, to a ten-thousandth.
fn ratio(part: u128, whole: u128) -> f32 {
    let steps = part.saturating_mul(10_000) / whole.max(1);
    f32::from(u16::try_from(steps).unwrap_or(10_000)) / 10_000.0
}
