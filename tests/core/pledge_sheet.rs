//! The page of a pledge: what stands in its ledger, where its tranches are, what links say from both ends.

use crate::{
    seal::Held,
    support::{Desk, party, pledge},
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

fn with_pledge() -> (Desk, Value) {
    let mut desk = Desk::with_file();
    let state = desk.add("party", party("State 001"));
    let stored = desk.add("pledge", pledge(&state, "Laptops"));
    (desk, stored)
}

fn sheet(desk: &mut Desk, pledge: &Value) -> Value {
    desk.ok("pledge", json!({ "id": pledge["id"] }))
}

#[test]
fn a_tranche_stands_where_its_plan_and_the_lines_that_stand_put_it() {
    let (mut desk, stored) = with_pledge();
    let late = desk.add("tranche", tranche(&stored, "2025-06-30", euros(500)));
    desk.add("tranche", tranche(&stored, "2099-06", euros(700)));
    let states = |desk: &mut Desk| -> Vec<Value> {
        let page = sheet(desk, &stored);
        let rows = page["tranches"].as_array().unwrap();
        rows.iter().map(|row| row["state"].clone()).collect()
    };
    assert_eq!(states(&mut desk), ["overdue", "planned"]);

    let mut part = line(&stored, "delivered", euros(200));
    part["tranche"] = late["id"].clone();
    let part = desk.add("pledge_event", part);
    assert_eq!(states(&mut desk), ["overdue", "planned"]);
    assert_eq!(sheet(&mut desk, &stored)["tranches"][0]["paidMinor"], 200);

    let mut whole = line(&stored, "delivered", euros(500));
    whole["tranche"] = late["id"].clone();
    whole["corrects"] = part["id"].clone();
    let whole = desk.add("pledge_event", whole);
    assert_eq!(states(&mut desk), ["paid", "planned"]);
    assert_eq!(sheet(&mut desk, &stored)["tranches"][0]["paidMinor"], 500);

    let mut error = line(&stored, "delivered", euros(500));
    error["corrects"] = whole["id"].clone();
    error["void"] = json!(true);
    desk.add("pledge_event", error);
    assert_eq!(states(&mut desk), ["overdue", "planned"]);
}

#[test]
fn a_payment_without_a_figure_is_not_counted_as_zero() {
    let (mut desk, stored) = with_pledge();
    let late = desk.add("tranche", tranche(&stored, "2025-06-30", euros(500)));
    let unknown =
        json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null });
    let mut paid = line(&stored, "delivered", unknown);
    paid["tranche"] = late["id"].clone();
    desk.add("pledge_event", paid);
    let row = sheet(&mut desk, &stored)["tranches"][0].clone();
    assert_eq!(row["state"], "paid");
    assert_eq!(row["paidMinor"], Value::Null);
}

#[test]
fn a_link_is_seen_from_both_ends() {
    let (mut desk, first) = with_pledge();
    let state = desk.list("party")[0].clone();
    let again = desk.add("pledge", pledge(&state, "Laptops, said again"));
    desk.add(
        "pledge_link",
        json!({ "pledge": again["id"], "kind": "repeats", "other": first["id"], "sources": [] }),
    );
    assert_eq!(sheet(&mut desk, &again)["counts"], false);
    assert_eq!(sheet(&mut desk, &first)["counts"], true);
    assert_eq!(
        sheet(&mut desk, &again)["links"][0]["far"]["title"],
        "Laptops"
    );
    let there = sheet(&mut desk, &first);
    assert_eq!(there["links"], json!([]));
    assert_eq!(there["linkedBy"][0]["far"]["title"], "Laptops, said again");
}

#[test]
fn what_was_announced_and_issued_is_corrected_by_a_further_line() {
    let mut held = Held::new();
    held.sealed();
    let stored = held.desk.list("pledge")[0].clone();
    let before = sheet(&mut held.desk, &stored);
    assert!(before["sealed"].is_string());
    let announced = before["lines"][0].clone();
    assert!(announced["sealed"].is_string());

    let mut further = line(&stored, "announced", euros(900));
    assert!(
        held.desk
            .call(
                "save",
                json!({ "noun": "pledge_event", "id": held.desk.session.mint(), "revision": 0, "fields": further })
            )
            .is_err()
    );
    further["corrects"] = announced["event"]["id"].clone();
    held.desk.add("pledge_event", further);
    let after = sheet(&mut held.desk, &stored);
    assert_eq!(after["lines"][0], announced);
    assert_eq!(after["lines"][1]["sealed"], Value::Null);
}
