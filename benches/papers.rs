//! Every paper of a large meeting, and the registers on paper: read, set and written as PDF.

use super::{
    add, call, line, median, meeting, new_file, paper, participants, party, steering_group,
};
use chancery_core::{report::page_count, session::Session};
use serde_json::{Value, json};
use std::path::Path;

/// Items of the meeting, and paragraphs of minutes under each: 36 pages.
const ITEMS: usize = 40;
const PARAGRAPHS: usize = 9;

pub(super) fn all(folder: &Path) {
    let mut session = new_file(folder, "papers.chancery");
    let group = steering_group(&mut session);
    let donor = add(&mut session, "party", party("Donor 001"));
    let held = meeting(&mut session, ITEMS, PARAGRAPHS, 1, &group, &donor);
    participants::delegations(&mut session, &held);
    actions(&mut session, &held, &donor);
    let kinds = [
        "summary",
        "agenda",
        "participants",
        "attendance",
        "decision",
        "actions",
        "brief",
        "plates",
        "badges",
    ];
    for kind in kinds {
        let mut pdf = Vec::new();
        let time = median(11, || {
            let asked = json!({ "meeting": held["id"], "kind": kind });
            pdf = paper(&mut session, asked);
        });
        let pages = page_count(&pdf).expect("a paper of ours has pages");
        line(
            &format!("{kind} of {ITEMS} items, 100 delegations, 500 people, 100 actions"),
            time,
            &format!("{pages} pages"),
        );
    }
    // What the brief said before it had the agenda, who comes and the last decisions.
    let fields = json!({
        "name": "Owed", "without": ["agenda", "participation", "decisions"], "internalItems": true,
        "markings": [], "tellsOmissions": false
    });
    let audience = add(&mut session, "audience", fields);
    let asked = json!({ "meeting": held["id"], "kind": "brief", "audience": audience["id"] });
    let mut pdf = Vec::new();
    let time = median(11, || pdf = paper(&mut session, asked.clone()));
    let pages = page_count(&pdf).expect("a paper of ours has pages");
    let what = "brief without agenda, participation and decisions";
    line(what, time, &format!("{pages} pages"));
    registers(folder, &mut session);
}

/// A hundred actions of the meeting.
fn actions(session: &mut Session, held: &Value, owner: &Value) {
    for n in 1..=100 {
        let fields = json!({
            "meeting": held["id"], "agendaItem": null, "number": "", "text": format!("Report on subject {n:03}."),
            "ownerParty": owner["id"], "ownerBody": null, "ownerPerson": null,
            "dueOn": "2024-06-30", "state": "open", "outcome": null, "closedOn": null, "sources": []
        });
        add(session, "action", fields);
    }
}

/// The report of 1,000 pledges, and the lists of actions and decisions of the meeting.
fn registers(folder: &Path, session: &mut Session) {
    for n in 1..=60 {
        let state = add(session, "party", party(&format!("Giver {n:02}")));
        for k in 1..=16 {
            let mut fields = super::pledge(&state, &format!("Contribution {n:02}-{k:02}"));
            fields["announcedOn"] = json!(format!("{}-05-01", 2020 + k % 5));
            add(session, "pledge", fields);
        }
    }
    let place = session.add_place(&folder.join("report.pdf")).place;
    let time = median(11, || {
        call(
            session,
            "export_pledges",
            json!({ "place": place, "replace": true }),
        );
    });
    let count = pages(&folder.join("report.pdf"));
    let what = format!("report of {} pledges of 60 givers", 60 * 16 + ITEMS);
    line(&what, time, &format!("{count} pages"));
    for register in ["actions", "decisions"] {
        let rows = call(session, register, json!({}))["rows"].clone();
        let rows = rows.as_array().map_or(&[][..], Vec::as_slice).iter();
        let ids: Vec<Value> = rows.map(|row| row["id"].clone()).collect();
        let path = folder.join(format!("{register}.pdf"));
        let place = session.add_place(&path).place;
        let time = median(11, || {
            let asked = json!({
                "register": register, "ids": ids, "grouping": null, "place": place, "replace": true
            });
            call(session, "export_register", asked);
        });
        let what = format!("list of {} {register}", ids.len());
        line(&what, time, &format!("{} pages", pages(&path)));
    }
}

fn pages(paper: &Path) -> usize {
    let bytes = std::fs::read(paper).expect("the paper was just written");
    page_count(&bytes).expect("a paper of ours has pages")
}
