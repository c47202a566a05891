//! Who comes, by capacity, with the reply of each delegation until the meeting is held.

use super::part::part;
use crate::model::*;
use crate::report::{
    block::{Block, Column, Span},
    draft::Draft,
    papers::participants::participating as on_the_list,
    sections::{
        participation::{capacity, delegations},
        present::unnamed,
    },
};
use crate::rules::participation::participating_by_capacity;
use crate::wording::{capital, sentence};

pub fn participants(draft: &mut Draft, _: &BriefRecord) -> Vec<Block> {
    let held = draft.record.meeting.fields.state == MeetingState::Held;
    let row = |one: &CapacityCount| {
        let who = if held {
            delegations(draft, one.capacity)
        } else {
            expected(draft, one.capacity)
        };
        vec![
            vec![Span::text(capacity(draft, one.capacity))],
            vec![Span::text(who)],
            vec![Span::text(one.count.to_string())],
        ]
    };
    let counted = participating_by_capacity(draft.record);
    let rows = counted.iter().map(row).collect();
    let phrases = &draft.phrases;
    let columns = vec![
        Column::fitted(phrases.t("paper.column.capacity", &[])),
        Column::text(phrases.t("paper.column.delegations", &[]), 1),
        Column::number(phrases.t("paper.column.number", &[])),
    ];
    let key = if held { "came" } else { "coming" };
    let mut blocks = part(draft, key, columns, rows);
    blocks.extend(apologies(draft));
    blocks
}

/// `Estonia (confirmed), Latvia (invited); 5 observer countries, not named`.
fn expected(draft: &Draft, capacity: Capacity) -> String {
    let named = replies(draft, capacity).join(", ");
    let groups = unnamed(draft, |c| c == capacity).into_iter();
    let groups = groups.map(|group| group.in_table(draft));
    let named = [named].into_iter().filter(|names| !names.is_empty());
    named.chain(groups).collect::<Vec<_>>().join("; ")
}

/// `Estonia (confirmed)`, in printed order.
fn replies(draft: &Draft, capacity: Capacity) -> Vec<String> {
    let sat = on_the_list(draft).into_iter().map(|d| &d.fields);
    let sat = sat.filter(|d| d.capacity == capacity);
    let reply = |delegation: &DelegationFields| {
        let party = draft.name(delegation.party);
        let reply = delegation.presence.word();
        let reply = draft.phrases.t(&format!("paper.presence.{reply}"), &[]);
        format!("{party} ({reply})")
    };
    sat.map(reply).collect()
}

/// `Apologies were received from Latvia.`
fn apologies(draft: &Draft) -> Option<Block> {
    let delegations = draft.record.delegations.iter().map(|d| &d.fields);
    let sorry = delegations.filter(|d| d.presence == Presence::Apologies);
    let names = draft.names(&sorry.map(|d| d.party).collect::<Vec<_>>());
    let names: Vec<String> = names
        .iter()
        .map(|name| draft.phrases.with_article(name))
        .collect();
    let list = draft.phrases.list(&names);
    let text = draft.phrases.t("paper.brief.apologies", &[("list", &list)]);
    (!names.is_empty()).then(|| draft.note(sentence(&capital(&text))))
}
