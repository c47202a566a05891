//! What hangs together stays together, and what was not taken is not taken for removed.

use super::{Two, content, get, lines, remove, set, undecided};
use crate::support::{TestApp, body, delegation, meeting, party, pledge};
use serde_json::{Value, json};

struct Held {
    two: Two,
    group: Value,
    at: Value,
    sat: Value,
    given: Value,
}

fn held() -> Held {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let group = app.add("body", body("Steering Group"));
    let at = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let sat = app.add("delegation", delegation(&at, &state));
    let given = app.add("pledge", pledge(&state, "Licences"));
    Held {
        two: Two::part(app),
        group,
        at,
        sat,
        given,
    }
}

fn euro(minor: i64) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "EUR" })
}

#[test]
fn a_meeting_stays_while_a_delegation_of_it_waits_for_a_decision() {
    let Held {
        mut two, at, sat, ..
    } = held();
    remove(&mut two.there, "delegation", &sat);
    remove(&mut two.there, "meeting", &at);
    set(&mut two.here, "delegation", &sat, "headcount", json!(4));
    two.taken_all("here");
    assert_eq!(
        get(&mut two.here, "delegation", &sat)["headcount"],
        json!(4)
    );
    assert_eq!(get(&mut two.here, "meeting", &at)["ordinal"], json!(2));
}

#[test]
fn a_body_stays_while_its_meeting_waits_for_a_decision() {
    for side in ["here", "there"] {
        let Held {
            mut two, at, group, ..
        } = held();
        remove(&mut two.there, "meeting", &at);
        remove(&mut two.there, "body", &group);
        set(&mut two.here, "meeting", &at, "city", json!("Tallinn"));
        let looked = two.look(json!([]));
        assert_eq!(looked["conflicts"].as_array().unwrap().len(), 1, "{looked}");
        two.taken_all(side);
        let left = usize::from(side == "here");
        assert_eq!(two.here.list("body").len(), left, "{side}");
        assert_eq!(two.here.list("meeting").len(), left, "{side}");
    }
}

#[test]
fn what_was_entered_twice_is_not_taken_for_removed_by_the_other_office() {
    let Held { mut two, at, .. } = held();
    let second = two.here.add("party", party("State 002"));
    two.here.add("delegation", delegation(&at, &second));
    let theirs = two.there.add("party", party("State 002"));
    let sat = two.there.add("delegation", delegation(&at, &theirs));
    let guest = json!({ "delegation": sat["id"], "freeName": "Guest 1", "function": "member", "remote": false });
    two.there.add("attendee", guest);
    two.taken(json!([]));
    let mut turned = two.turned();
    let looked = turned.look(json!([]));
    assert_eq!(looked["conflicts"], json!([]), "{looked}");
    turned.taken_all("there");
    assert_eq!(turned.here.list("party").len(), 2);
    assert_eq!(turned.here.list("delegation").len(), 2);
    assert_eq!(turned.here.list("attendee").len(), 1);
}

#[test]
fn one_record_that_was_renamed_later_stays_one() {
    let Held { mut two, .. } = held();
    let ours = two.here.add("party", party("State 007"));
    let theirs = two.there.add("party", party("State 007"));
    two.taken(json!([]));
    set(&mut two.here, "party", &ours, "name", json!("State Seven"));
    let new = two.there.add("pledge", pledge(&theirs, "Radios"));
    let merged = two.taken(json!([]));
    assert_eq!(lines(&merged, "leftOut"), [], "{merged}");
    assert_eq!(two.here.list("party").len(), 2);
    let pledgers = get(&mut two.here, "pledge", &new)["pledgers"].clone();
    assert_eq!(pledgers, json!([ours["id"]]));
}

#[test]
fn a_pledge_and_the_line_of_what_was_announced_say_the_same_whatever_is_decided() {
    for side in ["here", "there"] {
        let Held { mut two, given, .. } = held();
        set(&mut two.here, "pledge", &given, "amount", euro(100));
        set(&mut two.there, "pledge", &given, "amount", euro(200));
        let looked = two.look(json!([]));
        assert_eq!(
            looked["conflicts"].as_array().unwrap().len(),
            1,
            "asked once: {looked}"
        );
        two.taken(json!(undecided(&looked, side)));
        let wanted = euro(if side == "here" { 100 } else { 200 });
        assert_eq!(get(&mut two.here, "pledge", &given)["amount"], wanted);
        assert_eq!(two.here.list("pledge_event")[0]["amount"], wanted, "{side}");
    }
}

#[test]
fn links_that_lead_back_to_each_other_do_not_both_come() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let [one, other] = ["One", "Other"].map(|title| app.add("pledge", pledge(&state, title)));
    let mut two = Two::part(app);
    let link = |a: &Value, b: &Value| json!({ "pledge": a["id"], "kind": "repeats", "other": b["id"], "note": null, "sources": [] });
    two.here.add("pledge_link", link(&one, &other));
    two.there.add("pledge_link", link(&other, &one));
    let merged = two.taken(json!([]));
    assert_eq!(lines(&merged, "clash").len(), 1, "{merged}");
    assert_eq!(
        two.here.list("pledge_link").len(),
        1,
        "one of the two still counts"
    );
}

#[test]
fn a_place_that_was_taken_away_and_entered_anew_comes_back_without_an_error() {
    let Held {
        mut two, at, sat, ..
    } = held();
    let state = two.here.list("party")[0].clone();
    remove(&mut two.here, "delegation", &sat);
    two.here.add("delegation", delegation(&at, &state));
    set(&mut two.there, "delegation", &sat, "headcount", json!(4));
    two.taken_all("there");
    let all = two.here.list("delegation");
    assert_eq!((all.len(), &all[0]["headcount"]), (1, &json!(4)), "{all:?}");
}

#[test]
fn what_was_decided_for_the_other_copy_is_still_shown_and_can_be_decided_otherwise() {
    let Held {
        mut two, at, sat, ..
    } = held();
    let before = content(&mut two.here);
    remove(&mut two.here, "meeting", &at);
    set(&mut two.there, "delegation", &sat, "headcount", json!(4));
    let looked = two.look(json!([]));
    let chosen = two.look(json!(undecided(&looked, "there")));
    assert_eq!(chosen["conflicts"][0]["taken"], json!("there"), "{chosen}");
    two.taken(json!(undecided(&looked, "here")));
    assert_ne!(content(&mut two.here), before);
    assert_eq!(two.here.list("meeting").len(), 0);
}
