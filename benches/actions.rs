//! The register of actions of many meetings.

use super::{add, call, id, line, median, meeting, new_file, party, steering_group};
use chancery_core::model::{
    ActionFields, ActionState, CarryOverFields, DateStated, Id, MeetingFields,
};
use serde_json::json;
use std::path::Path;

/// A register of actions as no coalition has it yet: 100 meetings, 100 actions of each, a quarter carried over.
pub(super) fn listed(folder: &Path) {
    let mut session = new_file(folder, "actions.chancery");
    let owner = add(&mut session, "party", party("State 001"));
    let group = steering_group(&mut session);
    let meetings: Vec<Id<MeetingFields>> = (1..=100)
        .map(|ordinal| id(&meeting(&mut session, 0, 2, ordinal, &group, &owner)))
        .collect();
    let op = session.op("fill");
    let filled = session.store_mut().expect("an open file").write(&op, |tx| {
        for n in 0..10_000 {
            let action = Id::of(tx.mint());
            tx.save(
                action,
                0,
                &ActionFields {
                    meeting: meetings[n % 100],
                    agenda_item: None,
                    number: format!("{}.{}", n % 100 + 1, n / 100 + 1),
                    text: format!("Action {n}: send the figures to all delegations"),
                    owner_party: (n % 9 != 0).then(|| id(&owner)),
                    owner_body: None,
                    owner_person: None,
                    due_on: (n % 5 != 0).then(|| due(n)),
                    state: if n % 3 == 0 {
                        ActionState::Done
                    } else {
                        ActionState::Open
                    },
                    closed_on: None,
                    outcome: None,
                    sources: vec![],
                },
            )?;
            if n % 4 == 0 {
                let meeting = meetings[(n + 1) % 100];
                tx.save(Id::of(tx.mint()), 0, &CarryOverFields { action, meeting })?;
            }
        }
        Ok(())
    });
    filled.expect("10,000 actions in one operation");
    let time = median(11, || {
        call(&mut session, "actions", json!({}));
    });
    line(
        "10,000 actions listed",
        time,
        "with owner, meeting, what is overdue and how often carried over",
    );
}

fn due(n: usize) -> DateStated {
    format!("20{:02}-{:02}", 20 + n % 10, 1 + n % 12)
        .parse()
        .expect("a month of a year")
}
