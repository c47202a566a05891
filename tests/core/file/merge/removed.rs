//! What one copy removed and the other changed or needs.

use super::{Two, content, get, lines, remove, set};
use crate::support::{TestApp, body, delegation, meeting, party, pledge};
use serde_json::{Value, json};

struct Parted {
    two: Two,
    state: Value,
    at: Value,
    sat: Value,
    given: Value,
}

fn parted() -> Parted {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let group = app.add("body", body("Steering Group"));
    let at = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let sat = app.add("delegation", delegation(&at, &state));
    app.add("attendee", json!({ "delegation": sat["id"], "freeName": "Guest 1", "function": "member", "remote": false }));
    let given = app.add("pledge", pledge(&state, "Licences"));
    let two = Two::part(app);
    Parted {
        two,
        state,
        at,
        sat,
        given,
    }
}

#[test]
fn what_was_removed_there_and_left_alone_here_goes() {
    let Parted {
        mut two,
        given,
        sat,
        ..
    } = parted();
    remove(&mut two.there, "pledge", &given);
    remove(&mut two.there, "delegation", &sat);
    let merged = two.taken(json!([]));
    assert!(
        lines(&merged, "removed").contains(&("pledge", "Licences")),
        "{merged}"
    );
    assert_eq!(
        two.here.list("pledge").len() + two.here.list("delegation").len(),
        0
    );
    assert_eq!(two.here.list("attendee").len(), 0);
}

#[test]
fn what_was_removed_here_and_left_alone_there_stays_removed() {
    let Parted { mut two, given, .. } = parted();
    remove(&mut two.here, "pledge", &given);
    two.there.add("party", party("State 002"));
    two.taken(json!([]));
    assert_eq!(two.here.list("pledge").len(), 0);
}

#[test]
fn what_was_removed_there_and_changed_here_is_decided() {
    for (side, left) in [("here", 1), ("there", 0)] {
        let Parted { mut two, given, .. } = parted();
        remove(&mut two.there, "pledge", &given);
        set(
            &mut two.here,
            "pledge",
            &given,
            "purpose",
            json!("Registers"),
        );
        let looked = two.look(json!([]));
        assert_eq!(looked["conflicts"][0]["kind"], json!("removedThere"));
        two.taken_all(side);
        assert_eq!(two.here.list("pledge").len(), left, "{side}");
        assert_eq!(
            two.look(json!([]))["conflicts"],
            json!([]),
            "{side}: it is not asked again"
        );
    }
}

#[test]
fn what_was_removed_here_and_changed_there_is_decided_and_comes_back_whole() {
    let Parted {
        mut two, at, sat, ..
    } = parted();
    let before = content(&mut two.here);
    remove(&mut two.here, "meeting", &at);
    assert_eq!(two.here.list("attendee").len(), 0);
    set(&mut two.there, "delegation", &sat, "headcount", json!(4));
    let looked = two.look(json!([]));
    assert_eq!(looked["conflicts"][0]["kind"], json!("removedHere"));
    assert_eq!(looked["conflicts"][0]["noun"], json!("meeting"), "{looked}");
    two.taken_all("there");
    assert_eq!(two.here.list("meeting").len(), 1);
    assert_eq!(two.here.list("attendee").len(), 1);
    assert_eq!(
        get(&mut two.here, "delegation", &sat)["headcount"],
        json!(4)
    );
    set(&mut two.here, "delegation", &sat, "headcount", json!(null));
    assert_eq!(content(&mut two.here), before);
}

#[test]
fn what_was_added_there_to_what_was_removed_here_stays_out_when_that_stays_removed() {
    let Parted { mut two, at, .. } = parted();
    remove(&mut two.here, "meeting", &at);
    two.there.add("decision", json!({ "meeting": at["id"], "number": "", "text": "Adopted", "state": "adopted", "sources": [] }));
    let merged = two.taken_all("here");
    assert_eq!(lines(&merged, "leftOut"), [("decision", "2.1 Adopted")]);
    assert_eq!(
        two.here.list("decision").len() + two.here.list("meeting").len(),
        0
    );
    assert_eq!(
        two.look(json!([]))["lines"],
        json!([]),
        "it is not told again"
    );
}

#[test]
fn a_pledge_announced_at_a_meeting_that_was_removed_here_is_not_lost() {
    let Parted {
        mut two, at, state, ..
    } = parted();
    remove(&mut two.here, "meeting", &at);
    let mut new = pledge(&state, "Radios");
    new["meeting"] = at["id"].clone();
    let new = two.there.add("pledge", new);
    let merged = two.taken(json!([]));
    assert_eq!(lines(&merged, "unlinked"), [("pledge", "Radios")]);
    assert_eq!(get(&mut two.here, "pledge", &new)["meeting"], json!(null));
}

#[test]
fn what_was_added_here_to_what_was_removed_there_is_never_removed_unasked() {
    let Parted { mut two, at, .. } = parted();
    remove(&mut two.there, "meeting", &at);
    let ours = two.here.add("decision", json!({ "meeting": at["id"], "number": "", "text": "Adopted", "state": "adopted", "sources": [] }));
    let looked = two.look(json!([]));
    assert_eq!(looked["conflicts"][0]["kind"], json!("removedThere"));
    assert_eq!(looked["conflicts"][0]["others"], json!(1));
    two.taken_all("here");
    assert_eq!(
        get(&mut two.here, "decision", &ours)["text"],
        json!("Adopted")
    );
    assert_eq!(
        two.here.list("attendee").len(),
        1,
        "what hangs on it stays with it"
    );
}

#[test]
fn a_party_that_was_removed_there_and_is_needed_here_stays() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let mut two = Two::part(app);
    remove(&mut two.there, "party", &state);
    two.here.add("pledge", pledge(&state, "Licences"));
    let merged = two.taken(json!([]));
    assert_eq!(lines(&merged, "inUse"), [("party", "State 001")]);
    assert_eq!(two.here.list("party").len(), 1);
}
