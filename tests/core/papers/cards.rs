//! Name plates and badges: the form of address and the post, as far as they are known.

use crate::{
    summary::record,
    support::{TestApp, body, delegation, meeting, party},
};
use chancery_core::{
    model::*,
    report::{
        PaperOptions,
        block::{Block, Card},
        paper,
    },
    store,
};
use serde_json::{Value, json};

fn cards(app: &TestApp, meeting: &Value, kind: PaperKind) -> Vec<Card> {
    let posts = store::list(app.session.store().unwrap().read()).unwrap();
    let wish = PaperOptions {
        kind,
        posts: &posts,
        ..PaperOptions::default()
    };
    let paper = paper(&record(app, meeting), &wish, &app.session.words);
    let [Block::Cards(cards)] = paper.blocks.as_slice() else {
        panic!("not cards alone: {:?}", paper.blocks);
    };
    cards.cards.clone()
}

/// A meeting of 3 April 2024 with one delegation and its head, a person of the record.
fn seated(
    title_then: Option<&str>,
    posts: &[(&str, Option<&str>, Option<&str>)],
) -> (TestApp, Value) {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let meeting = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    let state = app.add("party", party("State 001"));
    let person = app.add(
        "person",
        json!({
            "givenName": "Mari", "familyName": "Näide", "variants": [], "honorific": "H.E.", "party": state["id"],
            "email": null, "phone": null, "state": "active", "sources": []
        }),
    );
    for (title, from, to) in posts {
        app.add(
            "post",
            json!({ "person": person["id"], "title": title, "fromOn": from, "toOn": to, "sources": [] }),
        );
    }
    let sat = app.add("delegation", delegation(&meeting, &state));
    app.add(
        "attendee",
        json!({
            "delegation": sat["id"], "person": person["id"], "freeName": null, "titleThen": title_then,
            "function": "head", "remote": false
        }),
    );
    (app, meeting)
}

#[test]
fn a_plate_has_the_head_with_form_of_address_and_the_title_at_the_meeting() {
    let (app, meeting) = seated(Some("Minister"), &[("Ambassador", None, None)]);
    let plates = cards(&app, &meeting, PaperKind::Plates);
    assert_eq!(plates.len(), 1);
    assert_eq!(plates[0].name, "State 001");
    assert_eq!(plates[0].below, ["H.E. Mari Näide", "Minister"]);
}

#[test]
fn without_a_title_the_post_of_that_day_stands_there() {
    let posts = [
        ("Deputy Director", Some("2020"), Some("2023-12-31")),
        ("Director", Some("2024-01"), None),
        ("Minister", Some("2024-05-01"), None),
    ];
    let (app, meeting) = seated(None, &posts);
    let plates = cards(&app, &meeting, PaperKind::Plates);
    assert_eq!(plates[0].below, ["H.E. Mari Näide", "Director"]);
    let badges = cards(&app, &meeting, PaperKind::Badges);
    assert_eq!(badges[0].name, "H.E. Mari Näide");
    assert_eq!(badges[0].below, ["Director", "State 001"]);
}

#[test]
fn of_two_posts_held_that_day_none_is_chosen() {
    let posts = [
        ("Director", Some("2023"), None),
        ("Envoy", Some("2022"), None),
    ];
    let (app, meeting) = seated(None, &posts);
    let plates = cards(&app, &meeting, PaperKind::Plates);
    assert_eq!(plates[0].below, ["H.E. Mari Näide"]);
}

#[test]
fn a_post_that_may_not_have_begun_is_not_claimed() {
    let (app, meeting) = seated(None, &[("Director", Some("2024-04"), None)]);
    let badges = cards(&app, &meeting, PaperKind::Badges);
    assert_eq!(badges[0].below, ["State 001"]);
}
