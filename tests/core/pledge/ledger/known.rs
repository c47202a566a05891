//! Where the ledger knows less than a figure: it says so, and adds nothing that is not there.

use super::rules::pledge;
use crate::support::{TestApp, party};
use serde_json::{Value, json};

fn money(minor: i64, currency: &str) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": currency })
}

fn unsaid() -> Value {
    json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null })
}

fn step(pledge: &Value, stage: &str, on: Option<&str>, amount: &Value) -> Value {
    json!({ "pledge": pledge["id"], "stage": stage, "happenedOn": on, "amount": amount, "corrects": null,
            "void": false, "sources": [] })
}

fn link(from: &Value, kind: &str, to: &Value) -> Value {
    json!({ "pledge": from["id"], "kind": kind, "other": to["id"], "note": null, "sources": [] })
}

/// A set with these rates: so many of the second currency for one of the first, on a day.
fn rates(app: &mut TestApp, all: &[(&str, &str, &str, &str)]) -> Value {
    let set = app.add(
        "rate_set",
        json!({ "name": "Made-up rates", "provider": "Nobody" }),
    );
    for (base, quote, rate, on) in all {
        app.add(
            "exchange_rate",
            json!({ "rateSet": set["id"], "base": base, "quote": quote, "rate": rate, "datedOn": on }),
        );
    }
    set["id"].clone()
}

/// Sums by stage, as `committed EUR 10`.
fn sums(totals: &Value) -> Vec<String> {
    let all = totals["all"].as_array().unwrap().iter();
    let said = all.flat_map(|at| {
        let sums = at["total"]["sums"].as_array().unwrap().iter();
        sums.map(|s| {
            let [currency, minor] = ["currency", "minor"].map(|k| s[k].as_str().unwrap());
            format!("{} {currency} {minor}", at["stage"].as_str().unwrap())
        })
    });
    said.collect()
}

#[test]
fn what_has_no_figure_or_no_rate_is_not_converted_into_a_zero() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    app.add(
        "pledge",
        pledge(&[&state], "Quiet", "2024-01-23", &unsaid()),
    );
    let set = rates(&mut app, &[("EUR", "DKK", "8", "2024-01-22")]);
    let asked = json!({ "convert": { "rateSet": set } });
    let converted = |app: &mut TestApp| {
        let totals = app.ok("totals", asked.clone());
        totals["all"][0]["total"]["converted"].clone()
    };
    assert_eq!(converted(&mut app), Value::Null);
    let yen = money(500, "JPY");
    app.add("pledge", pledge(&[&state], "Yen", "2024-01-23", &yen));
    let found = converted(&mut app);
    assert_eq!(found["minor"], Value::Null);
    assert_eq!(found["unconverted"][0]["minor"], "500");
}

#[test]
fn a_part_counts_at_each_stage_where_its_whole_has_no_figure() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let whole = app.add(
        "pledge",
        pledge(&[&state], "Whole", "2024-04-03", &unsaid()),
    );
    let four = money(4, "EUR");
    let part = app.add("pledge", pledge(&[&state], "Part", "2024-05-03", &four));
    app.add(
        "pledge_event",
        step(&whole, "committed", Some("2024-06-01"), &money(10, "EUR")),
    );
    app.add(
        "pledge_event",
        step(&part, "committed", Some("2024-06-01"), &four),
    );
    app.add("pledge_link", link(&part, "partOf", &whole));
    let totals = app.ok("totals", json!({}));
    assert_eq!(sums(&totals), ["announced EUR 4", "committed EUR 10"]);
    let lines = app.ok("ledger_lines", json!({ "stage": "committed", "limit": 9 }));
    let why = lines["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l["why"]["kind"].clone());
    assert_eq!(why.collect::<Vec<_>>(), ["counts", "linked"]);
}

#[test]
fn shares_are_of_the_pledge_in_its_own_currency_and_of_those_who_give() {
    let mut app = TestApp::with_file();
    let states: Vec<Value> = (1..=3)
        .map(|n| app.add("party", party(&format!("State 00{n}"))))
        .collect();
    let by: Vec<&Value> = states.iter().collect();
    let joint = app.add(
        "pledge",
        pledge(&by, "Joint", "2024-05-31", &money(100, "USD")),
    );
    let share = |n: usize, minor: i64| json!({ "pledge": joint["id"], "party": states[n]["id"], "minor": minor });
    app.add("pledge_share", share(0, 60));
    app.add("pledge_share", share(1, 30));
    let by_state = |app: &mut TestApp| -> Vec<String> {
        let totals = app.ok("totals", json!({ "by": "state" }));
        let groups = totals["groups"].as_array().unwrap().iter();
        let said = groups.map(|g| {
            let sum = &g["stages"][0]["total"]["sums"][0];
            format!(
                "{}: {} {}",
                g["name"].as_str().unwrap(),
                sum["currency"].as_str().unwrap(),
                sum["minor"].as_str().unwrap()
            )
        });
        said.collect()
    };
    let all = "State 001, State 002 and State 003";
    assert_eq!(
        by_state(&mut app),
        [
            "State 001: USD 60".to_owned(),
            "State 002: USD 30".into(),
            format!("{all}: USD 10")
        ]
    );
    // Who is no pledger any more gives nothing: that part is nobody's in particular.
    app.change(
        "pledge",
        &joint,
        "pledgers",
        json!([states[0]["id"], states[2]["id"]]),
    )
    .unwrap();
    assert_eq!(
        by_state(&mut app),
        ["State 001: USD 60", "State 001 and State 003: USD 40"]
    );
    // A line in another currency is not what the shares are of.
    let lines = app.list("pledge_event");
    let mut line = step(
        &joint,
        "announced",
        Some("2024-05-31"),
        &money(9_000, "JPY"),
    );
    line["corrects"] = lines[0]["id"].clone();
    app.add("pledge_event", line);
    assert_eq!(by_state(&mut app), ["State 001 and State 003: JPY 9000"]);
}

#[test]
fn a_stop_without_a_date_stands_beside_later_steps() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let one = app.add(
        "pledge",
        pledge(&[&state], "Pledge", "2024-01-03", &money(5, "EUR")),
    );
    for (stage, on) in [
        ("onHold", Some("2024-02-01")),
        ("committed", Some("2024-03-01")),
        ("cancelled", None),
    ] {
        app.add("pledge_event", step(&one, stage, on, &unsaid()));
    }
    let page = app.ok("pledges", json!({ "limit": 9 }));
    assert_eq!(page["rows"][0]["stage"], "cancelled");
}

#[test]
fn of_a_rate_and_its_inverse_the_nearer_day_is_taken() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let dollars = money(1_000, "USD");
    app.add(
        "pledge",
        pledge(&[&state], "Pledge", "2024-04-03", &dollars),
    );
    let set = rates(
        &mut app,
        &[
            ("USD", "EUR", "0.5", "2020-01-01"),
            ("EUR", "USD", "4", "2024-04-03"),
        ],
    );
    let totals = app.ok("totals", json!({ "convert": { "rateSet": set } }));
    assert_eq!(totals["all"][0]["total"]["converted"]["minor"], "250");
}

fn reported(minor: i64, on: &str) -> Value {
    json!({ "statedOn": on, "scope": "All", "amount": money(minor, "EUR"), "asStated": null, "stage": null, "party": null,
            "body": null, "channel": null, "sources": [] })
}

#[test]
fn a_published_total_is_not_compared_with_what_is_not_known() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    app.add(
        "pledge",
        pledge(&[&state], "Quiet", "2024-01-03", &unsaid()),
    );
    app.add("reported_total", reported(100, "2024-06-30"));
    let held = |app: &mut TestApp| app.ok("reconcile", json!({}))[0].clone();
    let quiet = held(&mut app);
    assert_eq!(
        (&quiet["difference"], &quiet["verdict"]),
        (&Value::Null, &json!("notComparable"))
    );
    // The same sum in euros, and dollars beside it: not the same money.
    app.add(
        "pledge",
        pledge(&[&state], "Euros", "2024-01-03", &money(100, "EUR")),
    );
    assert_eq!(held(&mut app)["verdict"], "agrees");
    app.add(
        "pledge",
        pledge(&[&state], "Dollars", "2024-01-03", &money(7, "USD")),
    );
    let beside = held(&mut app);
    assert_eq!(
        (&beside["difference"], &beside["verdict"]),
        (&json!("0"), &json!("partly"))
    );
    // Where less was published than is recorded, what has no figure explains nothing.
    app.add(
        "pledge",
        pledge(&[&state], "More", "2024-01-03", &money(50, "EUR")),
    );
    let kinds: Vec<_> = held(&mut app)["because"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| b["kind"].clone())
        .collect();
    assert_eq!(kinds, ["otherCurrency"]);
}

#[test]
fn steps_of_a_pledge_that_does_not_count_are_asked_about_once_and_only_while_they_stand() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let mut made =
        |title: &str| app.add("pledge", pledge(&[&state], title, "2024-01-03", &unsaid()));
    let (first, second, again) = (made("First"), made("Second"), made("Again"));
    let wrong = app.add(
        "pledge_event",
        step(&again, "committed", Some("2024-02-01"), &unsaid()),
    );
    app.add("pledge_link", link(&again, "repeats", &first));
    app.add("pledge_link", link(&again, "repeats", &second));
    let asked = |app: &mut TestApp| {
        let found = app.ok("pledge_findings", json!({}));
        let found = found["first"].as_array().unwrap().iter();
        found.filter(|f| f["rule"] == "stepsLeftOut").count()
    };
    assert_eq!(asked(&mut app), 1);
    let mut void = step(&again, "committed", Some("2024-02-01"), &unsaid());
    (void["corrects"], void["void"]) = (wrong["id"].clone(), json!(true));
    app.add("pledge_event", void);
    assert_eq!(asked(&mut app), 0);
}

#[test]
fn a_row_says_what_became_of_what_was_announced_and_converts_what_stands() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let set = rates(&mut app, &[("EUR", "USD", "2", "2024-01-01")]);
    let dollars = money(1_000, "USD");
    let one = app.add(
        "pledge",
        pledge(&[&state], "Pledge", "2024-04-03", &dollars),
    );
    let row = |app: &mut TestApp| {
        let page = app.ok(
            "pledges",
            json!({ "limit": 9, "convert": { "rateSet": set } }),
        );
        let row = &page["rows"][0];
        let said = row["announced"].as_str().unwrap().to_owned();
        assert_eq!(row["amount"], dollars, "as announced");
        (said, row["converted"]["minor"].as_str().map(str::to_owned))
    };
    assert_eq!(row(&mut app), ("stands".into(), Some("500".into())));
    let first = app.list("pledge_event")[0].clone();
    let mut less = step(&one, "announced", Some("2024-04-03"), &money(700, "USD"));
    less["corrects"] = first["id"].clone();
    let less = app.add("pledge_event", less);
    assert_eq!(row(&mut app), ("corrected".into(), Some("350".into())));
    let mut void = step(&one, "announced", Some("2024-04-03"), &unsaid());
    (void["corrects"], void["void"]) = (less["id"].clone(), json!(true));
    app.add("pledge_event", void);
    assert_eq!(row(&mut app), ("withdrawn".into(), None));
}
