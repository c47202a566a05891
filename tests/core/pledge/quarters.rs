//! What was promised for a quarter against what came, lines by month, and pledges found by who gives.

use crate::support::{TestApp, party, pledge};
use serde_json::{Value, json};

fn exact(minor: i64) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "EUR" })
}

fn unknown() -> Value {
    json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null })
}

fn tranche(app: &mut TestApp, pledge: &Value, planned_on: Option<&str>, planned: Value) -> Value {
    let fields = json!({
        "pledge": pledge["id"], "plannedOn": planned_on, "planned": planned, "waived": false, "note": null,
        "sources": []
    });
    app.add("tranche", fields)
}

fn event(app: &mut TestApp, pledge: &Value, stage: &str, on: Option<&str>, amount: Value) -> Value {
    let fields = json!({
        "pledge": pledge["id"], "stage": stage, "happenedOn": on, "amount": amount, "document": null,
        "party": null, "tranche": null, "corrects": null, "void": false, "sources": []
    });
    app.add("pledge_event", fields)
}

fn of_state(app: &mut TestApp, name: &str, title: &str) -> Value {
    let state = app.add("party", party(name));
    app.add("pledge", pledge(&state, title))
}

fn sums(total: &Value) -> Vec<&str> {
    let sums = total["sums"].as_array().unwrap();
    sums.iter().map(|s| s["minor"].as_str().unwrap()).collect()
}

fn at<'a>(stages: &'a Value, stage: &str) -> &'a Value {
    let mut stages = stages.as_array().unwrap().iter();
    &stages.find(|one| one["stage"] == stage).unwrap()["total"]
}

#[test]
fn a_tranche_that_was_paid_in_part_is_overdue_with_the_rest_in_the_quarter_it_was_planned_for() {
    let mut app = TestApp::with_file();
    let one = of_state(&mut app, "State 001", "Pledge 00001");
    let part = tranche(&mut app, &one, Some("2024-05-15"), exact(400));
    let paid = event(&mut app, &one, "delivered", Some("2024-08-01"), exact(100));
    app.change("pledge_event", &paid, "tranche", part["id"].clone())
        .unwrap();
    tranche(&mut app, &one, Some("2024-06"), exact(50));
    tranche(&mut app, &one, Some("2999-01-01"), exact(7));
    tranche(&mut app, &one, None, exact(3));

    let quarters = app.ok("tranches", json!({ "wanted": {} }));
    let quarters = quarters.as_array().unwrap();
    let firsts: Vec<_> = quarters.iter().map(|q| q["first"].as_str()).collect();
    assert_eq!(firsts, [Some("2024-04-01"), Some("2999-01-01"), None]);
    assert_eq!(sums(&quarters[0]["planned"]), ["450"]);
    assert_eq!(sums(&quarters[0]["paid"]), ["100"]);
    assert_eq!(sums(&quarters[0]["overdue"]), ["350"]);
    assert!(sums(&quarters[1]["overdue"]).is_empty());
    assert!(sums(&quarters[2]["overdue"]).is_empty());
}

#[test]
fn a_tranche_without_an_amount_is_counted_and_never_zero() {
    let mut app = TestApp::with_file();
    let one = of_state(&mut app, "State 001", "Pledge 00001");
    tranche(&mut app, &one, Some("2024-05-15"), unknown());
    let quarters = app.ok("tranches", json!({ "wanted": {} }));
    let overdue = &quarters[0]["overdue"];
    assert!(sums(overdue).is_empty());
    assert_eq!(overdue["without"]["notDisclosed"], 1);
}

#[test]
fn what_is_missing_of_a_tranche_of_up_to_an_amount_is_not_known() {
    let mut app = TestApp::with_file();
    let one = of_state(&mut app, "State 001", "Pledge 00001");
    let mut planned = exact(100);
    planned["precision"] = json!("upTo");
    let part = tranche(&mut app, &one, Some("2024-05-15"), planned);
    let paid = event(&mut app, &one, "delivered", Some("2024-05-20"), exact(40));
    app.change("pledge_event", &paid, "tranche", part["id"].clone())
        .unwrap();
    let overdue = &app.ok("tranches", json!({ "wanted": {} }))[0]["overdue"];
    assert!(sums(overdue).is_empty());
    assert_eq!(overdue["without"]["notStated"], 1);
}

#[test]
fn a_tranche_is_overdue_as_seen_from_the_day_that_the_record_is_shown_of() {
    let mut app = TestApp::with_file();
    let one = of_state(&mut app, "State 001", "Pledge 00001");
    let known = app.day();
    let tomorrow = (known + chrono::Days::new(1)).to_string();
    tranche(&mut app, &one, Some(&tomorrow), exact(100));
    app.pass(72);
    let state = app.add("party", party("State 002"));
    app.add("pledge", pledge(&state, "Pledge 00002"));
    let overdue = |app: &mut TestApp, on: Option<String>| {
        let page = app.ok(
            "pledges",
            json!({ "limit": 9, "knownOn": on, "wanted": { "words": "00001" } }),
        );
        page["rows"][0]["overdue"].clone()
    };
    assert_eq!(overdue(&mut app, None), 1);
    assert_eq!(overdue(&mut app, Some(known.to_string())), 0);
}

#[test]
fn by_month_a_line_counts_from_the_last_month_its_date_can_mean_and_its_lines_are_found_there() {
    let mut app = TestApp::with_file();
    let one = of_state(&mut app, "State 001", "Pledge 00001");
    for (on, minor) in [
        (Some("2024"), 1),
        (Some("2024-12-03"), 20),
        (Some("2024-04"), 300),
        (None, 4_000),
    ] {
        event(&mut app, &one, "committed", on, exact(minor));
    }
    let totals = app.ok("totals", json!({ "wanted": {}, "by": "month" }));
    let found: Vec<_> = totals["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| {
            (
                group["key"]["first"].as_str(),
                sums(at(&group["stages"], "committed")),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (Some("2024-04-01"), vec!["300"]),
            (Some("2024-12-01"), vec!["321"]),
            (None, vec!["4000"])
        ]
    );
    let group = json!({ "kind": "month", "first": "2024-12-01" });
    let lines = app.ok(
        "ledger_lines",
        json!({ "wanted": {}, "group": group, "limit": 10 }),
    );
    assert_eq!(lines["count"], 3);
    let page = json!({ "wanted": { "group": group }, "limit": 10 });
    assert_eq!(app.ok("pledges", page)["count"], 1);
}

#[test]
fn a_pledge_is_found_by_its_title_and_by_who_gives_it_each_word_anywhere() {
    let mut app = TestApp::with_file();
    of_state(&mut app, "State 001", "Cyber range");
    of_state(&mut app, "State 002", "Laptops");
    let mut count = |words: &str| {
        let asked = json!({ "wanted": { "words": words }, "limit": 10 });
        app.ok("pledges", asked)["count"].as_u64().unwrap()
    };
    assert_eq!(count("state 001"), 1);
    assert_eq!(count("STATE"), 2);
    assert_eq!(count("range 001"), 1);
    assert_eq!(count("range 002"), 0);
    assert_eq!(count("  "), 2);
}

#[test]
fn a_pledge_is_found_by_what_its_line_shows() {
    let mut app = TestApp::with_file();
    let mut fields = party("State 001");
    fields["isoCode"] = json!("LU");
    fields["otherNames"] = json!({ "et": "Riik 001" });
    let state = app.add("party", fields);
    let mut fields = pledge(&state, "Équipement");
    fields["announcedOn"] = json!("2024-04-03");
    fields["amount"] = exact(1_000_000_000);
    app.add("pledge", fields);
    of_state(&mut app, "State 002", "10 000 helmets");
    let mut count = |words: &str| {
        let asked = json!({ "wanted": { "words": words }, "limit": 10 });
        app.ok("pledges", asked)["count"].as_u64().unwrap()
    };
    for words in [
        "3 April 2024",
        "apr",
        "EUR 10 000 000",
        "10,000,000",
        "10000000",
        "equipement",
    ] {
        assert_eq!(count(words), 1, "{words}");
    }
    for words in ["Люксембург", "Luksemburg", "LU", "Riik 001"] {
        assert_eq!(count(words), 1, "{words}");
    }
    assert_eq!(count("10 000 helmets"), 1);
    assert_eq!(count("10 000 001"), 0);
    assert_eq!(count("Luxemburg"), 0);
    let asked = json!({ "wanted": { "words": "Luxemburg", "called": { "luxemburg": [state["id"]] } }, "limit": 10 });
    assert_eq!(app.ok("pledges", asked)["count"], 1);
}

#[test]
fn a_figure_of_a_quarter_unfolds_to_its_tranches_and_the_lines_that_paid_them() {
    let mut app = TestApp::with_file();
    let one = of_state(&mut app, "State 001", "Pledge 00001");
    let part = tranche(&mut app, &one, Some("2024-05-15"), exact(400));
    let later = tranche(&mut app, &one, Some("2024-06"), unknown());
    tranche(&mut app, &one, Some("2024-07-01"), exact(50));
    let gone = tranche(&mut app, &one, Some("2024-06-01"), exact(9));
    app.change("tranche", &gone, "waived", json!(true)).unwrap();
    let paid = event(&mut app, &one, "delivered", Some("2024-08-01"), exact(100));
    app.change("pledge_event", &paid, "tranche", part["id"].clone())
        .unwrap();

    let asked = json!({ "wanted": {}, "first": "2024-04-01", "limit": 10 });
    let found = app.ok("quarter_tranches", asked);
    assert_eq!(found["count"], 2);
    let [first, second] = found["tranches"].as_array().unwrap().as_slice() else {
        panic!("{found}");
    };
    assert_eq!(first["tranche"]["id"], part["id"]);
    assert_eq!(first["pledge"]["title"], "Pledge 00001");
    assert_eq!(first["state"], "overdue");
    assert_eq!(first["payments"][0]["id"], paid["id"]);
    assert_eq!(first["payments"].as_array().unwrap().len(), 1);
    assert_eq!(second["tranche"]["id"], later["id"]);
    assert_eq!(second["payments"], json!([]));
    let page = json!({ "wanted": {}, "first": "2024-04-01", "offset": 1, "limit": 1 });
    let page = app.ok("quarter_tranches", page);
    assert_eq!(page["tranches"][0]["tranche"]["id"], later["id"]);
}

#[test]
fn what_was_paid_and_what_is_overdue_unfold_to_their_own_tranches() {
    let mut app = TestApp::with_file();
    let one = of_state(&mut app, "State 001", "Pledge 00001");
    let mut paid = |planned: i64, came: Option<i64>| {
        let tranche = tranche(&mut app, &one, Some("2024-05-15"), exact(planned));
        if let Some(came) = came {
            let line = event(&mut app, &one, "delivered", None, exact(came));
            app.change("pledge_event", &line, "tranche", tranche["id"].clone())
                .unwrap();
        }
    };
    paid(400, None);
    paid(50, Some(50));
    paid(9, Some(3));
    let mut behind = |figure: &str| {
        let asked = json!({ "first": "2024-04-01", "figure": figure, "limit": 10 });
        let found = app.ok("quarter_tranches", asked);
        let tranches = found["tranches"].as_array().unwrap().iter();
        let planned = tranches.map(|one| one["tranche"]["planned"]["minor"].as_i64().unwrap());
        let mut planned: Vec<_> = planned.collect();
        planned.sort_unstable();
        assert_eq!(found["count"], planned.len());
        planned
    };
    assert_eq!(behind("planned"), [9, 50, 400]);
    assert_eq!(behind("paid"), [9, 50]);
    assert_eq!(behind("overdue"), [9, 400]);
}

#[test]
fn the_lines_of_one_pledge_are_found_by_its_identity_and_until_a_day() {
    let mut app = TestApp::with_file();
    let one = of_state(&mut app, "State 001", "Pledge 00001");
    let other = of_state(&mut app, "State 002", "Pledge 00002");
    event(&mut app, &one, "committed", Some("2024-05-15"), exact(100));
    event(&mut app, &one, "committed", Some("2024-06"), exact(30));
    event(&mut app, &one, "committed", None, exact(7));
    event(&mut app, &other, "committed", Some("2024-01"), exact(1));
    let mut amounts = |more: Value| {
        let mut asked =
            json!({ "wanted": { "pledges": [one["id"]] }, "stage": "committed", "limit": 10 });
        if !more.is_null() {
            asked["until"] = more;
        }
        let found = app.ok("ledger_lines", asked);
        let lines = found["lines"].as_array().unwrap().iter();
        lines
            .map(|l| l["amount"]["minor"].as_i64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(amounts(Value::Null), [100, 30, 7]);
    assert_eq!(amounts(json!("2024-05-31")), [100]);
    assert_eq!(amounts(json!("2024-06-30")), [100, 30]);
}
