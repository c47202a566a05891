//! Statements against a sealed record that go past the program, straight to the file.

use super::Held;
use crate::support::TestApp;
use chancery_core::model::NOUNS;
use rusqlite::Connection;
use serde_json::json;

/// A connection with the settings of the house, on the closed file.
fn beside(app: &mut TestApp) -> Connection {
    app.ok("close_file", json!({}));
    let db = Connection::open(app.path("test.chancery")).unwrap();
    for (name, value) in [
        ("foreign_keys", "ON"),
        ("recursive_triggers", "ON"),
        ("trusted_schema", "OFF"),
    ] {
        db.pragma_update(None, name, value).unwrap();
    }
    db
}

#[test]
fn raw_sql_is_refused_too() {
    let mut held = Held::new();
    let summary = held.sealed();
    held.corrected(&summary);
    let before = held.everything();
    let db = beside(&mut held.app);
    let tables: Vec<String> = {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN \
                   ('operation', 'change', 'content') ORDER BY name";
        let mut all = db.prepare(sql).unwrap();
        all.query_map([], |r| r.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    };
    let targets: Vec<String> = {
        let mut all = db
            .prepare("SELECT DISTINCT target FROM document_sealed")
            .unwrap();
        all.query_map([], |r| r.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    };
    let (mut tried, mut frozen) = (0, 0);
    let mut refused = |sql: &str| {
        tried += 1;
        let error = db.execute(sql, []).expect_err(sql).to_string();
        assert_eq!(error, "sealed", "{sql}");
    };
    for table in &tables {
        let mut columns = db
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .unwrap();
        let columns: Vec<String> = columns
            .query_map([], |r| r.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let key = if columns.iter().any(|c| c == "id") {
            "id"
        } else {
            "owner"
        };
        for target in &targets {
            let there = format!("SELECT count(*) FROM {table} WHERE {key} = '{target}'");
            let found: i64 = db.query_row(&there, [], |r| r.get(0)).unwrap();
            if found == 0 {
                continue;
            }
            frozen += 1;
            let here = format!("WHERE {key} = '{target}'");
            let names = columns.join(", ");
            refused(&format!("DELETE FROM {table} {here}"));
            refused(&format!(
                "REPLACE INTO {table} ({names}) SELECT {names} FROM {table} {here}"
            ));
            refused(&format!(
                "INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table} {here}"
            ));
            refused(&format!(
                "UPDATE OR REPLACE {table} SET {key} = 'other' {here}"
            ));
            refused(&format!(
                "UPDATE OR IGNORE {table} SET {key} = 'other' {here}"
            ));
            let upsert = format!(
                "INSERT INTO {table} ({names}) SELECT {names} FROM {table} {here} ON CONFLICT DO UPDATE SET {key} = 'other'"
            );
            refused(&upsert);
        }
    }
    let mut of = |table: &str, column: &str, value: &str| {
        refused(&format!(
            "UPDATE {table} SET {column} = {value} WHERE id IN (SELECT target FROM document_sealed)"
        ));
    };
    for (table, column) in [
        ("decision", "text"),
        ("decision", "number"),
        ("decision", "silence_until"),
        ("decision", "agenda_item"),
        ("action", "text"),
        ("action", "number"),
        ("pledge", "announced_on"),
        ("pledge", "as_stated"),
        ("pledge", "pledgers_unnamed"),
        ("pledge", "amount_precision"),
        ("document", "sha256"),
        ("document", "state"),
        ("document", "symbol"),
        ("meeting", "symbol"),
        ("meeting", "state"),
        ("pledge_event", "document"),
        ("agenda_item", "minutes"),
        ("delegation", "presence"),
    ] {
        of(table, column, "'x'");
    }
    of("pledge", "meeting", "NULL");
    of("pledge", "amount_currency", "'EUR'");
    for (table, id) in [("pledge", "pledger"), ("decision", "d"), ("action", "a")] {
        let names = match table {
            "pledge" => "title, amount_precision, meeting",
            _ => "number, text, state, meeting",
        };
        let values = if table == "pledge" {
            "'t', 'exact'"
        } else {
            "'9', 't', 'open'"
        };
        refused(&format!(
            "INSERT INTO {table} (id, revision, created_at, updated_at, {names}) \
             SELECT '{id}', 1, '', '', {values}, meeting FROM document LIMIT 1"
        ));
    }
    assert!(frozen >= 25, "only {frozen} frozen rows were tried");
    println!("{tried} statements refused on {frozen} frozen rows");
    let content = db.execute("UPDATE content SET bytes = x'00'", []);
    assert!(content.unwrap_err().to_string().contains("kept as it is"));
    let content = db.execute("DELETE FROM content", []);
    assert!(content.unwrap_err().to_string().contains("kept as it is"));
    drop(db);
    let place = held.app.place("test.chancery");
    held.app
        .ok("open_file", json!({ "place": place, "passphrase": null }));
    assert_eq!(held.everything(), before);
    assert_eq!(held.app.ok("verify", json!({}))["whole"], json!(true));
    assert_eq!(NOUNS.len(), before.as_object().unwrap().len());
}
