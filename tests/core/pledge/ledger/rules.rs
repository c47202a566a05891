//! The rules of the ledger, one by one, in the store.

use crate::support::{TestApp, party};
use serde_json::{Value, json};

fn eur(minor: i64) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "EUR" })
}

fn unsaid() -> Value {
    json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null })
}

pub fn pledge(by: &[&Value], title: &str, on: &str, amount: &Value) -> Value {
    let by: Vec<&Value> = by.iter().map(|p| &p["id"]).collect();
    json!({ "pledgers": by, "title": title, "announcedOn": on, "amount": amount, "sources": [] })
}

fn link(from: &Value, kind: &str, to: &Value) -> Value {
    json!({ "pledge": from["id"], "kind": kind, "other": to["id"], "note": null, "sources": [] })
}

/// The sum announced, in minor units of the euro, and how many had no figure.
fn announced(app: &mut TestApp) -> (String, u64) {
    let totals = app.ok("totals", json!({}));
    let all = totals["all"].as_array().unwrap();
    let at = all.iter().find(|t| t["stage"] == "announced").unwrap();
    let sum = at["total"]["sums"][0]["minor"].as_str().unwrap_or_default();
    (
        sum.to_owned(),
        at["total"]["without"]["notDisclosed"].as_u64().unwrap(),
    )
}

#[test]
fn a_pledge_without_an_amount_is_counted_beside_the_sum() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    app.add(
        "pledge",
        pledge(&[&state], "Pledge 1", "2024-04-03", &eur(1_000_000)),
    );
    app.add(
        "pledge",
        pledge(&[&state], "Pledge 2", "2024-04-03", &unsaid()),
    );
    assert_eq!(announced(&mut app), ("1000000".into(), 1));
}

#[test]
fn a_link_keeps_the_same_money_from_being_counted_twice() {
    let cases = [
        ("repeats", "5000"),
        ("confirms", "5000"),
        ("partOf", "5000"),
        ("corrects", "3000"),
        ("replaces", "3000"),
        ("increases", "8000"),
    ];
    for (kind, sum) in cases {
        let mut app = TestApp::with_file();
        let state = app.add("party", party("State 001"));
        let first = app.add(
            "pledge",
            pledge(&[&state], "First", "2024-04-03", &eur(5000)),
        );
        let second = app.add(
            "pledge",
            pledge(&[&state], "Second", "2024-05-03", &eur(3000)),
        );
        assert_eq!(announced(&mut app).0, "8000");
        app.add("pledge_link", link(&second, kind, &first));
        assert_eq!(announced(&mut app).0, sum, "{kind}");
        app.ok("undo", json!({}));
        assert_eq!(announced(&mut app).0, "8000", "{kind} taken back");
    }
}

#[test]
fn pledges_that_no_total_counts_can_be_asked_for() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let mut add = |title| app.add("pledge", pledge(&[&state], title, "2024-04-03", &eur(5000)));
    let [first, second, third] = ["First", "Second", "Third"].map(&mut add);
    app.add("pledge_link", link(&second, "repeats", &first));
    let mut line = app.ok("pledge", json!({ "id": third["id"] }))["lines"][0]["event"].clone();
    for key in ["id", "revision", "createdAt", "updatedAt"] {
        line.as_object_mut().unwrap().remove(key);
    }
    app.ok("undo", json!({}));
    let uncounted = |app: &mut TestApp, wanted: Value| {
        let asked = json!({ "wanted": wanted, "uncounted": true, "limit": 9 });
        let found = app.ok("pledges", asked);
        let rows = found["rows"].as_array().unwrap().iter();
        let mut titles: Vec<_> = rows.map(|row| row["title"].to_string()).collect();
        titles.sort();
        titles
    };
    assert!(uncounted(&mut app, json!({})).is_empty());
    app.ok("redo", json!({}));
    assert_eq!(uncounted(&mut app, json!({})), ["\"Second\""]);
    let events = app.list("pledge_event");
    let announced = events.iter().find(|e| e["pledge"] == third["id"]).unwrap();
    line["corrects"] = announced["id"].clone();
    line["void"] = json!(true);
    line["amount"] = unsaid();
    app.add("pledge_event", line);
    assert_eq!(uncounted(&mut app, json!({})), ["\"Second\"", "\"Third\""]);
    assert_eq!(
        uncounted(&mut app, json!({ "words": "third" })),
        ["\"Third\""]
    );
}

#[test]
fn a_part_counts_when_the_whole_has_no_figure() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let whole = app.add(
        "pledge",
        pledge(&[&state], "Whole", "2024-04-03", &unsaid()),
    );
    let part = app.add(
        "pledge",
        pledge(&[&state], "Part", "2024-05-03", &eur(3000)),
    );
    app.add("pledge_link", link(&part, "partOf", &whole));
    assert_eq!(announced(&mut app), ("3000".into(), 1));
}

#[test]
fn a_joint_pledge_is_counted_once_and_split_only_as_far_as_it_is_said() {
    let mut app = TestApp::with_file();
    let states: Vec<Value> = (1..=3)
        .map(|n| app.add("party", party(&format!("State 00{n}"))))
        .collect();
    let by: Vec<&Value> = states.iter().collect();
    let mut fields = pledge(&by, "Joint", "2024-05-31", &eur(2_200_000_000));
    fields["amount"]["precision"] = json!("jointWithoutSplit");
    let joint = app.add("pledge", fields);
    app.add(
        "pledge_share",
        json!({ "pledge": joint["id"], "party": states[0]["id"], "minor": 200_000_000 }),
    );
    let totals = app.ok("totals", json!({ "by": "state" }));
    let groups = totals["groups"].as_array().unwrap();
    let sums: Vec<_> = groups
        .iter()
        .map(|g| {
            (
                g["name"].as_str().unwrap(),
                g["stages"][0]["total"]["sums"][0]["minor"]
                    .as_str()
                    .unwrap(),
            )
        })
        .collect();
    let jointly = "State 001, State 002 and State 003";
    assert_eq!(sums, [("State 001", "200000000"), (jointly, "2000000000")]);
    assert_eq!(announced(&mut app).0, "2200000000");
}

#[test]
fn stages_stand_apart_and_a_corrected_line_does_not_count() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let made = app.add(
        "pledge",
        pledge(&[&state], "Pledge", "2024-04-03", &eur(10_000)),
    );
    let step = |stage: &str, minor, corrects: &Value| {
        json!({ "pledge": made["id"], "stage": stage, "happenedOn": "2024-06-01", "amount": eur(minor),
                "corrects": corrects, "void": false, "sources": [] })
    };
    app.add("pledge_event", step("committed", 4000, &Value::Null));
    let wrong = app.add("pledge_event", step("committed", 3000, &Value::Null));
    app.add("pledge_event", step("committed", 2000, &wrong["id"]));
    app.add("pledge_event", step("delivered", 1000, &Value::Null));
    let totals = app.ok("totals", json!({}));
    let sums: Vec<_> = totals["all"]
        .as_array()
        .unwrap()
        .iter()
        .map(|at| {
            (
                at["stage"].as_str().unwrap(),
                at["total"]["sums"][0]["minor"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        sums,
        [
            ("announced", "10000"),
            ("committed", "6000"),
            ("delivered", "1000")
        ]
    );
    let lines = app.ok("ledger_lines", json!({ "stage": "committed", "limit": 10 }));
    let why: Vec<_> = lines["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l["why"]["kind"].as_str().unwrap())
        .collect();
    assert_eq!(why, ["counts", "corrected", "counts"]);
    let first = app.ok("ledger_lines", json!({ "stage": "committed", "limit": 1 }));
    assert_eq!(first["lines"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&first["count"], &first["counting"]),
        (&json!(3), &json!(2)),
        "of all, not of the page"
    );
}

#[test]
fn money_of_another_currency_is_converted_by_a_named_set_and_rounded_once() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let dkk = |minor| json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "DKK" });
    for n in 0..3 {
        app.add(
            "pledge",
            pledge(&[&state], &format!("Pledge {n}"), "2024-01-23", &dkk(1)),
        );
    }
    let set = app.add(
        "rate_set",
        json!({ "name": "Made-up rates", "provider": "Nobody" }),
    );
    app.add("exchange_rate", json!({ "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": "8", "datedOn": "2024-01-22" }));
    let totals = app.ok("totals", json!({ "convert": { "rateSet": set["id"] } }));
    let total = &totals["all"][0]["total"];
    // Three øre are 0.375 cents: nothing when rounded together, nothing either when each alone is; of
    // twelve, each alone would still be nothing, together they are one and a half.
    assert_eq!(total["converted"]["minor"], "0");
    assert_eq!(total["converted"]["rounded"], true);
    for n in 3..12 {
        app.add(
            "pledge",
            pledge(&[&state], &format!("Pledge {n}"), "2024-01-23", &dkk(1)),
        );
    }
    let totals = app.ok("totals", json!({ "convert": { "rateSet": set["id"] } }));
    assert_eq!(totals["all"][0]["total"]["converted"]["minor"], "2");
    assert_eq!(totals["all"][0]["total"]["sums"][0]["minor"], "12");
    assert_eq!(totals["rates"]["name"], "Made-up rates");
}

#[test]
fn an_increase_is_converted_at_the_rate_of_the_original_pledge() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let dkk = json!({ "precision": "exact", "minor": 1600, "maxMinor": null, "currency": "DKK" });
    let first = app.add("pledge", pledge(&[&state], "First", "2024-01-23", &dkk));
    let more = app.add("pledge", pledge(&[&state], "More", "2024-07-01", &dkk));
    let set = app.add(
        "rate_set",
        json!({ "name": "Made-up rates", "provider": "Nobody" }),
    );
    for (rate, on) in [("8", "2024-01-22"), ("4", "2024-06-30")] {
        app.add("exchange_rate", json!({ "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": rate, "datedOn": on }));
    }
    let converted = |app: &mut TestApp| {
        let totals = app.ok("totals", json!({ "convert": { "rateSet": set["id"] } }));
        totals["all"][0]["total"]["converted"]["minor"].clone()
    };
    assert_eq!(converted(&mut app), "600");
    app.add("pledge_link", link(&more, "increases", &first));
    assert_eq!(converted(&mut app), "400");
}

#[test]
fn a_currency_without_a_rate_stands_beside_the_converted_sum() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let yen = json!({ "precision": "exact", "minor": 500, "maxMinor": null, "currency": "JPY" });
    app.add("pledge", pledge(&[&state], "Yen", "2024-01-23", &yen));
    app.add("pledge", pledge(&[&state], "Euro", "2024-01-23", &eur(100)));
    let set = app.add(
        "rate_set",
        json!({ "name": "Empty set", "provider": "Nobody" }),
    );
    let totals = app.ok("totals", json!({ "convert": { "rateSet": set["id"] } }));
    let converted = &totals["all"][0]["total"]["converted"];
    assert_eq!(converted["minor"], "100");
    assert_eq!(
        converted["unconverted"],
        json!([{ "currency": "JPY", "minor": "500", "figures": 1 }])
    );
}

#[test]
fn on_a_day_only_what_had_surely_happened_counts() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    app.add(
        "pledge",
        pledge(&[&state], "Early", "2024-04-03", &eur(100)),
    );
    app.add(
        "pledge",
        pledge(&[&state], "Some time in May", "2024-05", &eur(10)),
    );
    let mut undated = pledge(&[&state], "Undated", "2024", &eur(1));
    undated["announcedOn"] = Value::Null;
    app.add("pledge", undated);
    for (on, sum) in [
        ("2024-04-30", "100"),
        ("2024-05-30", "100"),
        ("2024-05-31", "110"),
    ] {
        let totals = app.ok("totals", json!({ "wanted": { "on": on } }));
        assert_eq!(totals["all"][0]["total"]["sums"][0]["minor"], sum, "{on}");
        assert_eq!(totals["undated"], 1);
    }
    assert_eq!(announced(&mut app).0, "111");
}
