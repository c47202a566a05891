//! Activities of IATI: what the standard cannot say is counted and told, and nothing is said too early.

use crate::{
    pledge_files::{event, money},
    support::{Desk, party, pledge},
};
use chancery_core::Failure;
use serde_json::{Value, json};

fn unknown() -> Value {
    json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null })
}

fn known(desk: &mut Desk, state: &Value, title: &str, day: &str, amount: Value) -> Value {
    let mut fields = pledge(state, title);
    fields["announcedOn"] = json!(day);
    fields["amount"] = amount;
    desk.add("pledge", fields)
}

fn withdraw(desk: &mut Desk, of: &Value) {
    let all = desk.list("pledge_event");
    let line = all.iter().find(|line| line["pledge"] == of["id"]).unwrap();
    let mut void = event(of, "announced", "2025-04-01", unknown());
    void["corrects"] = line["id"].clone();
    void["void"] = json!(true);
    desk.add("pledge_event", void);
}

fn export(desk: &mut Desk, organisation: &str) -> Result<(String, Value), Failure> {
    let place = desk.place("r.xml");
    let input = json!({ "place": place, "replace": true, "organisation": organisation });
    let written = desk.call("export_pledges", input)?;
    assert_eq!(written["rows"], written["notSaid"]["activities"]);
    let text = std::fs::read_to_string(desk.path("r.xml")).unwrap();
    Ok((text, written["notSaid"].clone()))
}

#[test]
fn every_line_and_every_pledge_that_is_not_in_the_file_is_counted_for_what_it_is() {
    let mut desk = Desk::with_file();
    let state = desk.add("party", party("State 017"));
    let day = "2025-03-01";
    let sum = |minor: i64| money("exact", minor, "EUR");
    let told = known(&mut desk, &state, "Told", day, sum(100_000));
    desk.add(
        "pledge_event",
        event(&told, "committed", "2025-04", sum(90_000)),
    );
    let mut undated = event(&told, "delivered", "2025-05-01", sum(10_000));
    undated["happenedOn"] = json!(null);
    desk.add("pledge_event", undated);
    desk.add(
        "pledge_event",
        event(&told, "delivered", "2025-06-01", unknown()),
    );
    desk.add(
        "pledge_event",
        event(&told, "ordered", "2025-04-15", sum(80_000)),
    );
    known(&mut desk, &state, "No amount", day, unknown());
    known(&mut desk, &state, "No day", "2025-03", sum(70_000));
    let withdrawn = known(&mut desk, &state, "Withdrawn", day, sum(60_000));
    withdraw(&mut desk, &withdrawn);
    let again = known(&mut desk, &state, "Told again", day, sum(100_000));
    let link = json!({
        "pledge": again["id"], "kind": "repeats", "other": told["id"], "note": null, "sources": []
    });
    desk.add("pledge_link", link);

    let (text, left) = export(&mut desk, "XM-EXAMPLE-1").unwrap();
    assert_eq!(text.matches("<iati-activity ").count(), 1);
    assert_eq!(text.matches("<transaction>").count(), 1);
    let expected = json!({
        "activities": 1, "withoutAmount": 1, "withoutDay": 1, "withdrawn": 1, "leftOut": 1,
        "otherRungs": 1, "linesWithoutAmount": 1, "linesWithoutDay": 2
    });
    assert_eq!(left, expected);
}

#[test]
fn an_identifier_with_a_sign_that_the_standard_forbids_is_refused_at_its_field() {
    let mut desk = Desk::with_file();
    for sign in ['/', '&', '|', '?'] {
        let refused = export(&mut desk, &format!("XM{sign}EXAMPLE-1")).unwrap_err();
        let refused = serde_json::to_value(refused).unwrap();
        let problem =
            json!({ "field": "organisation", "rule": "notAnIdentifier", "character": sign });
        assert_eq!(refused["problems"], json!([problem]));
        assert!(!desk.path("r.xml").exists());
    }
    export(&mut desk, " XM-EXAMPLE-1 ").unwrap();
}

#[test]
fn an_activity_is_finalised_only_when_all_is_delivered_and_closed_only_when_it_is() {
    let mut desk = Desk::with_file();
    let state = desk.add("party", party("State 017"));
    let sum = |minor: i64| money("exact", minor, "EUR");
    let told = known(&mut desk, &state, "Told", "2025-03-01", sum(100_000));
    let status = |desk: &mut Desk| {
        let (text, _) = export(desk, "XM-EXAMPLE-1").unwrap();
        let at = text.find("<activity-status code=\"").unwrap();
        text[at + 23..=at + 23].to_owned()
    };
    let step = |desk: &mut Desk, rung: &str, amount: Value| {
        desk.add("pledge_event", event(&told, rung, "2025-04-01", amount));
    };
    assert_eq!(status(&mut desk), "1", "announced");
    step(&mut desk, "committed", sum(120_000));
    assert_eq!(status(&mut desk), "2", "under way");
    step(&mut desk, "delivered", sum(40_000));
    assert_eq!(status(&mut desk), "2", "delivered in part");
    step(&mut desk, "delivered", unknown());
    assert_eq!(status(&mut desk), "2", "an unknown part is not the rest");
    step(&mut desk, "delivered", sum(60_000));
    assert_eq!(status(&mut desk), "2", "more was committed than announced");
    step(&mut desk, "delivered", sum(20_000));
    assert_eq!(status(&mut desk), "3", "delivered in full");
    step(&mut desk, "closed", sum(120_000));
    assert_eq!(status(&mut desk), "4", "closed");

    let mut desk = Desk::with_file();
    let state = desk.add("party", party("State 018"));
    let range = json!({ "precision": "range", "minor": 50, "maxMinor": 80, "currency": "EUR" });
    let told = known(&mut desk, &state, "Range", "2025-03-01", range);
    desk.add(
        "pledge_event",
        event(&told, "delivered", "2025-04-01", sum(50)),
    );
    assert_eq!(status(&mut desk), "2", "it may come to more");
}
