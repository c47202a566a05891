//! The sample: published facts, entered as data through the same door as what a person types.

use crate::support::TestApp;
use chancery_core::{api::sample, model::CountryCode};
use serde_json::{Value, json};

fn sample() -> TestApp {
    let mut app = TestApp::new();
    let path = app.path("sample.chancery");
    sample::create(&mut app.session, &path).unwrap();
    app
}

fn named<'a>(all: &'a [Value], field: &str, value: &str) -> &'a Value {
    let found = all.iter().find(|r| r[field] == json!(value));
    found.unwrap_or_else(|| panic!("no {field} {value}"))
}

#[test]
fn the_sample_loads_whole_and_its_history_verifies() {
    let mut app = sample();
    assert_eq!(app.ok("check", json!({}))["whole"], json!(true));
    assert_eq!(app.ok("verify", json!({}))["whole"], json!(true));
    assert_eq!(app.list("coalition")[0]["name"], json!("IT Coalition"));
}

#[test]
fn the_names_of_states_are_those_of_the_list_of_countries() {
    let mut app = sample();
    let states = app.list("party");
    let states: Vec<_> = states.iter().filter(|p| p["kind"] == "state").collect();
    assert_eq!(states.len(), 12);
    for state in states {
        let code: CountryCode = state["isoCode"].as_str().unwrap().parse().unwrap();
        let names = code.names().unwrap();
        assert_eq!(state["name"], json!(names["en"]));
        for language in ["et", "fr", "uk"] {
            assert_eq!(state["otherNames"][language], json!(names[language]));
        }
    }
}

#[test]
fn eleven_members_by_role_stand_beside_ten_signatories_of_the_agreement() {
    let mut app = sample();
    let meetings = app.list("meeting");
    let second = meetings.iter().find(|m| m["ordinal"] == json!(2)).unwrap();
    let page = app.ok("meeting", json!({ "id": second["id"] }));
    let counts = &page["participation"];
    assert_eq!(counts["memberStates"], json!(11));
    assert_eq!(
        counts["membersByRole"],
        json!({ "certain": 11, "possible": 11 })
    );
    let agreement = named(page["instruments"].as_array().unwrap(), "kind", "agreement");
    let by_signature = counts["membersBySignature"].as_array().unwrap();
    let ten = json!({ "certain": 10, "possible": 10 });
    assert!(by_signature.contains(&json!([agreement["id"], ten])));
    assert_eq!(page["statedCounts"][0]["count"], json!(10));
    assert_eq!(page["unnamedGroups"][0]["count"], json!(7));
}

#[test]
fn a_contribution_without_a_published_amount_has_none_in_the_sample() {
    let mut app = sample();
    let pledges = app.list("pledge");
    assert_eq!(pledges.len(), 13);
    let without: Vec<_> = pledges
        .iter()
        .filter(|p| p["amount"]["minor"].is_null())
        .collect();
    assert_eq!(without.len(), 5);
    for pledge in &pledges {
        assert_ne!(pledge["amount"]["minor"], json!(0));
        assert!(!pledge["sources"].as_array().unwrap().is_empty());
    }
    let denmark = named(&pledges, "title", "Cyber projects");
    assert_eq!(denmark["amount"]["currency"], json!("DKK"));
    assert_eq!(denmark["amount"]["minor"], json!(9_100_000_000_i64));
}

#[test]
fn a_date_on_which_sources_differ_stays_both_dates() {
    let mut app = sample();
    let meetings = app.list("meeting");
    let first = meetings.iter().find(|m| m["ordinal"] == json!(1)).unwrap();
    assert_eq!(first["startsOn"], json!("[2024-02-01,2024-02-02]"));
}
