//! The way of a meeting from state to state, and its agenda from one order to another.

use super::{Group, item, one, refused};
use crate::support::{TestApp, delegation, meeting, party};
use chancery_core::Failure;
use serde_json::{Value, json};

#[test]
fn a_meeting_goes_from_state_to_state_as_meetings_do() {
    let mut group = Group::new();
    let states = ["planned", "invited", "held", "postponed", "cancelled"];
    let allowed = |from: &str| match from {
        "planned" => vec!["invited", "held", "postponed", "cancelled"],
        "invited" => vec!["planned", "held", "postponed", "cancelled"],
        "postponed" => vec!["planned", "invited", "held", "cancelled"],
        // Marked as held by mistake, and nothing recorded under it.
        "cancelled" | "held" => vec!["planned"],
        _ => unreachable!(),
    };
    for (from, to) in states.iter().flat_map(|from| states.map(|to| (*from, to))) {
        let mut fields = meeting(&group.body, 9, "2024-06-05");
        fields["state"] = json!(from);
        let made = group.app.add("meeting", fields);
        let step = json!({ "meeting": made["id"], "state": to });
        let by_form = group.app.change("meeting", &made, "state", json!(to));
        if from == to || allowed(from).contains(&to) {
            assert_eq!(by_form.unwrap()["state"], to);
            if from != to {
                group.app.ok("undo", json!({}));
            }
            assert_eq!(group.app.ok("step_meeting", step)["state"], to);
        } else {
            assert_eq!(refused(by_form), one("state", "noStep"), "{from} to {to}");
            assert_eq!(
                refused(group.app.call("step_meeting", step)),
                one("state", "noStep")
            );
        }
        let now = group
            .app
            .ok("get", json!({ "noun": "meeting", "id": made["id"] }));
        group.app.ok(
            "remove",
            json!({ "noun": "meeting", "id": made["id"], "revision": now["revision"] }),
        );
    }
}

#[test]
fn why_a_meeting_is_called_off_is_kept_until_it_is_planned_again() {
    let mut group = Group::new();
    let mut fields = meeting(&group.body, 3, "2024-06-05");
    fields["state"] = json!("planned");
    let third = group.app.add("meeting", fields);
    let step = |state: &str, reason: Value| json!({ "meeting": third["id"], "state": state, "reason": reason });
    let taken = |group: &mut Group, state: &str, reason: Value| {
        group.app.ok("step_meeting", step(state, reason))["stateReason"].take()
    };
    let room = json!("The hosts have no room.");
    assert_eq!(taken(&mut group, "postponed", room.clone()), room);
    group.app.ok("undo", json!({}));
    let now = group
        .app
        .ok("get", json!({ "noun": "meeting", "id": third["id"] }));
    assert_eq!(
        (&now["state"], &now["stateReason"]),
        (&json!("planned"), &Value::Null)
    );
    assert_eq!(taken(&mut group, "postponed", Value::Null), Value::Null);
    assert_eq!(taken(&mut group, "cancelled", room.clone()), room);
    // Planned again it has no such reason, whatever is sent along.
    assert_eq!(taken(&mut group, "planned", room.clone()), Value::Null);
    assert_eq!(
        refused(
            group
                .app
                .call("step_meeting", step("cancelled", json!("a\u{1}b")))
        ),
        one("stateReason", "character")
    );
    let now = group
        .app
        .ok("get", json!({ "noun": "meeting", "id": third["id"] }));
    let typed = group.app.change("meeting", &now, "stateReason", room);
    assert_eq!(refused(typed), one("stateReason", "notCalledOff"));
}

#[test]
fn what_became_of_the_last_meeting_is_not_proposed_for_the_next() {
    let mut group = Group::new();
    let second = group
        .app
        .change("meeting", &group.second, "openedAt", json!("09:31:00"))
        .unwrap();
    group
        .app
        .change("meeting", &second, "closedAt", json!("17:02:00"))
        .unwrap();
    let proposal = group.proposed(Some("2024-06-05"));
    for field in ["openedAt", "closedAt", "stateReason"] {
        assert_eq!(proposal["fields"][field], Value::Null, "{field}");
    }
    let mut third = meeting(&group.body, 3, "2024-05-05");
    third["state"] = json!("postponed");
    third["stateReason"] = json!("The hosts have no room.");
    group.app.add("meeting", third);
    let input = group.unchanged("2024-06-05");
    assert_eq!(input["fields"]["stateReason"], Value::Null);
    group.app.ok("prepare_meeting", input);
}

#[test]
fn a_meeting_that_took_place_stays_held_but_a_wrong_click_can_be_undone() {
    let mut group = Group::new();
    let state = group.app.add("party", party("State 001"));
    let mut fields = meeting(&group.body, 3, "2024-06-05");
    fields["state"] = json!("planned");
    let third = group.app.add("meeting", fields);
    group.app.add("delegation", delegation(&third, &state));
    group.app.ok(
        "step_meeting",
        json!({ "meeting": third["id"], "state": "held" }),
    );
    let back = json!({ "meeting": third["id"], "state": "planned" });
    assert_eq!(
        refused(group.app.call("step_meeting", back)),
        one("state", "noStep")
    );
    group.app.ok("undo", json!({}));
    let now = group
        .app
        .ok("get", json!({ "noun": "meeting", "id": third["id"] }));
    assert_eq!(now["state"], "planned");
}

#[test]
fn with_the_meeting_its_delegations_become_invited_unless_more_is_known() {
    let mut group = Group::new();
    let mut input = group.unchanged("2024-06-05");
    let states = ["State 001", "State 002"].map(|name| group.app.add("party", party(name)));
    input["delegations"] = states
        .iter()
        .map(|s| json!({ "party": s["id"], "capacity": "member" }))
        .collect();
    let third = group.app.ok("prepare_meeting", input);
    let apologised = group.app.list("delegation")[0].clone();
    group
        .app
        .change("delegation", &apologised, "presence", json!("apologies"))
        .unwrap();
    let before = group.operations();
    group.app.ok(
        "step_meeting",
        json!({ "meeting": third["id"], "state": "invited" }),
    );
    let presences = |app: &mut TestApp| {
        app.list("delegation")
            .iter()
            .map(|d| d["presence"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(presences(&mut group.app), ["apologies", "invited"]);
    assert_eq!(group.operations(), before + 1);
    group.app.ok("undo", json!({}));
    assert_eq!(presences(&mut group.app), ["apologies", "unknown"]);
}

#[test]
fn an_agenda_is_put_in_another_order_as_one_operation() {
    let mut group = Group::new();
    let items = [(1, "a"), (3, "b"), (7, "c")]
        .map(|(n, title)| group.app.add("agenda_item", item(&group.second, n, title)));
    let before = group.operations();
    let order = |app: &mut TestApp, meeting: &Value| {
        let items = app.ok("meeting", json!({ "id": meeting["id"] }))["agendaItems"].take();
        let told = |i: &Value| format!("{} {}", i["number"], i["title"].as_str().unwrap());
        items
            .as_array()
            .unwrap()
            .iter()
            .map(told)
            .collect::<Vec<_>>()
    };
    let arrange = |ids: &[&Value]| json!({ "meeting": group.second["id"], "ids": ids.iter().map(|i| &i["id"]).collect::<Vec<_>>() });
    let [a, b, c] = &items;
    let (other, missing, twice, same) = (
        arrange(&[c, a, b]),
        arrange(&[a, b]),
        arrange(&[a, a, b]),
        arrange(&[c, a, b]),
    );
    group.app.ok("arrange_agenda", other);
    assert_eq!(order(&mut group.app, &group.second), ["1 c", "3 a", "7 b"]);
    assert_eq!(group.operations(), before + 1);
    for wrong in [missing, twice] {
        assert_eq!(
            group.app.call("arrange_agenda", wrong),
            Err(Failure::Conflict {
                noun: "agenda_item".into()
            })
        );
    }
    group.app.ok("arrange_agenda", same);
    assert_eq!(
        group.operations(),
        before + 1,
        "the same order is no change"
    );
    group.app.ok("undo", json!({}));
    assert_eq!(order(&mut group.app, &group.second), ["1 a", "3 b", "7 c"]);
}
