//! Two on one file: one writes, the other is told who and reads a copy.

use crate::{
    child::{Writer, prepared},
    support::party,
};
use chancery_core::Failure;
use serde_json::json;

#[test]
fn the_second_is_told_who_has_the_file_and_reads_a_whole_copy() {
    let (mut app, program) = prepared();
    let writer = Writer::start(&program, app.folder.path());
    assert!(writer.begins());
    let place = app.place("test.chancery");
    let mut seen = 0;
    for _ in 0..20 {
        let state = app.ok("open_file", json!({ "place": place, "passphrase": null }));
        assert_eq!(state["readOnly"]["by"], json!("Tester (desk)"));
        assert!(
            state["readOnly"]["since"]
                .as_str()
                .unwrap()
                .starts_with("20")
        );
        assert_eq!(app.ok("verify", json!({}))["whole"], json!(true));
        let now = app.list("party").len() + app.list("pledge").len();
        assert!(now >= seen, "what was there stays there");
        seen = now;
        let id = app.session.mint();
        let save = json!({ "noun": "party", "id": id, "revision": 0, "fields": party("Mine") });
        assert_eq!(app.call("save", save), Err(Failure::ReadOnly));
        assert_eq!(app.call("undo", json!({})), Err(Failure::ReadOnly));
        app.ok("close_file", json!({}));
    }
    assert!(seen > 1);
    writer.kill();
    let state = app.ok("open_file", json!({ "place": place, "passphrase": null }));
    assert_eq!(
        state["readOnly"],
        json!(null),
        "a lock dies with its holder"
    );
    app.add("party", party("Mine"));
}

#[test]
fn of_two_that_start_at_once_exactly_one_writes() {
    let (app, program) = prepared();
    let rounds = if std::env::var_os("CHANCERY_LONG").is_some() {
        500
    } else {
        20
    };
    for round in 0..rounds {
        let both = [(); 2].map(|()| Writer::start(&program, app.folder.path()));
        let begun = both.each_ref().map(Writer::begins);
        let said = both.map(Writer::kill);
        let writing = said.iter().filter(|lines| !lines.is_empty()).count();
        assert_eq!(
            (writing, begun.iter().filter(|b| **b).count()),
            (1, 1),
            "round {round}"
        );
    }
}

#[test]
fn a_file_is_not_restored_from_itself() {
    let (mut app, _) = prepared();
    let place = app.place("test.chancery");
    app.ok("open_file", json!({ "place": place, "passphrase": null }));
    let refused = app.call("restore", json!({ "place": place, "passphrase": null }));
    let refused = serde_json::to_value(refused.unwrap_err()).unwrap();
    assert_eq!(refused["problems"][0]["rule"], json!("fromItself"));
}
