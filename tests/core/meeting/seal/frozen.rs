//! Every path to a sealed record that there is, tried one by one.

use super::{Held, LATER, correction, with};
use crate::support::{delegation, fields_of, meeting, party, pledge};
use chancery_core::Failure;
use serde_json::{Value, json};

fn is_sealed(done: Result<Value, Failure>) -> bool {
    matches!(done, Err(Failure::Sealed { by }) if by == "TC/SG/2024/2/SUM/Rev.1")
}

fn remove(noun: &str, stored: &Value) -> Value {
    json!({ "noun": noun, "id": stored["id"], "revision": stored["revision"] })
}

/// A sealed summary and a sealed corrigendum to it, with all that is in the file.
fn sealed() -> (Held, Value, Value) {
    let mut held = Held::new();
    let summary = held.sealed();
    let corrigendum = held.corrected(&summary);
    (held, summary, corrigendum)
}

fn of_meeting(held: &mut Held, noun: &str) -> Value {
    let at = held.meeting["id"].clone();
    let all = held.app.list(noun);
    let found = all.into_iter().find(|r| r["meeting"] == at);
    found.unwrap_or_else(|| panic!("no {noun} of the meeting"))
}

/// The one record of each noun that is frozen whole.
fn whole(held: &mut Held) -> Vec<(&'static str, Value)> {
    let mut all = vec![("meeting", held.meeting.clone())];
    for noun in [
        "delegation",
        "unnamed_group",
        "stated_count",
        "agenda_item",
        "meeting_document",
        "statement",
    ] {
        all.push((noun, of_meeting(held, noun)));
    }
    for noun in ["attendee", "comment", "correction"] {
        all.push((noun, held.app.list(noun)[0].clone()));
    }
    all
}

#[test]
fn no_save_and_no_removal_changes_what_is_sealed() {
    let (mut held, _, corrigendum) = sealed();
    let before = held.everything();
    for (noun, stored) in whole(&mut held) {
        let field = match noun {
            "meeting" => ("city", json!("Tallinn")),
            "delegation" => ("headcount", json!(9)),
            "unnamed_group" | "stated_count" => ("count", json!(9)),
            "agenda_item" => ("minutes", json!("Otherwise.")),
            "meeting_document" => ("title", json!("Otherwise")),
            "attendee" => ("remote", json!(true)),
            "comment" => ("answer", json!("No.")),
            "correction" => ("reads", json!("nine")),
            _ => ("text", json!("Otherwise.")),
        };
        let changed = held.app.change(noun, &stored, field.0, field.1);
        assert!(
            matches!(changed, Err(Failure::Sealed { .. })),
            "{noun}: {changed:?}"
        );
        let gone = held.app.call("remove", remove(noun, &stored));
        assert!(
            matches!(gone, Err(Failure::Sealed { .. })),
            "{noun}: {gone:?}"
        );
    }
    for noun in ["decision", "action", "pledge"] {
        let stored = of_meeting(&mut held, noun);
        let gone = held.app.call("remove", remove(noun, &stored));
        assert!(is_sealed(gone), "{noun}");
        let cites = held.app.change(noun, &stored, "sources", json!([]));
        let cited = stored["sources"].as_array().unwrap().is_empty();
        assert!(cited || is_sealed(cites), "{noun}");
        for (field, value) in [
            ("number", json!("9.9")),
            ("text", json!("Otherwise.")),
            ("announcedOn", json!("2024-04-08")),
            ("asStated", json!("more")),
            ("pledgers", json!([])),
            ("pledgersUnnamed", json!("several")),
            ("silenceUntil", json!("tomorrow")),
            ("meeting", held.app.list("meeting")[1]["id"].clone()),
        ] {
            if stored.get(field).is_some() && stored[field] != value {
                let mut fields = fields_of(&stored);
                fields[field] = value;
                if field == "pledgers" {
                    fields["pledgersUnnamed"] = json!("several");
                }
                let input = json!({ "noun": noun, "id": stored["id"], "revision": stored["revision"], "fields": fields });
                let done = held.app.call("save", input);
                assert!(is_sealed(done), "{noun} {field}");
            }
        }
    }
    let event = held.app.list("pledge_event")[0].clone();
    assert!(is_sealed(held.app.change(
        "pledge_event",
        &event,
        "document",
        json!("x")
    )));
    assert!(is_sealed(
        held.app.call("remove", remove("pledge_event", &event))
    ));
    let carried = held.app.list("carry_over")[0].clone();
    assert!(is_sealed(
        held.app.call("remove", remove("carry_over", &carried))
    ));
    let older = held.app.list("action");
    let older = older.iter().find(|a| a["id"] == carried["action"]).unwrap();
    assert!(is_sealed(held.app.call("remove", remove("action", older))));
    let team = held.app.list("body");
    let team = team.iter().find(|b| b["name"] == "Expert team").unwrap();
    assert!(is_sealed(held.app.change(
        "body",
        team,
        "establishedAt",
        json!(null)
    )));
    for document in held.app.list("document") {
        let gone = held.app.call("remove", remove("document", &document));
        assert!(gone.is_err());
    }
    let more = held.app.call("save", json!({
        "noun": "correction", "id": held.app.session.mint(), "revision": 0, "fields": correction(&corrigendum)
    }));
    assert!(matches!(more, Err(Failure::Sealed { .. })), "{more:?}");
    assert_eq!(held.everything(), before);
    assert_eq!(held.app.ok("verify", json!({}))["whole"], json!(true));
}

#[test]
fn nothing_new_is_added_to_a_sealed_meeting() {
    let (mut held, ..) = sealed();
    let meetings = held.app.list("meeting");
    let first = meetings.iter().find(|m| m["ordinal"] == 1).unwrap();
    let open = json!({ "meeting": first["id"], "number": "", "text": "Late", "state": "open", "sources": [] });
    let carried = held.app.add("action", open)["id"].clone();
    let before = held.everything();
    let other = held.app.add("party", party("State 002"));
    let (at, sealed) = (held.meeting["id"].clone(), held.meeting.clone());
    let sat = of_meeting(&mut held, "delegation");
    let (mut money, item) = (pledge(&other, "More"), of_meeting(&mut held, "agenda_item"));
    money["meeting"] = at.clone();
    let mut elsewhere = pledge(&other, "Elsewhere");
    elsewhere["agendaItem"] = item["id"].clone();
    let mut team = crate::support::body("Another team");
    team["establishedAt"] = at.clone();
    let text = |more: Value| {
        let mut fields =
            json!({ "meeting": at, "number": "", "text": "More", "state": "open", "sources": [] });
        for (key, value) in more.as_object().unwrap() {
            fields[key] = value.clone();
        }
        fields
    };
    let event = json!({ "pledge": of_meeting(&mut held, "pledge")["id"], "stage": "announced", "amount": money["amount"], "void": false, "sources": [] });
    let all = [
        ("delegation", delegation(&sealed, &other)),
        (
            "attendee",
            json!({ "delegation": sat["id"], "freeName": "One more", "function": "member", "remote": false }),
        ),
        (
            "unnamed_group",
            json!({ "meeting": at, "capacity": "guest", "count": 1, "label": "more", "sources": [] }),
        ),
        (
            "stated_count",
            json!({ "meeting": at, "count": 9, "label": "more", "basis": "other", "sources": [] }),
        ),
        (
            "agenda_item",
            json!({ "meeting": at, "number": 0, "title": "More", "internal": false, "standing": false, "absent": [], "state": "taken", "sources": [] }),
        ),
        (
            "meeting_document",
            json!({ "meeting": at, "title": "More", "sources": [] }),
        ),
        (
            "statement",
            json!({ "meeting": at, "speakerParty": other["id"], "text": "More", "form": "summarised", "sources": [] }),
        ),
        ("decision", text(json!({ "state": "adopted" }))),
        ("action", text(json!({}))),
        ("pledge", money),
        ("pledge", elsewhere),
        ("pledge_event", event),
        ("body", team),
        ("carry_over", json!({ "action": carried, "meeting": at })),
        (
            "document",
            json!({ "meeting": at, "kind": "summary", "version": 0, "state": "draft" }),
        ),
    ];
    for (noun, fields) in all {
        let id = held.app.session.mint();
        let input = json!({ "noun": noun, "id": id, "revision": 0, "fields": fields });
        let done = held.app.call("save", input);
        // A second summary is refused before the store is asked.
        let first = matches!(noun, "document");
        assert!(
            is_sealed(done.clone()) || (first && done.is_err()),
            "{noun}: {done:?}"
        );
    }
    held.app.ok("undo", json!({}));
    assert_eq!(held.everything(), before);
}

#[test]
fn what_goes_on_after_the_meeting_goes_on() {
    let (mut held, ..) = sealed();
    let action = of_meeting(&mut held, "action");
    let mut fields = fields_of(&action);
    fields["state"] = json!("done");
    fields["outcome"] = json!("Sent.");
    fields["ownerParty"] = json!(null);
    fields["dueOn"] = json!("2024-05-01");
    let input = json!({ "noun": "action", "id": action["id"], "revision": action["revision"], "fields": fields });
    held.app.ok("save", input);
    let meetings = held.app.list("meeting");
    let group = meetings[0]["body"].clone();
    let third = meeting(&json!({ "id": group }), 3, "2024-06-01");
    let third = held.app.add("meeting", third);
    held.app.add(
        "carry_over",
        json!({ "action": action["id"], "meeting": third["id"] }),
    );
    let decision = of_meeting(&mut held, "decision");
    let done = held
        .app
        .change("decision", &decision, "state", json!("superseded"));
    done.unwrap();
    let money = of_meeting(&mut held, "pledge");
    let done = held
        .app
        .change("pledge", &money, "purpose", json!("Schools"));
    done.unwrap();
    held.app.add("pledge_event", json!({ "pledge": money["id"], "stage": "confirmed", "amount": money["amount"], "void": false, "sources": [] }));
    let state = held.party.clone();
    let done = held.app.change("party", &state, "name", json!("State One"));
    done.unwrap();
    held.app.ok("undo", json!({}));
    held.app.ok("redo", json!({}));
}

#[test]
fn undo_does_not_take_back_a_sealing_nor_anything_before_it() {
    let mut held = Held::new();
    held.sealed();
    let before = held.everything();
    for _ in 0..3 {
        assert!(is_sealed(held.app.call("undo", json!({}))));
        assert_eq!(
            held.app.call("redo", json!({})),
            Err(Failure::NothingToUndo)
        );
    }
    // What is done afterwards can be taken back, as far as the seal.
    held.app.add("party", party("State 003"));
    held.app.ok("undo", json!({}));
    held.app.ok("redo", json!({}));
    held.app.ok("undo", json!({}));
    assert!(is_sealed(held.app.call("undo", json!({}))));
    assert_eq!(held.everything(), before);
    assert_eq!(held.app.ok("verify", json!({}))["whole"], json!(true));
}

#[test]
fn no_command_of_the_life_changes_a_sealed_paper() {
    let (mut held, summary, corrigendum) = sealed();
    let before = held.everything();
    for document in [&summary, &corrigendum] {
        for (command, more) in [
            ("clear", json!({})),
            ("back_to_draft", json!({})),
            ("circulate", json!({ "commentsBy": LATER })),
            ("revise", json!({})),
            ("begin_silence", json!({ "until": LATER })),
            (
                "break_silence",
                json!({ "party": held.party["id"], "text": "No." }),
            ),
            ("approve", json!({ "allAgreed": true })),
            ("seal", json!({})),
        ] {
            let done = held.app.call(command, with(document, more));
            assert!(done.is_err(), "{command}");
        }
    }
    let input = json!({ "meeting": held.meeting["id"], "symbol": null, "audience": null });
    assert!(held.app.call("start_document", input).is_err());
    assert_eq!(held.everything(), before);
}

#[test]
fn a_backup_from_before_the_seal_can_be_restored_and_its_head_shows_it() {
    let mut held = Held::new();
    let before = held.app.ok("back_up", json!({}));
    let summary = held.sealed();
    let sealed_head = summary["chainHead"].as_str().unwrap();
    let input = json!({ "place": before["file"]["place"], "passphrase": null });
    let restored = held.app.ok("restore", input);
    assert_eq!(held.app.list("document").len(), 0);
    let heads = held.app.ok("operations", json!({ "limit": 500 }));
    assert_ne!(restored["report"]["head"]["hash"], json!(sealed_head));
    assert!(!heads.to_string().contains(sealed_head));
    // The way back: what the file held is in the safety copy.
    let input = json!({ "place": restored["safety"]["file"]["place"], "passphrase": null });
    held.app.ok("restore", input);
    let city = held.meeting.clone();
    assert!(is_sealed(held.app.change(
        "meeting",
        &city,
        "city",
        json!("Tallinn")
    )));
}

#[test]
fn neither_the_order_of_the_agenda_nor_what_was_carried_over_changes_any_more() {
    let (mut held, ..) = sealed();
    let first = held.app.list("meeting");
    let first = first.iter().find(|m| m["ordinal"] == 1).unwrap().clone();
    let open = json!({ "meeting": first["id"], "number": "", "text": "Late", "state": "open", "sources": [] });
    let late = held.app.add("action", open);
    let before = held.everything();
    let at = held.meeting["id"].clone();
    let items = held.app.list("agenda_item");
    let mut ids: Vec<Value> = items.iter().map(|i| i["id"].clone()).collect();
    ids.reverse();
    let input = json!({ "meeting": at, "ids": ids });
    assert!(is_sealed(held.app.call("arrange_agenda", input)));
    let input = json!({ "meeting": at, "carry": [late["id"]], "drop": [] });
    assert!(is_sealed(held.app.call("carry_actions", input)));
    assert_eq!(held.everything(), before);
}
