//! What is wished for of a paper.

use crate::model::*;

/// Which paper is made, and for whom. The default is the summary with all that is not internal.
#[derive(Debug, Clone, Copy, Default)]
pub struct PaperOptions<'a> {
    pub kind: PaperKind,
    /// For whom; none for all that is not internal.
    pub audience: Option<&'a AudienceFields>,
    /// In which order delegations are listed.
    pub order: DelegationOrder,
    /// How large its cards are; none for the usual size.
    pub size: Option<CardSize>,
    /// The decisions that an excerpt is of; none named means all.
    pub decisions: &'a [Id<DecisionFields>],
    /// The marking it bears; none for the meeting's own.
    pub marking: Option<&'a str>,
    /// The symbol it bears; none for the usual one, empty for a paper without.
    pub symbol: Option<&'a str>,
    /// What the chair's brief looks at; no other paper asks for it.
    pub brief: Option<&'a BriefRecord>,
    /// Whether an agenda has the annotations of its items.
    pub annotated: bool,
    /// The posts that people hold or held, for name plates and badges; no other paper asks for them.
    pub posts: &'a [Stored<PostFields>],
}

impl PaperOptions<'_> {
    /// Whether the paper has this section.
    pub fn includes(&self, section: SummarySection) -> bool {
        match self.audience {
            Some(audience) => audience.receives(section),
            None => section != SummarySection::Discrepancies,
        }
    }
    /// Whether the paper has internal items.
    pub fn includes_internal(&self) -> bool {
        self.audience.is_some_and(|a| a.internal_items)
    }
}
