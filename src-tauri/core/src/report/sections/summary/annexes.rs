//! The annexes: each with its number, all after the body.

use crate::model::{Closed, SummarySection};
use crate::report::{block::Block, captions::number_section, draft::Draft, sections::Section};

/// What the annexes come to.
#[derive(Default)]
pub struct Annexes {
    /// The annexes, beginning on a new page.
    pub blocks: Vec<Block>,
    /// What is missing in them, for whoever drafts the paper. It stands before them: an annex that
    /// would say nothing else is none, and takes no number from another.
    pub missing: Vec<Block>,
}

/// The annexes that this version has, numbered in this order.
pub fn number_annexes(draft: &mut Draft, annexes: &[(SummarySection, Section)]) -> Annexes {
    let mut all = Annexes::default();
    let mut nth = 0_usize;
    for (name, section) in annexes {
        if !draft.options.includes(*name) {
            continue;
        }
        let mut made = section(draft);
        let heads = |b: &Block| matches!(b, Block::Heading { level: 1, .. } | Block::PageBreak);
        if !made.iter().any(|b| matches!(b, Block::Heading { .. })) {
            all.missing.extend(made);
            continue;
        }
        // What a section is called elsewhere gives way to the name of the annex.
        let first = made.iter().position(|b| !heads(b)).unwrap_or(made.len());
        made.drain(..first);
        number_section(draft, *name, &mut made);
        if nth == 0 {
            all.blocks.push(Block::PageBreak);
        }
        nth += 1;
        let title = draft
            .phrases
            .t(&format!("paper.annexed.{}", name.word()), &[]);
        let values = [("n", &*roman(nth)), ("title", &*title)];
        all.blocks.push(Block::Heading {
            level: 1,
            text: draft.phrases.t("paper.annexed", &values),
        });
        all.blocks.extend(made);
    }
    all
}

/// A number in Roman numerals.
fn roman(mut number: usize) -> String {
    let mut out = String::new();
    for (worth, letters) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while number >= worth {
            out.push_str(letters);
            number -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn annexes_are_numbered_in_roman_numerals() {
        let all: Vec<String> = (1..=14).map(roman).collect();
        assert_eq!(
            all.join(" "),
            "I II III IV V VI VII VIII IX X XI XII XIII XIV"
        );
    }
}
