//! Invitations as calendars read them: identity, updates, times across the change of clocks.

use crate::support::*;
use chancery_core::Failure;
use serde_json::{Value, json};

/// The lines of the calendar, long ones put together again.
fn lines(app: &TestApp, name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(app.path(name)).unwrap();
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let whole = text.replace("\r\n ", "");
    whole.split("\r\n").map(Into::into).collect()
}

fn value(lines: &[String], name: &str) -> Option<String> {
    // The event comes last; a zone has times too.
    let found = lines.iter().rfind(|line| {
        let rest = line.strip_prefix(name);
        rest.is_some_and(|rest| rest.starts_with([':', ';']))
    })?;
    Some(found[name.len()..].trim_start_matches(':').to_owned())
}

fn planned(app: &mut TestApp, day: &str) -> Value {
    let group = app.add("body", body("Steering Group"));
    let mut fields = meeting(&group, 3, day);
    fields["state"] = json!("planned");
    fields["startsAt"] = json!("09:30:00");
    fields["endsAt"] = json!("17:00:00");
    fields["zone"] = json!("Europe/Luxembourg");
    fields["city"] = json!("Luxembourg");
    app.add("meeting", fields)
}

fn invite(app: &mut TestApp, meeting: &Value, name: &str) -> Result<Value, Failure> {
    let place = app.place(name);
    let input = json!({ "meeting": meeting["id"], "place": place, "replace": true });
    app.call("invite", input)
}

fn now(app: &mut TestApp, meeting: &Value) -> Value {
    app.ok("get", json!({ "noun": "meeting", "id": meeting["id"] }))
}

/// What the page of the meeting offers to send.
fn offered(app: &mut TestApp, meeting: &Value) -> Value {
    app.ok("meeting", json!({ "id": meeting["id"] }))["invitation"].take()
}

fn rule(refused: Result<Value, Failure>) -> Value {
    match refused {
        Err(Failure::Invalid { problems }) => {
            serde_json::to_value(&problems[0].rule).unwrap()["rule"].clone()
        }
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_moved_meeting_updates_the_event_that_was_sent() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2024-07-03");
    let first = invite(&mut app, &third, "a.ics").unwrap();
    assert_eq!(
        (&first["sequence"], &first["method"]),
        (&json!(0), &json!("request"))
    );
    let sent = lines(&app, "a.ics");
    assert_eq!(
        value(&sent, "DTSTART").unwrap(),
        ";TZID=Europe/Luxembourg:20240703T093000"
    );
    let invited = now(&mut app, &third);
    assert_eq!(invited["state"], json!("invited"));
    assert_eq!(app.list("invitation").len(), 1);

    // Sent again without a change, it is the same invitation.
    let again = invite(&mut app, &third, "b.ics").unwrap();
    assert_eq!(again["sequence"], json!(0));
    assert_eq!(app.list("invitation").len(), 1);

    app.change("meeting", &invited, "startsOn", json!("2024-07-10"))
        .unwrap();
    let moved = invite(&mut app, &third, "c.ics").unwrap();
    assert_eq!(moved["sequence"], json!(1));
    let update = lines(&app, "c.ics");
    assert_eq!(value(&update, "UID"), value(&sent, "UID"));
    assert_eq!(value(&update, "SEQUENCE").unwrap(), "1");
    assert_eq!(
        value(&update, "DTSTART").unwrap(),
        ";TZID=Europe/Luxembourg:20240710T093000"
    );

    let stored = now(&mut app, &third);
    let off =
        json!({ "meeting": stored["id"], "state": "cancelled", "reason": "No room, no quorum" });
    app.ok("step_meeting", off);
    let off = invite(&mut app, &third, "d.ics").unwrap();
    assert_eq!(
        (&off["sequence"], &off["method"]),
        (&json!(2), &json!("cancel"))
    );
    let off = lines(&app, "d.ics");
    assert_eq!(value(&off, "METHOD").unwrap(), "CANCEL");
    assert_eq!(value(&off, "STATUS").unwrap(), "CANCELLED");
    let why = value(&off, "DESCRIPTION").unwrap();
    assert!(why.starts_with("Reason: No room\\, no quorum"), "{why}");
    assert_eq!(value(&off, "UID"), value(&sent, "UID"));
}

#[test]
fn inviting_is_one_operation_and_one_undo_takes_it_back() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2024-07-03");
    invite(&mut app, &third, "a.ics").unwrap();
    app.ok("undo", json!({}));
    assert_eq!(now(&mut app, &third)["state"], json!("planned"));
    assert!(app.list("invitation").is_empty());
}

#[test]
fn what_cannot_be_invited_to_is_refused_and_nothing_is_recorded() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2024-07");
    assert_eq!(rule(invite(&mut app, &third, "a.ics")), json!("dayUnknown"));
    let stored = now(&mut app, &third);
    app.change("meeting", &stored, "state", json!("postponed"))
        .unwrap();
    assert_eq!(rule(invite(&mut app, &third, "a.ics")), json!("postponed"));
    let stored = now(&mut app, &third);
    app.change("meeting", &stored, "state", json!("cancelled"))
        .unwrap();
    assert_eq!(
        rule(invite(&mut app, &third, "a.ics")),
        json!("neverInvited")
    );
    assert!(app.list("invitation").is_empty());
    assert!(!app.path("a.ics").exists());
}

#[test]
fn the_zone_says_by_which_rule_its_clocks_change() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2024-03-31");
    invite(&mut app, &third, "a.ics").unwrap();
    let text = lines(&app, "a.ics").join("\n");
    let summer = "BEGIN:DAYLIGHT\nDTSTART:20230326T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZNAME:CEST\nEND:DAYLIGHT";
    let winter = "BEGIN:STANDARD\nDTSTART:20231029T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZNAME:CET\nEND:STANDARD";
    assert!(text.contains(summer), "{text}");
    assert!(text.contains(winter), "{text}");
}

#[test]
fn a_day_without_a_time_is_a_whole_day_and_an_end_nobody_named_is_left_out() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2024-07-03");
    let third = app
        .change("meeting", &third, "endsAt", Value::Null)
        .unwrap();
    invite(&mut app, &third, "a.ics").unwrap();
    assert_eq!(value(&lines(&app, "a.ics"), "DTEND"), None);
    let stored = now(&mut app, &third);
    app.change("meeting", &stored, "startsAt", Value::Null)
        .unwrap();
    invite(&mut app, &third, "b.ics").unwrap();
    let whole = lines(&app, "b.ics");
    assert_eq!(value(&whole, "DTSTART").unwrap(), ";VALUE=DATE:20240703");
    assert_eq!(value(&whole, "DTEND").unwrap(), ";VALUE=DATE:20240704");
    assert!(!whole.contains(&"BEGIN:VTIMEZONE".into()));
}

#[test]
fn a_meeting_of_several_days_without_an_end_time_lasts_to_the_end_of_the_last() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2026-05-12");
    let third = app
        .change("meeting", &third, "endsAt", Value::Null)
        .unwrap();
    let third = app
        .change("meeting", &third, "endsOn", json!("2026-05-14"))
        .unwrap();
    invite(&mut app, &third, "a.ics").unwrap();
    let sent = lines(&app, "a.ics");
    let start = ";TZID=Europe/Luxembourg:20260512T093000";
    assert_eq!(value(&sent, "DTSTART").unwrap(), start);
    let end = ";TZID=Europe/Luxembourg:20260515T000000";
    assert_eq!(value(&sent, "DTEND").unwrap(), end);
    // Where the clocks pass over midnight, the last day ends when they have.
    let now = now(&mut app, &third);
    let moved = app
        .change("meeting", &now, "startsOn", json!("2026-04-22"))
        .unwrap();
    let moved = app
        .change("meeting", &moved, "endsOn", json!("2026-04-23"))
        .unwrap();
    app.change("meeting", &moved, "zone", json!("Africa/Cairo"))
        .unwrap();
    invite(&mut app, &third, "b.ics").unwrap();
    let end = ";TZID=Africa/Cairo:20260424T010000";
    assert_eq!(value(&lines(&app, "b.ics"), "DTEND").unwrap(), end);
}

#[test]
fn what_cannot_be_said_is_refused_at_the_field_that_lacks_it() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2026-05-12");
    let place = |refused: Result<Value, Failure>| match refused {
        Err(Failure::Invalid { problems }) => {
            let rule = serde_json::to_value(&problems[0].rule).unwrap();
            (problems[0].field.clone(), rule["rule"].clone())
        }
        other => panic!("not refused: {other:?}"),
    };
    let third = app
        .change("meeting", &third, "endsOn", json!("2026-05"))
        .unwrap();
    let found = place(invite(&mut app, &third, "a.ics"));
    assert_eq!(found, ("endsOn".into(), json!("dayUnknown")));
    let third = app
        .change("meeting", &third, "startsOn", json!("2026-05"))
        .unwrap();
    let found = place(invite(&mut app, &third, "a.ics"));
    assert_eq!(found, ("startsOn".into(), json!("dayUnknown")));
    assert!(!app.path("a.ics").exists());
}

#[test]
fn a_time_without_a_time_zone_goes_out_only_when_somebody_says_so() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2026-05-12");
    app.change("meeting", &third, "zone", Value::Null).unwrap();
    assert_eq!(rule(invite(&mut app, &third, "a.ics")), json!("noZone"));
    assert!(!app.path("a.ics").exists() && app.list("invitation").is_empty());
    let place = app.place("a.ics");
    let input =
        json!({ "meeting": third["id"], "place": place, "replace": true, "floating": true });
    app.ok("invite", input);
    let start = value(&lines(&app, "a.ics"), "DTSTART").unwrap();
    assert_eq!(start, "20260512T093000");
    // What calls it off is the same event, and whole days need no zone.
    let stored = now(&mut app, &third);
    let off = app
        .change("meeting", &stored, "state", json!("cancelled"))
        .unwrap();
    invite(&mut app, &third, "b.ics").unwrap();
    let again = app.change("meeting", &off, "state", json!("planned"));
    app.change("meeting", &again.unwrap(), "startsAt", Value::Null)
        .unwrap();
    invite(&mut app, &third, "c.ics").unwrap();
}

#[test]
fn an_answer_is_asked_only_where_organiser_and_guests_have_addresses() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2024-07-03");
    invite(&mut app, &third, "a.ics").unwrap();
    let public = lines(&app, "a.ics");
    assert_eq!(value(&public, "METHOD").unwrap(), "PUBLISH");
    assert_eq!(value(&public, "ORGANIZER"), None);

    let state = app.add("party", party("State 001"));
    app.add("delegation", delegation(&third, &state));
    let person = |name: &str, mail: &str, party: Value| {
        json!({ "givenName": null, "familyName": name, "variants": [], "honorific": null, "party": party,
            "email": mail, "phone": null, "state": "active", "sources": [] })
    };
    let chair = app.add(
        "person",
        person("Chair, the", "chair@example.org", Value::Null),
    );
    app.add(
        "person",
        person("Guest", "guest@example.org", state["id"].clone()),
    );
    let stored = now(&mut app, &third);
    app.change("meeting", &stored, "chairPersons", json!([chair["id"]]))
        .unwrap();
    invite(&mut app, &third, "b.ics").unwrap();
    let asked = lines(&app, "b.ics");
    assert_eq!(value(&asked, "METHOD").unwrap(), "REQUEST");
    assert_eq!(
        value(&asked, "ORGANIZER").unwrap(),
        ";CN=\"Chair, the\":mailto:chair@example.org"
    );
    assert!(
        value(&asked, "ATTENDEE")
            .unwrap()
            .ends_with(":mailto:guest@example.org")
    );
}

#[test]
fn who_invites_is_named_although_nobody_can_be_asked() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2024-07-03");
    let chair = json!({
        "familyName": "Chair", "variants": [], "email": "chair@example.org", "state": "active", "sources": []
    });
    let chair = app.add("person", chair);
    let chairs = json!([chair["id"]]);
    app.change("meeting", &third, "chairPersons", chairs)
        .unwrap();
    invite(&mut app, &third, "a.ics").unwrap();
    let known = lines(&app, "a.ics");
    assert_eq!(value(&known, "METHOD").unwrap(), "PUBLISH");
    assert!(value(&known, "ORGANIZER").is_some());
    assert_eq!(value(&known, "ATTENDEE"), None);
}

#[test]
fn an_item_that_is_taken_off_the_agenda_makes_an_update() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2024-07-03");
    let mut items = Vec::new();
    for (title, internal) in [("Opening", false), ("Budget", false), ("Staffing", true)] {
        let item = json!({
            "meeting": third["id"], "number": 0, "title": title, "internal": internal,
            "standing": false, "absent": [], "state": "planned", "sources": []
        });
        items.push(app.add("agenda_item", item));
    }
    let number = |app: &mut TestApp| {
        let sent = invite(app, &third, "a.ics").unwrap();
        sent["sequence"].as_i64().unwrap()
    };
    let remove = |app: &mut TestApp, item: &Value| {
        let item = app.ok("get", json!({ "noun": "agenda_item", "id": item["id"] }));
        let input =
            json!({ "noun": "agenda_item", "id": item["id"], "revision": item["revision"] });
        app.ok("remove", input);
    };
    assert_eq!(number(&mut app), 0);
    remove(&mut app, &items[1]);
    assert_eq!(number(&mut app), 1);
    assert!(!lines(&app, "a.ics").concat().contains("Budget"));
    assert_eq!(number(&mut app), 1);
    // An internal one was never told.
    remove(&mut app, &items[2]);
    assert_eq!(number(&mut app), 1);
}

#[test]
fn the_page_says_which_invitation_would_go_out_now() {
    let mut app = TestApp::with_file();
    let third = planned(&mut app, "2024-07-03");
    assert_eq!(offered(&mut app, &third)["sequence"], 0);
    invite(&mut app, &third, "a.ics").unwrap();
    assert_eq!(offered(&mut app, &third)["sequence"], 0);

    let invited = now(&mut app, &third);
    app.change("meeting", &invited, "startsOn", json!("2024-07-10"))
        .unwrap();
    assert_eq!(offered(&mut app, &third)["sequence"], 1);

    let moved = now(&mut app, &third);
    app.change("meeting", &moved, "state", json!("cancelled"))
        .unwrap();
    let last = offered(&mut app, &third);
    assert_eq!(
        (&last["sequence"], &last["method"]),
        (&json!(1), &json!("cancel"))
    );
}

#[test]
fn a_meeting_called_off_before_anybody_was_invited_has_nothing_to_send() {
    let mut app = TestApp::with_file();
    let never = planned(&mut app, "2024-08-03");
    app.change("meeting", &never, "state", json!("cancelled"))
        .unwrap();
    assert_eq!(offered(&mut app, &never), Value::Null);
}
