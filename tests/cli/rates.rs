//! `rates`: published rates taken into a set. The rates and days are made up; only the form is real.

use crate::support::{TestDir, add, call, hold};
use serde_json::json;
use std::fs;

const FILE: &str = "Date,USD,SEK,XYZ,\n2001-01-04,2.5,N/A,1,\n2001-01-03,2.25,3,1,\n";

fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    fs::write(dir.path("rates.csv"), FILE).unwrap();
    dir
}

const TAKE: [&str; 7] = [
    "rates",
    "h.chancery",
    "--import",
    "rates.csv",
    "--set",
    "Made up",
    "--all-currencies",
];

#[test]
fn what_a_file_of_rates_would_add_is_told_before_it_is_taken() {
    let dir = dir();
    let none = dir.ok(&["rates", "h.chancery"]);
    assert_eq!(none.out, "No rate set is recorded.\n");
    let looked = dir.ok(&[&TAKE[..], &["--dry-run"]].concat());
    assert_eq!(
        looked.out.lines().next(),
        Some("Nothing was written. To be added to the set:")
    );
    assert!(
        looked
            .out
            .contains("Line 1: not a currency of ISO 4217: “XYZ”"),
        "{}",
        looked.out
    );
    assert_eq!(dir.ok(&["rates", "h.chancery"]).out, none.out);

    let taken = dir.ok(&[&TAKE[..], &["--json"]].concat()).json();
    assert_eq!(taken["new"], 3);
    assert_eq!(taken["currencies"], json!(["SEK", "USD"]));
    let listed = dir.ok(&["rates", "h.chancery"]);
    let line: Vec<&str> = listed.line("Made up").split("  ").map(str::trim).collect();
    let line: Vec<&str> = line.into_iter().filter(|cell| !cell.is_empty()).collect();
    let expected = [
        "Made up",
        "European Central Bank",
        "3",
        "3 January 2001",
        "4 January 2001",
    ];
    assert_eq!(line, expected);
    // Once more, into the set that is there: nothing is new.
    let again = dir.ok(&TAKE);
    assert!(again.line("  New rates").ends_with('0'), "{}", again.out);
    assert!(
        again.line("  Already there").ends_with('3'),
        "{}",
        again.out
    );
}

#[test]
fn rates_of_a_later_day_only_and_of_the_currencies_in_use_are_taken_when_asked() {
    let dir = dir();
    let from = [&TAKE[..], &["--from", "2001-01-04", "--json"]].concat();
    assert_eq!(dir.ok(&from).json()["new"], 1);
    let in_use = [&TAKE[..6], &["--json"]].concat();
    assert_eq!(dir.ok(&in_use).json()["notInUse"], json!(["SEK", "USD"]));
}

#[test]
fn a_file_in_another_form_and_a_set_without_a_file_are_refused() {
    let dir = dir();
    fs::write(dir.path("rates.csv"), "Name,Place\n").unwrap();
    let refused = dir.refused(&TAKE, 1);
    assert!(refused.contains("European Central Bank"), "{refused}");
    dir.refused(&["rates", "h.chancery", "--set", "Made up"], 2);
    dir.refused(&["rates", "h.chancery", "--import", "rates.csv"], 2);
}

#[test]
fn rates_of_one_provider_are_not_taken_into_the_set_of_another() {
    let dir = dir();
    let mut session = hold(&dir, "h.chancery");
    let set = json!({ "name": "Made up", "provider": "Test Bank" });
    add(&mut session, "rate_set", set);
    call(&mut session, "close_file", json!({}));
    let refused = dir.refused(&TAKE, 1);
    let words = "rateSet: This set is for rates of “Test Bank”";
    assert!(refused.contains(words), "{refused}");
    assert!(refused.contains("Import them into a new set"), "{refused}");
}
