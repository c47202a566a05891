//! Published rates taken into a set. The rates and days here are made up; only the forms are real.

use crate::support::{TestApp, party, pledge};
use chancery_core::{
    Failure,
    exchange::ecb::{self, RateFault},
};
use serde_json::{Value, json};
use std::{fs, io::Write};

mod refused;

const HISTORY: &str = "Date,USD,DKK,XYZ,SEK,\n\
    2001-01-04,2.5,7.25,1,N/A,\n\
    2001-01-03,2.25,7.5,1,3,\n\
    2001-01-02,2,N/A,1,,\n";
const DAY: &str = "Date, USD, DKK, SEK, \n04 January 2001, 2.5, 7.25, 3.5, \n";
const XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="urn:example:gesmes" xmlns="urn:example:rates">
  <gesmes:subject>Reference rates</gesmes:subject>
  <Cube>
    <Cube time='2001-01-04'>
      <Cube currency='USD' rate='2.5'/>
      <Cube currency='DKK' rate='7.25'/>
    </Cube>
    <Cube time="2001-01-03">
      <Cube currency="USD" rate="2.25"/>
      <Cube currency="XYZ" rate="1"/>
      <Cube currency="SEK" rate="0"/>
    </Cube>
  </Cube>
</gesmes:Envelope>
"#;

fn told(published: &ecb::PublishedRates) -> Vec<String> {
    let rates = published.rates.iter();
    rates
        .map(|r| format!("{} {} {}", r.day, r.quote.code(), r.rate))
        .collect()
}

fn faults(published: &ecb::PublishedRates) -> Vec<(u64, RateFault, &str)> {
    let findings = published.findings.iter();
    findings
        .map(|f| (f.row, f.fault, f.given.as_str()))
        .collect()
}

#[test]
fn the_table_of_all_days_is_read_and_what_is_not_known_is_no_rate() {
    let read = ecb::read(HISTORY.as_bytes()).unwrap();
    let expected = [
        "2001-01-04 USD 2.5",
        "2001-01-04 DKK 7.25",
        "2001-01-03 USD 2.25",
        "2001-01-03 DKK 7.5",
        "2001-01-03 SEK 3",
        "2001-01-02 USD 2",
    ];
    assert_eq!(told(&read), expected);
    assert_eq!(read.unknown, 3);
    assert_eq!(faults(&read), [(1, RateFault::UnknownCurrency, "XYZ")]);
}

#[test]
fn the_table_of_one_day_is_read_with_its_spaces_and_its_written_out_month() {
    let read = ecb::read(DAY.as_bytes()).unwrap();
    let expected = [
        "2001-01-04 USD 2.5",
        "2001-01-04 DKK 7.25",
        "2001-01-04 SEK 3.5",
    ];
    assert_eq!(told(&read), expected);
    let marked = ecb::read(format!("\u{feff}{}", DAY.replace('\n', "\r\n")).as_bytes()).unwrap();
    assert_eq!(marked, read);
}

#[test]
fn the_xml_is_read_and_a_finding_names_its_line() {
    let read = ecb::read(XML.as_bytes()).unwrap();
    let expected = [
        "2001-01-04 USD 2.5",
        "2001-01-04 DKK 7.25",
        "2001-01-03 USD 2.25",
    ];
    assert_eq!(told(&read), expected);
    let expected = [
        (11, RateFault::UnknownCurrency, "XYZ"),
        (12, RateFault::NotARate, "0"),
    ];
    assert_eq!(faults(&read), expected);
}

#[test]
fn a_zipped_table_is_read_as_the_table_in_it() {
    let mut package = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    package.start_file("eurofxref-hist.csv", options).unwrap();
    package.write_all(HISTORY.as_bytes()).unwrap();
    let bytes = package.finish().unwrap().into_inner();
    assert_eq!(
        ecb::read(&bytes).unwrap(),
        ecb::read(HISTORY.as_bytes()).unwrap()
    );
    let mut twice = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    twice.start_file("inner.csv", options).unwrap();
    twice.write_all(&bytes).unwrap();
    assert!(ecb::read(&twice.finish().unwrap().into_inner()).is_err());
}

#[test]
fn what_cannot_be_read_is_found_and_nothing_is_guessed() {
    let file = "Date,USD,USD\n2001-02-30,2,2\n2001-01-02,2;5,-1\n2001-01-03,2,3\n2001-01-03,4,5\n";
    let read = ecb::read(file.as_bytes()).unwrap();
    assert_eq!(told(&read), ["2001-01-03 USD 2"]);
    let expected = [
        (2, RateFault::NotADay, "2001-02-30"),
        (3, RateFault::NotARate, "2;5"),
        (3, RateFault::NotARate, "-1"),
        (4, RateFault::Twice, "USD 2001-01-03"),
        (5, RateFault::Twice, "USD 2001-01-03"),
        (5, RateFault::Twice, "USD 2001-01-03"),
    ];
    assert_eq!(faults(&read), expected);
    let many = "2001-01-02,x\n".repeat(300);
    let read = ecb::read(format!("Date,USD\n2001-01-01,2\n{many}").as_bytes()).unwrap();
    assert_eq!((read.findings.len(), read.more), (200, 100));
}

#[test]
fn a_file_in_no_published_form_is_refused() {
    let long = vec![b' '; ecb::MOST_BYTES + 1];
    let cut = XML.split_at(XML.find("</Cube>").unwrap() - 4).0;
    for wrong in [
        b"".as_slice(),
        b"Name,Place\nA,B\n",
        b"<a/>",
        b"\xff\xfe",
        b"PK\x03\x04",
        &long,
        cut.as_bytes(),
    ] {
        assert!(
            ecb::read(wrong).is_err(),
            "{:?}",
            String::from_utf8_lossy(&wrong[..wrong.len().min(40)])
        );
    }
}

fn asked(app: &mut TestApp, more: Value) -> Value {
    let path = app.path("rates.csv");
    if !path.exists() {
        fs::write(&path, HISTORY).unwrap();
    }
    let mut input = json!({
        "place": app.place("rates.csv"), "rateSet": null, "newName": "Made up", "allCurrencies": false, "from": null,
        "replace": false, "dryRun": false
    });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    input
}

fn parts(answer: &Value, names: &[&str]) -> Value {
    names.iter().map(|name| answer[name].clone()).collect()
}

const COUNTS: [&str; 4] = ["new", "there", "differing", "unknown"];

/// A file whose register has figures in kroner.
fn app() -> TestApp {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let mut kroner = pledge(&state, "Servers");
    kroner["amount"] =
        json!({ "precision": "exact", "minor": 100, "maxMinor": null, "currency": "DKK" });
    app.add("pledge", kroner);
    app
}

#[test]
fn looking_writes_nothing_and_taking_is_one_operation_with_the_currencies_in_use() {
    let mut app = app();
    let look = asked(&mut app, json!({ "dryRun": true }));
    let before = app.ok("operations", json!({ "limit": 9 }));
    let looked = app.ok("import_rates", look);
    assert_eq!(app.ok("operations", json!({ "limit": 9 })), before);
    assert_eq!(parts(&looked, &COUNTS), json!([2, 0, 0, 3]));
    let about = parts(
        &looked,
        &[
            "rateSet",
            "base",
            "currencies",
            "notInUse",
            "days",
            "first",
            "last",
            "written",
        ],
    );
    let expected = json!([
        null,
        "EUR",
        ["DKK"],
        ["SEK", "USD"],
        2,
        "2001-01-03",
        "2001-01-04",
        false
    ]);
    assert_eq!(about, expected);
    assert_eq!(
        looked["findings"],
        json!([{ "row": 1, "fault": "unknownCurrency", "given": "XYZ" }])
    );

    let take = asked(&mut app, json!({}));
    let taken = app.ok("import_rates", take);
    assert_eq!(taken["written"], true);
    let sets = app.list("rate_set");
    assert_eq!(sets.len(), 1);
    assert_eq!(sets[0]["id"], taken["rateSet"]);
    assert_eq!(sets[0]["provider"], "European Central Bank");
    let said = |r: &Value| parts(r, &["rateSet", "base", "quote", "rate", "datedOn"]);
    let mut rates: Vec<Value> = app.list("exchange_rate").iter().map(said).collect();
    rates.sort_by_key(Value::to_string);
    let set = &taken["rateSet"];
    let expected = [
        json!([set, "EUR", "DKK", "7.25", "2001-01-04"]),
        json!([set, "EUR", "DKK", "7.5", "2001-01-03"]),
    ];
    assert_eq!(rates, expected);
    assert_eq!(app.ok("undo", json!({}))["name"], "import rate_set");
    assert_eq!(
        app.list("exchange_rate").len() + app.list("rate_set").len(),
        0
    );
}

#[test]
fn what_a_set_has_already_stays_unless_it_is_to_be_replaced() {
    let mut app = app();
    let take = asked(&mut app, json!({}));
    let set = app.ok("import_rates", take)["rateSet"].clone();
    let again = json!({ "rateSet": set, "newName": null });
    let input = asked(&mut app, again.clone());
    let operations = app.ok("operations", json!({ "limit": 9 }));
    let same = app.ok("import_rates", input);
    assert_eq!(parts(&same, &COUNTS), json!([0, 2, 0, 3]));
    assert_eq!(app.ok("operations", json!({ "limit": 9 })), operations);

    fs::write(app.path("rates.csv"), HISTORY.replace("7.25", "7.125")).unwrap();
    let input = asked(&mut app, again.clone());
    let differs = app.ok("import_rates", input);
    assert_eq!(parts(&differs, &COUNTS), json!([0, 1, 1, 3]));
    let difference =
        json!({ "datedOn": "2001-01-04", "quote": "DKK", "here": "7.25", "file": "7.125" });
    assert_eq!(differs["differences"], json!([difference]));
    let rate = |app: &mut TestApp| {
        let all = app.list("exchange_rate");
        let found = all.iter().find(|r| r["datedOn"] == "2001-01-04").unwrap();
        found["rate"].clone()
    };
    assert_eq!(rate(&mut app), "7.25");
    let input = asked(
        &mut app,
        json!({ "rateSet": set, "newName": null, "replace": true }),
    );
    app.ok("import_rates", input);
    assert_eq!(rate(&mut app), "7.125");

    let more =
        json!({ "rateSet": set, "newName": null, "allCurrencies": true, "from": "2001-01-03" });
    let input = asked(&mut app, more);
    let all = app.ok("import_rates", input);
    assert_eq!(parts(&all, &COUNTS), json!([3, 2, 0, 3]));
    assert_eq!(all["notInUse"], json!([]));
}

#[test]
fn a_set_is_named_once_and_a_wrong_file_is_refused_with_its_place() {
    let mut app = app();
    let mut refused = |more: Value| {
        let input = asked(&mut app, more);
        match app.call("import_rates", input) {
            Err(Failure::Invalid { problems }) => {
                let rule = serde_json::to_value(&problems[0].rule).unwrap();
                (
                    problems[0].field.clone(),
                    rule["rule"].as_str().unwrap().to_owned(),
                )
            }
            other => panic!("not refused: {other:?}"),
        }
    };
    let is = |field: &str, rule: &str| (field.to_owned(), rule.to_owned());
    assert_eq!(
        refused(json!({ "newName": null })),
        is("newName", "required")
    );
    assert_eq!(
        refused(json!({ "newName": " " })),
        is("newName", "required")
    );
    let mut again = desk_with_set();
    let (set, path) = (
        again.list("rate_set")[0]["id"].clone(),
        again.path("rates.csv"),
    );
    let both = asked(&mut again, json!({ "rateSet": set }));
    assert!(matches!(
        again.call("import_rates", both),
        Err(Failure::Invalid { .. })
    ));
    let twice = asked(&mut again, json!({}));
    assert!(matches!(
        again.call("import_rates", twice),
        Err(Failure::Invalid { .. })
    ));
    fs::write(path, "Name,Place\n").unwrap();
    let wrong = asked(&mut again, json!({ "newName": "Other", "dryRun": true }));
    let Err(Failure::Invalid { problems }) = again.call("import_rates", wrong) else {
        panic!("a wrong file was taken");
    };
    assert_eq!(problems[0].field, "place");
}

#[test]
fn rates_are_not_taken_into_a_set_that_names_another_provider() {
    let mut app = app();
    let set = json!({ "name": "Own rates", "provider": "Test Bank" });
    let set = app.add("rate_set", set);
    for look in [true, false] {
        let more = json!({ "rateSet": set["id"], "newName": null, "dryRun": look });
        let input = asked(&mut app, more);
        let refused = app.call("import_rates", input).unwrap_err();
        let refused = serde_json::to_value(refused).unwrap();
        let problem = json!({
            "field": "rateSet", "rule": "otherProvider", "here": "Test Bank",
            "file": "European Central Bank"
        });
        assert_eq!(refused["problems"], json!([problem]));
    }
    assert_eq!(app.list("exchange_rate").len(), 0);
    // Corrected, however it is written, it takes them.
    let provider = json!("european central bank");
    app.change("rate_set", &set, "provider", provider).unwrap();
    let more = json!({ "rateSet": set["id"], "newName": null });
    let input = asked(&mut app, more);
    assert_eq!(app.ok("import_rates", input)["written"], true);
}

fn desk_with_set() -> TestApp {
    let mut app = app();
    let take = asked(&mut app, json!({}));
    app.ok("import_rates", take);
    app
}

#[test]
fn more_rates_than_fit_at_once_are_refused_with_both_numbers() {
    let mut app = app();
    let first = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    let days = first
        .iter_days()
        .take(40_001)
        .map(|day| format!("{day},2.5\n"));
    let file: String = std::iter::once("Date,DKK\n".to_owned())
        .chain(days)
        .collect();
    fs::write(app.path("rates.csv"), file).unwrap();
    let look = asked(&mut app, json!({ "dryRun": true }));
    let refused = serde_json::to_value(app.call("import_rates", look).unwrap_err()).unwrap();
    let problem = json!({ "field": "from", "rule": "tooMany", "max": 40_000, "count": 40_001 });
    assert_eq!(refused["problems"], json!([problem]));
    let fewer = asked(&mut app, json!({ "dryRun": true, "from": "1900-01-02" }));
    assert_eq!(app.ok("import_rates", fewer)["new"], 40_000);
}
