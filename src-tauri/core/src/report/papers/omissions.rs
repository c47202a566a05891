//! What a paper leaves out for its audience: counted on the record, so that somebody can read it
//! before the paper goes out.

use crate::model::*;
use crate::report::{draft::Draft, paper_options::PaperOptions, sections};
use crate::rules;
use crate::wording::Words;
use serde::Serialize;
use std::collections::BTreeSet;

/// What a paper leaves out for its audience.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PaperOmissions {
    /// Whole sections that have something on record, in printed order.
    pub sections: Vec<OmittedSection>,
    /// Items that are internal, with all that hangs on them.
    pub items: Vec<OmittedItem>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct OmittedSection {
    pub section: SummarySection,
    /// How many entries of it are on record.
    pub count: usize,
}

/// An internal item.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct OmittedItem {
    pub number: i64,
    pub title: String,
    /// Of another meeting than the paper is of.
    pub earlier: bool,
    /// Statements, decisions, actions, pledges and documents under it that go with it.
    pub outcomes: usize,
}

/// What a paper leaves out, exactly: nothing else of what it is made from is missing in it.
pub fn omissions(record: &MeetingRecord, options: &PaperOptions, words: &Words) -> PaperOmissions {
    let sections: &[SummarySection] = match options.kind {
        PaperKind::Summary => SummarySection::ALL,
        PaperKind::Brief => &[
            SummarySection::Participation,
            SummarySection::Agenda,
            SummarySection::Documents,
            SummarySection::Decisions,
            SummarySection::Teams,
            SummarySection::Contributions,
            SummarySection::Actions,
        ],
        PaperKind::Agenda => &[SummarySection::Documents],
        PaperKind::Decision | PaperKind::Actions => &[SummarySection::Sources],
        _ => &[],
    };
    let missing = sections.iter().filter(|s| !options.includes(**s));
    let counted = missing.map(|section| OmittedSection {
        section: *section,
        count: count(record, options, *section, words),
    });
    PaperOmissions {
        sections: counted.filter(|s| s.count > 0).collect(),
        items: if options.includes_internal() {
            Vec::new()
        } else {
            items(record, options)
        },
    }
}

/// How many entries a section has on record.
fn count(
    record: &MeetingRecord,
    options: &PaperOptions,
    section: SummarySection,
    words: &Words,
) -> usize {
    let attended = |d: &&Stored<DelegationFields>| d.fields.presence == Presence::Attended;
    let with_minutes = |i: &&Stored<AgendaItemFields>| {
        let minutes = i.fields.minutes.as_ref();
        minutes.is_some_and(|m| !m.trim().is_empty())
    };
    if let Some(brief) = options.brief {
        return match section {
            SummarySection::Actions => rules::brief::open_actions(brief).len(),
            SummarySection::Contributions => brief.stalled_pledges.len(),
            SummarySection::Teams => rules::brief::inactive_teams(brief).len(),
            SummarySection::Agenda => record.agenda_items.len(),
            SummarySection::Documents => record.meeting_documents.len(),
            SummarySection::Decisions => brief.last_decisions.len(),
            _ => {
                record.delegations.len()
                    + record.unnamed_groups.len()
                    + rules::brief::absent_twice(brief).len()
            }
        };
    }
    match section {
        SummarySection::Participation => {
            record.delegations.iter().filter(attended).count() + record.unnamed_groups.len()
        }
        SummarySection::Agenda => record.agenda_items.len(),
        SummarySection::Documents => record.meeting_documents.len(),
        SummarySection::Discussion => record.agenda_items.iter().filter(with_minutes).count(),
        SummarySection::Statements => record.statements.len(),
        SummarySection::Decisions => record.decisions.len(),
        SummarySection::Teams => record.established.len(),
        SummarySection::Membership => record.instruments.len(),
        SummarySection::Contributions => record.pledges.len(),
        SummarySection::RunningTotal => record.running.as_ref().map_or(0, |r| {
            r.ledger_for(options.includes_internal()).pledges.len()
        }),
        SummarySection::Actions => {
            record.actions.len() + record.carried.len() + record.closed.len()
        }
        SummarySection::NextMeeting => record.next_meeting.iter().count(),
        SummarySection::Participants => {
            let here = record.delegations.iter().filter(attended);
            let here: BTreeSet<_> = here.map(|d| d.id).collect();
            let named = record.attendees.iter();
            named
                .filter(|a| here.contains(&a.fields.delegation))
                .count()
        }
        SummarySection::Sources | SummarySection::Discrepancies => {
            full_count(record, options, section, words)
        }
    }
}

/// How many sources or discrepancies the same paper would have for those who get everything.
fn full_count(
    record: &MeetingRecord,
    options: &PaperOptions,
    section: SummarySection,
    words: &Words,
) -> usize {
    let everything = AudienceFields {
        internal_items: true,
        ..AudienceFields::default()
    };
    let options = PaperOptions {
        audience: Some(&everything),
        ..*options
    };
    let mut draft = Draft::new(record, options, words);
    if section == SummarySection::Discrepancies {
        return sections::discrepancies::rows(&draft).len();
    }
    super::blocks(&mut draft);
    draft.cited_sources().count()
}

fn items(record: &MeetingRecord, options: &PaperOptions) -> Vec<OmittedItem> {
    let own = record.agenda_items.iter().map(|i| (i, false));
    let others = record.other_items.iter().map(|i| (i, true));
    let of_brief = options
        .brief
        .into_iter()
        .flat_map(|b| b.internal_items.values());
    let of_brief = of_brief.map(|i| (i, i.fields.meeting != record.meeting.id));
    let all: Vec<_> = match options.kind {
        PaperKind::Summary | PaperKind::Decision | PaperKind::Actions => {
            own.chain(others).collect()
        }
        PaperKind::Agenda => own.collect(),
        PaperKind::Brief => of_brief.collect(),
        _ => Vec::new(),
    };
    let internal = all.into_iter().filter(|(i, _)| i.fields.internal);
    let left = internal.map(|(item, earlier)| OmittedItem {
        number: item.fields.number,
        title: item.fields.title.clone(),
        earlier,
        outcomes: outcomes(record, options, item.id),
    });
    let whole = matches!(
        options.kind,
        PaperKind::Summary | PaperKind::Agenda | PaperKind::Brief
    );
    left.filter(|i| i.outcomes > 0 || (whole && !i.earlier))
        .collect()
}

/// What hangs on an item and would stand in the paper.
fn outcomes(record: &MeetingRecord, options: &PaperOptions, item: Id<AgendaItemFields>) -> usize {
    let under = |of: Option<Id<AgendaItemFields>>| of == Some(item);
    let chosen = |id| options.decisions.is_empty() || options.decisions.contains(&id);
    let decisions = record.decisions.iter();
    let decisions = decisions
        .filter(|d| under(d.fields.agenda_item) && chosen(d.id))
        .count();
    let actions = [&record.actions, &record.carried, &record.closed];
    let actions = actions.into_iter().flatten();
    let actions = actions.filter(|a| under(a.fields.agenda_item)).count();
    let statements = record.statements.iter();
    let statements = statements.filter(|s| under(s.fields.agenda_item)).count();
    let pledges = record.pledges.iter();
    let pledges = pledges.filter(|p| under(p.fields.agenda_item)).count();
    let documents = record.meeting_documents.iter();
    let documents = documents.filter(|d| under(d.fields.agenda_item)).count();
    match (options.kind, options.brief) {
        (PaperKind::Summary, _) => decisions + actions + statements + pledges + documents,
        (PaperKind::Decision, _) => decisions,
        (PaperKind::Actions, _) => actions,
        (PaperKind::Brief, Some(brief)) => {
            let open = rules::brief::open_actions(brief).into_iter();
            let stalled = brief.stalled_pledges.iter();
            let decided = brief.last_decisions.iter();
            open.filter(|a| under(a.fields.agenda_item)).count()
                + decided.filter(|d| under(d.fields.agenda_item)).count()
                + stalled
                    .filter(|p| under(p.record.fields.agenda_item))
                    .count()
        }
        _ => 0,
    }
}
