//! Blocks onto pages. First every block becomes strips in one long column, with its place in the
//! structure; then the column is cut into pages; then the running lines are added.

mod bidi;
mod cards;
mod check;
mod columns;
pub(super) mod contents;
mod context;
mod figure;
pub(super) mod inline;
mod labelled;
mod lines;
pub(super) mod measure;
mod no_break;
mod paginate;
pub(super) mod running;
mod segments;
pub(super) mod signing;
mod strip;
pub(super) mod table;
mod text;

use super::block::{Block, Paper, Span, each_note};
use super::error::PaperError;
use super::pages::Pages;
use super::shape::Shaper;
use super::tree::Tree;
pub(super) use context::LayoutContext;
use inline::{Inline, NoteWords, Notes};
use measure::{BODY_HEIGHT, HANG, NUMBER};

/// Sets a paper on A4 pages.
///
/// # Errors
/// Refuses a paper that could not be read by everyone: see [`PaperError`].
pub fn layout(paper: &Paper) -> Result<Pages, PaperError> {
    with_layout_context(paper, |mut context| {
        context.masthead(&paper.head)?;
        context.blocks(&paper.blocks)?;
        let first_top = running::first_top(&mut context.shaper, &paper.running)?;
        context.set_contents(first_top)?;
        let mut placed = paginate::paginate(&mut context, first_top);
        context.number_contents(&mut placed)?;
        running::add_running_lines(&mut context.shaper, &mut placed.pages, &paper.running)?;
        Ok(Pages {
            language: paper.meta.language.clone(),
            words: context.shaper.into_words(),
            pages: placed.pages,
            links: context.links,
            tree: context.tree,
            outline: context.outline,
            notes: placed.notes,
            figures: placed.figures,
            fields: context.fields,
        })
    })
}

/// Checks a paper and runs `work` with an empty layout, in which its widths can be measured too.
pub(super) fn with_layout_context<T>(
    paper: &Paper,
    work: impl FnOnce(LayoutContext<'_>) -> Result<T, PaperError>,
) -> Result<T, PaperError> {
    check::check(paper)?;
    let notes = notes_of(&paper.blocks);
    let mut context = LayoutContext {
        language: &paper.meta.language,
        notes: &notes,
        shaper: Shaper::new(),
        tree: Tree::new(),
        strips: Vec::new(),
        heads: Vec::new(),
        links: Vec::new(),
        outline: Vec::new(),
        fields: Vec::new(),
        contents: None,
        tables: context::AllTables::new(),
        hang: 0.0,
        parent: Tree::ROOT,
        sections: Vec::new(),
        after: 0.0,
        break_next: false,
    };
    columns::gather(&paper.blocks, &mut context.tables);
    context.hang = context.hang_for(&paper.blocks)?;
    work(context)
}

impl LayoutContext<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), PaperError> {
        for block in blocks {
            self.block(block)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), PaperError> {
        match block {
            Block::Title(text) => self.title(text),
            Block::Subtitle(spans) => self.subtitle(spans),
            Block::Facts(facts) => self.facts(facts),
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph { number, spans } => self.paragraph(number.as_deref(), spans),
            Block::Quote(spans) => self.quote(spans),
            Block::Table(table) => self.table(table),
            Block::List(list) => self.list(list),
            Block::Figure(figure) => self.figure(figure),
            Block::Notes(notes) => self.notes(notes),
            Block::Together(blocks) => self.keep_together(blocks),
            Block::Cards(cards) => self.cards(cards),
            Block::Contents(title) => {
                self.reserve_contents(title);
                Ok(())
            }
            Block::SignOff(sign_off) => self.sign_off(sign_off),
            Block::PageBreak => {
                self.break_next = !self.strips.is_empty();
                Ok(())
            }
        }
    }

    /// Keeps the strips of these blocks on one page, if one page can hold them and not much of the page before
    /// stays empty for it. The end of each block stays with the next in any case, as the last rows of a table
    /// with its chart.
    fn keep_together(&mut self, blocks: &[Block]) -> Result<(), PaperError> {
        let first = self.strips.len();
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                self.keep_last();
            }
            self.block(block)?;
        }
        let strips = self.strips_from(first);
        let height: f32 = strips.iter().map(|strip| strip.gap + strip.height).sum();
        if height <= BODY_HEIGHT
            && let Some((_, others)) = strips.split_last_mut()
        {
            for strip in others {
                strip.rather_keep = true;
            }
        }
        Ok(())
    }

    /// How far text stands in: enough for the widest paragraph number, nothing without numbers.
    fn hang_for(&mut self, blocks: &[Block]) -> Result<f32, PaperError> {
        let mut hang: f32 = 0.0;
        for block in blocks {
            match block {
                Block::Paragraph {
                    number: Some(number),
                    ..
                } => {
                    let inline = Inline::plain(number, NUMBER);
                    let width = lines::natural_width(&mut self.shaper, &inline.styled)?.0;
                    hang = hang.max(HANG).max(width + 6.0);
                }
                Block::Together(blocks) => hang = hang.max(self.hang_for(blocks)?),
                _ => {}
            }
        }
        Ok(hang)
    }
}

/// The notes of a paper, for the references to them.
fn notes_of(blocks: &[Block]) -> Notes {
    let mut notes = Notes::new();
    each_note(blocks, &mut |note| {
        let words = NoteWords {
            digits: note.number.to_string(),
            text: plain_text(&note.spans),
        };
        notes.insert(note.number, words);
    });
    notes
}

/// The words of spans without their styles.
fn plain_text(spans: &[Span]) -> String {
    let texts = spans.iter().filter_map(|span| match span {
        Span::Text(text) => Some(text.content.as_str()),
        Span::Note(_) => None,
    });
    texts.collect()
}
