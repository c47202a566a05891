//! The register of pledges as files: numbers are numbers, dates are dates, and every sum says what it adds.

use crate::support::{TestApp, body, party, pledge};
use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use chrono::NaiveDate;
use serde_json::{Value, json};

pub fn money(precision: &str, minor: i64, currency: &str) -> Value {
    json!({ "precision": precision, "minor": minor, "maxMinor": null, "currency": currency })
}

pub fn event(pledge: &Value, stage: &str, day: &str, amount: Value) -> Value {
    json!({
        "pledge": pledge["id"], "stage": stage, "happenedOn": day, "amount": amount, "party": null,
        "tranche": null, "corrects": null, "void": false, "document": "Letter 7", "sources": []
    })
}

/// Five pledges: exact, in another currency, joint, repeated, and one without an amount; one is committed.
pub fn a_register() -> (TestApp, Value) {
    let mut app = TestApp::with_file();
    let [one, two, three] =
        ["State 001", "State 002", "State 003"].map(|name| app.add("party", party(name)));
    let team = app.add("body", body("Team 01"));
    let source = json!({
        "publisher": "Test Gazette", "title": "On pledges", "publishedOn": "2025-03-02", "address": null,
        "relaying": null, "quote": null, "certainty": "stated"
    });
    let source = app.add("source", source);
    let mut known = |who: &[&Value], title: &str, day: &str, amount: Value| {
        let mut fields = pledge(who[0], title);
        fields["pledgers"] = who.iter().map(|p| p["id"].clone()).collect();
        fields["announcedOn"] = json!(day);
        fields["amount"] = amount;
        fields["body"] = team["id"].clone();
        fields["sources"] = json!([source["id"]]);
        app.add("pledge", fields)
    };
    let cash = known(
        &[&one],
        "=1+1 cash",
        "2025-03-01",
        money("exact", 100_000_001, "EUR"),
    );
    let kroner = known(
        &[&two],
        "Kroner",
        "2025-03",
        money("about", 74_600_000, "DKK"),
    );
    known(
        &[&one, &three],
        "Joint",
        "2025-04-01",
        money("jointWithoutSplit", 220_000_033, "EUR"),
    );
    let again = known(
        &[&one],
        "Cash again",
        "2025-05-01",
        money("exact", 100_000_001, "EUR"),
    );
    let none =
        json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null });
    known(&[&three], "Licences", "2025-06-01", none);
    let committed = event(
        &cash,
        "committed",
        "2025-07-01",
        money("upTo", 50_000_007, "EUR"),
    );
    app.add("pledge_event", committed);
    let delivered = event(
        &kroner,
        "delivered",
        "2025-08-01",
        money("exact", 10_000_000, "DKK"),
    );
    app.add("pledge_event", delivered);
    let link = json!({
        "pledge": again["id"], "kind": "repeats", "other": cash["id"], "note": null, "sources": []
    });
    app.add("pledge_link", link);
    let set = app.add(
        "rate_set",
        json!({ "name": "Test rates", "provider": "Test Bank" }),
    );
    let rate = json!({
        "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": "7.46", "datedOn": "2025-02-28"
    });
    app.add("exchange_rate", rate);
    let purchase = json!({
        "title": "Routers", "category": null, "body": team["id"], "priority": 1, "year": 2025,
        "quarter": 3, "estimated": money("about", 500_000, "EUR"), "stage": "planned",
        "fundedBy": [cash["id"]], "note": null, "sources": []
    });
    app.add("procurement_line", purchase);
    (app, set["id"].clone())
}

pub fn export(app: &mut TestApp, name: &str, rates: Option<&Value>) -> Vec<u8> {
    let place = app.place(name);
    let convert = rates.map(|set| json!({ "rateSet": set }));
    let input = json!({ "convert": convert, "place": place, "replace": true });
    app.ok("export_pledges", input);
    std::fs::read(app.path(name)).unwrap()
}

/// A sheet's rows, and its cells by row and head.
pub struct Read(pub Vec<Vec<Data>>);

impl Read {
    pub fn of(app: &TestApp, name: &str, sheet: &str) -> Self {
        let mut book: Xlsx<_> = open_workbook(app.path(name)).unwrap();
        let range = book.worksheet_range(sheet).unwrap();
        Self(range.rows().map(<[Data]>::to_vec).collect())
    }
    #[track_caller]
    pub fn cell(&self, row: usize, head: &str) -> &Data {
        let at = self.0[0].iter().position(|h| h == head);
        &self.0[row][at.unwrap_or_else(|| panic!("no {head} in {:?}", self.0[0]))]
    }
    /// A figure in hundredths.
    #[track_caller]
    pub fn cents(&self, row: usize, head: &str) -> i64 {
        match self.cell(row, head) {
            Data::Float(value) => format!("{:.0}", value * 100.0).parse().unwrap(),
            other => panic!("{head} is no number: {other:?}"),
        }
    }
}

#[test]
fn every_figure_of_the_register_is_a_number_and_every_day_a_date() {
    let (mut app, set) = a_register();
    export(&mut app, "r.xlsx", Some(&set));
    let read = Read::of(&app, "r.xlsx", "Pledges");
    assert_eq!(read.cell(1, "Pledge"), &Data::String("=1+1 cash".into()));
    assert_eq!(
        read.cell(1, "Announced on").as_date(),
        NaiveDate::from_ymd_opt(2025, 3, 1)
    );
    assert_eq!(
        read.cell(2, "Announced on"),
        &Data::String("March 2025".into())
    );
    assert_eq!(read.cents(1, "Amount"), 100_000_001);
    assert_eq!(read.cell(1, "Currency"), &Data::String("EUR".into()));
    assert_eq!(read.cell(2, "Precision"), &Data::String("about".into()));
    assert_eq!(read.cents(2, "Converted"), 10_000_000);
    assert_eq!(
        read.cell(2, "Rate"),
        &Data::String("1 EUR = 7.46 DKK".into())
    );
    assert_eq!(
        read.cell(2, "Date of the rate").as_date(),
        NaiveDate::from_ymd_opt(2025, 2, 28)
    );
    assert_eq!(
        read.cell(2, "Rate set"),
        &Data::String("Test rates (Test Bank)".into())
    );
    assert_eq!(read.cents(1, "committed (EUR)"), 50_000_007);
    assert_eq!(
        read.cell(2, "committed (EUR)"),
        &Data::Empty,
        "nothing is made up"
    );
    assert_eq!(
        read.cell(5, "Amount"),
        &Data::Empty,
        "unknown is never zero"
    );
    assert_eq!(
        read.cell(5, "Precision"),
        &Data::String("not disclosed".into())
    );
    assert_eq!(
        read.cell(5, "Without a figure at"),
        &Data::String("announced".into())
    );
}

#[test]
fn the_rows_add_up_to_the_totals_row_to_the_cent() {
    let (mut app, set) = a_register();
    export(&mut app, "r.xlsx", Some(&set));
    let read = Read::of(&app, "r.xlsx", "Pledges");
    let rows = 1..6;
    for head in [
        "announced (EUR)",
        "announced (DKK)",
        "committed (EUR)",
        "delivered (DKK)",
    ] {
        let some = rows
            .clone()
            .filter(|row| read.cell(*row, head) != &Data::Empty);
        let sum: i64 = some.map(|row| read.cents(row, head)).sum();
        let totals = (6..read.0.len()).filter(|row| read.cell(*row, head) != &Data::Empty);
        let totals: Vec<i64> = totals.map(|row| read.cents(row, head)).collect();
        assert_eq!(totals, [sum], "{head}");
    }
    assert_eq!(
        read.cell(4, "announced (EUR)"),
        &Data::Empty,
        "it repeats another"
    );
    assert_eq!(
        read.cell(4, "Counts"),
        &Data::String("no: it repeats “=1+1 cash”".into())
    );
    let said = |row: usize| read.cell(row, "Pledged by").to_string();
    assert!(
        said(6).starts_with("Sum of the figures in DKK"),
        "{}",
        said(6)
    );
    assert!(
        said(7).starts_with("Sum of the figures in EUR"),
        "{}",
        said(7)
    );
    assert!(said(7).contains("Entries without an amount are not in it: 1 announced."));
    assert!(said(7).contains("1 pledge is not in it, because another stands for the same money."));
    assert!(
        said(8).contains("by the rate set “Test rates” (Test Bank)"),
        "{}",
        said(8)
    );
    // 1 000 000.01 + 2 200 000.33 EUR, and 746 000 DKK at 7.46; what repeats another is not in it.
    assert_eq!(read.cents(8, "Converted"), 330_000_034);
    let asked = json!({ "convert": { "rateSet": set } });
    let totals = app.ok("totals", asked);
    assert_eq!(totals["all"][0]["total"]["converted"]["minor"], "330000034");
}

#[test]
fn every_line_says_what_it_rests_on_and_why_it_does_not_count() {
    let (mut app, _) = a_register();
    export(&mut app, "r.xlsx", None);
    let lines = Read::of(&app, "r.xlsx", "Entries");
    assert_eq!(lines.0.len(), 1 + 7);
    let row = |title: &str, stage: &str| {
        let same = |r: &usize| {
            lines.cell(*r, "Pledge") == &Data::String(title.into())
                && lines.cell(*r, "Stage") == &Data::String(stage.into())
        };
        (1..lines.0.len()).find(same).unwrap()
    };
    let cash = row("=1+1 cash", "committed");
    assert_eq!(lines.cents(cash, "Amount"), 50_000_007);
    assert_eq!(
        lines.cell(cash, "Document"),
        &Data::String("Letter 7".into())
    );
    let announced = row("=1+1 cash", "announced");
    let source = "Test Gazette, “On pledges”, 2 March 2025.";
    assert_eq!(
        lines.cell(announced, "Sources"),
        &Data::String(source.into())
    );
    let again = row("Cash again", "announced");
    assert_eq!(
        lines.cell(again, "Counts"),
        &Data::String("no: it repeats “=1+1 cash”".into())
    );
    let purchases = Read::of(&app, "r.xlsx", "Purchases");
    assert_eq!(purchases.cents(1, "Estimated"), 500_000);
    assert_eq!(purchases.cell(1, "Year"), &Data::Float(2025.0));
    assert_eq!(
        purchases.cell(1, "Funded by"),
        &Data::String("=1+1 cash".into())
    );
}

#[test]
fn a_csv_of_the_register_has_plain_figures_and_no_formula() {
    let (mut app, _) = a_register();
    let bytes = export(&mut app, "r.csv", None);
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    let heads: Vec<String> = reader.headers().unwrap().iter().map(Into::into).collect();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, head: &str| {
        let at = heads.iter().position(|h| h == head).unwrap();
        rows[row][at].to_owned()
    };
    assert_eq!(rows.len(), 5, "pledges alone: nothing is added up");
    assert_eq!(cell(0, "Pledge"), "'=1+1 cash");
    assert_eq!(cell(0, "Amount"), "1000000.01");
    assert_eq!(cell(1, "Announced on"), "2025-03");
    assert_eq!(cell(0, "committed (EUR)"), "500000.07");
    assert_eq!(cell(4, "Amount"), "");
    assert!(
        !heads.contains(&"Converted".to_owned()),
        "no rates were named"
    );
}

#[test]
fn the_same_register_of_pledges_gives_the_same_bytes() {
    let (mut app, set) = a_register();
    for name in ["r.xlsx", "r.csv"] {
        let first = export(&mut app, name, Some(&set));
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(first == export(&mut app, name, Some(&set)), "{name}");
    }
}

#[test]
fn what_is_taken_out_is_what_was_found_by_the_name_of_who_gives() {
    let (mut app, _) = a_register();
    let parties = app.list("party");
    let name = parties[0]["name"].as_str().unwrap().to_owned();
    let wanted = json!({ "words": name });
    let found = app.ok("pledges", json!({ "wanted": wanted, "limit": 99 }))["count"].clone();
    let place = app.place("found.csv");
    let input = json!({ "wanted": wanted, "place": place, "replace": true });
    assert_ne!(found, 0);
    assert_eq!(app.ok("export_pledges", input)["rows"], found);
}

#[test]
fn a_report_bears_the_symbol_that_it_is_given_and_none_that_is_no_line() {
    let (mut app, _) = a_register();
    let mut written = |name: &str, symbol: Value| {
        let place = app.place(name);
        let input = json!({ "place": place, "symbol": symbol, "replace": true });
        let done = app.call("export_pledges", input);
        done.map(|_| std::fs::read(app.path(name)).unwrap())
    };
    let plain = written("plain.pdf", Value::Null).unwrap();
    assert_eq!(written("blank.pdf", json!("  ")).unwrap(), plain);
    assert_ne!(written("named.pdf", json!("TC/REG/1")).unwrap(), plain);
    let refused = written("two.pdf", json!("TC\nREG")).unwrap_err();
    assert!(format!("{refused:?}").contains("symbol"), "{refused:?}");
    assert!(!app.path("two.pdf").exists());
}
