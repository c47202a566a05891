//! The numbers of tables and figures, and the captions that stand with them.

use crate::model::{Closed, SummarySection};
use crate::report::{block::Block, draft::Draft};

/// Numbers the tables and figures of a section: `Table 2. Contributions announced`. A table without a
/// caption of its own gets that of its section.
pub fn number(draft: &mut Draft, section: SummarySection, blocks: &mut [Block]) {
    let mut usual = format!("paper.caption.{}", section.word());
    number_all(draft, &mut usual, blocks);
}

fn number_all(draft: &mut Draft, usual: &mut String, blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Table(table) => {
                let title = table.caption.take().or_else(|| {
                    let known = draft.say.words.has(usual);
                    let text = known.then(|| draft.say.t(usual, &[]));
                    // The next table of the section shows something else.
                    usual.push_str(".more");
                    text
                });
                table.caption = title.map(|title| {
                    let n = draft.numbers.table().to_string();
                    draft
                        .say
                        .t("paper.numbered.table", &[("n", &n), ("title", &title)])
                });
            }
            Block::Figure(figure) if !figure.caption.is_empty() => {
                let n = draft.numbers.figure().to_string();
                let values = [("n", n.as_str()), ("title", figure.caption.as_str())];
                figure.caption = draft.say.t("paper.numbered.figure", &values);
            }
            Block::Together(blocks) => number_all(draft, usual, blocks),
            _ => {}
        }
    }
}
