//! The table of contributions: an amount is printed as it was announced, and no amount is never zero.

use crate::{
    summary::{paper, words},
    support::{TestApp, body, meeting, party, pledge},
};
use chancery_core::{
    model::{Closed, InstrumentKind},
    report::block::{Block, Paper},
};
use serde_json::json;

#[test]
fn a_contribution_without_an_amount_never_prints_a_digit_as_its_amount() {
    let mut app = TestApp::with_file();
    let estonia = app.add("party", party("Estonia"));
    let group = app.add("body", body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-02-01"));
    let cases = [
        ("notStated", json!(null), json!(null)),
        ("notDisclosed", json!(null), json!(null)),
        ("notYetQuantified", json!(null), json!("EUR")),
        ("quantityOnly", json!(null), json!(null)),
    ];
    for (precision, minor, currency) in cases {
        for stated in [json!(null), json!("200 laptops"), json!("0")] {
            let mut promised = pledge(&estonia, "Equipment");
            promised["meeting"] = first["id"].clone();
            promised["asStated"] = stated;
            promised["amount"] = json!({
                "precision": precision, "minor": minor, "maxMinor": null, "currency": currency
            });
            app.add("pledge", promised);
        }
    }
    let paper = paper(&app, &first);
    let amounts = contributions(&paper);
    assert_eq!(amounts.len(), 12);
    for amount in amounts {
        assert!(!amount.is_empty());
        assert!(!amount.contains(|c: char| c.is_numeric()), "{amount}");
    }
}

/// The amounts of the table of contributions.
fn contributions(paper: &Paper) -> Vec<String> {
    let tables = paper.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let mut all = tables.filter(|t| t.columns.iter().any(|c| c.head == "Amount"));
    let table = all.next().expect("a table of contributions");
    table.rows.iter().map(|row| words(&row[2])).collect()
}

#[test]
fn each_precision_of_an_amount_has_its_words() {
    let mut app = TestApp::with_file();
    let party = app.add("party", party("Estonia"));
    let group = app.add("body", body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-02-01"));
    let cases = [
        (
            "exact",
            100_000_000_i64,
            None::<i64>,
            "EUR",
            "EUR 1 000 000",
        ),
        ("exact", 123_450, None, "EUR", "EUR 1 234.50"),
        ("exact", 9_100, None, "JPY", "JPY 9 100"),
        ("about", 50_000_000, None, "DKK", "about DKK 500 000"),
        ("atLeast", 99_900, None, "EUR", "at least EUR 999"),
        ("upTo", 100_000, None, "EUR", "up to EUR 1 000"),
        (
            "range",
            100_000_000_i64,
            Some(200_000_000),
            "EUR",
            "EUR 1 000 000–2 000 000",
        ),
        (
            "jointWithoutSplit",
            2_200_000_000,
            None,
            "EUR",
            "EUR 22 000 000 jointly, no split stated",
        ),
    ];
    for (at, (precision, minor, max, currency, _)) in cases.iter().enumerate() {
        let mut promised = pledge(&party, &format!("Contribution {at}"));
        promised["meeting"] = first["id"].clone();
        promised["amount"] = json!({
            "precision": precision, "minor": minor, "maxMinor": max, "currency": currency
        });
        app.add("pledge", promised);
    }
    let figureless = [
        ("notStated", "no amount stated"),
        ("notDisclosed", "not disclosed"),
        ("notYetQuantified", "not yet quantified"),
        ("quantityOnly", "quantity only, no value stated"),
    ];
    for (at, (precision, _)) in figureless.iter().enumerate() {
        let mut promised = pledge(&party, &format!("Without {at}"));
        promised["meeting"] = first["id"].clone();
        promised["amount"] =
            json!({ "precision": precision, "minor": null, "maxMinor": null, "currency": null });
        app.add("pledge", promised);
    }
    let expected = cases.iter().map(|case| case.4);
    let expected: Vec<_> = expected.chain(figureless.map(|(_, words)| words)).collect();
    assert_eq!(contributions(&paper(&app, &first)), expected);
    // The window says the same of the same state.
    let words = chancery_core::wording::Words::english();
    for (precision, said) in figureless {
        for key in ["amount", "precision", "paper.amount", "sheet.precision"] {
            assert_eq!(words.t(&format!("{key}.{precision}"), &[]), said, "{key}");
        }
    }
}

#[test]
fn every_kind_of_instrument_has_its_word_on_paper_and_in_the_window() {
    let words = chancery_core::wording::Words::english();
    for kind in InstrumentKind::ALL {
        for list in ["paper.instrument", "instrument.kind"] {
            let key = format!("{list}.{}", kind.word());
            assert!(words.has(&key), "{key}");
        }
    }
}
