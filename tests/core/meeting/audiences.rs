//! Audiences: what is refused for them, and how a file comes by them.

use crate::{
    papers::audience,
    papers_record::{Meeting, a_meeting},
    support::TestApp,
};
use chancery_core::{Failure, model::*};
use serde_json::{Value, json};

fn asked(meeting: &Value, kind: &str) -> Value {
    json!({ "meeting": meeting["id"], "kind": kind })
}

fn refused(app: &mut TestApp, input: Value) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for command in ["preview", "left_out", "export_paper"] {
        let mut input = input.clone();
        let place = app.place("refused.pdf");
        input["place"] = json!(place);
        input["replace"] = json!(false);
        let answer = match command {
            "preview" => {
                input.as_object_mut().unwrap().remove("place");
                input.as_object_mut().unwrap().remove("replace");
                app.paper(command, input).map(|_| json!(null))
            }
            _ => app.call(command, input),
        };
        let Err(Failure::Invalid { problems }) = answer else {
            panic!("{command} was not refused");
        };
        let rule = |p: &Problem| {
            serde_json::to_value(&p.rule).unwrap()["rule"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        all = problems
            .iter()
            .map(|p| (p.field.clone(), rule(p)))
            .collect();
    }
    assert!(!app.path("refused.pdf").exists());
    all
}

#[test]
fn a_marking_that_the_audience_does_not_allow_is_refused_before_anything_is_written() {
    let Meeting { mut app, third, .. } = a_meeting();
    let public = audience(&mut app, "Public");
    let mut input = asked(&third, "summary");
    input["audience"] = public["id"].clone();
    input["marking"] = json!("TLP:AMBER");
    let rule = |field: &str, rule: &str| vec![(field.to_owned(), rule.to_owned())];
    assert_eq!(
        refused(&mut app, input.clone()),
        rule("marking", "markingNotAllowed")
    );
    input["marking"] = json!("TLP:CLEAR");
    app.paper("preview", input).unwrap();
    let mut typed = asked(&third, "agenda");
    typed["marking"] = json!("nato restricted");
    assert_eq!(refused(&mut app, typed), rule("marking", "classified"));
    let mut list = asked(&third, "participants");
    list["audience"] = public["id"].clone();
    assert_eq!(refused(&mut app, list), rule("audience", "paperNotAllowed"));
}

#[test]
fn every_file_begins_with_three_audiences_and_an_older_one_is_given_them_once() {
    let mut app = TestApp::with_file();
    let names = |app: &mut TestApp| {
        let all = app.list("audience").into_iter();
        let mut names: Vec<String> = all
            .map(|a| a["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(&mut app), ["Internal", "Partners", "Public"]);
    for one in app.list("audience") {
        app.ok(
            "remove",
            json!({ "noun": "audience", "id": one["id"], "revision": one["revision"] }),
        );
    }
    app.ok("make_audiences", json!({}));
    assert_eq!(names(&mut app).len(), 3);
    app.ok("make_audiences", json!({}));
    assert_eq!(names(&mut app).len(), 3);
    app.ok("undo", json!({}));
    assert_eq!(names(&mut app), Vec::<String>::new());
}
