//! What the report of pledges does not add, and what of it is not certain, is said where it stands.

use crate::{
    channels::pledge_report,
    pledge_files::{event, money},
    summary::text,
    support::{Desk, party, pledge},
};
use serde_json::{Value, json};

fn known(desk: &mut Desk, title: &str, day: &str) -> Value {
    let state = desk.list("party")[0].clone();
    let mut fields = pledge(&state, title);
    fields["announcedOn"] = json!(day);
    fields["amount"] = money("exact", 500, "EUR");
    desk.add("pledge", fields)
}

fn report(desk: &mut Desk) -> String {
    text(&pledge_report(desk)).replace('\u{a0}', " ")
}

#[test]
fn every_entry_that_is_not_added_says_why() {
    let mut desk = Desk::with_file();
    desk.add("party", party("State 017"));
    let plain = known(&mut desk, "Plain", "2024-04-03");
    let again = known(&mut desk, "Again", "2024-04-03");
    let link = json!({ "pledge": again["id"], "kind": "repeats", "other": plain["id"], "note": null, "sources": [] });
    desk.add("pledge_link", link);
    for (title, void) in [("Corrected", false), ("Withdrawn", true)] {
        let pledge = known(&mut desk, title, "2024-04-03");
        let all = desk.list("pledge_event");
        let own = all.iter().find(|line| line["pledge"] == pledge["id"]);
        let mut line = event(
            &pledge,
            "announced",
            "2024-04-04",
            money("exact", 300, "EUR"),
        );
        line["corrects"] = own.unwrap()["id"].clone();
        line["void"] = json!(void);
        desk.add("pledge_event", line);
    }
    let said = report(&mut desk);
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
    let mut desk = Desk::with_file();
    desk.add("party", party("State 017"));
    known(&mut desk, "Exact", "2024-04-03");
    let said = report(&mut desk);
    assert!(!said.contains("of another year"), "{said}");
    known(&mut desk, "By", "../2024-01");
    let one = "1 entry may be of another year than the one it stands under: its date is not exact.";
    assert!(report(&mut desk).contains(one));
    known(&mut desk, "Either", "[2023-12-31,2024-01-01]");
    let two =
        "2 entries may be of other years than those they stand under: their dates are not exact.";
    assert!(report(&mut desk).contains(two));
}

#[test]
fn a_team_of_what_is_not_added_is_not_denied() {
    let mut desk = Desk::with_file();
    desk.add("party", party("State 017"));
    let plain = known(&mut desk, "Plain", "2024-04-03");
    let team = desk.add("body", crate::support::body("Team 001"));
    let again = known(&mut desk, "Again", "2024-04-03");
    desk.change("pledge", &again, "body", team["id"].clone())
        .unwrap();
    let link = json!({ "pledge": again["id"], "kind": "repeats", "other": plain["id"], "note": null, "sources": [] });
    desk.add("pledge_link", link);
    let said = report(&mut desk);
    assert!(
        said.contains("No pledge in these totals names a team."),
        "{said}"
    );
}
