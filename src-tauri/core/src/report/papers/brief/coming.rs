//! Who comes, by capacity, with the reply of each delegation until the meeting is held.

use super::part;
use crate::model::*;
use crate::report::{
    block::{Block, Column, Span},
    draft::Draft,
    papers::participants::coming as on_the_list,
    phrases::{capital, sentence},
};

pub fn coming(draft: &mut Draft, _: &BriefRecord) -> Vec<Block> {
    let held = draft.record.meeting.fields.state == MeetingState::Held;
    let counted = if held {
        draft.record.participation().by_capacity
    } else {
        expected(draft)
    };
    let mut rows = Vec::new();
    for one in &counted {
        let names = if held {
            draft.names(&one.parties)
        } else {
            replies(draft, one.capacity)
        };
        let mut who = vec![Span::text(names.join("; "))];
        let unnamed = draft.say.t("paper.unnamed", &[]);
        for (left, label) in &one.unnamed {
            let group = format!("{} {label}, {unnamed}", draft.say.number(*left));
            let before = if who.iter().all(Span::is_empty) {
                ""
            } else {
                "; "
            };
            who.extend([Span::text(before), draft.own(group)]);
        }
        let capacity = one.capacity.word();
        let capacity = draft.say.t(&format!("paper.capacity.{capacity}"), &[]);
        rows.push(vec![
            vec![Span::text(capacity)],
            who,
            vec![Span::text(one.count.to_string())],
        ]);
    }
    let say = &draft.say;
    let columns = vec![
        Column::fitted(say.t("paper.column.capacity", &[])),
        Column::text(say.t("paper.column.delegations", &[]), 1),
        Column::number(say.t("paper.column.number", &[])),
    ];
    let key = if held { "came" } else { "coming" };
    let mut blocks = part(draft, key, columns, rows);
    blocks.extend(apologies(draft));
    blocks
}

/// The delegations that may still come, by capacity, with the groups whose names are not known.
fn expected(draft: &Draft) -> Vec<CapacityCount> {
    let may_come = on_the_list(draft);
    let one = |capacity| {
        let sat = may_come.iter().filter(|d| d.fields.capacity == capacity);
        let parties: Vec<_> = sat.map(|d| d.fields.party).collect();
        let groups = draft.record.unnamed_groups.iter();
        let unnamed: Vec<_> = groups
            .filter(|g| g.fields.capacity == capacity)
            .map(|g| (draft.record.still_unnamed(g), g.fields.label.clone()))
            .filter(|(left, _)| *left > 0)
            .collect();
        let named = i64::try_from(parties.len()).unwrap_or(i64::MAX);
        let count = unnamed
            .iter()
            .fold(named, |sum, (n, _)| sum.saturating_add(*n));
        CapacityCount {
            capacity,
            parties,
            unnamed,
            count,
        }
    };
    let all = PRINTED_ORDER.into_iter().map(one);
    all.filter(|c| c.count > 0).collect()
}

/// `Estonia (confirmed)`, in printed order.
fn replies(draft: &Draft, capacity: Capacity) -> Vec<String> {
    let sat = on_the_list(draft).into_iter().map(|d| &d.fields);
    let sat = sat.filter(|d| d.capacity == capacity);
    let reply = |delegation: &DelegationFields| {
        let party = draft.name(delegation.party);
        let reply = delegation.presence.word();
        let reply = draft.say.t(&format!("paper.presence.{reply}"), &[]);
        format!("{party} ({reply})")
    };
    sat.map(reply).collect()
}

/// `Apologies were received from Latvia.`
fn apologies(draft: &Draft) -> Option<Block> {
    let delegations = draft.record.delegations.iter().map(|d| &d.fields);
    let sorry = delegations.filter(|d| d.presence == Presence::Apologies);
    let names = draft.names(&sorry.map(|d| d.party).collect::<Vec<_>>());
    let names: Vec<String> = names.iter().map(|name| draft.say.the(name)).collect();
    let list = draft.say.list(&names);
    let text = draft.say.t("paper.brief.apologies", &[("list", &list)]);
    (!names.is_empty()).then(|| draft.note(sentence(&capital(&text))))
}
