//! What a summary converts: only by a set that is named, at the rate of the day of the announcement. The
//! rates are made up.

use crate::{
    seal::Held,
    summary::{says, text, words},
    support::{TestApp, body, meeting, party, pledge},
};
use chancery_core::{
    model::*,
    report::{
        self, PaperOptions,
        block::{Block, Paper},
    },
    store,
};
use serde_json::{Value, json};

fn money(precision: &str, minor: i64, max: Option<i64>, currency: &str) -> Value {
    json!({ "precision": precision, "minor": minor, "maxMinor": max, "currency": currency })
}

/// A set with a rate for DKK on two days, and none for SEK.
fn rates(app: &mut TestApp) -> Value {
    let set = json!({ "name": "Made up", "provider": "Bank of the Tests" });
    let set = app.add("rate_set", set);
    for (day, rate) in [("2024-03-01", "8"), ("2024-04-02", "7.5")] {
        let one = json!({ "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": rate, "datedOn": day });
        app.add("exchange_rate", one);
    }
    set
}

fn name_for_papers(app: &mut TestApp, set: &Value) {
    let coalition = app.list("coalition")[0].clone();
    app.change("coalition", &coalition, "paperRates", set["id"].clone())
        .unwrap();
}

/// A meeting of 3 April 2024 at which these amounts were announced, each by a state of its own.
fn announced(amounts: &[Value]) -> (TestApp, Value, Vec<Value>) {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Test Group"));
    let held = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let mut pledges = Vec::new();
    for (n, amount) in amounts.iter().enumerate() {
        let state = app.add("party", party(&format!("State {n:03}")));
        let mut promised = pledge(&state, &format!("Part {n}"));
        promised["meeting"] = held["id"].clone();
        promised["announcedOn"] = json!("2024-04-03");
        if !amount.is_null() {
            promised["amount"] = amount.clone();
        }
        pledges.push(app.add("pledge", promised));
    }
    (app, held, pledges)
}

fn paper(app: &TestApp, meeting: &Value) -> Paper {
    let id: Id<MeetingFields> = serde_json::from_value(meeting["id"].clone()).unwrap();
    let db = app.session.store().unwrap().read();
    let record = store::summary_record(db, id).unwrap();
    let wish = PaperOptions::default();
    report::paper(&record, &wish, &app.session.words)
}

/// The summary in words, but for the notes below its totals.
fn said(app: &TestApp, meeting: &Value) -> String {
    let mut paper = paper(app, meeting);
    paper
        .blocks
        .retain(|block| !matches!(block, Block::List(_)));
    text(&paper).replace('\u{a0}', " ")
}

/// The part of the summary between its contributions and what follows them.
fn contributions(app: &TestApp, meeting: &Value) -> String {
    let all = said(app, meeting);
    let start = all.find("Contributions announced").unwrap();
    let end = all.find("\nRunning total\n").unwrap_or(all.len());
    all[start..end].to_owned()
}

#[test]
fn a_contribution_is_printed_as_announced_and_converted_with_rate_day_and_provider() {
    let (mut app, held, _) = announced(&[
        money("exact", 750_000_000, None, "DKK"),
        money("about", 75_000, None, "DKK"),
        money("range", 75_000, Some(150_000), "DKK"),
        money("exact", 50_000, None, "EUR"),
        money("exact", 100, None, "SEK"),
        Value::Null,
    ]);
    let set = rates(&mut app);
    name_for_papers(&mut app, &set);
    let said = contributions(&app, &held);
    let rate = "1 EUR = 7.5 DKK, 2 April 2024";
    for row in [
        "Announced by | Contribution | Amount | In EUR\n",
        &format!("State 000 | Part 0 | DKK 7 500 000 | EUR 1 000 000\n{rate}"),
        &format!("DKK 750 | about EUR 100\n{rate}"),
        &format!("DKK 750–1 500 | EUR 100–200\n{rate}"),
        "State 003 | Part 3 | EUR 500 | EUR 500",
        "SEK 1 | no rate available",
        "not disclosed | not disclosed",
        "Converted into EUR by the rate set “Made up” (Bank of the Tests), at the rate of the day",
    ] {
        says(&said, row);
    }
}

#[test]
fn without_a_named_set_nothing_is_converted_and_nothing_guessed() {
    let (mut app, held, _) = announced(&[money("exact", 750_000_000, None, "DKK")]);
    rates(&mut app);
    let all = said(&app, &held);
    assert!(!all.contains("In EUR") && !all.contains("7.5"), "{all}");
    says(&all, "Part 0 | DKK 7 500 000");
}

#[test]
fn what_is_in_the_coalitions_currency_or_without_a_figure_brings_no_column() {
    let (mut app, held, _) = announced(&[money("exact", 50_000, None, "EUR"), Value::Null]);
    let set = rates(&mut app);
    name_for_papers(&mut app, &set);
    let all = said(&app, &held);
    assert!(!all.contains("In EUR") && !all.contains("Made up"), "{all}");
}

#[test]
fn an_increase_is_converted_at_the_rate_of_the_original() {
    let (mut app, held, pledges) = announced(&[money("exact", 80_000, None, "DKK")]);
    let state = app.list("party")[0].clone();
    let mut earlier = pledge(&state, "Original");
    earlier["announcedOn"] = json!("2024-03-05");
    let earlier = app.add("pledge", earlier);
    let link = json!({
        "pledge": pledges[0]["id"], "kind": "increases", "other": earlier["id"], "note": null, "sources": []
    });
    app.add("pledge_link", link);
    let set = rates(&mut app);
    name_for_papers(&mut app, &set);
    let said = contributions(&app, &held);
    says(&said, "DKK 800 | EUR 100\n1 EUR = 8 DKK, 1 March 2024");
}

#[test]
fn the_running_total_converts_by_the_same_set_and_names_it() {
    let (mut app, held, _) = announced(&[
        money("exact", 750_000_000, None, "DKK"),
        money("exact", 50_000, None, "EUR"),
    ]);
    let set = rates(&mut app);
    name_for_papers(&mut app, &set);
    let all = paper(&app, &held);
    let lists = all.blocks.iter().filter_map(|block| match block {
        Block::List(list) => Some(&list.items),
        _ => None,
    });
    let notes: Vec<String> = lists.flatten().map(|spans| words(spans)).collect();
    assert!(
        notes
            .iter()
            .any(|note| note.contains("“Made up” (Bank of the Tests)")),
        "{notes:?}"
    );
    let tables = all.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let cells: Vec<String> = tables
        .flat_map(|t| &t.rows)
        .flatten()
        .map(|cell| words(cell))
        .collect();
    assert!(cells.contains(&"EUR 1 000 500".to_owned()), "{cells:?}");
}

#[test]
fn programs_get_the_conversions_inside_the_paper() {
    let (mut app, held, _) = announced(&[money("exact", 750_000_000, None, "DKK")]);
    let set = rates(&mut app);
    name_for_papers(&mut app, &set);
    let attachments = paper(&app, &held).meta.attachments;
    let read = |ending: &str| {
        let one = attachments.iter().find(|a| a.name.ends_with(ending));
        String::from_utf8(one.unwrap().bytes.clone()).unwrap()
    };
    let csv = read(".csv");
    assert!(
        csv.contains(",1000000.00,,EUR,1 EUR = 7.5 DKK,2024-04-02,Made up,Bank of the Tests"),
        "{csv}"
    );
    let json: Value = serde_json::from_str(&read(".json")).unwrap();
    let converted = &json["contributions"][0]["converted"];
    assert_eq!(converted["amount"]["minor"], 100_000_000);
    assert_eq!(converted["by"][0]["datedOn"], "2024-04-02");
    assert_eq!(converted["provider"], "Bank of the Tests");
}

#[test]
fn a_sealed_summary_prints_the_rates_it_was_sealed_with_for_ever() {
    let mut held = Held::new();
    let state = held.party.clone();
    let mut promised = pledge(&state, "Boats");
    promised["meeting"] = held.meeting["id"].clone();
    promised["announcedOn"] = json!("2024-04-03");
    promised["amount"] = money("exact", 750_000_000, None, "DKK");
    held.app.add("pledge", promised);
    let set = rates(&mut held.app);
    name_for_papers(&mut held.app, &set);
    let issued = held.sealed();
    let asked = json!({ "document": issued["id"] });
    let pdf = |held: &mut Held| held.app.paper("document_paper", asked.clone()).unwrap();
    let first = pdf(&mut held);
    let rate = held.app.list("exchange_rate")[1].clone();
    held.app
        .change("exchange_rate", &rate, "rate", json!("9"))
        .unwrap();
    name_for_papers(&mut held.app, &Value::Null);
    assert_eq!(pdf(&mut held), first);
    let preview = json!({ "meeting": held.meeting["id"] });
    assert_eq!(held.app.paper("preview", preview).unwrap(), first);
}

/// What is printed for one announced amount, by one rate of one day.
fn cell(amount: Value, rate: (&str, &str, &str)) -> String {
    let (mut app, held, _) = announced(&[amount]);
    let (quote, rate, day) = rate;
    let set = json!({ "name": "Made up", "provider": "Bank of the Tests" });
    let set = app.add("rate_set", set);
    let one = json!({
        "rateSet": set["id"], "base": "EUR", "quote": quote, "rate": rate, "datedOn": day
    });
    app.add("exchange_rate", one);
    name_for_papers(&mut app, &set);
    let said = contributions(&app, &held);
    let row = said.split("State 000 | Part 0 | ").nth(1).unwrap();
    row.split("\n The channel").next().unwrap().to_owned()
}

#[test]
fn a_converted_amount_is_no_more_exact_than_the_amount_it_was_converted_from() {
    let rate = ("DKK", "7.4571", "2024-04-03");
    for (amount, printed) in [
        // 8.95 million has three figures, so has what it comes to: 1 200 198.47.
        (
            money("upTo", 895_000_000, None, "DKK"),
            "up to EUR 1 200 000",
        ),
        (
            money("about", 123_400_000, None, "DKK"),
            "about EUR 165 500",
        ),
        // One figure alone would say EUR 10 000 of what is 13 410.
        (money("about", 10_000_000, None, "DKK"), "about EUR 13 000"),
        (money("range", 100_000, Some(250_000), "DKK"), "EUR 130–340"),
        // To the unit.
        (money("exact", 9_100_000_000, None, "DKK"), "EUR 12 203 135"),
        (
            money("jointWithoutSplit", 9_100_000_000, None, "DKK"),
            "EUR 12 203 135 jointly",
        ),
        // To the cent.
        (
            money("exact", 9_100_000_001, None, "DKK"),
            "EUR 12 203 135.27",
        ),
        // So little that whole units would be off by a half, or say nothing at all.
        (money("exact", 1_000, None, "DKK"), "EUR 1.30"),
        (money("exact", 300, None, "DKK"), "EUR 0.40"),
    ] {
        let cell = cell(amount, rate);
        assert!(cell.contains(&format!("| {printed}")), "{printed}: {cell}");
    }
}

#[test]
fn a_rate_of_another_day_is_said_and_how_far_it_is_from_the_day() {
    let amount = || money("exact", 750_000_000, None, "DKK");
    for (day, words) in [
        (
            "2024-03-12",
            "1 EUR = 7.5 DKK, 12 March 2024, 22 days earlier",
        ),
        (
            "2024-03-26",
            "1 EUR = 7.5 DKK, 26 March 2024, 8 days earlier",
        ),
        ("2024-04-04", "1 EUR = 7.5 DKK, 4 April 2024, 1 day later"),
    ] {
        let cell = cell(amount(), ("DKK", "7.5", day));
        assert!(cell.contains(words), "{words}: {cell}");
    }
    for day in ["2024-03-27", "2024-04-03"] {
        let cell = cell(amount(), ("DKK", "7.5", day));
        assert!(
            !cell.contains("earlier") && !cell.contains("later"),
            "{cell}"
        );
    }
}

#[test]
fn the_checks_find_a_rate_that_is_more_than_a_week_old_or_of_a_later_day() {
    for (day, found) in [
        ("2024-03-26", vec![("rateOld", "8")]),
        ("2024-03-27", vec![]),
        ("2024-04-03", vec![]),
        ("2024-04-05", vec![("rateLater", "2")]),
    ] {
        let (mut app, held, _) = announced(&[money("exact", 100, None, "DKK"), Value::Null]);
        let set = json!({ "name": "Made up", "provider": "Bank of the Tests" });
        let set = app.add("rate_set", set);
        let one = json!({
            "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": "7", "datedOn": day
        });
        app.add("exchange_rate", one);
        name_for_papers(&mut app, &set);
        let all = app.ok("checks", json!({ "id": held["id"] }));
        let all = all.as_array().unwrap().iter();
        let of_rates = all.filter(|f| f["rule"].as_str().unwrap().starts_with("rate"));
        let of_rates: Vec<_> = of_rates
            .map(|f| {
                (
                    f["rule"].as_str().unwrap(),
                    f["values"]["days"].as_str().unwrap(),
                )
            })
            .map(|(rule, days)| (rule.to_owned(), days.to_owned()))
            .collect();
        let found: Vec<_> = found
            .into_iter()
            .map(|(rule, days)| (rule.to_owned(), days.to_owned()))
            .collect();
        assert_eq!(of_rates, found, "{day}");
    }
}

#[test]
fn a_unit_that_the_euro_took_the_place_of_goes_by_its_fixed_rate_from_that_day_on() {
    let cell = cell(
        money("exact", 753_450_000, None, "HRK"),
        ("HRK", "7.6", "2022-12-30"),
    );
    assert!(
        cell.contains("| EUR 1 000 000\n1 EUR = 7.5345 HRK, fixed rate since 1 January 2023"),
        "{cell}"
    );
}

#[test]
fn a_total_is_rounded_once_and_from_the_exact_sum() {
    // By 7.5 that is 11 087.4987: to cents 11 087.50, and from there it would be a euro more.
    let (mut app, held, _) = announced(&[money("exact", 8_315_624, None, "DKK")]);
    let set = rates(&mut app);
    name_for_papers(&mut app, &set);
    let said = said(&app, &held);
    says(&said, "Announced | DKK 83 156.24 | EUR 11 087, rounded");
}
