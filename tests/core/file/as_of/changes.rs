//! What changed in the register since a day.

use super::day;
use crate::support::{TestApp, fields_of, party, pledge};
use serde_json::{Value, json};

fn since(app: &mut TestApp, day: chrono::NaiveDate) -> Vec<Value> {
    let answer = app.ok("changes_since", json!({ "day": day }));
    assert_eq!(answer["more"], 0);
    answer["rows"].as_array().unwrap().clone()
}

/// Noun, title, kind and fields of each line.
fn lines(rows: &[Value]) -> Vec<Value> {
    let parts = ["noun", "title", "kind", "fields"];
    let line = |row: &Value| parts.iter().map(|p| row[p].clone()).collect();
    rows.iter().map(line).collect()
}

#[test]
fn what_changed_since_a_day_is_told_by_record_with_the_fields_and_the_newest_first() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let other = app.add("party", party("State 002"));
    let source = app.add(
        "source",
        json!({ "publisher": "Ministry", "title": "Release", "certainty": "stated" }),
    );
    let old = app.add("pledge", pledge(&state, "Old"));
    let gone = app.add("pledge", pledge(&state, "Gone"));
    let seen = app.day();
    app.pass(24);
    let mut fields = fields_of(&old);
    fields["title"] = json!("Renamed");
    fields["pledgers"] = json!([state["id"], other["id"]]);
    fields["sources"] = json!([source["id"]]);
    fields["amount"] =
        json!({ "precision": "exact", "minor": 100, "maxMinor": null, "currency": "EUR" });
    let save =
        json!({ "noun": "pledge", "id": old["id"], "revision": old["revision"], "fields": fields });
    app.ok("save", save);
    // Of no pledge.
    app.add("party", party("State 003"));
    app.ok(
        "remove",
        json!({ "noun": "pledge", "id": gone["id"], "revision": gone["revision"] }),
    );
    let rows = since(&mut app, seen);
    let none: [&str; 0] = [];
    assert_eq!(
        lines(&rows),
        [
            json!(["pledge", "Gone", "removed", none]),
            json!(["pledge_event", "Gone", "removed", none]),
            json!([
                "pledge",
                "Renamed",
                "changed",
                ["amount", "pledgers", "sources", "title"]
            ]),
            json!(["pledge_event", "Renamed", "changed", ["amount", "sources"]]),
        ]
    );
    assert_eq!(rows[2]["who"], "Tester");
    assert_eq!(rows[2]["operation"], "save pledge");
    assert_eq!(rows[2]["operationKind"], "do");
    assert_eq!(rows[2]["id"], old["id"]);
    assert_eq!(rows[3]["pledge"], old["id"]);
    assert!(rows[2]["at"].as_str().unwrap().starts_with("2026-02-03T"));

    app.ok("undo", json!({}));
    let rows = since(&mut app, seen);
    assert_eq!(rows[0]["operationKind"], "undo");
    assert_eq!(lines(&rows)[0], json!(["pledge", "Gone", "added", none]));
    let today = app.day();
    assert_eq!(since(&mut app, today), Vec::<Value>::new());
    // Before the file there was nothing: all of its history is told.
    assert_eq!(since(&mut app, day("2020-01-01")).len(), 4 + rows.len());
}

#[test]
fn rates_are_told_by_their_set() {
    let mut app = TestApp::with_file();
    let seen = day("2020-01-01");
    let set = app.add(
        "rate_set",
        json!({ "name": "Made up", "provider": "Nobody" }),
    );
    let rate = |quote: &str| json!({ "rateSet": set["id"], "base": "EUR", "quote": quote, "rate": "2.5", "datedOn": "2024-01-02" });
    app.add("exchange_rate", rate("DKK"));
    let rows = since(&mut app, seen);
    assert_eq!(
        lines(&rows)[0],
        json!(["exchange_rate", "Made up", "added", []])
    );
    assert_eq!(rows[0]["id"], set["id"]);
    assert_eq!(rows[0]["count"], 1);
    app.ok(
        "remove",
        json!({ "noun": "rate_set", "id": set["id"], "revision": 1 }),
    );
    let rows = since(&mut app, seen);
    assert_eq!(
        lines(&rows)[..2],
        [
            json!(["exchange_rate", "Made up", "removed", []]),
            json!(["rate_set", "Made up", "removed", []])
        ]
    );
}

#[test]
fn the_fields_that_changed_are_told_by_the_labels_of_their_forms() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 017"));
    let pledge = app.add("pledge", pledge(&state, "Laptops"));
    let none =
        json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null });
    let euros = json!({ "precision": "exact", "minor": 100, "maxMinor": null, "currency": "EUR" });
    let line = json!({
        "pledge": pledge["id"], "stage": "committed", "happenedOn": "2026-01", "amount": euros,
        "party": null, "tranche": null, "corrects": null, "void": false, "document": null, "sources": []
    });
    let line = app.add("pledge_event", line);
    let goods = json!({
        "pledge": pledge["id"], "description": "Laptops", "quantity": 2, "unit": null, "unitValue": none,
        "basis": "none", "ordered": null, "shipped": null, "received": null, "sources": []
    });
    let goods = app.add("in_kind_item", goods);
    let purchase = json!({
        "title": "Servers", "category": null, "body": null, "priority": null, "year": null,
        "quarter": null, "estimated": none, "stage": "planned", "fundedBy": [], "note": null, "sources": []
    });
    let purchase = app.add("procurement_line", purchase);
    for (noun, stored, field, value, label) in [
        (
            "pledge_event",
            &line,
            "happenedOn",
            json!("2026-02"),
            "Date",
        ),
        (
            "in_kind_item",
            &goods,
            "unitValue",
            euros.clone(),
            "Value per unit",
        ),
        (
            "procurement_line",
            &purchase,
            "fundedBy",
            json!([pledge["id"]]),
            "Funded by",
        ),
    ] {
        app.change(noun, stored, field, value).unwrap();
        let told = since(&mut app, day("2020-01-01"))[0].clone();
        assert_eq!(told["fields"], json!([field]));
        assert_eq!(told["labels"], json!([label]));
    }
}
