//! The papers that went out: the same bytes for ever, under their hashes.

use super::{Held, LATER, with};
use crate::support::{TestApp, party};
use chancery_core::{Failure, store};
use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn preview(held: &mut Held) -> Vec<u8> {
    let input = json!({ "meeting": held.meeting["id"] });
    held.app.paper("preview", input).unwrap()
}

#[test]
fn a_sealed_summary_is_the_same_bytes_for_ever() {
    let mut held = Held::new();
    let issued = held.sealed();
    let first = preview(&mut held);
    assert_eq!(issued["sha256"], json!(sha256(&first)));
    let state = held.party.clone();
    held.app
        .change("party", &state, "name", json!("Quite another name"))
        .unwrap();
    let coalition = held.app.list("coalition")[0].clone();
    held.app
        .change("coalition", &coalition, "name", json!("Renamed Coalition"))
        .unwrap();
    held.app.add("party", party("State 009"));
    assert_eq!(preview(&mut held), first);
    let place = held.app.place("sealed.pdf");
    let input = json!({ "meeting": held.meeting["id"], "place": place, "replace": false });
    held.app.ok("export_paper", input);
    assert_eq!(std::fs::read(held.app.path("sealed.pdf")).unwrap(), first);
    let place = held.app.place("again.pdf");
    let input = json!({ "document": issued["id"], "place": place, "replace": false });
    held.app.ok("export_document", input);
    assert_eq!(std::fs::read(held.app.path("again.pdf")).unwrap(), first);
    held.app.ok("close_file", json!({}));
    let place = held.app.place("test.chancery");
    held.app
        .ok("open_file", json!({ "place": place, "passphrase": null }));
    assert_eq!(preview(&mut held), first);
}

#[test]
fn the_record_and_the_head_of_the_history_are_kept_with_it() {
    let mut held = Held::new();
    let approved = held.approved();
    let head = held.app.ok("verify", json!({}))["head"].clone();
    let issued = held.step("seal", &approved, json!({}));
    assert_eq!(issued["chainHead"], head);
    assert_eq!(issued["issuedOn"], json!("2026-02-02"));
    let hash = issued["recordSha256"].as_str().unwrap();
    let db = held.app.session.store().unwrap().read();
    let kept = store::get_content(db, hash).unwrap();
    assert_eq!(sha256(&kept), hash);
    let record: Value = serde_json::from_slice(&kept).unwrap();
    assert_eq!(
        record["record"]["agendaItems"][0]["minutes"],
        json!("The chair opened.")
    );
    assert_eq!(record["record"]["documents"][0]["chainHead"], head);
    // Canonical: written again with its names in order, it is the same.
    assert_eq!(record.to_string().as_bytes(), kept);
}

#[test]
fn what_was_circulated_is_kept_although_the_record_goes_on() {
    let mut held = Held::new();
    let draft = held.start();
    held.step("clear", &draft, json!({}));
    let circulated = held.step("circulate", &draft, json!({ "commentsBy": LATER }));
    let input = with(&circulated, json!({}));
    let first = held.app.paper("document_paper", input.clone()).unwrap();
    assert_eq!(circulated["sha256"], json!(sha256(&first)));
    let item = held.app.list("agenda_item")[0].clone();
    held.app
        .change(
            "agenda_item",
            &item,
            "minutes",
            json!("The chair opened and closed."),
        )
        .unwrap();
    let page = held
        .app
        .ok("documents", json!({ "id": held.meeting["id"] }));
    assert_eq!(page["documents"][0]["changedSince"], json!(true));
    assert_eq!(held.app.paper("document_paper", input).unwrap(), first);
    assert_ne!(preview(&mut held), first);
}

#[test]
fn a_paper_that_was_tampered_with_is_found_and_not_handed_out() {
    let mut held = Held::new();
    let issued = held.sealed();
    held.app.ok("close_file", json!({}));
    let db = Connection::open(held.app.path("test.chancery")).unwrap();
    let sql = "SELECT sql FROM sqlite_schema WHERE name = 'content_is_never_changed'";
    let guard: String = db.query_row(sql, [], |row| row.get(0)).unwrap();
    db.execute_batch("DROP TRIGGER content_is_never_changed")
        .unwrap();
    let sql = "UPDATE content SET bytes = CAST(bytes || x'00' AS BLOB) WHERE sha256 = ?1";
    let hash = issued["sha256"].as_str().unwrap();
    assert_eq!(db.execute(sql, [hash]).unwrap(), 1);
    db.execute_batch(&guard).unwrap();
    drop(db);
    let place = held.app.place("test.chancery");
    held.app
        .ok("open_file", json!({ "place": place, "passphrase": null }));
    let report = held.app.ok("verify", json!({}));
    assert_eq!(report["whole"], json!(false));
    assert_eq!(report["strays"], json!([format!("content {hash}")]));
    let input = json!({ "meeting": held.meeting["id"] });
    let refused = held.app.paper("preview", input);
    assert!(
        matches!(refused, Err(Failure::Damaged { .. })),
        "{refused:?}"
    );
}

#[test]
fn a_corrigendum_is_a_paper_of_its_own_that_stays_as_it_is() {
    let mut held = Held::new();
    let issued = held.sealed();
    let summary = preview(&mut held);
    let corrigendum = held.corrected(&issued);
    assert_eq!(
        corrigendum["symbol"],
        json!("TC/SG/2024/2/SUM/Rev.1/Corr.1")
    );
    let input = with(&corrigendum, json!({}));
    let paper = held.app.paper("document_paper", input.clone()).unwrap();
    assert_eq!(corrigendum["sha256"], json!(sha256(&paper)));
    let state = held.party.clone();
    held.app
        .change("party", &state, "name", json!("Another"))
        .unwrap();
    assert_eq!(held.app.paper("document_paper", input).unwrap(), paper);
    assert_eq!(preview(&mut held), summary);
}

#[test]
fn a_sealed_meeting_says_so_on_its_page() {
    let mut held = Held::new();
    let page =
        |app: &mut TestApp, id: &Value| app.ok("meeting", json!({ "id": id }))["sealed"].clone();
    let id = held.meeting["id"].clone();
    assert_eq!(page(&mut held.app, &id), json!(null));
    held.sealed();
    assert_eq!(page(&mut held.app, &id), json!("TC/SG/2024/2/SUM/Rev.1"));
}
