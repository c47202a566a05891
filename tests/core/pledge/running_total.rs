//! The running total of a summary: what the register comes to on the day of the meeting, and no later.

use crate::{
    summary::text,
    support::{TestApp, body, meeting, party, pledge},
};
use chancery_core::{
    model::*,
    report::{self, PaperOptions},
    store,
};
use serde_json::{Value, json};

fn money(minor: i64) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "EUR" })
}

/// A meeting of 3 April 2024; before it a pledge of EUR 5, at it one without an amount and one under an
/// internal item, after it a commitment and another pledge.
fn a_meeting() -> (TestApp, Id<MeetingFields>) {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 017"));
    let group = app.add("body", body("Test Group"));
    let held = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let item = json!({
        "meeting": held["id"], "number": 1, "title": "Inside", "kind": null, "presenterParty": null,
        "presenterPerson": null, "papers": null, "minutes": null, "internal": true, "standing": false,
        "absent": [], "state": "taken", "sources": []
    });
    let item = app.add("agenda_item", item);
    let mut known = |title: &str, day: &str, amount: Option<i64>, item: &Value| {
        let mut fields = pledge(&state, title);
        fields["announcedOn"] = json!(day);
        if let Some(minor) = amount {
            fields["amount"] = money(minor);
        }
        if !item.is_null() {
            fields["meeting"] = held["id"].clone();
            fields["agendaItem"] = item.clone();
        }
        app.add("pledge", fields)
    };
    let before = known("Before", "2024-03-01", Some(500), &Value::Null);
    known("Unknown", "2024-04-03", None, &Value::Null);
    known("Inside", "2024-04-03", Some(7_000_000), &item["id"]);
    known("Undated month", "2024-04", Some(900), &Value::Null);
    known("After", "2024-04-04", Some(11_000), &Value::Null);
    let committed = json!({
        "pledge": before["id"], "stage": "committed", "happenedOn": "2024-05-01", "amount": money(500),
        "party": null, "tranche": null, "corrects": null, "void": false, "document": null, "sources": []
    });
    app.add("pledge_event", committed);
    let id = serde_json::from_value(held["id"].clone()).unwrap();
    (app, id)
}

fn said(app: &TestApp, meeting: Id<MeetingFields>, audience: Option<&AudienceFields>) -> String {
    let db = app.session.store().unwrap().read();
    let record = store::summary_record(db, meeting).unwrap();
    let wish = PaperOptions {
        audience,
        ..PaperOptions::default()
    };
    let all = text(&report::paper(&record, &wish, &app.session.words));
    let start = all.find(". Totals\n");
    start.map_or_else(String::new, |at| all[at..].replace("\u{a0}", " "))
}

#[test]
fn the_running_total_knows_nothing_later_than_the_meeting_and_no_zero() {
    let (app, meeting) = a_meeting();
    let said = said(&app, meeting, None);
    assert!(said.contains("as at 3 April 2024"), "{said}");
    assert!(
        said.contains("State 017 | EUR 5\n+ 1 contribution without a disclosed amount"),
        "{said}"
    );
    assert!(!said.contains("Committed"), "{said}");
    assert!(!said.contains("EUR 0"), "{said}");
}

#[test]
fn what_is_internal_is_in_the_running_total_of_those_alone_who_get_it() {
    let (app, meeting) = a_meeting();
    let inside = AudienceFields {
        internal_items: true,
        ..AudienceFields::default()
    };
    assert!(said(&app, meeting, Some(&inside)).contains("EUR 70 005"));
    assert!(!said(&app, meeting, None).contains("70 005"));
}

#[test]
fn an_audience_may_go_without_the_running_total() {
    let (app, meeting) = a_meeting();
    let without = AudienceFields {
        without: vec![SummarySection::RunningTotal],
        ..AudienceFields::default()
    };
    assert_eq!(said(&app, meeting, Some(&without)), "");
}

/// A meeting of 3 and 4 April 2024, and what adds a pledge that was announced at it.
struct TwoDays {
    app: TestApp,
    state: Value,
    held: Value,
}

impl TwoDays {
    fn new() -> Self {
        let mut app = TestApp::with_file();
        let state = app.add("party", party("State 017"));
        let group = app.add("body", body("Test Group"));
        let mut held = meeting(&group, 2, "2024-04-03");
        held["endsOn"] = json!("2024-04-04");
        let held = app.add("meeting", held);
        Self { app, state, held }
    }

    fn pledge(&mut self, title: &str, on: Option<&str>, minor: Option<i64>) -> Value {
        let mut fields = pledge(&self.state, title);
        fields["announcedOn"] = json!(on);
        fields["meeting"] = self.held["id"].clone();
        if let Some(minor) = minor {
            fields["amount"] = money(minor);
        }
        self.app.add("pledge", fields)
    }

    fn link(&mut self, from: &Value, kind: &str, to: &Value) {
        let link = json!({
            "pledge": from["id"], "kind": kind, "other": to["id"], "note": null, "sources": []
        });
        self.app.add("pledge_link", link);
    }

    fn said(&self) -> String {
        let id = serde_json::from_value(self.held["id"].clone()).unwrap();
        said(&self.app, id, None)
    }
}

#[test]
fn what_was_announced_on_the_last_day_of_a_meeting_is_in_its_total() {
    let mut of = TwoDays::new();
    of.pledge("First day", Some("2024-04-03"), Some(500));
    of.pledge("Second day", Some("2024-04-04"), Some(700));
    let said = of.said();
    assert!(said.contains("as at 4 April 2024"), "{said}");
    assert!(said.contains("State 017 | EUR 12"), "{said}");
    assert!(!said.contains("not in the total"), "{said}");
}

#[test]
fn what_stands_in_the_table_and_not_in_the_total_is_said_with_the_reason() {
    let mut of = TwoDays::new();
    let plain = of.pledge("Plain", Some("2024-04-03"), Some(500));
    of.pledge("Quiet", Some("2024-04-03"), None);
    of.pledge("In April", Some("2024-04"), Some(600));
    of.pledge("Some day", None, Some(700));
    let again = of.pledge("Again", Some("2024-04-04"), Some(500));
    of.link(&again, "repeats", &plain);
    let withdrawn = of.pledge("Withdrawn", Some("2024-04-04"), Some(800));
    let line = |of: &mut TwoDays, pledge: &Value| {
        let all = of.app.list("pledge_event");
        let own = all.iter().find(|line| line["pledge"] == pledge["id"]);
        own.unwrap()["id"].clone()
    };
    let correcting = |pledge: &Value, line: Value, minor: i64, void: bool| {
        json!({
            "pledge": pledge["id"], "stage": "announced", "happenedOn": "2024-04-04",
            "amount": money(minor), "party": null, "tranche": null, "corrects": line, "void": void,
            "document": null, "sources": []
        })
    };
    let first = line(&mut of, &withdrawn);
    of.app
        .add("pledge_event", correcting(&withdrawn, first, 800, true));
    let corrected = of.pledge("Corrected", Some("2024-04-03"), Some(900));
    let first = line(&mut of, &corrected);
    of.app
        .add("pledge_event", correcting(&corrected, first, 300, false));
    let said = of.said();
    for words in [
        "State 017 | EUR 8\n+ 1 contribution without a disclosed amount",
        "“Quiet” (State 017) is in the table of contributions but adds no amount to the total, since it has no figure.",
        "“In April” (State 017) is in the table of contributions but not in the total: it may be later than 4 April 2024.",
        "“Some day” (State 017) is in the table of contributions but not in the total: no date tells whether it was by 4 April 2024.",
        "“Again” (State 017) is in the table of contributions but not in the total: it repeats “Plain”.",
        "“Withdrawn” (State 017) is in the table of contributions but not in the total: it was withdrawn.",
        "“Corrected” (State 017) is in the total with a corrected amount: EUR 3.",
    ] {
        assert!(said.contains(words), "{words}\nnot in\n{said}");
    }
    assert!(!said.contains("“Plain” (State 017) is"), "{said}");
}

#[test]
fn what_was_about_a_day_is_not_surely_by_that_day() {
    let mut of = TwoDays::new();
    of.pledge("About", Some("2024-04-04~"), Some(500));
    of.pledge("Long before", Some("2024-03-01~"), Some(700));
    let said = of.said();
    assert!(said.contains("State 017 | EUR 7"), "{said}");
    assert!(said.contains("“About” (State 017) is in the table of contributions but not in the total: it may be later than 4 April 2024."), "{said}");
}

#[test]
fn what_was_corrected_to_another_stage_is_not_said_to_be_withdrawn() {
    let mut of = TwoDays::new();
    let pledge = of.pledge("Signed at once", Some("2024-04-03"), Some(500));
    let all = of.app.list("pledge_event");
    of.app.add(
        "pledge_event",
        json!({
            "pledge": pledge["id"], "stage": "committed", "happenedOn": "2024-04-03", "amount": money(500),
            "party": null, "tranche": null, "corrects": all[0]["id"], "void": false, "document": null, "sources": []
        }),
    );
    let said = of.said();
    assert!(!said.contains("withdrawn"), "{said}");
    assert!(said.contains("“Signed at once” (State 017) is in the total as committed and not as announced: the stage was corrected."), "{said}");
}

#[test]
fn to_those_without_the_table_of_contributions_nothing_is_said_of_it() {
    let mut of = TwoDays::new();
    of.pledge("Plain", Some("2024-04-03"), Some(500));
    of.pledge("Quiet", Some("2024-04-03"), None);
    let without = AudienceFields {
        without: vec![SummarySection::Contributions],
        ..AudienceFields::default()
    };
    let id = serde_json::from_value(of.held["id"].clone()).unwrap();
    let said = said(&of.app, id, Some(&without));
    assert!(said.contains("EUR 5\n+ 1 contribution"), "{said}");
    assert!(!said.contains("table of contributions"), "{said}");
}

#[test]
fn a_pledge_that_is_added_at_one_stage_and_not_at_another_is_said_to_be() {
    let mut of = TwoDays::new();
    let whole = of.pledge("Whole", Some("2024-04-03"), Some(900));
    let part = of.pledge("Part", Some("2024-04-03"), Some(300));
    of.link(&part, "partOf", &whole);
    of.app.add(
        "pledge_event",
        json!({
            "pledge": part["id"], "stage": "committed", "happenedOn": "2024-04-03", "amount": money(300),
            "party": null, "tranche": null, "corrects": null, "void": false, "document": null, "sources": []
        }),
    );
    let said = of.said();
    assert!(said.contains("State 017 | EUR 9 | EUR 3"), "{said}");
    assert!(
        said.contains(
            "1 pledge is added in part: at some stages another stands for the same money."
        ),
        "{said}"
    );
}

#[test]
fn a_total_that_holds_nothing_of_the_table_is_not_left_out_in_silence() {
    let mut of = TwoDays::new();
    of.pledge("In April", Some("2024-04"), Some(600));
    assert!(of.said().contains("it may be later than 4 April 2024"));
}

#[test]
fn givers_without_names_are_named_as_they_were_and_not_counted_as_one_contribution() {
    let mut of = TwoDays::new();
    let mut fields = pledge(&of.state, "Together");
    fields["pledgers"] = json!([]);
    fields["pledgersUnnamed"] = json!("several states");
    fields["announcedOn"] = json!("2024-04-03");
    fields["meeting"] = of.held["id"].clone();
    of.app.add("pledge", fields.clone());
    fields["pledgers"] = json!([of.state["id"]]);
    fields["amount"]["precision"] = json!("notYetQuantified");
    of.app.add("pledge", fields);
    of.pledge("Plain", Some("2024-04-03"), Some(500));
    of.pledge("Quiet", Some("2024-04-03"), None);
    let said = of.said();
    let all = "All | EUR 5\n+ 1 contribution without a disclosed amount\n+ contributions by several states, not named, \
               amount not disclosed\n+ contributions by several states, not named, together with named givers, not \
               yet quantified";
    assert!(said.contains(all), "{said}");
}

/// Plainly made up, and the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

#[test]
fn of_every_contribution_the_total_holds_the_figure_or_the_summary_says_why_not() {
    let mut dice = Dice(10);
    let (mut held, mut listed) = (0, 0);
    for _ in 0..25 {
        let mut of = TwoDays::new();
        let mut made: Vec<(String, Value, Option<&str>, Option<i64>)> = Vec::new();
        for n in 0..6 {
            let title = format!("Pledge {n}");
            let on = dice.of(&[
                Some("2024-04-03"),
                Some("2024-04-04"),
                Some("[2024-04-04,2024-04-05]"),
                Some("2024-04"),
                Some("../2024-04-04"),
                Some("2024-04-04~"),
                None,
            ]);
            let minor = dice.of(&[Some(100), Some(10_000), None]);
            let pledge = of.pledge(&title, on, minor);
            made.push((title, pledge, on, minor));
        }
        // Of the first, that it repeats the second.
        let linked = dice.below(2) == 0;
        if linked {
            let (one, other) = (made[0].1.clone(), made[1].1.clone());
            of.link(&one, "repeats", &other);
        }
        let said = of.said();
        // What a plain reading of the rules adds up: dates that lie surely on the second day or before.
        let by_then = |on: &Option<&str>| {
            let surely = ["2024-04-03", "2024-04-04", "../2024-04-04"];
            on.is_some_and(|on| surely.contains(&on))
        };
        let other_there = by_then(&made[1].2);
        let mut sum = 0;
        for (n, (title, _, on, minor)) in made.iter().enumerate() {
            let repeats = n == 0 && linked && other_there;
            let counts = by_then(on) && !repeats && minor.is_some();
            let named = format!("“{title}” (State 017)");
            let reasons: Vec<&str> = said
                .lines()
                .filter(|line| line.contains("table of contributions but"))
                .filter(|line| line.contains(&named))
                .collect();
            assert_eq!(reasons.len(), usize::from(!counts), "{title}\n{said}");
            if counts {
                sum += minor.unwrap();
                held += 1;
            } else {
                listed += 1;
            }
        }
        let total = format!("All | EUR {}", sum / 100);
        if sum > 0 {
            assert!(said.contains(&total), "{total}\n{said}");
        } else {
            assert!(!said.contains("| EUR"), "{said}");
        }
    }
    assert!(held > 20 && listed > 20, "{held} held, {listed} listed");
}
