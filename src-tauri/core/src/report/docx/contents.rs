//! The table of contents, where the PDF has one: a field that word processors renew, filled with the
//! numbers of the PDF's pages.

use super::super::block::{Block, Paper};
use super::super::error::PaperError;
use super::super::layout::contents::{CONTENTS_FROM, entries};
use super::super::layout::layout;
use super::body::{Body, Contents};
use super::format::{ParagraphFormat, RunFormat};

/// What the table of contents of a paper holds; nothing for one that has none.
pub(super) fn of_paper(paper: &Paper) -> Result<Option<Contents>, PaperError> {
    if !paper.blocks.iter().any(|b| matches!(b, Block::Contents(_))) {
        return Ok(None);
    }
    let pages = layout(paper)?;
    let listed = entries(&pages.outline).into_iter();
    let listed = listed.filter_map(|at| pages.outline.get(at));
    let listed = listed.map(|e| (e.level, e.text.clone(), e.page + 1));
    let listed: Contents = listed.collect();
    Ok(Some(listed).filter(|l| pages.count() >= CONTENTS_FROM && !l.is_empty()))
}

impl Body<'_> {
    /// The heading, the field round all lines, and a new page.
    pub(super) fn contents(&mut self, title: &str) {
        let Some(lines) = self.contents.take() else {
            return;
        };
        self.line("ContentsTitle", title);
        let deepest = lines.iter().map(|(level, ..)| *level).max().unwrap_or(1);
        let last = lines.len().saturating_sub(1);
        for (at, (level, text, page)) in lines.iter().enumerate() {
            let style = if *level == 1 { "TOC1" } else { "TOC2" };
            self.open(style, ParagraphFormat::default());
            if at == 0 {
                self.field("begin");
                self.xml.open("w:r", &[]);
                let code = format!(" TOC \\o \"1-{deepest}\" \\h ");
                self.xml
                    .line("w:instrText", &[("xml:space", "preserve")], &code);
                self.xml.close();
                self.field("separate");
            }
            self.run(text, RunFormat::default());
            self.tab();
            self.run(&page.to_string(), RunFormat::default());
            if at == last {
                self.field("end");
            }
            self.xml.close();
        }
        self.begin_page();
    }

    fn field(&mut self, part: &str) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:fldChar", &[("w:fldCharType", part)]);
        self.xml.close();
    }
}
