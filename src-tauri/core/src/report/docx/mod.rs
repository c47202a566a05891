//! Blocks into a DOCX (ECMA-376), made to be changed with the changes tracked.
//!
//! Every kind of text has a style of its own, so that a reader's software knows headings from
//! quotes, and a secretariat can change the look in one place. The numbers of paragraphs are
//! words, not a numbering: delegations comment on "paragraph 12", and it must stay paragraph 12
//! while others insert and delete paragraphs above it.

mod body;
mod contents;
mod format;
mod labelled;
mod package;
mod running;
mod settings;
mod signing;
mod spans;
mod styles;
mod table;
mod units;

use super::block::Paper;
use super::error::PaperError;
use super::layout::{running::one_line, with_layout_context};
use package::PackageParts;

/// Writes a paper for word processors. The same paper gives the same bytes. What is attached to
/// the paper is not in it.
///
/// # Errors
/// Refuses the same papers as [`layout`](super::layout()): see [`PaperError`].
pub fn docx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let contents = contents::of_paper(paper)?;
    with_layout_context(paper, |mut context| {
        let hang = context.hang;
        let footer = running::footer(&paper.running, one_line(&mut context, &paper.running)?)?;
        let body = body::write(paper, context, contents)?;
        let parts = PackageParts {
            document: body.document,
            styles: styles::write(&paper.meta, hang)?,
            settings: settings::settings(&paper.meta)?,
            numbering: settings::numbering(body.numbered_lists, hang)?,
            header: running::header(&paper.running)?,
            footer,
            links: body.links,
        };
        package::pack(&paper.meta, parts)
    })
}
