//! The next meeting of a body: what is proposed from the last one, what is made of it, and its way from state to state.

mod create;
mod states;

use crate::support::{TestApp, body, delegation, fields_of, meeting, party};
use chancery_core::Failure;
use serde_json::{Value, json};

fn item(meeting: &Value, number: i64, title: &str) -> Value {
    json!({
        "meeting": meeting["id"], "number": number, "title": title, "kind": "discussion", "presenterParty": null,
        "presenterPerson": null, "papers": "Paper 7", "minutes": "What was said.", "internal": false, "standing": false,
        "absent": [], "state": "taken", "sources": []
    })
}

fn action(meeting: &Value, text: &str) -> Value {
    json!({
        "meeting": meeting["id"], "agendaItem": null, "number": "", "text": text, "ownerParty": null, "ownerBody": null,
        "ownerPerson": null, "dueOn": "2024-05-01", "state": "open", "closedOn": null, "outcome": null, "sources": []
    })
}

fn role(party: &Value, role: &str, from: Option<&str>, to: Option<&str>) -> Value {
    json!({ "party": party["id"], "role": role, "fromOn": from, "toOn": to, "basis": null, "sources": [] })
}

/// A body that met twice; the second time it left two actions open.
struct Group {
    app: TestApp,
    body: Value,
    second: Value,
    actions: Vec<Value>,
}

impl Group {
    fn new() -> Self {
        let mut app = TestApp::with_file();
        let body = app.add("body", body("Steering Group"));
        let first = app.add("meeting", meeting(&body, 1, "2024-02-01"));
        let second = app.add("meeting", meeting(&body, 2, "2024-04-03"));
        let actions = ["Draw up the roadmap", "Name a point of contact"]
            .map(|text| app.add("action", action(&second, text)));
        let done = app.add("action", action(&first, "Find a room"));
        app.change("action", &done, "state", json!("done")).unwrap();
        Self {
            app,
            body,
            second,
            actions: actions.into(),
        }
    }

    #[track_caller]
    fn proposed(&mut self, day: Option<&str>) -> Value {
        self.app.ok(
            "propose_meeting",
            json!({ "body": self.body["id"], "startsOn": day }),
        )
    }

    /// What the window sends when nothing of the proposal was changed.
    fn unchanged(&mut self, day: &str) -> Value {
        let proposal = self.proposed(Some(day));
        let all = |list: &str| proposal[list].as_array().unwrap().clone();
        let expected = |one: &&Value| one["expected"] == true;
        let seat = |d: &Value| json!({ "party": d["party"], "capacity": d["capacity"] });
        json!({
            "id": self.app.session.mint(),
            "fields": proposal["fields"],
            "items": all("items").iter().filter(expected).map(|i| i["item"].clone()).collect::<Vec<_>>(),
            "delegations": all("delegations").iter().filter(expected).map(seat).collect::<Vec<_>>(),
            "carry": all("actions").iter().map(|a| a["action"]["id"].clone()).collect::<Vec<_>>(),
            "drop": [],
        })
    }

    fn operations(&mut self) -> usize {
        self.app
            .ok("operations", json!({ "limit": 1000 }))
            .as_array()
            .unwrap()
            .len()
    }
}

/// Field and rule of everything that was refused.
#[track_caller]
fn refused(outcome: Result<Value, Failure>) -> Vec<(String, String)> {
    let Err(Failure::Invalid { problems }) = outcome else {
        panic!("not refused as invalid: {outcome:?}");
    };
    let rule = |rule| {
        serde_json::to_value(rule).unwrap()["rule"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    problems
        .into_iter()
        .map(|p| (p.field, rule(p.rule)))
        .collect()
}

fn one(field: &str, rule: &str) -> Vec<(String, String)> {
    vec![(field.into(), rule.into())]
}

#[test]
fn the_next_meeting_is_proposed_as_the_last_one_was() {
    let mut group = Group::new();
    let host = group.app.add("party", party("State 001"));
    let mut fields = fields_of(&group.second);
    for (field, value) in [
        ("title", json!("Spring meeting")),
        ("startsAt", json!("09:30:00")),
        ("zone", json!("Europe/Tallinn")),
        ("city", json!("Tallinn")),
        ("venue", json!("Hall 2")),
        ("mode", json!("hybrid")),
        ("host", host["id"].clone()),
        ("chairParties", json!([host["id"]])),
        ("language", json!("et")),
        ("marking", json!("TLP:GREEN")),
        ("symbol", json!("X/2")),
    ] {
        fields[field] = value;
    }
    group.app.ok(
        "save",
        json!({ "noun": "meeting", "id": group.second["id"], "revision": 1, "fields": fields }),
    );
    let proposal = group.proposed(Some("2024-06-05"));
    let proposed = &proposal["fields"];
    assert_eq!(proposal["last"]["id"], group.second["id"]);
    for (field, value) in [
        ("ordinal", json!(3)),
        ("startsOn", json!("2024-06-05")),
        ("state", json!("planned")),
        ("title", json!(null)),
        ("startsAt", json!(null)),
        ("symbol", json!(null)),
    ] {
        assert_eq!(proposed[field], value, "{field}");
    }
    for field in [
        "zone",
        "city",
        "venue",
        "mode",
        "host",
        "chairParties",
        "language",
        "marking",
    ] {
        assert_eq!(proposed[field], fields[field], "{field}");
    }
    let open: Vec<_> = proposal["actions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| &a["action"]["number"])
        .collect();
    assert_eq!(open, ["2.1", "2.2"]);
}

#[test]
fn what_is_standing_and_what_was_deferred_comes_again_the_rest_is_only_offered() {
    let mut group = Group::new();
    for (n, title, standing, state) in [
        (1, "Opening", true, "taken"),
        (2, "Roadmap", false, "deferred"),
        (3, "Tour de table", true, "deferred"),
        (4, "Visit", false, "taken"),
    ] {
        let mut fields = item(&group.second, n, title);
        (fields["standing"], fields["state"]) = (json!(standing), json!(state));
        group.app.add("agenda_item", fields);
    }
    let items = group.proposed(Some("2024-06-05"))["items"].take();
    let told = |i: &Value| {
        (
            i["item"]["title"].clone(),
            i["expected"] == true,
            i["item"]["papers"].is_string(),
        )
    };
    let told: Vec<_> = items.as_array().unwrap().iter().map(told).collect();
    assert_eq!(
        told,
        [
            (json!("Opening"), true, false),
            (json!("Roadmap"), true, true),
            (json!("Tour de table"), true, true),
            (json!("Visit"), false, false),
        ]
    );
}

#[test]
fn the_first_meeting_of_a_body_begins_with_its_leads_and_nothing_else() {
    let mut app = TestApp::with_file();
    let lead = app.add("party", party("State 001"));
    let mut fields = body("Expert team");
    fields["leads"] = json!([lead["id"]]);
    let body = app.add("body", fields);
    let proposal = app.ok(
        "propose_meeting",
        json!({ "body": body["id"], "startsOn": null }),
    );
    assert_eq!(proposal["fields"]["ordinal"], 1);
    assert_eq!(proposal["fields"]["chairParties"], json!([lead["id"]]));
    assert_eq!(proposal["last"], json!(null));
    for list in ["items", "actions", "delegations"] {
        assert_eq!(proposal[list], json!([]), "{list}");
    }
}

#[test]
fn the_delegations_expected_follow_the_roles_of_the_day() {
    let mut group = Group::new();
    let [lead, left, joins, receives, guest] = ["Lead", "Left", "Joins", "Receives", "Guest"]
        .map(|name| group.app.add("party", party(name)));
    for fields in [
        role(&lead, "member", None, None),
        role(&lead, "lead", Some("2024-01"), None),
        role(&left, "member", None, Some("2024-05-31")),
        role(&joins, "observer", Some("2024-07"), None),
        role(&receives, "beneficiary", None, None),
    ] {
        group.app.add("role", fields);
    }
    group
        .app
        .add("delegation", delegation(&group.second, &guest));
    let mut on = |day| {
        let found = group.proposed(Some(day))["delegations"].take();
        let told = |d: &Value| {
            (
                d["party"].clone(),
                d["capacity"].as_str().unwrap().to_owned(),
                d["expected"] == true,
            )
        };
        found
            .as_array()
            .unwrap()
            .iter()
            .map(told)
            .collect::<Vec<_>>()
    };
    let seat = |party: &Value, capacity: &str, expected| {
        (party["id"].clone(), capacity.to_owned(), expected)
    };
    let last_time = seat(&guest, "member", false);
    let (lead, receives) = (seat(&lead, "lead", true), seat(&receives, "guest", true));
    assert_eq!(
        on("2024-05-31"),
        [
            lead.clone(),
            seat(&left, "member", true),
            receives.clone(),
            last_time.clone()
        ]
    );
    assert_eq!(
        on("2024-06-30"),
        [lead.clone(), receives.clone(), last_time.clone()]
    );
    assert_eq!(
        on("2024-07-31"),
        [lead, seat(&joins, "observer", true), receives, last_time]
    );
}

#[test]
fn a_body_with_seats_of_its_own_expects_those() {
    let mut group = Group::new();
    let [sits, other] = ["Sits", "Other"].map(|name| group.app.add("party", party(name)));
    for party in [&sits, &other] {
        group.app.add("role", role(party, "member", None, None));
    }
    group.app.add("body_member", json!({
        "body": group.body["id"], "party": sits["id"], "person": null, "function": null, "fromOn": null, "toOn": null, "sources": []
    }));
    let found = group.proposed(Some("2024-06-05"))["delegations"].take();
    assert_eq!(
        (&found[0]["party"], &found[0]["expected"]),
        (&sits["id"], &json!(true))
    );
    assert_eq!(
        (&found[1]["party"], &found[1]["expected"]),
        (&other["id"], &json!(false))
    );
}

#[test]
fn a_meeting_entered_late_begins_with_what_came_before_it() {
    let mut group = Group::new();
    let proposal = group.proposed(Some("2024-03-01"));
    assert_eq!(proposal["last"]["ordinal"], 1);
    assert_eq!(
        proposal["fields"]["ordinal"],
        json!(null),
        "the second is there already"
    );
    assert_eq!(
        proposal["actions"],
        json!([]),
        "they come from a later meeting"
    );
    let mut input = group.unchanged("2024-03-01");
    input["fields"]["state"] = json!("held");
    assert_eq!(group.app.ok("prepare_meeting", input)["state"], "held");
}

#[test]
fn a_meeting_prepared_from_another_than_the_last_loses_nothing_of_those_between() {
    let mut group = Group::new();
    let mut fields = meeting(&group.body, 1, "2024-05-31");
    (fields["ordinal"], fields["city"]) = (json!(null), json!("Tallinn"));
    let between = group.app.add("meeting", fields);
    group.app.add("action", action(&between, "Agreed between"));
    let mut from = |after: &Value| {
        let asked =
            json!({ "body": group.body["id"], "startsOn": "2024-06-05", "after": after["id"] });
        group.app.ok("propose_meeting", asked)
    };
    let (second, last) = (from(&group.second), from(&between));
    assert_eq!(second["last"]["id"], group.second["id"]);
    assert_eq!(second["fields"]["city"], json!(null));
    assert_eq!(last["fields"]["city"], "Tallinn");
    for proposal in [second, last] {
        assert_eq!(proposal["fields"]["ordinal"], 3);
        assert_eq!(proposal["actions"].as_array().unwrap().len(), 3);
    }
}

#[test]
fn a_cancelled_meeting_is_not_the_last_one_but_what_it_left_open_is_not_lost() {
    let mut group = Group::new();
    let mut fields = meeting(&group.body, 3, "2024-06-05");
    fields["state"] = json!("cancelled");
    let third = group.app.add("meeting", fields);
    group.app.add("action", action(&third, "Find another date"));
    let proposal = group.proposed(Some("2024-09-01"));
    assert_eq!(proposal["last"]["id"], group.second["id"]);
    assert_eq!(proposal["fields"]["ordinal"], 4);
    assert_eq!(proposal["actions"].as_array().unwrap().len(), 3);
}
