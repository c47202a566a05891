//! Counts alone: no member, observer, team, giver or signatory has a name.

use super::entered::*;
use crate::support::body;
use serde_json::json;

pub fn coalition() -> Coalition {
    let mut made = file("Nameless Coalition", "NLC");
    let app = &mut made;
    let one = source(
        app,
        "Publisher 001",
        "[report on the meeting]",
        "2024-07-04",
    );
    let other = source(
        app,
        "Publisher 002",
        "[another report on the meeting]",
        "2024-07-05",
    );
    let steering = app.add("body", body("Steering Group"));
    let agreement = app.add(
        "instrument",
        json!({
            "kind": "agreement", "title": "Cooperation agreement", "openedOn": null,
            "finalisedOn": "2024-02-12", "termYears": 6, "signatories": 20, "signatoriesMax": 21,
            "signatoriesLabel": "states", "state": "inForce", "sources": [one["id"]]
        }),
    );
    let letter = json!({
        "kind": "letterOfIntent", "title": "Letter of intent", "openedOn": "2023", "finalisedOn": null,
        "termYears": null, "state": "open", "sources": [other["id"]]
    });
    app.add("instrument", letter);
    let met = meeting(
        app,
        &steering,
        4,
        "2024-07-03",
        json!({ "sources": [one["id"]] }),
    );
    group(app, &met, "member", 21, "member states");
    group(
        app,
        &met,
        "observer",
        7,
        "observer states, names not published",
    );
    group(app, &met, "partnerOrganisation", 1, "organisations");
    for (count, label, basis, instrument, source) in [
        (22, "members", "role", json!(null), &other),
        (
            20,
            "signatories",
            "signature",
            agreement["id"].clone(),
            &one,
        ),
        (31, "delegations", "other", json!(null), &other),
    ] {
        app.add(
            "stated_count",
            json!({
                "meeting": met["id"], "count": count, "label": label, "basis": basis,
                "instrument": instrument, "sources": [source["id"]]
            }),
        );
    }
    let status = item(
        app,
        &met,
        "Status of procurement",
        json!({ "sources": [one["id"]] }),
    );
    let teams = item(app, &met, "Expert teams", json!({ "kind": "decision" }));
    let decided = decision(
        app,
        &met,
        &teams,
        "The Steering Group established four expert teams.",
        json!({ "sources": [one["id"]] }),
    );
    app.add(
        "body",
        json!({
            "kind": "expertTeam", "name": "Expert teams", "acronym": null, "unnamedCount": 4,
            "otherNames": null, "mandate": null, "leads": [], "establishedAt": met["id"],
            "establishedBy": decided["id"], "state": "active", "sources": [one["id"]]
        }),
    );
    action(app, &met, &status, "Report on procurement.", json!({}));
    let unnamed = |who: &str, amount| {
        json!({
            "pledgersUnnamed": who, "channel": null, "meeting": met["id"], "amount": amount,
            "sources": [one["id"]]
        })
    };
    let several = unnamed("several states", without("notDisclosed"));
    pledge(app, &[], "Further contributions", "2024-07-03", several);
    let two = unnamed("two states", euros("about", 4_000_000));
    pledge(app, &[], "Common contribution", "2024-07-03", two);
    Coalition {
        app: made,
        meeting: met,
    }
}
