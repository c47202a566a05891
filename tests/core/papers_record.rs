//! A body with three meetings, of which the third has something for every paper. All is artificial.

use crate::support::{TestApp, body, delegation, meeting, party, pledge};
use serde_json::{Value, json};

pub struct Meeting {
    pub app: TestApp,
    pub third: Value,
}

fn item(meeting: &Value, number: i64, title: &str, internal: bool) -> Value {
    json!({
        "meeting": meeting["id"], "number": number, "title": title, "kind": "information", "presenterParty": null,
        "presenterPerson": null, "papers": null, "minutes": null, "internal": internal, "standing": false,
        "absent": [], "state": "taken", "sources": []
    })
}

fn action(meeting: &Value, item: Option<&Value>, text: &str) -> Value {
    json!({
        "meeting": meeting["id"], "agendaItem": item.map(|i| i["id"].clone()), "number": "", "text": text,
        "ownerParty": null, "ownerBody": null, "ownerPerson": null, "dueOn": null, "state": "open",
        "closedOn": null, "outcome": null, "sources": []
    })
}

fn decision(meeting: &Value, item: Option<&Value>, text: &str) -> Value {
    json!({
        "meeting": meeting["id"], "agendaItem": item.map(|i| i["id"].clone()), "number": "", "text": text,
        "state": "adopted", "silenceUntil": null, "supersededBy": null, "sources": []
    })
}

fn attendee(delegation: &Value, name: &str, function: &str, title: Option<&str>) -> Value {
    json!({
        "delegation": delegation["id"], "person": null, "freeName": name, "titleThen": title,
        "function": function, "remote": false
    })
}

/// The third meeting of 3 July 2024, with what came before it.
pub fn a_meeting() -> Meeting {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let mut team = body("Silent Team");
    team["kind"] = json!("expertTeam");
    app.add("body", team);
    let parties = ["Estonia", "Latvia", "Lithuania"].map(|name| app.add("party", party(name)));
    let [estonia, latvia, lithuania] = &parties;
    for party in &parties {
        let role = json!({
            "party": party["id"], "role": "member", "fromOn": "2023", "toOn": null, "basis": null, "sources": []
        });
        app.add("role", role);
    }
    let first = app.add("meeting", meeting(&group, 1, "2024-01-10"));
    let second = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    let third = app.add("meeting", meeting(&group, 3, "2024-07-03"));
    for (meeting, presence) in [(&first, "apologies"), (&second, "absent")] {
        let mut missed = delegation(meeting, latvia);
        missed["presence"] = json!(presence);
        app.add("delegation", missed);
    }
    let mut lead = delegation(&third, estonia);
    lead["capacity"] = json!("lead");
    let lead = app.add("delegation", lead);
    app.add("delegation", delegation(&third, latvia));
    app.add("attendee", attendee(&lead, "Юлія Приклад", "member", None));
    app.add(
        "attendee",
        attendee(&lead, "Mari Näide", "head", Some("Director")),
    );
    app.add(
        "unnamed_group",
        json!({ "meeting": third["id"], "capacity": "observer", "count": 5, "label": "observer countries", "sources": [] }),
    );
    app.add(
        "stated_count",
        json!({
            "meeting": third["id"], "count": 7, "label": "members", "basis": "role", "instrument": null, "sources": []
        }),
    );
    let mut opening = item(&third, 1, "Opening", false);
    opening["presenterParty"] = estonia["id"].clone();
    opening["papers"] = json!("Paper 1");
    app.add("agenda_item", opening);
    let hidden = app.add("agenda_item", item(&third, 2, "A secret item", true));
    let bought = app.add("decision", decision(&third, None, "Buy the radios."));
    app.add("decision", decision(&third, None, "Train the crews."));
    app.add(
        "decision",
        decision(&third, Some(&hidden), "A secret decision."),
    );
    app.add("action", action(&third, Some(&hidden), "A secret action."));
    let mut old = decision(&second, None, "Rent the radios.");
    old["state"] = json!("superseded");
    old["supersededBy"] = bought["id"].clone();
    app.add("decision", old);
    earlier_actions(&mut app, &second, &third, latvia);
    let mut promise = pledge(lithuania, "Old promise");
    promise["announcedOn"] = json!("2023-01-03");
    app.add("pledge", promise);
    Meeting { app, third }
}

/// Two that are carried over, one of them from an internal item, and one that was closed.
fn earlier_actions(app: &mut TestApp, second: &Value, third: &Value, latvia: &Value) {
    let mut send = action(second, None, "Send the figures.");
    send["ownerParty"] = latvia["id"].clone();
    send["dueOn"] = json!("2024-05-01");
    let send = app.add("action", send);
    let hidden = app.add(
        "agenda_item",
        item(second, 1, "An earlier secret item", true),
    );
    let whisper = app.add(
        "action",
        action(second, Some(&hidden), "An earlier secret action."),
    );
    for carried in [&send, &whisper] {
        app.add(
            "carry_over",
            json!({ "action": carried["id"], "meeting": third["id"] }),
        );
    }
    let mut done = action(second, None, "Count the radios.");
    done["state"] = json!("done");
    done["closedOn"] = json!("2024-05-01");
    done["outcome"] = json!("All sent.");
    app.add("action", done);
}
