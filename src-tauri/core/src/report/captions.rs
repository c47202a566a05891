//! The numbers of tables and figures, and the captions that stand with them.

use super::{
    block::Block,
    draft::{Draft, Numbers},
};
use crate::model::{Closed, SummarySection};
use crate::wording::Phrases;

/// Numbers the tables and figures of a section.
pub(super) fn number_section(draft: &mut Draft, section: SummarySection, blocks: &mut [Block]) {
    let usual = format!("paper.caption.{}", section.word());
    number(&mut draft.numbers, &draft.phrases, &usual, blocks);
}

/// Numbers the tables and figures among these blocks: `Table 2. Contributions announced`. A table without a
/// caption gets the one of this key, where there is one: the usual caption of its section.
pub(super) fn number(numbers: &mut Numbers, phrases: &Phrases, usual: &str, blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Table(table) => {
                let known = || phrases.words.has(usual).then(|| phrases.t(usual, &[]));
                let title = table.caption.take().or_else(known);
                table.caption = title.map(|title| {
                    let n = numbers.table().to_string();
                    phrases.t("paper.numbered.table", &[("n", &n), ("title", &title)])
                });
            }
            Block::Figure(figure) if !figure.caption.is_empty() => {
                let n = numbers.figure().to_string();
                let values = [("n", n.as_str()), ("title", figure.caption.as_str())];
                figure.caption = phrases.t("paper.numbered.figure", &values);
            }
            Block::Together(blocks) => number(numbers, phrases, usual, blocks),
            _ => {}
        }
    }
}
