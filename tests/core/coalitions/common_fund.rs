//! A common fund beside national contributions, an agency and goods in kind; and a published total of
//! the fund, which is no pledge.

use super::entered::*;
use crate::support::body;
use serde_json::json;

pub fn coalition() -> Coalition {
    let mut made = file("Common Fund Coalition", "CFC");
    let app = &mut made;
    let report = source(app, "Secretariat 001", "Report on the fund", "2024-06-03");
    let group = app.add("body", body("Steering Group"));
    let mut team = body("Expert team on logistics");
    team["kind"] = json!("expertTeam");
    let team = app.add("body", team);
    let states: Vec<_> = (1..=5).map(|n| state(app, n)).collect();
    for (at, party) in states.iter().enumerate() {
        let kind = if at == 0 { "lead" } else { "member" };
        role(app, party, kind, "2023-01-01", "", &report);
    }
    let before = meeting(app, &group, 1, "2024-01-17", json!({}));
    let met = meeting(
        app,
        &group,
        2,
        "2024-05-31",
        json!({ "mode": "inPerson", "sources": [report["id"]] }),
    );
    for (at, party) in states.iter().enumerate() {
        let capacity = if at == 0 { "lead" } else { "member" };
        let delegation = sat(app, &met, party, capacity, "attended");
        if at == 0 {
            delegate(app, &delegation, "Delegate 001", "State Secretary", "head");
        }
        if at == 4 {
            sat(app, &before, party, capacity, "apologies");
        }
    }
    let fund = item(
        app,
        &met,
        "State of the common fund",
        json!({ "presenterParty": states[0]["id"],
                "minutes": "The fund was reported to stand at EUR 30 million." }),
    );
    let money = item(
        app,
        &met,
        "New contributions",
        json!({ "kind": "decision" }),
    );
    decision(
        app,
        &met,
        &money,
        "Payments into the fund are reported every month.",
        json!({}),
    );
    let old = action(
        app,
        &before,
        &json!({ "id": null }),
        "Name a contact for the fund.",
        json!({ "ownerParty": states[3]["id"], "dueOn": "2024-03-01" }),
    );
    app.add(
        "carry_over",
        json!({ "action": old["id"], "meeting": met["id"] }),
    );
    statement(
        app,
        &met,
        &fund,
        &states[1],
        "State 002 asked for a report by quarter.",
    );
    let by = |channel: &str, amount| {
        json!({
            "channel": channel, "amount": amount, "meeting": met["id"], "agendaItem": money["id"],
            "sources": [report["id"]]
        })
    };
    let on = "2024-05-31";
    pledge(
        app,
        &[&states[0]],
        "Payment into the fund",
        on,
        by("commonFund", euros("exact", 5_000_000)),
    );
    pledge(
        app,
        &[&states[1]],
        "Payment into the fund",
        on,
        by("commonFund", euros("exact", 3_000_000)),
    );
    pledge(
        app,
        &[&states[1]],
        "National contribution",
        on,
        by("national", euros("exact", 2_000_000)),
    );
    let agency = by("procurementAgency", euros("atLeast", 1_200_000));
    pledge(app, &[&states[2]], "Purchase by the agency", on, agency);
    let goods = pledge(
        app,
        &[&states[3]],
        "Laptops",
        on,
        by("inKind", without("quantityOnly")),
    );
    app.add(
        "in_kind_item",
        json!({
            "pledge": goods["id"], "description": "Laptops", "quantity": 200, "unit": null,
            "unitValue": without("notDisclosed"), "basis": "none", "ordered": null, "shipped": null,
            "received": null, "sources": []
        }),
    );
    let earlier = json!({ "amount": euros("exact", 1_500_000), "body": team["id"] });
    let earlier = pledge(
        app,
        &[&states[4]],
        "Earlier contribution",
        "2023-03-15",
        earlier,
    );
    app.add(
        "pledge_event",
        json!({
            "pledge": earlier["id"], "stage": "committed", "happenedOn": "2023-06",
            "amount": euros("exact", 500_000), "party": null, "tranche": null, "corrects": null,
            "void": false, "document": null, "sources": []
        }),
    );
    app.add(
        "reported_total",
        json!({
            "statedOn": "2024-05-31", "scope": "The common fund, cumulative", "party": null, "body": null,
            "channel": "commonFund", "stage": null, "amount": euros("exact", 30_000_000),
            "asStated": "EUR 30 million", "sources": [report["id"]]
        }),
    );
    Coalition {
        app: made,
        meeting: met,
    }
}
