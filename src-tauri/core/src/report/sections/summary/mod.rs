//! The summary as a whole: its sections in printed order, then the lines to sign on, the annexes,
//! and at the end the sources.

use super::{
    Section, actions, agenda, annex, contributions, decisions, discrepancies, discussion,
    membership, next_meeting, participation, running_total, sources, statements, status, teams,
    title,
};
use crate::model::{AudienceFields, SummarySection};
use crate::report::{
    block::Block,
    captions::number_section,
    draft::{Draft, NumberPlan, NumberedPart},
    paper_options::PaperOptions,
};

mod annexes;
mod documents;
pub(in crate::report) mod sign_off;

/// The sections of the body in printed order.
const BODY: [(SummarySection, Section); 10] = [
    (SummarySection::Participation, participation::section),
    (SummarySection::Agenda, agenda::section),
    (SummarySection::Discussion, discussion::section),
    (SummarySection::Statements, statements::section),
    (SummarySection::Decisions, decisions::section),
    (SummarySection::Teams, teams::section),
    (SummarySection::Membership, membership::section),
    (SummarySection::Contributions, contributions::section),
    (SummarySection::Actions, actions::section),
    (SummarySection::NextMeeting, next_meeting::section),
];

/// The annexes in the order in which they are numbered. None of them has a paragraph with a number.
const ANNEXES: [(SummarySection, Section); 4] = [
    (SummarySection::Participants, annex::section),
    (SummarySection::Documents, documents::section),
    (SummarySection::RunningTotal, running_total::section),
    (SummarySection::Discrepancies, discrepancies::section),
];

/// The sections of the summary that its audience gets.
pub(in crate::report) fn summary(draft: &mut Draft) -> Vec<Block> {
    let plan = plan(draft);
    draft.numbers.follow(plan);
    let mut blocks = title::section(draft);
    blocks.push(Block::Contents(draft.phrases.t("paper.contents", &[])));
    blocks.extend(body(draft));
    let annexed = annexes::number_annexes(draft, &ANNEXES);
    blocks.extend(annexed.missing);
    blocks.extend(sign_off::section(draft));
    blocks.extend(annexed.blocks);
    blocks.extend(status::section(draft));
    if draft.options.includes(SummarySection::Sources) {
        blocks.extend(sources::section(draft));
    }
    blocks
}

fn body(draft: &mut Draft) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (name, section) in BODY {
        // Statements are marked one by one: those under an item stand before this section.
        if name != SummarySection::Statements {
            draft.numbers.mark(NumberedPart::Section(name));
        }
        if draft.options.includes(name) {
            let mut made = section(draft);
            number_section(draft, name, &mut made);
            blocks.extend(made);
        }
    }
    blocks
}

/// What the version with everything numbers how; nothing when this one has everything, or when there
/// is nothing that it could go without.
fn plan(draft: &Draft) -> NumberPlan {
    let whole = draft.options.audience.is_none_or(|a| a.without.is_empty());
    let internal = draft.record.agenda_items.iter().any(|i| i.fields.internal);
    if whole && (draft.options.includes_internal() || !internal) {
        return NumberPlan::new();
    }
    let everything = AudienceFields {
        internal_items: true,
        ..AudienceFields::default()
    };
    let options = PaperOptions {
        audience: Some(&everything),
        ..draft.options
    };
    let mut all = Draft::new(draft.record, options, draft.phrases.words);
    body(&mut all);
    all.numbers.seen()
}
