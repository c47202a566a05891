//! Which steps may follow in a document's life, and what stands in the way of each.

use crate::model::*;
use chrono::{DateTime, Utc};

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

/// The steps that may follow: a corrigendum or an addendum is not circulated.
pub fn next_steps(document: &DocumentFields) -> impl Iterator<Item = DocumentStep> + use<> {
    let (next, short) = (
        document.state.next(),
        document.kind != DocumentKind::Summary,
    );
    let round = [DocumentStep::Circulate, DocumentStep::BeginSilence];
    let all = DocumentStep::ALL.iter().copied();
    all.filter(move |step| next.contains(&step.to()) && !(short && round.contains(step)))
}

/// Why a step can't be taken now; none when it can.
pub fn obstacle(
    document: &DocumentFields,
    step: DocumentStep,
    context: StepContext,
) -> Option<Rule> {
    if next_steps(document).all(|s| s != step) {
        return Some(Rule::NotThisStep);
    }
    let has_text = document.text.as_ref().is_some_and(|t| !t.trim().is_empty());
    let silent = document.state == DocumentState::UnderSilence;
    let over = document
        .silence_until
        .is_some_and(|u| u.utc() <= context.now);
    match (step, document.kind) {
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
