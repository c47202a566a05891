//! Attendance: many delegations at once are one operation, names of a group are filled in later,
//! and who left for an item is said under it.

use crate::{
    summary::{paper, record, text},
    support::{TestApp, body, delegation, meeting, party},
};
use chancery_core::{Failure, rules::participation};
use serde_json::{Value, json};

fn room(parties: usize) -> (TestApp, Value, Vec<Value>) {
    let mut app = TestApp::with_file();
    let steering = app.add("body", body("Steering Group"));
    let met = app.add("meeting", meeting(&steering, 1, "2024-04-03"));
    let name = |n| party(&format!("State {n:03}"));
    let parties = (1..=parties).map(|n| app.add("party", name(n))).collect();
    (app, met, parties)
}

fn new(app: &TestApp, party: &Value, capacity: &str) -> Value {
    json!({
        "id": app.session.mint(), "party": party["id"], "capacity": capacity, "presence": "invited",
        "unnamedGroup": null
    })
}

fn add_all(app: &mut TestApp, met: &Value, parties: &[Value]) -> Vec<Value> {
    let all: Vec<_> = parties.iter().map(|p| new(app, p, "member")).collect();
    let input = json!({ "meeting": met["id"], "delegations": all, "sources": [] });
    app.ok("add_delegations", input);
    app.list("delegation")
}

fn operations(app: &mut TestApp) -> usize {
    let all = app.ok("operations", json!({ "limit": 1000 }));
    all.as_array().unwrap().len()
}

fn presences(app: &mut TestApp) -> Vec<String> {
    let presence = |d: &Value| d["presence"].as_str().unwrap().to_owned();
    app.list("delegation").iter().map(presence).collect()
}

fn ids(records: &[Value]) -> Vec<Value> {
    records.iter().map(|r| r["id"].clone()).collect()
}

fn group(app: &mut TestApp, met: &Value, many: i64) -> Value {
    app.add(
        "unnamed_group",
        json!({
            "meeting": met["id"], "capacity": "observer", "count": many, "label": "observer countries",
            "sources": []
        }),
    )
}

#[test]
fn sixty_delegations_are_added_as_one_operation_and_taken_back_by_one_undo() {
    let (mut app, met, parties) = room(60);
    let before = operations(&mut app);
    assert_eq!(add_all(&mut app, &met, &parties).len(), 60);
    assert_eq!(operations(&mut app), before + 1);
    assert_eq!(app.ok("undo", json!({}))["name"], "add delegations");
    assert_eq!(app.list("delegation").len(), 0);
    app.ok("redo", json!({}));
    assert_eq!(app.list("delegation").len(), 60);
}

#[test]
fn a_request_sent_twice_adds_its_delegations_once() {
    let (mut app, met, parties) = room(2);
    let all: Vec<_> = parties.iter().map(|p| new(&app, p, "member")).collect();
    let input = json!({ "meeting": met["id"], "delegations": all, "sources": [] });
    app.ok("add_delegations", input.clone());
    let before = operations(&mut app);
    app.ok("add_delegations", input);
    assert_eq!(app.list("delegation").len(), 2);
    assert_eq!(operations(&mut app), before);
}

#[test]
fn a_party_twice_is_refused_by_its_name_and_nobody_is_added() {
    let (mut app, met, parties) = room(3);
    let twice = [&parties[0], &parties[1], &parties[0]];
    let all: Vec<_> = twice.iter().map(|p| new(&app, p, "member")).collect();
    let input = json!({ "meeting": met["id"], "delegations": all, "sources": [] });
    let Err(Failure::Invalid { problems }) = app.call("add_delegations", input) else {
        panic!("a party sits there twice");
    };
    let problem = serde_json::to_value(&problems[0]).unwrap();
    assert_eq!(problem["what"], "State 001");
    assert_eq!(app.list("delegation").len(), 0);
}

#[test]
fn those_added_together_have_the_sources_named_for_them() {
    let (mut app, met, parties) = room(2);
    let source = app.add(
        "source",
        json!({
            "publisher": "Example Gazette", "title": "Report", "publishedOn": null, "address": null,
            "relaying": null, "quote": null, "certainty": "stated"
        }),
    );
    let all: Vec<_> = parties.iter().map(|p| new(&app, p, "member")).collect();
    let input = json!({ "meeting": met["id"], "delegations": all, "sources": [source["id"]] });
    app.ok("add_delegations", input);
    for delegation in app.list("delegation") {
        assert_eq!(delegation["sources"], json!([source["id"]]));
    }
}

#[test]
fn marking_a_whole_capacity_is_one_operation_and_leaves_the_others_as_they_were() {
    let (mut app, met, parties) = room(4);
    let all = add_all(&mut app, &met, &parties);
    let before = operations(&mut app);
    let input = json!({ "delegations": ids(&all[1..]), "presence": "attended" });
    let now = app.ok("set_presence", input.clone());
    assert_eq!(ids(now.as_array().unwrap()), ids(&all[1..]));
    assert_eq!(now[0]["presence"], "attended");
    assert_eq!(operations(&mut app), before + 1);
    app.ok("set_presence", input);
    assert_eq!(operations(&mut app), before + 1, "nothing changed");
    let attended = ["invited", "attended", "attended", "attended"];
    assert_eq!(presences(&mut app), attended);
    assert_eq!(app.ok("undo", json!({}))["name"], "set presence");
    assert_eq!(presences(&mut app), ["invited"; 4]);
}

#[test]
fn one_delegation_that_is_gone_keeps_the_whole_request_from_being_written() {
    let (mut app, met, parties) = room(2);
    let mut wanted = ids(&add_all(&mut app, &met, &parties));
    wanted.push(json!(app.session.mint()));
    let input = json!({ "delegations": wanted, "presence": "attended" });
    assert!(app.call("set_presence", input).is_err());
    assert_eq!(presences(&mut app), ["invited"; 2]);
}

#[test]
fn who_is_named_of_a_group_is_not_counted_twice_and_what_was_stated_stays() {
    let (mut app, met, parties) = room(3);
    let observers = group(&mut app, &met, 7);
    let mut all: Vec<_> = parties.iter().map(|p| new(&app, p, "observer")).collect();
    for one in &mut all {
        one["presence"] = json!("attended");
    }
    for one in &mut all[..2] {
        one["unnamedGroup"] = observers["id"].clone();
    }
    let input = json!({ "meeting": met["id"], "delegations": &all[..2], "sources": [] });
    app.ok("add_delegations", input);
    assert_eq!(app.list("unnamed_group")[0]["count"], 7);
    assert_eq!(app.ok("meetings", json!({}))[0]["delegations"], 7);
    let counts = participation::count(&record(&app, &met));
    assert_eq!(counts.by_capacity[0].count, 7);
    assert_eq!(counts.by_capacity[0].unnamed[0].0, 5);
    let printed = text(&paper(&app, &met));
    assert!(printed.contains("Seven observers (State 001, State 002 and five observer countries, not named) took part. Two of the seven observer countries were named afterwards: State 001 and State 002."), "{printed}");
    assert!(
        printed.contains("State 001, State 002; 5 observer countries, not named | 7"),
        "{printed}"
    );

    // One who came beside the group is counted beside it.
    let input = json!({ "meeting": met["id"], "delegations": &all[2..], "sources": [] });
    app.ok("add_delegations", input);
    let printed = text(&paper(&app, &met));
    assert!(printed.contains("Eight observers (State 001, State 002, State 003 and five observer countries, not named) took part."), "{printed}");
}

#[test]
fn a_group_whose_names_are_all_known_says_so() {
    let (mut app, met, parties) = room(1);
    let observers = group(&mut app, &met, 1);
    let mut fields = delegation(&met, &parties[0]);
    fields["capacity"] = json!("observer");
    fields["unnamedGroup"] = observers["id"].clone();
    app.add("delegation", fields);
    let printed = text(&paper(&app, &met));
    assert!(
        printed.contains("The one observer was named afterwards: State 001."),
        "{printed}"
    );
}

fn item(app: &mut TestApp, met: &Value, title: &str) -> Value {
    app.add(
        "agenda_item",
        json!({
            "meeting": met["id"], "number": 0, "title": title, "kind": null, "presenterParty": null,
            "presenterPerson": null, "papers": null, "minutes": null, "internal": false,
            "standing": false, "absent": [], "state": "taken", "sources": []
        }),
    )
}

#[test]
fn who_was_not_in_the_room_for_an_item_is_printed_under_it_and_nowhere_else() {
    let (mut app, met, parties) = room(3);
    let all = add_all(&mut app, &met, &parties);
    let [first, second] = ["Procurement", "Priorities"].map(|t| item(&mut app, &met, t));
    let came = json!({ "delegations": ids(&all[..2]), "presence": "attended" });
    app.ok("set_presence", came);
    let before = operations(&mut app);
    let left = json!({ "item": second["id"], "delegations": ids(&all[1..]), "inRoom": false });
    let now = app.ok("set_in_room", left);
    assert_eq!(now["absent"], json!(ids(&all[1..])));
    assert_eq!(operations(&mut app), before + 1);

    let printed = text(&paper(&app, &met));
    let (_, discussion) = printed.split_once("Discussion").unwrap();
    assert!(
        discussion.contains("Item 2: Priorities\n Absent for this item: State 002."),
        "State 003 did not come at all: {printed}"
    );
    assert!(!discussion.contains("Item 1"), "{printed}");

    let back = json!({ "item": second["id"], "delegations": ids(&all[1..2]), "inRoom": true });
    assert_eq!(app.ok("set_in_room", back)["absent"], json!(ids(&all[2..])));
    app.ok("undo", json!({}));
    app.ok("undo", json!({}));
    let items = app.list("agenda_item");
    assert_eq!(items[1]["absent"], json!([]));
    assert_eq!(items[0]["id"], first["id"]);
}

#[test]
fn nobody_of_another_meeting_can_be_absent_for_an_item() {
    let (mut app, met, parties) = room(1);
    let all = add_all(&mut app, &met, &parties);
    let steering = app.list("body")[0].clone();
    let later = app.add("meeting", meeting(&steering, 2, "2024-05-03"));
    let theirs = item(&mut app, &later, "Procurement");
    let input = json!({ "item": theirs["id"], "delegations": ids(&all), "inRoom": false });
    assert!(matches!(
        app.call("set_in_room", input),
        Err(Failure::Invalid { .. })
    ));
}

#[test]
fn somebody_new_comes_into_the_record_and_into_the_delegation_as_one_operation() {
    let (mut app, met, parties) = room(1);
    let delegation = add_all(&mut app, &met, &parties).remove(0);
    let before = operations(&mut app);
    let person = json!({
        "givenName": "Delegate", "familyName": "017", "variants": [], "honorific": null,
        "party": parties[0]["id"], "email": null, "phone": null, "state": "active", "sources": []
    });
    let input = json!({
        "id": app.session.mint(), "person": person, "attendee": app.session.mint(),
        "delegation": delegation["id"], "function": "head"
    });
    app.ok("add_newcomer", input.clone());
    let attendee = app.list("attendee").remove(0);
    assert_eq!(attendee["person"], input["id"]);
    assert_eq!(attendee["function"], "head");
    assert_eq!(operations(&mut app), before + 1);
    assert_eq!(app.ok("undo", json!({}))["name"], "add attendee");
    assert_eq!(app.list("attendee").len(), 0);
    assert_eq!(app.list("person").len(), 0);
}

#[test]
fn somebody_new_who_is_refused_in_the_delegation_is_not_in_the_record_either() {
    let (mut app, _, parties) = room(1);
    let person = json!({
        "givenName": null, "familyName": "017", "variants": [], "honorific": null,
        "party": parties[0]["id"], "email": null, "phone": null, "state": "active", "sources": []
    });
    let input = json!({
        "id": app.session.mint(), "person": person, "attendee": app.session.mint(),
        "delegation": app.session.mint(), "function": "member"
    });
    assert!(app.call("add_newcomer", input).is_err());
    assert_eq!(app.list("person").len(), 0);
}
