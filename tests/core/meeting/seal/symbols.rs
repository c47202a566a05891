//! Symbols and numbers of documents.

use super::Held;
use chancery_core::Failure;
use serde_json::json;

#[test]
fn versions_and_corrections_are_numbered_without_gaps_under_the_symbol() {
    let mut held = Held::new();
    let issued = held.sealed();
    assert_eq!(issued["symbol"], json!("TC/SG/2024/2/SUM/Rev.1"));
    let symbols = |held: &mut Held| -> Vec<String> {
        let all = held.app.list("document");
        let symbol = |d: &serde_json::Value| d["symbol"].as_str().unwrap().to_owned();
        all.iter().map(symbol).collect()
    };
    held.corrected(&issued);
    let input = json!({ "changes": issued["id"], "kind": "corrigendum" });
    let second = held.app.ok("correct", input.clone());
    let remove = json!({ "noun": "document", "id": second["id"], "revision": second["revision"] });
    held.app.ok("remove", remove);
    let again = held.app.ok("correct", input);
    assert_eq!(again["version"], json!(2));
    let added = json!({ "changes": issued["id"], "kind": "addendum" });
    held.app.ok("correct", added);
    assert_eq!(
        symbols(&mut held),
        [
            "TC/SG/2024/2/SUM",
            "TC/SG/2024/2/SUM/Rev.1",
            "TC/SG/2024/2/SUM/Rev.1/Corr.1",
            "TC/SG/2024/2/SUM/Rev.1/Corr.2",
            "TC/SG/2024/2/SUM/Rev.1/Add.1",
        ]
    );
}

#[test]
fn a_symbol_with_an_unknown_part_stays_empty_and_the_part_is_named() {
    let mut held = Held::new();
    let coalition = held.app.list("coalition")[0].clone();
    held.app
        .change("coalition", &coalition, "acronym", json!(null))
        .unwrap();
    let page = held
        .app
        .ok("documents", json!({ "id": held.meeting["id"] }));
    assert_eq!(page["symbol"], json!(null));
    assert_eq!(page["missing"], json!(["coalition"]));
    let draft = held.start();
    assert_eq!(draft["symbol"], json!(null));
    // It is looked for again when the chairs clear it.
    held.app.ok("undo", json!({}));
    held.app.ok("undo", json!({}));
    let draft = held.start();
    let cleared = held.step("clear", &draft, json!({}));
    assert_eq!(cleared["symbol"], json!("TC/SG/2024/2/SUM"));
}

#[test]
fn a_symbol_is_given_once() {
    let mut held = Held::new();
    let meetings = held.app.list("meeting");
    for (number, meeting) in meetings.iter().enumerate() {
        let input = json!({ "meeting": meeting["id"], "symbol": "TC/1", "audience": null });
        let done = held.app.call("start_document", input);
        match number {
            0 => assert_eq!(done.unwrap()["symbol"], json!("TC/1")),
            _ => {
                let Err(Failure::Invalid { problems }) = done else {
                    panic!("the symbol was given twice");
                };
                assert_eq!(problems[0].field, "symbol");
            }
        }
    }
}

#[test]
fn a_pattern_may_name_only_what_the_record_knows() {
    let mut held = Held::new();
    let coalition = held.app.list("coalition")[0].clone();
    let refused = held.app.change(
        "coalition",
        &coalition,
        "symbolPattern",
        json!("{coalition}/{team}"),
    );
    assert!(matches!(refused, Err(Failure::Invalid { .. })));
}

#[test]
fn a_typed_symbol_goes_on_through_the_versions() {
    let mut held = Held::new();
    let input = json!({ "meeting": held.meeting["id"], "symbol": "TC 7", "audience": null });
    let mut version = held.app.ok("start_document", input);
    for expected in ["TC 7/Rev.1", "TC 7/Rev.2"] {
        held.step("clear", &version, json!({}));
        let later = json!({ "commentsBy": super::LATER });
        held.step("circulate", &version, later);
        version = held.step("revise", &version, json!({}));
        assert_eq!(version["symbol"], json!(expected));
    }
}
