//! The papers of a meeting: each says what is on record, says what is unknown, and keeps from its
//! audience what that does not get.

use crate::{
    papers_record::{Meeting, a_meeting},
    summary::{record, text},
    support::{TestApp, meeting, party},
};
use chancery_core::{
    model::*,
    report::{PaperOptions, omissions, paper, print},
    store,
};
use serde_json::{Value, json};

mod agenda;
mod brief;
mod cards;

/// The words of a paper, a line each, for an audience of this name or for none.
fn words(app: &TestApp, meeting: &Value, wish: PaperOptions) -> String {
    let record = record(app, meeting);
    let brief = store::brief_record(app.session.store().unwrap().read(), record.meeting.id);
    let brief = brief.unwrap();
    let wish = PaperOptions {
        brief: Some(&brief),
        ..wish
    };
    text(&paper(&record, &wish, &app.session.words))
}

/// The same without the place of the number before paragraphs that have none.
fn flush(app: &TestApp, meeting: &Value, wish: PaperOptions) -> String {
    let said = words(app, meeting, wish);
    let lines: Vec<&str> = said.lines().map(str::trim_start).collect();
    lines.join("\n")
}

fn of_kind(kind: PaperKind) -> PaperOptions<'static> {
    PaperOptions {
        kind,
        ..PaperOptions::default()
    }
}

pub fn audience(app: &mut TestApp, name: &str) -> Value {
    let all = app.list("audience");
    let found = all.into_iter().find(|a| a["name"] == name);
    found.unwrap_or_else(|| panic!("an audience {name}"))
}

fn fields(app: &mut TestApp, name: &str) -> AudienceFields {
    let stored = audience(app, name);
    serde_json::from_value(crate::support::fields_of(&stored)).unwrap()
}

#[test]
fn every_kind_says_its_facts() {
    let Meeting { app, third, .. } = a_meeting();
    for (kind, facts) in [
        (
            PaperKind::Agenda,
            &[
                "Agenda of the third meeting of the Steering Group",
                "1 | Opening | information | Estonia | Paper 1",
            ][..],
        ),
        (
            PaperKind::Participants,
            &[
                "Lead states",
                "Estonia | Mari Näide, Director (head of delegation)\nЮлія Приклад",
                "Seven delegations: two named, five not named. Two participants are known by name.",
                "5 observer countries | not named",
            ],
        ),
        (
            PaperKind::Attendance,
            &["Estonia | Mari Näide, Director | ", "Latvia |  | "],
        ),
        (
            PaperKind::Decision,
            &["3.1 Buy the radios. Supersedes decision 2.1."],
        ),
        (
            PaperKind::Actions,
            &[
                "Carried over",
                "2.1 | Send the figures. | Latvia | 1 May 2024 | open; carried over once",
                "Closed since the previous meeting",
                "done, 1 May 2024, All sent.",
            ],
        ),
        (
            PaperKind::Brief,
            &[
                "Latvia | 2.1 | Send the figures. | 1 May 2024, overdue",
                "Lithuania | Old promise | not disclosed | 3 January 2023",
                "Silent Team",
                "Recorded as absent, or with apologies, at both the first meeting of the Steering Group and the second meeting of the Steering Group: Latvia.",
            ],
        ),
    ] {
        let said = words(&app, &third, of_kind(kind));
        for fact in facts {
            assert!(said.contains(fact), "{kind:?} does not say {fact}:\n{said}");
        }
    }
}

#[test]
fn what_is_unknown_is_said_and_never_counted_as_none() {
    let mut app = TestApp::with_file();
    let group = app.add("body", crate::support::body("Steering Group"));
    let bare = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    for (kind, said) in [
        (PaperKind::Agenda, "No agenda items are recorded."),
        (
            PaperKind::Participants,
            "Participation has not been recorded.",
        ),
        (
            PaperKind::Attendance,
            "Participation has not been recorded.",
        ),
        (PaperKind::Decision, "No decisions are recorded."),
        (PaperKind::Actions, "No actions are recorded."),
        (
            PaperKind::Brief,
            "Fewer than two earlier meetings of this body are recorded as held.",
        ),
        (
            PaperKind::Plates,
            "No delegations are recorded, so there are no name plates.",
        ),
        (
            PaperKind::Badges,
            "No participants are recorded by name, so there are no badges.",
        ),
    ] {
        let words = words(&app, &bare, of_kind(kind));
        assert!(words.contains(said), "{kind:?}:\n{words}");
    }
}

#[test]
fn the_same_record_gives_every_paper_the_same_bytes() {
    let Meeting { app, third, .. } = a_meeting();
    let record = record(&app, &third);
    let brief =
        store::brief_record(app.session.store().unwrap().read(), record.meeting.id).unwrap();
    for kind in PaperKind::ALL {
        let wish = PaperOptions {
            brief: Some(&brief),
            ..of_kind(*kind)
        };
        let one = print(&paper(&record, &wish, &app.session.words)).unwrap();
        let two = print(&paper(&record, &wish, &app.session.words)).unwrap();
        assert!(one == two, "{kind:?}");
        assert!(one.pdf.starts_with(b"%PDF-"), "{kind:?}");
    }
}

#[test]
fn delegations_stand_in_the_order_that_was_wished_for() {
    let mut app = TestApp::with_file();
    let group = app.add("body", crate::support::body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    for (name, iso, capacity) in [
        ("Österreich", "AT", "member"),
        ("Canada", "CA", "member"),
        ("Belgium", "BE", "member"),
        ("Greece", "GR", "member"),
        ("Germany", "DE", "member"),
        ("Sweden", "SE", "lead"),
        ("Albania", "AL", "observer"),
    ] {
        let mut fields = party(name);
        fields["isoCode"] = json!(iso);
        let party = app.add("party", fields);
        let mut sat = crate::support::delegation(&first, &party);
        sat["capacity"] = json!(capacity);
        sat["headcount"] = json!(2);
        app.add("delegation", sat);
    }
    let order = |order| {
        let said = words(
            &app,
            &first,
            PaperOptions {
                order,
                ..of_kind(PaperKind::Attendance)
            },
        );
        let mut names: Vec<String> = said
            .lines()
            .filter_map(|l| Some(l.split_once(" | ")?.0.to_owned()))
            .filter(|name| name != "Delegation")
            .collect();
        names.dedup();
        names.join(" ")
    };
    assert_eq!(
        order(DelegationOrder::LeadsFirst),
        "Sweden Belgium Canada Germany Greece Österreich Albania"
    );
    // A real collation: Ö stands with O.
    assert_eq!(
        order(DelegationOrder::Alphabetical),
        "Albania Belgium Canada Germany Greece Österreich Sweden"
    );
    // Member states by their own names (België, Deutschland, Ελλάδα, Österreich, Sverige), then others.
    assert_eq!(
        order(DelegationOrder::Protocol),
        "Belgium Germany Greece Österreich Sweden Albania Canada"
    );
}

#[test]
fn what_is_internal_is_for_those_alone_who_get_it() {
    let Meeting { mut app, third, .. } = a_meeting();
    let internal = fields(&mut app, "Internal");
    for kind in [
        PaperKind::Summary,
        PaperKind::Agenda,
        PaperKind::Actions,
        PaperKind::Decision,
        PaperKind::Brief,
    ] {
        for (who, named) in [("Partners", false), ("Public", false), ("Internal", true)] {
            let audience = fields(&mut app, who);
            if kind.section().is_some_and(|s| !audience.receives(s)) {
                continue;
            }
            let wish = PaperOptions {
                audience: Some(&audience),
                ..of_kind(kind)
            };
            let said = words(&app, &third, wish);
            assert_eq!(
                said.contains("secret"),
                named,
                "{kind:?} for {who}:\n{said}"
            );
        }
        let nobody = words(&app, &third, of_kind(kind));
        assert!(!nobody.contains("secret"), "{kind:?}:\n{nobody}");
    }
    assert!(internal.internal_items);
}

#[test]
fn an_audience_goes_without_its_sections_and_is_told_what_is_missing() {
    let Meeting { mut app, third, .. } = a_meeting();
    let public = fields(&mut app, "Public");
    let wish = PaperOptions {
        audience: Some(&public),
        ..PaperOptions::default()
    };
    let said = words(&app, &third, wish);
    assert!(!said.contains("Mari Näide, Director"), "{said}");
    assert!(!said.contains("Send the figures."), "{said}");
    assert!(said.contains("Buy the radios."), "{said}");
    let left = omissions(&record(&app, &third), &wish, &app.session.words);
    let sections: Vec<_> = left.sections.iter().map(|s| (s.section, s.count)).collect();
    assert_eq!(
        sections,
        [
            (SummarySection::Actions, 4),
            (SummarySection::Participants, 2),
            (SummarySection::Discrepancies, 1),
        ]
    );
    let items: Vec<_> = left
        .items
        .iter()
        .map(|i| (i.number, i.title.as_str(), i.outcomes, i.earlier))
        .collect();
    assert_eq!(
        items,
        [
            (2, "A secret item", 2, false),
            (1, "An earlier secret item", 1, true)
        ]
    );
    let internal = fields(&mut app, "Internal");
    let wish = PaperOptions {
        audience: Some(&internal),
        ..PaperOptions::default()
    };
    let left = omissions(&record(&app, &third), &wish, &app.session.words);
    assert_eq!(left, chancery_core::report::PaperOmissions::default());
    assert!(
        words(&app, &third, wish)
            .contains("7 members | no source on record | 2 in the list of delegations")
    );
}

#[test]
fn a_paper_without_sources_cites_none() {
    let Meeting { mut app, third, .. } = a_meeting();
    let mut without = fields(&mut app, "Partners");
    without.without.push(SummarySection::Sources);
    let wish = PaperOptions {
        audience: Some(&without),
        ..PaperOptions::default()
    };
    let record = record(&app, &third);
    print(&paper(&record, &wish, &app.session.words)).unwrap();
}

#[test]
fn an_excerpt_has_the_decisions_that_were_chosen_and_no_others() {
    let Meeting { app, third, .. } = a_meeting();
    let chosen: Vec<Id<DecisionFields>> = record(&app, &third)
        .decisions
        .iter()
        .filter(|d| d.fields.number == "3.2")
        .map(|d| d.id)
        .collect();
    let said = words(
        &app,
        &third,
        PaperOptions {
            decisions: &chosen,
            ..of_kind(PaperKind::Decision)
        },
    );
    assert!(
        said.contains("Excerpt from the decisions of the third meeting"),
        "{said}"
    );
    assert!(said.contains("3.2 Train the crews."), "{said}");
    assert!(!said.contains("Buy the radios."), "{said}");
}

#[test]
fn the_summary_tells_of_the_next_meeting_what_is_known_until_it_was_held() {
    let mut app = TestApp::with_file();
    let group = app.add("body", crate::support::body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-04-03"));
    let none = words(&app, &first, PaperOptions::default());
    assert!(!none.contains("Next meeting"), "{none}");
    let mut next = meeting(&group, 2, "2024-09-05");
    next["state"] = json!("planned");
    let next = app.add("meeting", next);
    let told = "The second meeting of the Steering Group will be held on 5 September 2024. No place has been recorded.";
    let said = words(&app, &first, PaperOptions::default());
    assert!(said.contains(told), "{said}");
    app.change("meeting", &next, "state", json!("held"))
        .unwrap();
    let said = words(&app, &first, PaperOptions::default());
    assert!(!said.contains("Next meeting"), "{said}");
}
