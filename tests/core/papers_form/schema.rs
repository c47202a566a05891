//! The data of summaries holds what the published schema says, and no more.

use super::{everything, of};
use crate::{
    papers_record::{Meeting, a_meeting},
    seal::Held,
    support::TestApp,
};
use chancery_core::{api::sample, report::PaperOptions};
use serde_json::{Value, json};

/// What is wrong with a value by a schema of the few keywords that ours uses; others are refused.
fn complaints(schema: &Value, value: &Value, root: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (keyword, wanted) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "properties" => {}
            "$ref" => {
                let place = wanted.as_str().unwrap().trim_start_matches('#');
                let target = root.pointer(place).unwrap_or_else(|| panic!("no {place}"));
                found.extend(complaints(target, value, root, at));
            }
            "type" => {
                let one = json!([wanted]);
                let kinds = if wanted.is_array() { wanted } else { &one };
                let is = |kind: &Value| match kind.as_str().unwrap() {
                    "null" => value.is_null(),
                    "string" => value.is_string(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "array" => value.is_array(),
                    "object" => value.is_object(),
                    other => panic!("the schema has a kind {other}"),
                };
                if !kinds.as_array().unwrap().iter().any(is) {
                    found.push(format!("{at}: {value} is not {wanted}"));
                }
            }
            "enum" => {
                if !wanted.as_array().unwrap().contains(value) {
                    found.push(format!("{at}: {value} is none of {wanted}"));
                }
            }
            "items" => {
                for (n, one) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(complaints(wanted, one, root, &format!("{at}/{n}")));
                }
            }
            "required" => {
                for name in wanted.as_array().unwrap() {
                    if value.get(name.as_str().unwrap()).is_none() {
                        found.push(format!("{at} has no {name}"));
                    }
                }
            }
            "additionalProperties" => {
                for name in value.as_object().into_iter().flat_map(|o| o.keys()) {
                    if schema["properties"].get(name).is_none() && *wanted == json!(false) {
                        found.push(format!("{at} has {name}, of which the schema says nothing"));
                    }
                }
            }
            other => panic!("the schema uses {other}"),
        }
    }
    for (name, of) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        if let Some(one) = value.get(name) {
            found.extend(complaints(of, one, root, &format!("{at}/{name}")));
        }
    }
    found
}

/// The data of a summary and its schema, as they are carried inside it.
fn attached(app: &TestApp, meeting: &Value) -> (Value, Value) {
    let all = everything();
    let wish = PaperOptions {
        audience: Some(&all),
        ..PaperOptions::default()
    };
    let paper = of(app, meeting, &wish);
    let json = |name: &str| {
        let mut attached = paper.meta.attachments.iter();
        let found = attached.find(|a| a.name == name).unwrap();
        serde_json::from_slice(&found.bytes).unwrap()
    };
    (json("summary.json"), json("summary.schema.json"))
}

#[track_caller]
fn holds(app: &TestApp, meeting: &Value) -> Value {
    let (data, schema) = attached(app, meeting);
    let found = complaints(&schema, &data, &schema, "");
    assert!(found.is_empty(), "{}", found.join("\n"));
    data
}

#[test]
fn the_data_of_every_summary_is_as_the_schema_says() {
    let mut app = TestApp::new();
    let path = app.path("sample.chancery");
    sample::create(&mut app.session, &path).unwrap();
    for meeting in app.list("meeting") {
        holds(&app, &meeting);
    }
    let Meeting { app, third } = a_meeting();
    holds(&app, &third);
    let mut held = Held::new();
    held.sealed();
    let data = holds(&held.app, &held.meeting);
    assert_eq!(data["status"]["version"], json!(1));
}

#[test]
fn data_that_the_schema_does_not_allow_is_found() {
    let Meeting { app, third } = a_meeting();
    let (data, schema) = attached(&app, &third);
    let spoilt = |spoil: &dyn Fn(&mut Value)| {
        let mut data = data.clone();
        spoil(&mut data);
        complaints(&schema, &data, &schema, "").len()
    };
    assert_eq!(spoilt(&|_| {}), 0);
    assert_eq!(spoilt(&|d| d["body"] = json!(3)), 1);
    assert_eq!(spoilt(&|d| d["more"] = json!(3)), 1);
    assert_eq!(spoilt(&|d| d["decisions"][0]["state"] = json!("made")), 1);
    assert_eq!(
        spoilt(&|d| {
            d["decisions"][0].as_object_mut().unwrap().remove("text");
        }),
        1
    );
}
