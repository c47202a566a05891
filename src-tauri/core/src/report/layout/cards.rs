//! Name plates and badges: sheets of cards, the words of each as large as they fit.

use super::super::block::{Card, Cards, Style};
use super::super::error::PaperError;
use super::super::pages::{Area, Artifact, Draw, Ink};
use super::super::shape::FigureStyle;
use super::super::tree::{NodeId, Role};
use super::context::{LayoutContext, artifact};
use super::inline::Inline;
use super::lines::{TextLine, balance_lines, natural_width};
use super::measure::{
    BLACK, BODY_HEIGHT, DARK, FIRST_TOP, GREY, HAIR, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Setting,
};
use super::strip::Strip;

/// Points to the millimetre.
const MM: f32 = 72.0 / 25.4;
/// Length of a mark to cut or fold along.
const MARK: f32 = 9.0;
/// Between a mark and the card beside it.
const CLEAR: f32 = 3.0;
/// Weight of a mark.
const HAIRLINE: f32 = 0.3;
/// What most printers leave blank along the edge of a sheet.
const UNPRINTED: f32 = 5.0 * MM;
/// No letter is smaller, however long the words: only a word that is wider than its card even then is
/// broken inside.
const LEAST: f32 = 5.0;
/// How much smaller words are set, at most, to take no more lines than they may.
const FEWER_LINES: f32 = 0.4;

/// How a kind of line on a card is set: its largest size as a share of the card's height, and the
/// lines it may take before it is set smaller.
struct CardLineStyle {
    style: Style,
    ink: Ink,
    share: f32,
    most: f32,
    lines: usize,
}

/// To be read across a table.
const PLATE: CardLineStyle = CardLineStyle {
    style: Style::Bold,
    ink: BLACK,
    share: 0.24,
    most: 96.0,
    lines: 2,
};
/// To be read by whoever stands in front.
const NAME: CardLineStyle = CardLineStyle {
    share: 0.17,
    ..PLATE
};
const BELOW: CardLineStyle = CardLineStyle {
    style: Style::Regular,
    ink: DARK,
    share: 0.085,
    most: 30.0,
    lines: 2,
};
const SMALL: CardLineStyle = CardLineStyle {
    style: Style::Regular,
    ink: GREY,
    share: 0.055,
    most: 12.0,
    lines: 2,
};

/// Words on a card, set and measured.
struct CardText {
    lines: Vec<TextLine>,
    setting: Setting,
    node: NodeId,
}

impl CardText {
    fn height(&self) -> f32 {
        f32::from(u16::try_from(self.lines.len()).unwrap_or(u16::MAX)) * self.setting.leading
    }
}

/// The sheet: how many pieces stand on it, and where the first one begins.
struct CardSheet {
    columns: usize,
    rows: usize,
    left: f32,
    top: f32,
    /// A card as it is read, and the piece that is cut out, which is twice as high when folded.
    width: f32,
    height: f32,
    piece: f32,
}

impl CardSheet {
    fn of(cards: &Cards) -> Self {
        let (width, height) = cards.size;
        let (width, height) = (f32::from(width) * MM, f32::from(height) * MM);
        let piece = if cards.folded { height * 2.0 } else { height };
        let fit = |room: f32, one: f32| {
            let mut count = 1;
            while steps(count + 1) * one <= room + 1.0 {
                count += 1;
            }
            count
        };
        let (columns, rows) = (fit(PAGE_WIDTH, width), fit(PAGE_HEIGHT, piece));
        Self {
            columns,
            rows,
            left: (PAGE_WIDTH - steps(columns) * width) / 2.0,
            top: (PAGE_HEIGHT - steps(rows) * piece) / 2.0,
            width,
            height,
            piece,
        }
    }

    fn corner(&self, at: usize) -> (f32, f32) {
        let (row, column) = (at / self.columns, at % self.columns);
        (
            self.left + steps(column) * self.width,
            self.top + steps(row) * self.piece,
        )
    }
}

fn steps(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

impl LayoutContext<'_> {
    /// Sheets of cards, each sheet a page.
    pub(super) fn cards(&mut self, cards: &Cards) -> Result<(), PaperError> {
        let sheet = CardSheet::of(cards);
        for page in cards.cards.chunks(sheet.columns * sheet.rows) {
            let first = self.strips.is_empty();
            self.break_next = !first;
            // The strip begins where text would; what is drawn on it is measured from the sheet's edge.
            let top = if first { FIRST_TOP } else { MARGIN };
            let mut strip = Strip {
                height: BODY_HEIGHT,
                ..Strip::default()
            };
            marks(&mut strip, &sheet, cards.folded);
            for (at, card) in page.iter().enumerate() {
                self.card(&mut strip, card, &sheet, at, cards.folded)?;
            }
            for (item, _) in &mut strip.items {
                item.move_down(-top);
            }
            self.push(strip);
        }
        self.break_next = true;
        Ok(())
    }

    fn card(
        &mut self,
        strip: &mut Strip,
        card: &Card,
        sheet: &CardSheet,
        at: usize,
        folded: bool,
    ) -> Result<(), PaperError> {
        let (x, mut y) = sheet.corner(at);
        let fold = y + sheet.height;
        if folded {
            y = fold;
        }
        let pad = if folded { 14.0 * MM } else { 5.0 * MM };
        let (width, room) = (sheet.width - 2.0 * pad, sheet.height - 1.6 * pad);
        let section = self.tree.add(self.parent, Role::Section);
        let name = if folded { PLATE } else { NAME };
        let texts = [(&card.above, SMALL), (&card.name, name)].into_iter();
        let texts = texts.chain(card.below.iter().map(|text| (text, BELOW)));
        let texts = texts.chain([(&card.foot, SMALL)]);
        let texts = texts.filter(|(text, _)| !text.trim().is_empty());
        let texts: Vec<_> = texts
            .map(|(text, voice)| {
                let node = self.tree.add(section, Role::Paragraph);
                (text, voice, node)
            })
            .collect();
        // The foot stands at the foot; the rest in the middle of what is left.
        let mut scale = 1.0;
        let mut words = loop {
            let mut words = Vec::new();
            for (text, voice, node) in &texts {
                words.push(self.fit_text(text, voice, *node, (width, sheet.height), scale)?);
            }
            let height: f32 = words.iter().map(CardText::height).sum();
            if height <= room || scale < 0.04 {
                break words;
            }
            scale *= 0.94;
        };
        let has = |text: &str| !text.trim().is_empty();
        let foot = has(&card.foot).then(|| words.pop()).flatten();
        let above = has(&card.above).then(|| words.remove(0));
        let (start, end) = (y + 0.8 * pad, y + sheet.height - 0.8 * pad);
        let centre = x + sheet.width / 2.0;
        let mut draws = Vec::new();
        let mut top = start;
        if let Some(above) = &above {
            top += above.height();
            self.place_text(strip, above, centre, start, &mut draws);
        }
        let mut bottom = end;
        if let Some(foot) = &foot {
            bottom -= foot.height();
        }
        let middle: f32 = words.iter().map(CardText::height).sum();
        let mut pen = top + (bottom - top - middle).max(0.0) / 2.0;
        for text in &words {
            self.place_text(strip, text, centre, pen, &mut draws);
            pen += text.height();
        }
        if let Some(foot) = &foot {
            self.place_text(strip, foot, centre, bottom, &mut draws);
        }
        if folded {
            let turned = draws.into_iter().map(|draw| rotate(draw, centre, fold));
            strip
                .items
                .push(artifact(Artifact::Layout, turned.collect()));
        }
        Ok(())
    }

    /// Words as large as they may be without a break inside one, and on as few lines as they may take
    /// unless that would make them small.
    fn fit_text(
        &mut self,
        text: &str,
        voice: &CardLineStyle,
        node: NodeId,
        (width, height): (f32, f32),
        scale: f32,
    ) -> Result<CardText, PaperError> {
        let most = (height * voice.share).min(voice.most) * scale;
        let small = (most * FEWER_LINES).max(LEAST);
        let mut size = most.max(LEAST);
        loop {
            let setting = Setting {
                serif: false,
                style: voice.style,
                size,
                leading: size * 1.22,
                ink: voice.ink,
                figures: FigureStyle::Text,
            };
            let inline = Inline::plain(text, setting);
            let (_, stretch) = natural_width(&mut self.shaper, &inline.styled)?;
            let lines = balance_lines(&mut self.shaper, &inline.styled, width)?;
            let fits = stretch <= width && (lines.len() <= voice.lines || size <= small);
            if fits || size <= LEAST {
                return Ok(CardText {
                    lines,
                    setting,
                    node,
                });
            }
            size = (size - 0.5).max(LEAST);
        }
    }

    /// Centred lines below `top`, into the strip and once more into `draws`.
    fn place_text(
        &mut self,
        strip: &mut Strip,
        words: &CardText,
        centre: f32,
        top: f32,
        draws: &mut Vec<Draw>,
    ) {
        let mut baseline = top + self.baseline(words.setting);
        for line in &words.lines {
            for (_, run) in &line.runs {
                let mut run = run.clone();
                run.x += centre - line.width / 2.0;
                run.y = baseline;
                draws.push(Draw::Text(run.clone()));
                self.draw(strip, words.node, Draw::Text(run));
            }
            baseline += words.setting.leading;
        }
    }
}

/// The same words on the other side of the fold, to be read from there.
fn rotate(draw: Draw, centre: f32, fold: f32) -> Draw {
    match draw {
        Draw::Text(mut run) => {
            run.x = 2.0 * centre - run.x;
            run.y = 2.0 * fold - run.y;
            run.upside_down = true;
            Draw::Text(run)
        }
        other @ Draw::Rect { .. } => other,
    }
}

/// Marks to cut and to fold along, outside the cards where there is room, else at their corners.
fn marks(strip: &mut Strip, sheet: &CardSheet, folded: bool) {
    let mut rule = |x: f32, y: f32, width: f32, height: f32| {
        let area = Area {
            x,
            y,
            width: width.max(HAIRLINE),
            height: height.max(HAIRLINE),
        };
        strip.decorate(area, HAIR);
    };
    let (right, bottom) = (PAGE_WIDTH - sheet.left, PAGE_HEIGHT - sheet.top);
    let outside = CLEAR + MARK;
    for column in 0..=sheet.columns {
        let x = sheet.left + steps(column) * sheet.width;
        if sheet.top > outside {
            rule(x, sheet.top - outside, 0.0, MARK);
            rule(x, bottom + CLEAR, 0.0, MARK);
        }
    }
    for row in 0..=sheet.rows {
        let y = sheet.top + steps(row) * sheet.piece;
        if sheet.left > outside {
            rule(sheet.left - outside, y, MARK, 0.0);
            rule(right + CLEAR, y, MARK, 0.0);
        } else if row > 0 && row < sheet.rows {
            rule(UNPRINTED, y, PAGE_WIDTH - 2.0 * UNPRINTED, 0.0);
        }
    }
    if sheet.left <= outside && !folded {
        for column in 1..sheet.columns {
            let x = sheet.left + steps(column) * sheet.width;
            rule(x, UNPRINTED, 0.0, PAGE_HEIGHT - 2.0 * UNPRINTED);
        }
    }
    if folded {
        for row in 0..sheet.rows {
            let y = sheet.top + steps(row) * sheet.piece + sheet.height;
            rule(UNPRINTED, y, MARK, 0.0);
            rule(PAGE_WIDTH - UNPRINTED - MARK, y, MARK, 0.0);
        }
    }
}
