//! What the report of pledges does not add, and what of it is not certain, is said where it stands.

use crate::{
    channels::pledge_report,
    pledge_files::{event, money},
    summary::text,
    support::{TestApp, party, pledge},
};
use serde_json::{Value, json};

fn known(app: &mut TestApp, title: &str, day: &str) -> Value {
    let state = app.list("party")[0].clone();
    let mut fields = pledge(&state, title);
    fields["announcedOn"] = json!(day);
    fields["amount"] = money("exact", 500, "EUR");
    app.add("pledge", fields)
}

fn report(app: &mut TestApp) -> String {
    text(&pledge_report(app)).replace('\u{a0}', " ")
}

#[test]
fn every_entry_that_is_not_added_says_why() {
    let mut app = TestApp::with_file();
    app.add("party", party("State 017"));
    let plain = known(&mut app, "Plain", "2024-04-03");
    let again = known(&mut app, "Again", "2024-04-03");
    let link = json!({ "pledge": again["id"], "kind": "repeats", "other": plain["id"], "note": null, "sources": [] });
    app.add("pledge_link", link);
    for (title, void) in [("Corrected", false), ("Withdrawn", true)] {
        let pledge = known(&mut app, title, "2024-04-03");
        let all = app.list("pledge_event");
        let own = all.iter().find(|line| line["pledge"] == pledge["id"]);
        let mut line = event(
            &pledge,
            "announced",
            "2024-04-04",
            money("exact", 300, "EUR"),
        );
        line["corrects"] = own.unwrap()["id"].clone();
        line["void"] = json!(void);
        app.add("pledge_event", line);
    }
    let said = report(&mut app);
    for (entry, times) in [
        (
            "State 017\nAgain | announced | EUR 5\nnot added: it repeats “Plain”",
            1,
        ),
        (
            "State 017\nCorrected | announced | EUR 5\nnot added: another entry stands in its place",
            1,
        ),
        ("State 017\nCorrected | announced | EUR 3 |", 1),
        (
            "State 017\nWithdrawn | announced | EUR 5\nnot added: another entry stands in its place",
            1,
        ),
        (
            "State 017\nWithdrawn | announced | EUR 3\nnot added: it withdraws another entry",
            1,
        ),
        ("\nnot added", 4),
    ] {
        assert_eq!(said.matches(entry).count(), times, "{entry}\nin\n{said}");
    }
}

#[test]
fn an_entry_that_may_be_of_another_year_than_the_one_it_stands_under_is_counted() {
    let mut app = TestApp::with_file();
    app.add("party", party("State 017"));
    known(&mut app, "Exact", "2024-04-03");
    let said = report(&mut app);
    assert!(!said.contains("of another year"), "{said}");
    known(&mut app, "By", "../2024-01");
    let one = "1 entry may be of another year than the one it stands under: its date is not exact.";
    assert!(report(&mut app).contains(one));
    known(&mut app, "Either", "[2023-12-31,2024-01-01]");
    let two =
        "2 entries may be of other years than those they stand under: their dates are not exact.";
    assert!(report(&mut app).contains(two));
}

#[test]
fn a_team_of_what_is_not_added_is_not_denied() {
    let mut app = TestApp::with_file();
    app.add("party", party("State 017"));
    let plain = known(&mut app, "Plain", "2024-04-03");
    let team = app.add("body", crate::support::body("Team 001"));
    let again = known(&mut app, "Again", "2024-04-03");
    app.change("pledge", &again, "body", team["id"].clone())
        .unwrap();
    let link = json!({ "pledge": again["id"], "kind": "repeats", "other": plain["id"], "note": null, "sources": [] });
    app.add("pledge_link", link);
    let said = report(&mut app);
    assert!(
        said.contains("No pledge in these totals names a team."),
        "{said}"
    );
}
