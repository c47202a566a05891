//! Activities of IATI: what the standard cannot say is counted and told, and nothing is said too early.

use crate::{
    pledge_files::{event, money},
    support::{TestApp, party, pledge},
};
use chancery_core::Failure;
use serde_json::{Value, json};

fn unknown() -> Value {
    json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null })
}

fn known(app: &mut TestApp, state: &Value, title: &str, day: &str, amount: Value) -> Value {
    let mut fields = pledge(state, title);
    fields["announcedOn"] = json!(day);
    fields["amount"] = amount;
    app.add("pledge", fields)
}

fn withdraw(app: &mut TestApp, of: &Value) {
    let all = app.list("pledge_event");
    let line = all.iter().find(|line| line["pledge"] == of["id"]).unwrap();
    let mut void = event(of, "announced", "2025-04-01", unknown());
    void["corrects"] = line["id"].clone();
    void["void"] = json!(true);
    app.add("pledge_event", void);
}

fn export(app: &mut TestApp, organisation: &str) -> Result<(String, Value), Failure> {
    let place = app.place("r.xml");
    let input = json!({ "place": place, "replace": true, "organisation": organisation });
    let written = app.call("export_pledges", input)?;
    assert_eq!(written["rows"], written["notSaid"]["activities"]);
    let text = std::fs::read_to_string(app.path("r.xml")).unwrap();
    Ok((text, written["notSaid"].clone()))
}

#[test]
fn every_line_and_every_pledge_that_is_not_in_the_file_is_counted_for_what_it_is() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 017"));
    let day = "2025-03-01";
    let sum = |minor: i64| money("exact", minor, "EUR");
    let told = known(&mut app, &state, "Told", day, sum(100_000));
    app.add(
        "pledge_event",
        event(&told, "committed", "2025-04", sum(90_000)),
    );
    let mut undated = event(&told, "delivered", "2025-05-01", sum(10_000));
    undated["happenedOn"] = json!(null);
    app.add("pledge_event", undated);
    app.add(
        "pledge_event",
        event(&told, "delivered", "2025-06-01", unknown()),
    );
    app.add(
        "pledge_event",
        event(&told, "ordered", "2025-04-15", sum(80_000)),
    );
    known(&mut app, &state, "No amount", day, unknown());
    known(&mut app, &state, "No day", "2025-03", sum(70_000));
    let withdrawn = known(&mut app, &state, "Withdrawn", day, sum(60_000));
    withdraw(&mut app, &withdrawn);
    let again = known(&mut app, &state, "Told again", day, sum(100_000));
    let link = json!({
        "pledge": again["id"], "kind": "repeats", "other": told["id"], "note": null, "sources": []
    });
    app.add("pledge_link", link);

    let (text, left) = export(&mut app, "XM-EXAMPLE-1").unwrap();
    assert_eq!(text.matches("<iati-activity ").count(), 1);
    assert_eq!(text.matches("<transaction>").count(), 1);
    let expected = json!({
        "activities": 1, "withoutAmount": 1, "withoutDay": 1, "withdrawn": 1, "leftOut": 1,
        "otherStages": 1, "linesWithoutAmount": 1, "linesWithoutDay": 2
    });
    assert_eq!(left, expected);
}

#[test]
fn an_identifier_with_a_sign_that_the_standard_forbids_is_refused_at_its_field() {
    let mut app = TestApp::with_file();
    for sign in ['/', '&', '|', '?'] {
        let refused = export(&mut app, &format!("XM{sign}EXAMPLE-1")).unwrap_err();
        let refused = serde_json::to_value(refused).unwrap();
        let problem =
            json!({ "field": "organisation", "rule": "notAnIdentifier", "character": sign });
        assert_eq!(refused["problems"], json!([problem]));
        assert!(!app.path("r.xml").exists());
    }
    export(&mut app, " XM-EXAMPLE-1 ").unwrap();
}

#[test]
fn an_activity_is_finalised_only_when_all_is_delivered_and_closed_only_when_it_is() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 017"));
    let sum = |minor: i64| money("exact", minor, "EUR");
    let told = known(&mut app, &state, "Told", "2025-03-01", sum(100_000));
    let status = |app: &mut TestApp| {
        let (text, _) = export(app, "XM-EXAMPLE-1").unwrap();
        let at = text.find("<activity-status code=\"").unwrap();
        text[at + 23..=at + 23].to_owned()
    };
    let step = |app: &mut TestApp, stage: &str, amount: Value| {
        app.add("pledge_event", event(&told, stage, "2025-04-01", amount));
    };
    assert_eq!(status(&mut app), "1", "announced");
    step(&mut app, "committed", sum(120_000));
    assert_eq!(status(&mut app), "2", "under way");
    step(&mut app, "delivered", sum(40_000));
    assert_eq!(status(&mut app), "2", "delivered in part");
    step(&mut app, "delivered", unknown());
    assert_eq!(status(&mut app), "2", "an unknown part is not the rest");
    step(&mut app, "delivered", sum(60_000));
    assert_eq!(status(&mut app), "2", "more was committed than announced");
    step(&mut app, "delivered", sum(20_000));
    assert_eq!(status(&mut app), "3", "delivered in full");
    step(&mut app, "closed", sum(120_000));
    assert_eq!(status(&mut app), "4", "closed");

    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 018"));
    let range = json!({ "precision": "range", "minor": 50, "maxMinor": 80, "currency": "EUR" });
    let told = known(&mut app, &state, "Range", "2025-03-01", range);
    app.add(
        "pledge_event",
        event(&told, "delivered", "2025-04-01", sum(50)),
    );
    assert_eq!(status(&mut app), "2", "it may come to more");
}

/// What the published ruleset asks for, read from the file as it is: the pledges that lack it, by rule.
fn judged(text: &str, today: &str) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for activity in text.split("<iati-activity ").skip(1) {
        let between = |text: &str, start: &str, end: &str| {
            let at = text.find(start).unwrap() + start.len();
            text[at..].split(end).next().unwrap().to_owned()
        };
        let title = between(activity, "<title><narrative>", "<");
        let mut add = |broken: bool, rule| {
            if broken {
                found.push((title.clone(), rule));
            }
        };
        let transactions: Vec<&str> = activity.split("<transaction>").skip(1).collect();
        add(!activity.contains("<sector "), "noSector");
        add(!activity.contains("<recipient-country "), "noRecipient");
        let named = |name: &str| transactions.iter().any(|t| t.contains(name));
        add(
            !transactions.is_empty() && !named("<receiver-org"),
            "noReceiver",
        );
        let start = activity
            .split("<activity-date type=\"2\" iso-date=\"")
            .nth(1);
        add(start.is_some_and(|day| &day[..10] > today), "startInFuture");
        let late = |t: &&str| {
            let day = between(t, "<transaction-date iso-date=\"", "\"");
            day.as_str() > today
        };
        add(transactions.iter().any(late), "transactionInFuture");
        assert!(transactions.iter().all(|t| t.contains("<provider-org")));
    }
    found
}

fn receives(app: &mut TestApp) -> Value {
    let mut receiver = party("State 099");
    receiver["isoCode"] = json!("UA");
    app.add("party", receiver)
}

#[test]
fn the_rules_that_activities_do_not_keep_are_told_before_the_file_is_written() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 017"));
    let receiver = receives(&mut app);
    let team = app.add("body", crate::support::body("Team 01"));
    let sum = |minor: i64| money("exact", minor, "EUR");
    known(&mut app, &state, "Nothing said", "2025-03-01", sum(100));
    let mut whole = pledge(&state, "All said");
    whole["announcedOn"] = json!("2025-03-01");
    whole["amount"] = sum(200);
    whole["beneficiary"] = receiver["id"].clone();
    whole["body"] = team["id"].clone();
    app.add("pledge", whole.clone());
    whole["title"] = json!("Of the future");
    let late = app.add("pledge", whole);
    app.add(
        "pledge_event",
        event(&late, "delivered", "2199-01-01", sum(200)),
    );

    let unmet = app.ok("activities_unmet", json!({}));
    let told: Vec<(String, String)> = unmet
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let word = |key: &str| one[key].as_str().unwrap().to_owned();
            (word("title"), word("rule"))
        })
        .collect();
    let expected = [
        ("Nothing said", "noSector"),
        ("Nothing said", "noRecipient"),
        ("Nothing said", "noReceiver"),
        ("Of the future", "startInFuture"),
        ("Of the future", "transactionInFuture"),
    ];
    assert_eq!(told, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let (text, _) = export(&mut app, "XM-EXAMPLE-1").unwrap();
    let judged = judged(&text, "2150-01-01");
    let judged: Vec<(String, String)> = judged
        .into_iter()
        .map(|(title, rule)| (title, rule.to_owned()))
        .collect();
    assert_eq!(told, judged);
}

#[test]
fn a_transaction_names_who_gives_and_who_receives_and_an_activity_its_team() {
    let mut app = TestApp::with_file();
    let states = ["State 017", "State 018"].map(|name| app.add("party", party(name)));
    let receiver = receives(&mut app);
    let coalition = app.list("coalition")[0].clone();
    app.change(
        "coalition",
        &coalition,
        "beneficiaries",
        json!([receiver["id"]]),
    )
    .unwrap();
    let team = app.add("body", crate::support::body("Team 01"));
    let mut joint = pledge(&states[0], "Joint");
    joint["pledgers"] = json!([states[0]["id"], states[1]["id"]]);
    joint["pledgersUnnamed"] = json!("several states");
    joint["announcedOn"] = json!("2025-03-01");
    joint["amount"] = money("exact", 300, "EUR");
    joint["body"] = team["id"].clone();
    let joint = app.add("pledge", joint);
    let mut part = event(
        &joint,
        "delivered",
        "2025-04-01",
        money("exact", 100, "EUR"),
    );
    part["party"] = states[1]["id"].clone();
    app.add("pledge_event", part);
    let (text, _) = export(&mut app, "XM-EXAMPLE-1").unwrap();
    for element in [
        "<provider-org><narrative>State 017, State 018 and several states</narrative></provider-org>",
        "<provider-org type=\"10\"><narrative>State 018</narrative></provider-org>",
        "<receiver-org type=\"10\"><narrative>State 099</narrative></receiver-org>",
        "<recipient-country code=\"UA\"/><sector vocabulary=\"99\"",
        "<narrative>Team 01</narrative></sector>",
    ] {
        assert!(text.contains(element), "{element}\nnot in\n{text}");
    }
    assert_eq!(app.ok("activities_unmet", json!({})), json!([]));
}
