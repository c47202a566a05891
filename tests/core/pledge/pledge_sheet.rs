//! The page of a pledge: what stands in its ledger, where its tranches are, what links say from both ends.

use crate::{
    seal::Held,
    support::{TestApp, party, pledge},
};
use serde_json::{Value, json};

fn euros(minor: i64) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "EUR" })
}

fn line(pledge: &Value, stage: &str, amount: Value) -> Value {
    json!({
        "pledge": pledge["id"], "stage": stage, "happenedOn": "2026-01-15", "amount": amount, "void": false,
        "sources": []
    })
}

fn tranche(pledge: &Value, planned_on: &str, planned: Value) -> Value {
    json!({ "pledge": pledge["id"], "plannedOn": planned_on, "planned": planned, "waived": false, "sources": [] })
}

fn with_pledge() -> (TestApp, Value) {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let stored = app.add("pledge", pledge(&state, "Laptops"));
    (app, stored)
}

fn sheet(app: &mut TestApp, pledge: &Value) -> Value {
    app.ok("pledge", json!({ "id": pledge["id"] }))
}

#[test]
fn a_tranche_stands_where_its_plan_and_the_lines_that_stand_put_it() {
    let (mut app, stored) = with_pledge();
    let late = app.add("tranche", tranche(&stored, "2025-06-30", euros(500)));
    app.add("tranche", tranche(&stored, "2099-06", euros(700)));
    let states = |app: &mut TestApp| -> Vec<Value> {
        let page = sheet(app, &stored);
        let rows = page["tranches"].as_array().unwrap();
        rows.iter().map(|row| row["state"].clone()).collect()
    };
    assert_eq!(states(&mut app), ["overdue", "planned"]);

    let mut part = line(&stored, "delivered", euros(200));
    part["tranche"] = late["id"].clone();
    let part = app.add("pledge_event", part);
    assert_eq!(states(&mut app), ["overdue", "planned"]);
    assert_eq!(sheet(&mut app, &stored)["tranches"][0]["paidMinor"], 200);

    let mut whole = line(&stored, "delivered", euros(500));
    whole["tranche"] = late["id"].clone();
    whole["corrects"] = part["id"].clone();
    let whole = app.add("pledge_event", whole);
    assert_eq!(states(&mut app), ["paid", "planned"]);
    assert_eq!(sheet(&mut app, &stored)["tranches"][0]["paidMinor"], 500);

    let mut error = line(&stored, "delivered", euros(500));
    error["corrects"] = whole["id"].clone();
    error["void"] = json!(true);
    app.add("pledge_event", error);
    assert_eq!(states(&mut app), ["overdue", "planned"]);
}

#[test]
fn a_payment_without_a_figure_is_not_counted_as_zero() {
    let (mut app, stored) = with_pledge();
    let late = app.add("tranche", tranche(&stored, "2025-06-30", euros(500)));
    let unknown =
        json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null });
    let mut paid = line(&stored, "delivered", unknown);
    paid["tranche"] = late["id"].clone();
    app.add("pledge_event", paid);
    let row = sheet(&mut app, &stored)["tranches"][0].clone();
    assert_eq!(row["state"], "paid");
    assert_eq!(row["paidMinor"], Value::Null);
}

#[test]
fn a_link_is_seen_from_both_ends() {
    let (mut app, first) = with_pledge();
    let state = app.list("party")[0].clone();
    let again = app.add("pledge", pledge(&state, "Laptops, said again"));
    app.add(
        "pledge_link",
        json!({ "pledge": again["id"], "kind": "repeats", "other": first["id"], "sources": [] }),
    );
    assert_eq!(sheet(&mut app, &again)["counts"], false);
    assert_eq!(sheet(&mut app, &first)["counts"], true);
    assert_eq!(
        sheet(&mut app, &again)["links"][0]["far"]["title"],
        "Laptops"
    );
    let there = sheet(&mut app, &first);
    assert_eq!(there["links"], json!([]));
    assert_eq!(there["linkedBy"][0]["far"]["title"], "Laptops, said again");
}

#[test]
fn what_was_announced_and_issued_is_corrected_by_a_further_line() {
    let mut held = Held::new();
    held.sealed();
    let stored = held.app.list("pledge")[0].clone();
    let before = sheet(&mut held.app, &stored);
    assert!(before["sealed"].is_string());
    let announced = before["lines"][0].clone();
    assert!(announced["sealed"].is_string());

    let mut further = line(&stored, "announced", euros(900));
    assert!(
        held.app
            .call(
                "save",
                json!({ "noun": "pledge_event", "id": held.app.session.mint(), "revision": 0, "fields": further })
            )
            .is_err()
    );
    further["corrects"] = announced["event"]["id"].clone();
    held.app.add("pledge_event", further);
    let after = sheet(&mut held.app, &stored);
    assert_eq!(after["lines"][0], announced);
    assert_eq!(after["lines"][1]["sealed"], Value::Null);
}
