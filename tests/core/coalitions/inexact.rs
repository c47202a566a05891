//! Roles, signatures and a meeting whose dates are not exact.

use super::entered::*;
use crate::support::{TestApp, body};
use serde_json::{Value, json};

pub fn coalition() -> Coalition {
    let mut made = file("Inexact Coalition", "IEC");
    let app = &mut made;
    let one = source(
        app,
        "Publisher 001",
        "[report on the members]",
        "2024-02-02",
    );
    let other = source(app, "Publisher 002", "[report on the agreement]", "2024-02");
    let group = app.add("body", body("Plenary"));
    let states: Vec<_> = (1..=9).map(|n| state(app, n)).collect();
    let union = organisation(app, "Organisation 001");
    for (at, kind, from, to) in [
        (0, "lead", "2023-06-01", ""),
        (1, "lead", "../2024-03", ""),
        (2, "member", "../2023-11-25", ""),
        (3, "member", "2024-02", ""),
        (4, "member", "", ""),
        (5, "member", "2024-02-02", ""),
        (6, "member", "2023", "2024-02~"),
        (7, "acceding", "2024-01~", ""),
        (8, "beneficiary", "2023-06-01", ""),
    ] {
        role(app, &states[at], kind, from, to, &one);
    }
    role(app, &union, "member", "2023-06-01", "", &one);
    instruments(app, &states, &other);
    let met = meeting(
        app,
        &group,
        1,
        "[2024-02-01,2024-02-02]",
        json!({ "sources": [one["id"]], "openedAt": "10:00:00" }),
    );
    for (at, capacity) in [
        (0, "lead"),
        (1, "lead"),
        (2, "member"),
        (4, "member"),
        (8, "guest"),
    ] {
        sat(app, &met, &states[at], capacity, "attended");
    }
    sat(app, &met, &union, "member", "attended");
    sat(app, &met, &states[6], "member", "absent");
    app.add(
        "stated_count",
        json!({
            "meeting": met["id"], "count": 8, "label": "members", "basis": "role",
            "instrument": null, "sources": [other["id"]]
        }),
    );
    let only = item(
        app,
        &met,
        "Organisation of work",
        json!({ "minutes": "The Plenary discussed how it would work." }),
    );
    decision(
        app,
        &met,
        &only,
        "The Plenary meets twice a year.",
        json!({}),
    );
    action(
        app,
        &met,
        &only,
        "Draft rules of procedure.",
        json!({ "ownerParty": states[0]["id"], "dueOn": "2024~" }),
    );
    statement(
        app,
        &met,
        &only,
        &states[2],
        "State 003 asked for early drafts.",
    );
    let amount = json!({ "amount": euros("about", 300_000), "meeting": met["id"] });
    pledge(app, &[&states[2]], "Equipment", "2024-02", amount);
    pledge(
        app,
        &[&states[4]],
        "Advice",
        "../2024-01",
        json!({ "channel": "inKind" }),
    );
    Coalition {
        app: made,
        meeting: met,
    }
}

fn instruments(app: &mut TestApp, states: &[Value], source: &Value) {
    let instrument = |kind: &str, title: &str, more: Value| {
        let mut fields = json!({
            "kind": kind, "title": title, "openedOn": null, "finalisedOn": null, "termYears": null,
            "state": "open", "sources": [source["id"]]
        });
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        fields
    };
    let letter = app.add(
        "instrument",
        instrument("letterOfIntent", "Letter of intent", json!({})),
    );
    for (at, on, announced, state) in [
        (0, "2023-06-01", "", "signed"),
        (1, "../2024-03", "", "signed"),
        (2, "", "2024-01-15", "signed"),
        (3, "", "", "signed"),
        (5, "2024-02-02", "", "signed"),
        (6, "2023-07", "", "withdrawn"),
    ] {
        let stated = |date: &str| (!date.is_empty()).then(|| date.to_owned());
        app.add(
            "signature",
            json!({
                "instrument": letter["id"], "party": states[at]["id"], "signedOn": stated(on),
                "announcedOn": stated(announced), "state": state, "sources": []
            }),
        );
    }
    let counted = json!({
        "finalisedOn": "2024-01", "signatories": 20, "signatoriesMax": 21, "signatoriesLabel": "states",
        "termYears": 4
    });
    app.add(
        "instrument",
        instrument("memorandum", "Memorandum of understanding", counted),
    );
    let opened = json!({ "openedOn": "2024-01-10" });
    app.add(
        "instrument",
        instrument("agreement", "Cooperation agreement", opened),
    );
}
