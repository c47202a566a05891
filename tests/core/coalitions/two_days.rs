//! A meeting of two days, with pledges on both and one on the day after.

use super::entered::*;
use crate::support::body;
use serde_json::json;

pub fn coalition() -> Coalition {
    let mut made = file("Two-Day Coalition", "TDC");
    let app = &mut made;
    let report = source(
        app,
        "Secretariat 001",
        "Report of the meeting",
        "2024-04-08",
    );
    let group = app.add("body", body("Steering Group"));
    let states: Vec<_> = (1..=6).map(|n| state(app, n)).collect();
    let fund = organisation(app, "Organisation 001");
    for (at, kind) in ["lead", "lead", "member", "member", "member", "acceding"]
        .iter()
        .enumerate()
    {
        role(app, &states[at], kind, "2023-06-01", "", &report);
    }
    role(app, &fund, "partnerOrganisation", "2023-06-01", "", &report);
    meeting(app, &group, 1, "2023-10-12", json!({ "state": "held" }));
    let met = meeting(
        app,
        &group,
        2,
        "2024-04-03",
        json!({
            "endsOn": "2024-04-04", "startsAt": "09:00:00", "endsAt": "16:00:00",
            "openedAt": "09:30:00", "closedAt": "17:00:00", "zone": "Europe/Tallinn",
            "venue": "Conference Centre 001", "mode": "hybrid", "marking": "TLP:GREEN",
            "chairParties": [states[0]["id"], states[1]["id"]], "sources": [report["id"]]
        }),
    );
    for (at, capacity) in ["lead", "lead", "member", "member", "member", "acceding"]
        .iter()
        .enumerate()
    {
        let presence = if at == 4 { "apologies" } else { "attended" };
        let delegation = sat(app, &met, &states[at], capacity, presence);
        if at < 2 {
            let name = format!("Delegate {:03}", at + 1);
            delegate(app, &delegation, &name, "Minister", "head");
            delegate(app, &delegation, &format!("{name}-A"), "Adviser", "adviser");
        }
    }
    sat(app, &met, &fund, "partnerOrganisation", "attended");
    group_of_observers(app, &met);
    let agenda = item(
        app,
        &met,
        "Adoption of the agenda",
        json!({ "kind": "adoptionOfAgenda", "adoption": "asAmended",
                "minutes": "State 003 proposed to add an item on training." }),
    );
    item(
        app,
        &met,
        "Adoption of the summary of the first meeting",
        json!({ "kind": "adoptionOfSummary", "adoption": "adopted" }),
    );
    let needs = item(
        app,
        &met,
        "Needs for the year",
        json!({ "kind": "information", "presenterParty": states[2]["id"],
                "minutes": "The needs were presented.\n\nDelegations asked for a list by quarter." }),
    );
    let giving = item(
        app,
        &met,
        "Contributions",
        json!({ "kind": "decision", "minutes": "Delegations announced contributions on both days." }),
    );
    decision(
        app,
        &met,
        &giving,
        "The Steering Group took note of the contributions.",
        json!({}),
    );
    decision(
        app,
        &met,
        &needs,
        "The list of needs is updated every quarter.",
        json!({ "state": "underSilence", "silenceUntil": "19 April 2024, 17:00 (Europe/Tallinn)" }),
    );
    action(
        app,
        &met,
        &needs,
        "Circulate the list of needs by quarter.",
        json!({ "ownerParty": states[2]["id"], "dueOn": "2024-05" }),
    );
    action(
        app,
        &met,
        &agenda,
        "Propose a date for the training.",
        json!({}),
    );
    statement(
        app,
        &met,
        &giving,
        &states[1],
        "State 002 would announce a further amount in autumn.",
    );
    let at = |amount| json!({ "meeting": met["id"], "agendaItem": giving["id"], "amount": amount });
    pledge(
        app,
        &[&states[0]],
        "Radios",
        "2024-04-03",
        at(euros("exact", 1_000_000)),
    );
    pledge(
        app,
        &[&states[1]],
        "Servers",
        "2024-04-04",
        at(euros("upTo", 2_500_000)),
    );
    let joint = [&states[2], &states[3]];
    pledge(
        app,
        &joint,
        "Training",
        "2024-04-04",
        at(euros("jointWithoutSplit", 400_000)),
    );
    pledge(
        app,
        &[&states[5]],
        "Licences",
        "2024-04-04",
        at(without("notYetQuantified")),
    );
    pledge(
        app,
        &[&states[3]],
        "Vehicles",
        "2024-04-05",
        json!({ "amount": euros("exact", 750_000) }),
    );
    Coalition {
        app: made,
        meeting: met,
    }
}

fn group_of_observers(app: &mut crate::support::TestApp, met: &serde_json::Value) {
    group(app, met, "observer", 3, "observer states");
}
