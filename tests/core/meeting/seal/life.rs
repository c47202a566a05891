//! From draft to seal: which step follows which, and what stands in the way.

use super::{Held, LATER, correction, with};
use crate::support::{fields_of, meeting};
use chancery_core::{
    Failure,
    model::{Closed, DocumentState, DocumentStep},
};
use serde_json::{Value, json};

fn rule(refused: Result<Value, Failure>) -> String {
    match refused {
        Err(Failure::Invalid { problems }) => {
            let rule = serde_json::to_value(&problems[0].rule).unwrap();
            rule["rule"].as_str().unwrap().to_owned()
        }
        other => panic!("not refused as invalid: {other:?}"),
    }
}

/// A summary in that state, and its app.
fn in_state(state: DocumentState) -> (Held, Value) {
    use DocumentState as S;
    let mut held = Held::new();
    let draft = held.start();
    let steps: &[(&str, Value)] = &[
        ("clear", json!({})),
        ("circulate", json!({ "commentsBy": LATER })),
        ("begin_silence", json!({ "until": LATER })),
        (
            "break_silence",
            json!({ "party": held.party["id"], "text": "No." }),
        ),
        ("approve", json!({ "allAgreed": true })),
        ("seal", json!({})),
        ("revise", json!({})),
    ];
    let way: &[usize] = match state {
        S::Draft => &[],
        S::Cleared => &[0],
        S::Circulated => &[0, 1],
        S::UnderSilence => &[0, 1, 2],
        S::Broken => &[0, 1, 2, 3],
        S::Revised => &[0, 1, 6],
        S::Approved => &[0, 4],
        S::Issued => &[0, 4, 5],
    };
    for at in way {
        let (command, more) = &steps[*at];
        held.step(command, &draft, more.clone());
    }
    let input = json!({ "noun": "document", "id": draft["id"] });
    let now = held.app.ok("get", input);
    assert_eq!(now["state"], json!(state));
    (held, now)
}

#[test]
fn only_the_steps_of_the_life_are_taken_by_command() {
    let commands = [
        ("clear", DocumentStep::Clear, json!({})),
        ("back_to_draft", DocumentStep::BackToDraft, json!({})),
        (
            "circulate",
            DocumentStep::Circulate,
            json!({ "commentsBy": LATER }),
        ),
        ("revise", DocumentStep::Revise, json!({})),
        (
            "begin_silence",
            DocumentStep::BeginSilence,
            json!({ "until": LATER }),
        ),
        (
            "break_silence",
            DocumentStep::BreakSilence,
            json!({ "text": null }),
        ),
        (
            "approve",
            DocumentStep::Approve,
            json!({ "allAgreed": true }),
        ),
        ("seal", DocumentStep::Seal, json!({})),
    ];
    for from in DocumentState::ALL {
        for (command, step, more) in &commands {
            let (mut held, document) = in_state(*from);
            let mut more = more.clone();
            if *step == DocumentStep::BreakSilence {
                more["party"] = held.party["id"].clone();
            }
            let before = held.everything();
            let done = held.app.call(command, with(&document, more));
            if from.next().contains(&step.to()) {
                assert!(done.is_ok(), "{from:?} {command}: {done:?}");
                let input = json!({ "noun": "document", "id": document["id"] });
                assert_eq!(held.app.ok("get", input)["state"], json!(step.to()));
            } else {
                assert_eq!(rule(done), "notThisStep", "{from:?} {command}");
                assert_eq!(held.everything(), before, "{from:?} {command}");
            }
        }
    }
}

#[test]
fn no_plain_save_takes_a_step_or_writes_a_date_of_the_life() {
    for from in DocumentState::ALL {
        let (mut held, document) = in_state(*from);
        let before = held.everything();
        let app = &mut held.app;
        for to in DocumentState::ALL.iter().filter(|to| *to != from) {
            let refused = app.change("document", &document, "state", json!(to));
            assert!(refused.is_err(), "{from:?} to {to:?}");
        }
        for (field, value) in [
            ("approvedOn", json!("2024-05-01")),
            ("issuedOn", json!("2024-05-01")),
            ("silenceUntil", json!("2020-05-01T10:00[UTC]")),
            ("version", json!(7)),
            ("sha256", json!("0".repeat(64))),
        ] {
            let refused = app.change("document", &document, field, value);
            assert_eq!(rule(refused), "notThisStep", "{from:?} {field}");
        }
        assert_eq!(held.everything(), before);
    }
    let mut held = Held::new();
    let draft = held.start();
    let mut other = fields_of(&draft);
    other["kind"] = json!("addendum");
    other["state"] = json!("approved");
    let id = held.app.session.mint();
    let input = json!({ "noun": "document", "id": id, "revision": 0, "fields": other });
    assert_eq!(rule(held.app.call("save", input)), "notThisStep");
}

#[test]
fn a_draft_can_be_given_a_symbol_and_a_cleared_one_cannot() {
    let (mut held, draft) = in_state(DocumentState::Draft);
    let named = held.app.change("document", &draft, "symbol", json!("TC/7"));
    let named = named.unwrap();
    let cleared = held.step("clear", &named, json!({}));
    assert_eq!(cleared["symbol"], json!("TC/7"));
    let refused = held
        .app
        .change("document", &cleared, "symbol", json!("TC/8"));
    assert_eq!(rule(refused), "notADraft");
}

#[test]
fn silence_is_approved_when_its_moment_has_passed_or_all_have_agreed() {
    let until = "2026-02-02T04:50[Europe/Tallinn]";
    let mut held = Held::new();
    let draft = held.start();
    held.step("clear", &draft, json!({}));
    let past = with(
        &draft,
        json!({ "until": "2026-02-02T04:00[Europe/Tallinn]" }),
    );
    assert_eq!(rule(held.app.call("begin_silence", past)), "notAhead");
    held.step("begin_silence", &draft, json!({ "until": until }));
    let alone = with(&draft, json!({ "allAgreed": false }));
    assert_eq!(rule(held.app.call("approve", alone.clone())), "silenceRuns");
    let page = held
        .app
        .ok("documents", json!({ "id": held.meeting["id"] }));
    let steps = &page["documents"][0]["steps"];
    assert_eq!(steps[0], json!({ "step": "breakSilence", "why": null }));
    assert_eq!(
        steps[1],
        json!({ "step": "approve", "why": { "rule": "silenceRuns" } })
    );
    // The clock moves a second at each look: ten minutes go by.
    for _ in 0..600 {
        held.app.session.now();
    }
    let approved = held.app.ok("approve", alone);
    assert_eq!(approved["approvedOn"], json!("2026-02-02"));

    let (mut held, silent) = in_state(DocumentState::UnderSilence);
    held.step("approve", &silent, json!({ "allAgreed": true }));
    let (mut held, cleared) = in_state(DocumentState::Cleared);
    let alone = with(&cleared, json!({ "allAgreed": false }));
    assert_eq!(rule(held.app.call("approve", alone)), "notAgreed");
}

#[test]
fn whoever_breaks_the_silence_is_recorded_with_what_they_said() {
    let (mut held, broken) = in_state(DocumentState::Broken);
    assert_eq!(broken["brokenBy"], held.party["id"]);
    assert_eq!(broken["brokenOn"], json!("2026-02-02"));
    let comments = held.app.list("comment");
    assert_eq!(comments[0]["text"], json!("No."));
    assert_eq!(comments[0]["party"], held.party["id"]);
    // One step is one undo: the comment goes with it.
    held.app.ok("undo", json!({}));
    assert_eq!(held.app.list("comment").len(), 0);
    assert_eq!(held.app.list("document")[0]["state"], json!("underSilence"));
}

#[test]
fn a_meeting_that_was_not_held_is_not_issued() {
    let mut held = Held::new();
    let body = json!({ "id": held.meeting["body"] });
    let mut planned = meeting(&body, 3, "2026-06-01");
    planned["state"] = json!("planned");
    held.meeting = held.app.add("meeting", planned);
    let approved = held.approved();
    let page = held
        .app
        .ok("documents", json!({ "id": held.meeting["id"] }));
    let steps = &page["documents"][0]["steps"];
    assert_eq!(
        steps,
        &json!([{ "step": "seal", "why": { "rule": "notHeld" } }])
    );
    let refused = held.app.call("seal", with(&approved, json!({})));
    assert_eq!(rule(refused), "notHeld");
    assert_eq!(held.app.list("document")[0]["state"], json!("approved"));
}

#[test]
fn a_corrigendum_without_a_correction_says_nothing_and_is_not_circulated() {
    let mut held = Held::new();
    let approved = held.approved();
    let input = json!({ "changes": approved["id"], "kind": "corrigendum" });
    assert_eq!(rule(held.app.call("correct", input.clone())), "notIssued");
    held.step("seal", &approved, json!({}));
    let draft = held.app.ok("correct", input.clone());
    assert_eq!(rule(held.app.call("correct", input)), "oneAtATime");
    let clear = with(&draft, json!({}));
    assert_eq!(rule(held.app.call("clear", clear.clone())), "saysNothing");
    let one = held.app.add("correction", correction(&draft));
    held.app.ok("clear", clear);
    let round = with(&draft, json!({ "commentsBy": LATER }));
    assert_eq!(rule(held.app.call("circulate", round)), "notThisStep");
    let late = held.app.change("correction", &one, "reads", json!("six"));
    assert_eq!(rule(late), "notADraft");
    let input = json!({ "noun": "correction", "id": one["id"], "revision": one["revision"] });
    assert_eq!(rule(held.app.call("remove", input)), "notADraft");
}

#[test]
fn a_paper_that_went_out_is_kept_and_a_draft_can_go() {
    let (mut held, document) = in_state(DocumentState::Circulated);
    let remove =
        |d: &Value| json!({ "noun": "document", "id": d["id"], "revision": d["revision"] });
    assert_eq!(rule(held.app.call("remove", remove(&document))), "wentOut");
    let (mut held, draft) = in_state(DocumentState::Draft);
    held.app.ok("remove", remove(&draft));
    let again = held.start();
    assert_eq!(again["version"], json!(0));
}

#[test]
fn a_summary_is_not_issued_while_the_checks_find_errors_but_what_follows_a_sealed_one_is() {
    let mut held = Held::new();
    let meeting = held.meeting.clone();
    let app = &mut held.app;
    app.change("meeting", &meeting, "marking", json!("Own words"))
        .unwrap();
    let draft = held.approved();
    let refused = held.app.call("seal", with(&draft, json!({})));
    let Err(Failure::Invalid { problems }) = refused else {
        panic!("not refused as invalid: {refused:?}");
    };
    assert_eq!(
        json!(problems),
        json!([{ "field": "", "rule": "errorsLeft", "count": 1 }])
    );
    let page = held.app.ok("documents", json!({ "id": meeting["id"] }));
    let seal = page["documents"][0]["steps"].as_array().unwrap().iter();
    let seal: Vec<_> = seal.filter(|one| one["step"] == "seal").collect();
    assert_eq!(seal[0]["why"], json!({ "rule": "errorsLeft", "count": 1 }));
    let coalition = held.app.list("coalition")[0].clone();
    let app = &mut held.app;
    app.change("coalition", &coalition, "markings", json!(["Own words"]))
        .unwrap();
    let issued = held.step("seal", &draft, json!({}));
    let coalition = held.app.list("coalition")[0].clone();
    let app = &mut held.app;
    app.change("coalition", &coalition, "markings", json!([]))
        .unwrap();
    assert_eq!(held.corrected(&issued)["state"], json!("issued"));
}
