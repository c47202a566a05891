//! What stands under which item, in which version; and the numbers, which are the same in all.

use super::{everything, headings, item, of, summary_of};
use crate::{
    summary::{says, text},
    support::{TestApp, body, meeting, party},
};
use chancery_core::{
    model::*,
    report::{PaperOptions, block::Paper, print},
};
use serde_json::{Value, json};

/// A meeting with three items, the second internal, and something said and decided under each.
fn a_meeting() -> (TestApp, Value) {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let group = app.add("body", body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    // Who took part is the first paragraph.
    app.add("delegation", crate::support::delegation(&first, &state));
    for (number, title) in [(1, "Stores"), (2, "Hidden"), (3, "Training")] {
        let mut fields = item(&first, number, title, Some("One.\n\nTwo."));
        fields["internal"] = json!(number == 2);
        let item = app.add("agenda_item", fields);
        let said = format!("State 001 spoke of {title}.");
        app.add("statement", json!({
            "meeting": first["id"], "agendaItem": item["id"], "speakerParty": state["id"], "text": said,
            "form": "summarised", "sources": []
        }));
        app.add("decision", json!({
            "meeting": first["id"], "agendaItem": item["id"], "number": "", "text": format!("{title} goes on."),
            "state": "adopted", "sources": []
        }));
        app.add("action", json!({
            "meeting": first["id"], "agendaItem": item["id"], "number": "", "text": format!("Write of {title}."),
            "state": "open", "sources": []
        }));
    }
    let mut next = meeting(&group, 2, "2024-07-05");
    next["state"] = json!("planned");
    app.add("meeting", next);
    (app, first)
}

fn for_audience(app: &TestApp, meeting: &Value, audience: &AudienceFields) -> Paper {
    let wish = PaperOptions {
        audience: Some(audience),
        ..PaperOptions::default()
    };
    of(app, meeting, &wish)
}

#[test]
fn statements_and_decisions_stand_under_their_item_and_actions_name_it() {
    let (app, first) = a_meeting();
    let paper = for_audience(&app, &first, &everything());
    let text = text(&paper);
    says(
        &text,
        "Item 1: Stores\n2. One.\n3. Two.\n4. State 001, in summary: State 001 spoke of Stores.\n1.1 Decision: Stores goes on.\nItem 2: Hidden\n5. One.",
    );
    says(&text, "1.2 | 2 | Write of Hidden. |");
    let headings = headings(&paper);
    for absent in [
        "Statements",
        "Other statements",
        "Decisions",
        "Other decisions",
    ] {
        assert!(!headings.iter().any(|h| h == absent), "{headings:?}");
    }
    assert!(print(&paper).is_ok());
}

#[test]
fn every_version_has_the_same_numbers_and_says_what_it_leaves_out_only_where_it_may() {
    let (app, first) = a_meeting();
    let whole = text(&for_audience(&app, &first, &everything()));
    says(&whole, "8. One.\n9. Two.\n10. State 001, in summary");
    says(&whole, "11. The second meeting");
    let public = text(&summary_of(&app, &first));
    says(&public, "8. One.\n9. Two.\n10. State 001, in summary");
    says(&public, "11. The second meeting");
    says(&public, "1.3 Decision: Training goes on.");
    assert!(!public.contains("Hidden") && !public.contains("not reproduced"));
    assert!(
        !public.contains("\n5. ") && !public.contains("\n1.2"),
        "{public}"
    );
    let mut told = AudienceFields {
        tells_omissions: true,
        ..AudienceFields::default()
    };
    let partners = text(&for_audience(&app, &first, &told));
    says(
        &partners,
        "1.1 Decision: Stores goes on.\n Item 2 is not reproduced in this version.\nItem 3",
    );
    says(&partners, "2 | Item 2 is not reproduced in this version.");
    assert!(!partners.contains("Hidden"));
    // Without the discussion, each names its item; the numbers stay.
    told.without = vec![SummarySection::Discussion];
    let short = text(&for_audience(&app, &first, &told));
    says(
        &short,
        "Statements\n4. State 001 (item 1), in summary: State 001 spoke of Stores.\n10. State 001 (item 3), in summary",
    );
    says(&short, "1.3 Training goes on. (Item 3.)");
    says(&short, "11. The second meeting");
}

#[test]
fn what_is_under_no_item_stands_apart() {
    let (mut app, first) = a_meeting();
    app.add("decision", json!({
        "meeting": first["id"], "agendaItem": null, "number": "", "text": "All goes on.", "state": "underSilence",
        "silenceUntil": "10 April 2024, 18:00", "sources": []
    }));
    let paper = summary_of(&app, &first);
    says(
        &text(&paper),
        "Other decisions\n1.4 All goes on. Decision 1.4 was placed under the silence procedure until 10 April 2024, 18:00.",
    );
}

#[test]
fn only_a_draft_on_the_desk_says_what_is_missing() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    let group = app.add("body", body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    app.add("delegation", crate::support::delegation(&first, &state));
    app.add("agenda_item", item(&first, 1, "Stores", None));
    let notes = [
        "[Note to the drafter: no account of the discussion is recorded.]",
        "[Note to the drafter: the names of the participants are not recorded.]",
    ];
    let draft = text(&summary_of(&app, &first));
    for note in notes {
        says(&draft, note);
    }
    assert!(!draft.contains("Annex"), "{draft}");
    let public = text(&for_audience(&app, &first, &AudienceFields::default()));
    let begun = json!({ "meeting": first["id"], "symbol": null, "audience": null });
    let document = app.ok("start_document", begun);
    says(&text(&summary_of(&app, &first)), notes[0]);
    app.ok("clear", json!({ "document": document["id"] }));
    let cleared = text(&summary_of(&app, &first));
    for text in [public, cleared] {
        assert!(!text.contains("drafter"), "{text}");
        assert!(!text.contains("Discussion"), "{text}");
    }
}

#[test]
fn the_next_meeting_is_told_as_exactly_as_it_is_recorded() {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    for (day, city, state, expected) in [
        (
            "2024-09-05",
            Some("Tallinn"),
            "planned",
            "The second meeting of the Steering Group will be held in Tallinn, on 5 September 2024.",
        ),
        (
            "2024-09",
            None,
            "invited",
            "The second meeting of the Steering Group will be held in September 2024. No place has been recorded.",
        ),
        (
            "2024-09-05~",
            None,
            "planned",
            "The second meeting of the Steering Group will be held about 5 September 2024. No place",
        ),
        (
            "2024-09-05",
            Some("Tallinn"),
            "postponed",
            "The second meeting of the Steering Group has been postponed; no new date has been recorded.",
        ),
        (
            "2024-09-05",
            None,
            "postponed because",
            "has been postponed; no new date has been recorded. Reason: The hosts have no room.",
        ),
    ] {
        let mut next = meeting(&group, 2, day);
        let (state, reason) = match state.strip_suffix(" because") {
            Some(state) => (state, json!("The hosts have no room")),
            None => (state, Value::Null),
        };
        next["state"] = json!(state);
        next["stateReason"] = reason;
        next["city"] = json!(city);
        let next = app.add("meeting", next);
        says(&text(&summary_of(&app, &first)), expected);
        app.ok(
            "remove",
            json!({ "noun": "meeting", "id": next["id"], "revision": next["revision"] }),
        );
    }
}
