//! The steps of a document's life, and what stands in the way of each.

use super::*;
use chrono::{DateTime, Utc};

closed! {
    /// A step that people take with a document.
    DocumentStep {
        Clear = "clear",
        BackToDraft = "backToDraft",
        Circulate = "circulate",
        Revise = "revise",
        BeginSilence = "beginSilence",
        BreakSilence = "breakSilence",
        Approve = "approve",
        Seal = "seal",
    }
}

/// What decides on a step besides the document itself.
#[derive(Debug, Clone, Copy)]
pub struct StepContext {
    /// The moment of the step.
    pub now: DateTime<Utc>,
    /// How many corrections it has.
    pub corrections: usize,
    /// Whether somebody says that all have agreed.
    pub agreed: bool,
}

impl DocumentStep {
    /// Where the step leads.
    pub fn to(self) -> DocumentState {
        match self {
            Self::Clear => DocumentState::Cleared,
            Self::BackToDraft => DocumentState::Draft,
            Self::Circulate => DocumentState::Circulated,
            Self::Revise => DocumentState::Revised,
            Self::BeginSilence => DocumentState::UnderSilence,
            Self::BreakSilence => DocumentState::Broken,
            Self::Approve => DocumentState::Approved,
            Self::Seal => DocumentState::Issued,
        }
    }
}

impl DocumentFields {
    /// The steps that may follow: a corrigendum or an addendum is not circulated.
    pub fn steps(&self) -> impl Iterator<Item = DocumentStep> + use<> {
        let (next, short) = (self.state.next(), self.kind != DocumentKind::Summary);
        let round = [DocumentStep::Circulate, DocumentStep::BeginSilence];
        let all = DocumentStep::ALL.iter().copied();
        all.filter(move |step| next.contains(&step.to()) && !(short && round.contains(step)))
    }

    /// Why a step can't be taken now; none when it can.
    pub fn obstacle(&self, step: DocumentStep, context: StepContext) -> Option<Rule> {
        if self.steps().all(|s| s != step) {
            return Some(Rule::NotThisStep);
        }
        let has_text = self.text.as_ref().is_some_and(|t| !t.trim().is_empty());
        let silent = self.state == DocumentState::UnderSilence;
        let over = self.silence_until.is_some_and(|u| u.utc() <= context.now);
        match (step, self.kind) {
            (DocumentStep::Clear, DocumentKind::Corrigendum) if context.corrections == 0 => {
                Some(Rule::SaysNothing)
            }
            (DocumentStep::Clear, DocumentKind::Addendum) if !has_text => Some(Rule::SaysNothing),
            (DocumentStep::Approve, DocumentKind::Summary) if !context.agreed && !over => {
                Some(if silent {
                    Rule::SilenceRuns
                } else {
                    Rule::NotAgreed
                })
            }
            _ => None,
        }
    }

    /// Whether a paper of it went out, which is kept from then on.
    pub fn has_gone_out(&self) -> bool {
        !matches!(self.state, DocumentState::Draft | DocumentState::Cleared)
    }
}
