//! The lines of the register that a sealed summary's running total counts: frozen, and put right by
//! further lines.

use super::Held;
use crate::support::{fields_of, pledge};
use chancery_core::Failure;
use serde_json::{Value, json};

const BY: &str = "TC/SG/2024/2/SUM/Rev.1";

fn is_sealed(done: &Result<Value, Failure>) -> bool {
    matches!(done, Err(Failure::Sealed { by }) if by == BY)
}

fn euros(minor: i64) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "EUR" })
}

fn line(pledge: &Value, stage: &str, on: Value) -> Value {
    json!({
        "pledge": pledge["id"], "stage": stage, "happenedOn": on, "amount": euros(10_000), "party": null, "tranche": null,
        "corrects": null, "void": false, "document": null, "sources": []
    })
}

/// A pledge of no meeting, announced in March 2024, before the meeting of 3 April.
fn elsewhere(held: &mut Held) -> Value {
    let mut fields = pledge(&held.party, "Servers");
    fields["announcedOn"] = json!("2024-03-01");
    fields["amount"] = euros(50_000);
    held.app.add("pledge", fields)
}

fn announced(held: &mut Held, pledge: &Value) -> Value {
    let lines = held.app.list("pledge_event");
    let first = |l: &&Value| l["pledge"] == pledge["id"] && l["stage"] == "announced";
    lines.iter().find(first).unwrap().clone()
}

fn remove(held: &mut Held, noun: &str, stored: &Value) -> Result<Value, Failure> {
    let input = json!({ "noun": noun, "id": stored["id"], "revision": stored["revision"] });
    held.app.call("remove", input)
}

#[test]
fn a_sealed_summary_freezes_every_line_reached_by_the_day_of_its_meeting_and_no_other() {
    let mut held = Held::new();
    let servers = elsewhere(&mut held);
    let reached = [json!("2024-04-03"), json!("../2024-02"), json!("2023")];
    let open = [
        json!("2024-04-04"),
        json!("2024"),
        json!("2024-04"),
        json!(null),
    ];
    let mut add = |on: &Value| {
        held.app
            .add("pledge_event", line(&servers, "committed", on.clone()))
    };
    let reached: Vec<Value> = reached.iter().map(&mut add).collect();
    let open: Vec<Value> = open.iter().map(&mut add).collect();
    let first = announced(&mut held, &servers);
    held.sealed();
    for stored in reached.iter().chain([&first]) {
        let changed = held
            .app
            .change("pledge_event", stored, "document", json!("A letter"));
        assert!(is_sealed(&changed), "{stored}: {changed:?}");
        let gone = remove(&mut held, "pledge_event", stored);
        assert!(is_sealed(&gone), "{stored}: {gone:?}");
    }
    for stored in &open {
        let changed = held
            .app
            .change("pledge_event", stored, "document", json!("A letter"));
        remove(&mut held, "pledge_event", &changed.unwrap()).unwrap();
    }
    assert_eq!(held.app.ok("verify", json!({}))["whole"], true);
}

#[test]
fn of_a_meeting_of_two_days_the_lines_of_the_second_are_frozen_too() {
    let mut held = Held::new();
    let ends = json!("2024-04-04");
    let meeting = held.app.ok(
        "get",
        json!({ "noun": "meeting", "id": held.meeting["id"] }),
    );
    held.meeting = held
        .app
        .change("meeting", &meeting, "endsOn", ends)
        .unwrap();
    let servers = elsewhere(&mut held);
    let mut add = |on: &str| {
        held.app
            .add("pledge_event", line(&servers, "committed", json!(on)))
    };
    let (second, after, about) = (add("2024-04-04"), add("2024-04-05"), add("2024-04-04~"));
    held.sealed();
    let mut write = |stored: &Value| {
        held.app
            .change("pledge_event", stored, "document", json!("A letter"))
    };
    assert!(is_sealed(&write(&second)));
    // Neither is surely in its total.
    assert!(write(&after).is_ok() && write(&about).is_ok());
}

#[test]
fn a_sealed_line_is_put_right_by_a_further_line_which_the_next_summary_freezes() {
    let mut held = Held::new();
    let servers = elsewhere(&mut held);
    let committed = held.app.add(
        "pledge_event",
        line(&servers, "committed", json!("2024-03-15")),
    );
    held.sealed();
    let mut further = line(&servers, "committed", json!("2024-03-15"));
    further["corrects"] = committed["id"].clone();
    further["amount"] = euros(9_000);
    let further = held.app.add("pledge_event", further);
    let further = held
        .app
        .change("pledge_event", &further, "document", json!("A letter"));
    let further = further.unwrap();

    // What was announced is put right the same way, for a pledge of the sealed meeting too.
    let of_meeting = held.app.list("pledge");
    let of_meeting = of_meeting
        .iter()
        .find(|p| p["meeting"] == held.meeting["id"]);
    for pledge in [&servers, &of_meeting.unwrap().clone()] {
        let mut right = line(pledge, "announced", json!("2024-03-02"));
        right["corrects"] = announced(&mut held, pledge)["id"].clone();
        let right = held.app.add("pledge_event", right);
        let right = held
            .app
            .change("pledge_event", &right, "document", json!("A note"));
        // It stays a correction: it can't become a second announcement.
        let alone = held
            .app
            .change("pledge_event", &right.unwrap(), "corrects", json!(null));
        assert!(alone.is_err(), "{alone:?}");
    }

    let mut third = fields_of(&held.meeting);
    third["ordinal"] = json!(3);
    third["startsOn"] = json!("2024-06-01");
    held.meeting = held.app.add("meeting", third);
    held.sealed();
    let changed = held
        .app
        .change("pledge_event", &further, "document", json!("None"));
    let by = matches!(&changed, Err(Failure::Sealed { by }) if by == "TC/SG/2024/3/SUM/Rev.1");
    assert!(by, "{changed:?}");
    assert_eq!(held.app.ok("verify", json!({}))["whole"], true);
}

#[test]
fn a_pledge_whose_line_is_sealed_may_cite_more_and_keeps_what_was_counted() {
    let mut held = Held::new();
    let servers = elsewhere(&mut held);
    held.sealed();
    let source = held.app.list("source")[0]["id"].clone();
    let servers = held
        .app
        .change("pledge", &servers, "sources", json!([source]))
        .unwrap();
    let servers = held
        .app
        .change("pledge", &servers, "purpose", json!("Hosting"))
        .unwrap();
    assert_eq!(announced(&mut held, &servers)["sources"], json!([]));
    let before = held.everything();
    for (field, value) in [("amount", euros(1)), ("announcedOn", json!("2024-03-02"))] {
        let refused = held
            .app
            .change("pledge", &servers, field, value)
            .unwrap_err();
        let refused = serde_json::to_value(refused).unwrap();
        let problem = json!({ "field": field, "rule": "inTotal", "by": BY });
        assert_eq!(refused["problems"], json!([problem]));
    }
    assert_eq!(held.everything(), before);
}

#[test]
fn nothing_that_a_sealed_line_hangs_on_goes_and_the_refusal_names_the_summary() {
    let mut held = Held::new();
    let servers = elsewhere(&mut held);
    let tranche = held.app.add("tranche", json!({
        "pledge": servers["id"], "plannedOn": "2024-03", "planned": euros(10_000), "waived": false, "note": null, "sources": []
    }));
    let mut paid = line(&servers, "delivered", json!("2024-03-20"));
    paid["tranche"] = tranche["id"].clone();
    held.app.add("pledge_event", paid);
    held.sealed();
    for (noun, stored) in [("tranche", &tranche), ("pledge", &servers)] {
        let gone = remove(&mut held, noun, stored);
        assert!(is_sealed(&gone), "{noun}: {gone:?}");
    }
    assert_eq!(held.app.ok("verify", json!({}))["whole"], true);
}
