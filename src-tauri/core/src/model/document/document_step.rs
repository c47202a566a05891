//! The steps of a document's life.

use crate::model::*;

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
    /// Whether a paper of it went out, which is kept from then on.
    pub fn has_gone_out(&self) -> bool {
        !matches!(self.state, DocumentState::Draft | DocumentState::Cleared)
    }
}
