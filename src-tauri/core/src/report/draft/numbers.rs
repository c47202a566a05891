//! The numbers of paragraphs, tables and figures.
//!
//! Delegations cite paragraphs by their numbers, whichever version of a summary they were given. So
//! a version that leaves something out leaves its numbers out too: what follows keeps the number
//! that it has in the version with everything.

use crate::model::*;
use std::collections::BTreeMap;

/// What has the same numbers in every version of a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberedPart {
    Section(SummarySection),
    Item(Id<AgendaItemFields>),
    Statement(Id<StatementFields>),
    /// A body that the meeting established.
    Body(Id<BodyFields>),
}

/// How many paragraphs came before each of these in the version with everything.
pub type NumberPlan = BTreeMap<NumberedPart, usize>;

/// The numbers given so far.
#[derive(Debug, Default)]
pub struct Numbers {
    plan: NumberPlan,
    seen: NumberPlan,
    paragraphs: usize,
    tables: usize,
    figures: usize,
}

impl Numbers {
    /// From here on the numbers are those of another version.
    pub fn follow(&mut self, plan: NumberPlan) {
        self.plan = plan;
    }

    /// What was seen, for another version to follow.
    pub fn seen(self) -> NumberPlan {
        self.seen
    }

    /// Here begins what has the same numbers in every version.
    pub fn mark(&mut self, mark: NumberedPart) {
        let planned = self.plan.get(&mark).copied().unwrap_or_default();
        self.paragraphs = self.paragraphs.max(planned);
        self.seen.insert(mark, self.paragraphs);
    }

    /// The number of the next paragraph, which is given out by this.
    pub fn paragraph(&mut self) -> usize {
        self.paragraphs += 1;
        self.paragraphs
    }

    /// The number that the next paragraph will have.
    pub fn next_paragraph(&self) -> usize {
        self.paragraphs + 1
    }

    /// The number of the next table, which is given out by this.
    pub fn table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// The number of the next figure, which is given out by this.
    pub fn figure(&mut self) -> usize {
        self.figures += 1;
        self.figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_that_leaves_out_a_part_keeps_the_numbers_of_what_follows() {
        let (agenda, next) = (SummarySection::Agenda, SummarySection::NextMeeting);
        let mut whole = Numbers::default();
        whole.mark(NumberedPart::Section(agenda));
        assert_eq!([whole.paragraph(), whole.paragraph()], [1, 2]);
        whole.mark(NumberedPart::Section(next));
        assert_eq!(whole.paragraph(), 3);
        let mut part = Numbers::default();
        part.follow(whole.seen());
        part.mark(NumberedPart::Section(next));
        assert_eq!(part.paragraph(), 3);
    }
}
