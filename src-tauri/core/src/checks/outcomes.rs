//! What was decided, asked and announced: numbers, owners, due dates, currencies, empty items.

use super::{MeetingSources, found::Found};
use crate::model::*;

/// An item that was taken left something behind.
pub(super) fn item_empty(sources: &MeetingSources, found: &mut Found) {
    check_empty_items(sources.record, ItemState::Taken, found);
}

/// An item of a meeting that is over was taken or deferred. What has something recorded under it was taken, whatever
/// its state says.
pub(super) fn item_planned(sources: &MeetingSources, found: &mut Found) {
    if sources.record.meeting.fields.state == MeetingState::Held {
        check_empty_items(sources.record, ItemState::Planned, found);
    }
}

fn check_empty_items(record: &MeetingRecord, state: ItemState, found: &mut Found) {
    for item in &record.agenda_items {
        if item.fields.state == state && !has_proceedings(record, item) {
            let number = item.fields.number.to_string();
            let values = [("number", number.as_str()), ("title", &item.fields.title)];
            found.add(item.id, &values);
        }
    }
}

fn has_proceedings(record: &MeetingRecord, item: &Stored<AgendaItemFields>) -> bool {
    let at = Some(item.id);
    let minutes = item.fields.minutes.as_ref();
    minutes.is_some_and(|m| !m.trim().is_empty())
        || record.decisions.iter().any(|d| d.fields.agenda_item == at)
        || record.actions.iter().any(|a| a.fields.agenda_item == at)
        || record.statements.iter().any(|s| s.fields.agenda_item == at)
        || record.pledges.iter().any(|p| p.fields.agenda_item == at)
}

pub(super) fn decision_without_number(sources: &MeetingSources, found: &mut Found) {
    for decision in &sources.record.decisions {
        if decision.fields.number.trim().is_empty() {
            let text: String = decision.fields.text.chars().take(60).collect();
            found.add(decision.id, &[("text", &text)]);
        }
    }
}

/// The part of the number before the point is the ordinal of the meeting.
pub(super) fn decision_number_elsewhere(sources: &MeetingSources, found: &mut Found) {
    let Some(ordinal) = sources.record.meeting.fields.ordinal else {
        return;
    };
    for decision in &sources.record.decisions {
        let number = decision.fields.number.trim();
        let series = number
            .split_once('.')
            .and_then(|(first, _)| first.parse::<i64>().ok());
        if series.is_some_and(|series| series != ordinal) {
            let values = [("number", number), ("ordinal", &ordinal.to_string())];
            found.add(decision.id, &values);
        }
    }
}

pub(super) fn decision_not_adopted(sources: &MeetingSources, found: &mut Found) {
    for decision in &sources.record.decisions {
        let number = decision.fields.number.trim();
        let open = matches!(
            decision.fields.state,
            DecisionState::Proposed | DecisionState::UnderSilence
        );
        if open && !number.is_empty() {
            found.add(decision.id, &[("number", number)]);
        }
    }
}

pub(super) fn action_without_owner(sources: &MeetingSources, found: &mut Found) {
    check_open_actions(sources.record, found, |action| {
        action.owner_party.is_none() && action.owner_body.is_none() && action.owner_person.is_none()
    });
}

pub(super) fn action_without_due(sources: &MeetingSources, found: &mut Found) {
    check_open_actions(sources.record, found, |action| action.due_on.is_none());
}

fn check_open_actions(
    record: &MeetingRecord,
    found: &mut Found,
    lacks: impl Fn(&ActionFields) -> bool,
) {
    for action in &record.actions {
        if action.fields.state.is_open() && lacks(&action.fields) {
            found.add(action.id, &[("number", action.fields.number.as_str())]);
        }
    }
}

pub(super) fn amount_without_currency(sources: &MeetingSources, found: &mut Found) {
    for pledge in &sources.record.pledges {
        let amount = &pledge.fields.amount;
        if amount.minor.is_some() && amount.currency.is_none() {
            found.add(pledge.id, &[("title", pledge.fields.title.as_str())]);
        }
    }
}

/// What was announced at a meeting was announced by the last day of it.
pub(super) fn pledge_after_meeting(sources: &MeetingSources, found: &mut Found) {
    let meeting = &sources.record.meeting;
    let over = meeting.fields.ends_on.or(meeting.fields.starts_on);
    let Some(over) = over.map(DateStated::latest) else {
        return;
    };
    for pledge in &sources.record.pledges {
        let first = pledge.fields.announced_on.and_then(DateStated::earliest);
        let here = pledge.fields.meeting == Some(meeting.id);
        if here && first.is_some_and(|first| first > over) {
            found.add(pledge.id, &[("title", pledge.fields.title.as_str())]);
        }
    }
}

pub(super) fn amount_not_recorded(sources: &MeetingSources, found: &mut Found) {
    for pledge in &sources.record.pledges {
        let fields = &pledge.fields;
        let stated = fields.as_stated.as_deref().unwrap_or_default();
        if fields.amount.minor.is_none()
            && fields.amount.precision != Precision::QuantityOnly
            && stated.chars().any(|c| c.is_ascii_digit())
        {
            let values = [("title", fields.title.as_str()), ("stated", stated)];
            found.add(pledge.id, &values);
        }
    }
}
