//! What was decided, asked and announced: numbers, owners, due dates, currencies, sources, empty items.

use super::{Findings, Grade};
use crate::model::*;

pub(super) fn check(record: &MeetingRecord, found: &mut Findings) {
    for item in &record.agenda_items {
        check_agenda_item(record, item, found);
    }
    for decision in &record.decisions {
        check_decision(record, decision, found);
    }
    for action in &record.actions {
        check_action(action, found);
    }
    for pledge in &record.pledges {
        check_pledge(record, pledge, found);
    }
}

/// An item that was taken left something behind; one of a meeting that is over was taken or deferred.
fn check_agenda_item(
    record: &MeetingRecord,
    item: &Stored<AgendaItemFields>,
    found: &mut Findings,
) {
    let at = Some(item.id);
    let said = item
        .fields
        .minutes
        .as_ref()
        .is_some_and(|m| !m.trim().is_empty());
    let something = said
        || record.decisions.iter().any(|d| d.fields.agenda_item == at)
        || record.actions.iter().any(|a| a.fields.agenda_item == at)
        || record.statements.iter().any(|s| s.fields.agenda_item == at)
        || record.pledges.iter().any(|p| p.fields.agenda_item == at);
    let number = item.fields.number.to_string();
    let values = [("number", number.as_str()), ("title", &item.fields.title)];
    let held = record.meeting.fields.state == MeetingState::Held;
    match item.fields.state {
        ItemState::Taken if !something => {
            found.add(Grade::Warning, "itemEmpty", item.id, &values);
        }
        // What has something recorded under it was taken, whatever its state says.
        ItemState::Planned if held && !something => {
            found.add(Grade::Warning, "itemPlanned", item.id, &values);
        }
        _ => {}
    }
}

fn check_decision(record: &MeetingRecord, decision: &Stored<DecisionFields>, found: &mut Findings) {
    let fields = &decision.fields;
    let number = fields.number.trim();
    if number.is_empty() {
        let text: String = fields.text.chars().take(60).collect();
        found.add(
            Grade::Error,
            "decisionWithoutNumber",
            decision.id,
            &[("text", &text)],
        );
        return;
    }
    let series = number
        .split_once('.')
        .and_then(|(first, _)| first.parse::<i64>().ok());
    let ordinal = record.meeting.fields.ordinal;
    if let (Some(series), Some(ordinal)) = (series, ordinal)
        && series != ordinal
    {
        let values = [("number", number), ("ordinal", &ordinal.to_string())];
        found.add(
            Grade::Warning,
            "decisionNumberElsewhere",
            decision.id,
            &values,
        );
    }
    if matches!(
        fields.state,
        DecisionState::Proposed | DecisionState::UnderSilence
    ) {
        found.add(
            Grade::Note,
            "decisionNotAdopted",
            decision.id,
            &[("number", number)],
        );
    }
}

fn check_action(action: &Stored<ActionFields>, found: &mut Findings) {
    let fields = &action.fields;
    if !fields.state.is_open() {
        return;
    }
    let values = [("number", fields.number.as_str())];
    let owned = fields.owner_party.is_some()
        || fields.owner_body.is_some()
        || fields.owner_person.is_some();
    if !owned {
        found.add(Grade::Warning, "actionWithoutOwner", action.id, &values);
    }
    if fields.due_on.is_none() {
        found.add(Grade::Warning, "actionWithoutDue", action.id, &values);
    }
}

/// A meeting is a source of its own: a pledge that was announced there needs no other. It was announced by the last day
/// of it.
fn check_pledge(record: &MeetingRecord, pledge: &Stored<PledgeFields>, found: &mut Findings) {
    let fields = &pledge.fields;
    let values = [("title", fields.title.as_str())];
    let figure = fields.amount.minor.is_some();
    if figure && fields.amount.currency.is_none() {
        found.add(Grade::Error, "amountWithoutCurrency", pledge.id, &values);
    }
    if figure && fields.sources.is_empty() && fields.meeting.is_none() {
        let values = [("what", fields.title.as_str())];
        found.add(Grade::Warning, "figureWithoutSource", pledge.id, &values);
    }
    let meeting = &record.meeting.fields;
    let over = meeting
        .ends_on
        .or(meeting.starts_on)
        .map(DateStated::latest);
    let first = fields.announced_on.and_then(DateStated::earliest);
    if fields.meeting == Some(record.meeting.id)
        && let (Some(over), Some(first)) = (over, first)
        && first > over
    {
        found.add(Grade::Warning, "pledgeAfterMeeting", pledge.id, &values);
    }
    let stated = fields.as_stated.as_deref().unwrap_or_default();
    if !figure
        && fields.amount.precision != Precision::QuantityOnly
        && stated.chars().any(|c| c.is_ascii_digit())
    {
        let values = [("title", fields.title.as_str()), ("stated", stated)];
        found.add(Grade::Note, "amountNotRecorded", pledge.id, &values);
    }
}
