//! Words into glyphs: kerning, ligatures and figure styles, each word shaped once per paper.

mod stretches;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::str::FromStr;

use rustybuzz::{Direction, Face, Feature, Script, ShapePlan, UnicodeBuffer, script};

use super::error::PaperError;
use super::typeface::{EastAsian, Typeface};
use crate::model::prints_nothing;

/// How figures are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum FigureStyle {
    /// As they come in running text.
    Text,
    /// All of one width, for columns.
    Tabular,
    /// Small and raised, for note references.
    Raised,
}

impl FigureStyle {
    fn features(self) -> Vec<Feature> {
        let tags: &[&str] = match self {
            Self::Text => &[],
            Self::Tabular => &["tnum", "lnum"],
            Self::Raised => &["sups"],
        };
        tags.iter()
            .map(|tag| Feature::from_str(tag).expect("the tags above are well-formed"))
            .collect()
    }
}

/// A typeface with a figure style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Cut {
    /// The typeface asked for; a character it lacks comes from another.
    pub face: Typeface,
    /// How figures are set.
    pub figures: FigureStyle,
}

/// How a piece of text is to be shaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Context {
    /// Typeface and figures.
    pub cut: Cut,
    /// Runs from right to left.
    pub rtl: bool,
    /// Whose forms of East Asian characters.
    pub east_asian: EastAsian,
}

/// One glyph, in thousandths of an em.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Number in the font file.
    pub id: u16,
    /// How far the pen moves.
    pub advance: i32,
    /// Shift to the right.
    pub dx: i32,
    /// Shift upwards.
    pub dy: i32,
    /// The bytes of the word it stands for; shared by the glyphs of one cluster.
    pub cluster: Range<usize>,
}

/// A stretch of text shaped in one typeface, without a break inside, trailing space included.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The typeface that has all its characters.
    pub face: Typeface,
    pub text: Box<str>,
    /// The glyphs from left to right, whichever way it is read.
    pub glyphs: Vec<Glyph>,
    /// It is read from right to left.
    pub rtl: bool,
    /// Width in em.
    pub advance: f32,
    /// Width in em without trailing space.
    pub trimmed: f32,
}

/// Place of a word among the words of the paper.
pub(super) type WordId = usize;

/// Shapes words and keeps them.
pub(super) struct Shaper {
    faces: Vec<OnceCell<Face<'static>>>,
    plans: Vec<(Cut, Script, Direction, ShapePlan)>,
    shaped: HashMap<Context, HashMap<Box<str>, Range<WordId>>>,
    words: Vec<Word>,
    buffer: UnicodeBuffer,
}

impl Shaper {
    /// Reads no typeface yet: each is read when it is first asked for.
    pub fn new() -> Self {
        Self {
            faces: vec![OnceCell::new(); Typeface::ALL.len()],
            plans: Vec::new(),
            shaped: HashMap::new(),
            words: Vec::new(),
            buffer: UnicodeBuffer::new(),
        }
    }

    /// Shapes `text`, which has no line break in it. Most often one word comes back; more when
    /// some characters come from other typefaces. `around` is quoted if a character is missing.
    pub fn shape(
        &mut self,
        context: Context,
        text: &str,
        around: &str,
    ) -> Result<Range<WordId>, PaperError> {
        let known = self.shaped.get(&context);
        if let Some(words) = known.and_then(|words| words.get(text)) {
            return Ok(words.clone());
        }
        let start = self.words.len();
        match self.shape_in(context, text) {
            Some(word) => self.words.push(word),
            None => self.shape_stretches(context, text, around)?,
        }
        let words = start..self.words.len();
        self.shaped
            .entry(context)
            .or_default()
            .insert(text.into(), words.clone());
        Ok(words)
    }

    /// The hyphen that stands for a soft hyphen at the end of a line.
    pub fn shape_hyphen(&mut self, context: Context) -> Result<WordId, PaperError> {
        const HYPHEN: &str = "-";
        const SOFT: &str = "\u{ad}";
        let mut word = self
            .shape_in(context, HYPHEN)
            .ok_or_else(|| missing('-', HYPHEN))?;
        word.text = SOFT.into();
        for glyph in &mut word.glyphs {
            glyph.cluster = 0..SOFT.len();
        }
        self.words.push(word);
        Ok(self.words.len() - 1)
    }

    /// A shaped word.
    pub fn word(&self, id: WordId) -> &Word {
        self.words
            .get(id)
            .expect("a WordId comes from this shaper alone")
    }

    /// Words that were shaped together.
    pub fn words_in(&self, ids: Range<WordId>) -> &[Word] {
        self.words
            .get(ids)
            .expect("a WordId comes from this shaper alone")
    }

    /// The words shaped so far.
    pub fn into_words(self) -> Vec<Word> {
        self.words
    }

    /// Ascender and descender in em, the descender below zero.
    pub fn extent(&self, typeface: Typeface) -> (f32, f32) {
        let face = self.face(typeface);
        let em = units(face) as f32;
        (
            f32::from(face.ascender()) / em,
            f32::from(face.descender()) / em,
        )
    }

    fn face(&self, typeface: Typeface) -> &Face<'static> {
        let at = Typeface::ALL.iter().position(|face| *face == typeface);
        let cell = at.and_then(|at| self.faces.get(at));
        cell.expect("there is a place for every typeface")
            .get_or_init(|| {
                Face::from_slice(typeface.file(), 0).expect("a test reads every typeface")
            })
    }

    /// Shapes in one typeface; nothing if it lacks a character.
    fn shape_in(&mut self, context: Context, text: &str) -> Option<Word> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let direction = if context.rtl {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        buffer.set_direction(direction);
        let plan = self.plan(context.cut, buffer.script(), direction);
        let face = self.face(context.cut.face);
        let em = units(face);
        let shaped = rustybuzz::shape_with_plan(
            face,
            self.plans.get(plan).map(|(_, _, _, plan)| plan)?,
            buffer,
        );
        let word = word(context, text, &shaped, em).map(|word| no_breaks(word, face));
        self.buffer = shaped.clear();
        word
    }

    fn plan(&mut self, cut: Cut, script: Script, direction: Direction) -> usize {
        let known = self
            .plans
            .iter()
            .position(|(c, s, d, _)| *c == cut && *s == script && *d == direction);
        known.unwrap_or_else(|| {
            let plan = ShapePlan::new(
                self.face(cut.face),
                direction,
                (script != script::UNKNOWN).then_some(script),
                None,
                &cut.figures.features(),
            );
            self.plans.push((cut, script, direction, plan));
            self.plans.len() - 1
        })
    }
}

fn units(face: &Face<'_>) -> i32 {
    face.units_per_em()
}

fn missing(character: char, around: &str) -> PaperError {
    let at = around.find(character).unwrap_or(0);
    let before = around.get(..at).unwrap_or_default();
    let start = before.char_indices().rev().nth(30).map_or(0, |(i, _)| i);
    let around = around.get(start..).unwrap_or(around);
    PaperError::NoGlyph {
        character,
        around: around.chars().take(61).collect(),
    }
}

fn word(context: Context, text: &str, shaped: &rustybuzz::GlyphBuffer, em: i32) -> Option<Word> {
    let mut glyphs = Vec::with_capacity(shaped.len());
    let mut starts: Vec<usize> = Vec::with_capacity(shaped.len() + 1);
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let id = u16::try_from(info.glyph_id).ok().filter(|id| *id != 0)?;
        let start = usize::try_from(info.cluster).ok()?;
        starts.push(start);
        glyphs.push(Glyph {
            id,
            advance: position.x_advance * 1000 / em,
            dx: position.x_offset * 1000 / em,
            dy: position.y_offset * 1000 / em,
            cluster: start..text.len(),
        });
    }
    starts.sort_unstable();
    starts.dedup();
    for glyph in &mut glyphs {
        let next = starts.partition_point(|start| *start <= glyph.cluster.start);
        if let Some(end) = starts.get(next) {
            glyph.cluster.end = *end;
        }
    }
    glyphs.retain(|glyph| {
        let text = text.get(glyph.cluster.clone()).unwrap_or_default();
        !text.chars().all(prints_nothing)
    });
    let advance: i32 = glyphs.iter().map(|glyph| glyph.advance).sum();
    let space: i32 = glyphs
        .iter()
        .rev()
        .take_while(|glyph| is_space(text, glyph))
        .map(|glyph| glyph.advance)
        .sum();
    Some(Word {
        face: context.cut.face,
        text: text.into(),
        glyphs,
        rtl: context.rtl,
        advance: in_em(advance),
        trimmed: in_em(advance - space),
    })
}

/// Thousandths of an em as em.
pub(super) fn in_em(thousandths: i32) -> f32 {
    thousandths as f32 / 1000.0
}

/// In these typefaces a space and a no-break space are one glyph, and a glyph can stand for one
/// character only. The hair space, as empty but never used, stands for the no-break space, as wide
/// as a space.
fn no_breaks(mut word: Word, face: &Face<'_>) -> Word {
    let hair = face.glyph_index('\u{200a}');
    for glyph in &mut word.glyphs {
        if word.text.get(glyph.cluster.clone()) == Some("\u{a0}")
            && let Some(hair) = hair
        {
            glyph.id = hair.0;
        }
    }
    word
}

fn is_space(text: &str, glyph: &Glyph) -> bool {
    text.get(glyph.cluster.clone())
        .is_some_and(|part| part.trim().is_empty())
}
