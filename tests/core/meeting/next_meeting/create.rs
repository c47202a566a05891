//! What is made of a proposal, and what becomes of the actions left open.

use super::{Group, action, item, one, refused, role};
use crate::support::{body, fields_of, meeting, party};
use chancery_core::Failure;
use serde_json::json;

#[test]
fn a_meeting_is_made_with_all_it_begins_with_as_one_operation() {
    let mut group = Group::new();
    let state = group.app.add("party", party("State 001"));
    group.app.add("role", role(&state, "lead", None, None));
    let mut standing = item(&group.second, 1, "Opening");
    standing["standing"] = json!(true);
    group.app.add("agenda_item", standing);
    let before = group.operations();
    let mut input = group.unchanged("2024-06-05");
    input["carry"] = json!([group.actions[0]["id"]]);
    input["drop"] =
        json!([{ "action": group.actions[1]["id"], "reason": "The ministry named one itself." }]);
    let third = group.app.ok("prepare_meeting", input.clone());

    assert_eq!(group.operations(), before + 1);
    let page = group.app.ok("meeting", json!({ "id": third["id"] }));
    assert_eq!(
        (&page["meeting"]["state"], &page["meeting"]["ordinal"]),
        (&json!("planned"), &json!(3))
    );
    assert_eq!(page["agendaItems"][0]["title"], "Opening");
    assert_eq!(page["agendaItems"][0]["standing"], true);
    assert_eq!(page["agendaItems"][0]["minutes"], json!(null));
    assert_eq!(
        (
            &page["delegations"][0]["capacity"],
            &page["delegations"][0]["presence"]
        ),
        (&json!("lead"), &json!("unknown"))
    );
    assert_eq!(page["carried"][0]["id"], group.actions[0]["id"]);
    let dropped = group.app.ok(
        "get",
        json!({ "noun": "action", "id": group.actions[1]["id"] }),
    );
    assert_eq!(dropped["state"], "dropped");
    assert_eq!(dropped["outcome"], "The ministry named one itself.");
    assert_eq!(
        dropped["closedOn"], "2026-02-02",
        "the day of the session's clock"
    );
    assert_eq!(
        group.app.call("prepare_meeting", input),
        Err(Failure::Conflict {
            noun: "meeting".into()
        })
    );

    group.app.ok("undo", json!({}));
    assert_eq!(group.app.list("meeting").len(), 2);
    assert_eq!(
        group.app.list("carry_over").len() + group.app.list("delegation").len(),
        0
    );
    let open = group.app.ok(
        "get",
        json!({ "noun": "action", "id": group.actions[1]["id"] }),
    );
    assert_eq!(fields_of(&open), fields_of(&group.actions[1]));
    group.app.ok("redo", json!({}));
    assert_eq!(
        group.app.ok("meeting", json!({ "id": third["id"] }))["carried"][0]["id"],
        group.actions[0]["id"]
    );
}

#[test]
fn a_meeting_is_not_made_while_an_action_is_left_out_or_dropped_without_a_reason() {
    let mut group = Group::new();
    let [one_id, two_id] = [0, 1].map(|n| group.actions[n]["id"].clone());
    let before = group.operations();
    for (carry, drop, field, rule) in [
        (json!([]), json!([]), "carry", "leftOver"),
        (json!([one_id]), json!([]), "carry", "leftOver"),
        (
            json!([one_id]),
            json!([{ "action": two_id, "reason": " " }]),
            "drop.0.reason",
            "required",
        ),
        (
            json!([one_id, two_id]),
            json!([{ "action": two_id, "reason": "Done" }]),
            "drop.0.action",
            "onlyOne",
        ),
        (
            json!([one_id, two_id, one_id]),
            json!([]),
            "carry.2.action",
            "duplicate",
        ),
    ] {
        let mut input = group.unchanged("2024-06-05");
        (input["carry"], input["drop"]) = (carry, drop);
        assert_eq!(
            refused(group.app.call("prepare_meeting", input)),
            one(field, rule)
        );
    }
    assert_eq!(group.operations(), before);
    assert_eq!(group.app.list("meeting").len(), 2);
}

#[test]
fn what_is_closed_or_comes_later_or_from_another_body_is_not_carried_over() {
    let mut group = Group::new();
    let other = group.app.add("body", body("Expert team"));
    let elsewhere = group.app.add("meeting", meeting(&other, 1, "2024-01-01"));
    let third = group
        .app
        .add("meeting", meeting(&group.body, 3, "2024-06-05"));
    let theirs = group.app.add("action", action(&elsewhere, "Theirs"));
    let own = group.app.add("action", action(&third, "Its own"));
    let fourth = group
        .app
        .add("meeting", meeting(&group.body, 4, "2024-09-01"));
    let later = group.app.add("action", action(&fourth, "Later"));
    let done = group
        .app
        .list("action")
        .into_iter()
        .find(|a| a["state"] == "done")
        .unwrap();
    for (of, rule) in [
        (&theirs, "notEarlier"),
        (&own, "notEarlier"),
        (&later, "notEarlier"),
        (&done, "notOpen"),
    ] {
        let carry = json!({ "meeting": third["id"], "carry": [of["id"]], "drop": [] });
        assert_eq!(
            refused(group.app.call("carry_actions", carry)),
            one("carry.0.action", rule)
        );
        let drop = json!({ "meeting": third["id"], "carry": [], "drop": [{ "action": of["id"], "reason": "So" }] });
        assert_eq!(
            refused(group.app.call("carry_actions", drop)),
            one("drop.0.action", rule)
        );
    }
    assert_eq!(group.app.list("carry_over").len(), 0);
    // The same through the door of every record.
    let rules = group.app.refused(
        "carry_over",
        json!({ "action": later["id"], "meeting": third["id"] }),
    );
    assert_eq!(rules, one("action", "notEarlier"));
}

#[test]
fn actions_can_be_carried_over_after_the_meeting_was_made_by_hand() {
    let mut group = Group::new();
    let third = group
        .app
        .add("meeting", meeting(&group.body, 3, "2024-06-05"));
    let before = group.operations();
    let left = group.app.ok("open_before", json!({ "id": third["id"] }));
    assert_eq!(left.as_array().unwrap().len(), 2);
    let ids: Vec<_> = group.actions.iter().map(|a| a["id"].clone()).collect();
    group.app.ok(
        "carry_actions",
        json!({ "meeting": third["id"], "carry": ids, "drop": [] }),
    );
    assert_eq!(group.operations(), before + 1);
    let fourth = group.unchanged("2024-09-01");
    let proposal = group.proposed(Some("2024-09-01"));
    assert_eq!(
        (
            &proposal["actions"][0]["carried"],
            &proposal["actions"][1]["carried"]
        ),
        (&json!(1), &json!(1))
    );
    group.app.ok("prepare_meeting", fourth);
    assert_eq!(
        group.proposed(Some("2024-12-01"))["actions"][0]["carried"],
        2
    );
}
