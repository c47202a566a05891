//! Short words for entering a coalition through the API. All names are artificial.

use crate::support::{TestApp, fields_of};
use serde_json::{Value, json};

/// A coalition, and the meeting its papers are of.
pub struct Coalition {
    pub app: TestApp,
    pub meeting: Value,
}

/// A file whose coalition has this name and acronym.
pub fn file(name: &str, acronym: &str) -> TestApp {
    let mut app = TestApp::with_file();
    let coalition = app.list("coalition").remove(0);
    let mut fields = fields_of(&coalition);
    fields["name"] = json!(name);
    fields["acronym"] = json!(acronym);
    fields["forum"] = json!("Example Forum");
    save(&mut app, "coalition", &coalition, fields);
    app
}

/// Saves a stored record with other fields; gives it as it is now.
pub fn save(app: &mut TestApp, noun: &str, stored: &Value, fields: Value) -> Value {
    let input = json!({
        "noun": noun, "id": stored["id"], "revision": stored["revision"], "fields": fields
    });
    app.ok("save", input)
}

pub fn source(app: &mut TestApp, publisher: &str, title: &str, on: &str) -> Value {
    app.add(
        "source",
        json!({
            "publisher": publisher, "title": title, "publishedOn": on, "address": null,
            "relaying": null, "quote": null, "certainty": "stated"
        }),
    )
}

pub fn state(app: &mut TestApp, number: u32) -> Value {
    app.add(
        "party",
        crate::support::party(&format!("State {number:03}")),
    )
}

pub fn organisation(app: &mut TestApp, name: &str) -> Value {
    let mut fields = crate::support::party(name);
    fields["kind"] = json!("organisation");
    app.add("party", fields)
}

/// A role with its dates as stated; an empty one is not recorded.
pub fn role(app: &mut TestApp, party: &Value, role: &str, from: &str, to: &str, source: &Value) {
    let stated = |date: &str| (!date.is_empty()).then(|| date.to_owned());
    app.add(
        "role",
        json!({
            "party": party["id"], "role": role, "fromOn": stated(from), "toOn": stated(to),
            "basis": null, "sources": [source["id"]]
        }),
    );
}

/// A delegation that came, or sent apologies.
pub fn sat(
    app: &mut TestApp,
    meeting: &Value,
    party: &Value,
    capacity: &str,
    presence: &str,
) -> Value {
    let mut fields = crate::support::delegation(meeting, party);
    fields["capacity"] = json!(capacity);
    fields["presence"] = json!(presence);
    app.add("delegation", fields)
}

pub fn delegate(app: &mut TestApp, delegation: &Value, name: &str, title: &str, function: &str) {
    app.add(
        "attendee",
        json!({
            "delegation": delegation["id"], "person": null, "freeName": name, "titleThen": title,
            "function": function, "remote": false
        }),
    );
}

pub fn group(app: &mut TestApp, meeting: &Value, capacity: &str, count: i64, label: &str) -> Value {
    app.add(
        "unnamed_group",
        json!({
            "meeting": meeting["id"], "capacity": capacity, "count": count, "label": label,
            "sources": []
        }),
    )
}

/// An agenda item; `more` overrides what is usual.
pub fn item(app: &mut TestApp, meeting: &Value, title: &str, more: Value) -> Value {
    let mut fields = json!({
        "meeting": meeting["id"], "number": 0, "title": title, "kind": "discussion",
        "presenterParty": null, "presenterPerson": null, "papers": null, "minutes": null,
        "internal": false, "standing": false, "absent": [], "state": "taken", "sources": []
    });
    merge(&mut fields, more);
    app.add("agenda_item", fields)
}

pub fn decision(
    app: &mut TestApp,
    meeting: &Value,
    item: &Value,
    text: &str,
    more: Value,
) -> Value {
    let mut fields = json!({
        "meeting": meeting["id"], "agendaItem": item["id"], "number": "", "text": text,
        "state": "adopted", "silenceUntil": null, "supersededBy": null, "sources": []
    });
    merge(&mut fields, more);
    app.add("decision", fields)
}

pub fn action(app: &mut TestApp, meeting: &Value, item: &Value, text: &str, more: Value) -> Value {
    let mut fields = json!({
        "meeting": meeting["id"], "agendaItem": item["id"], "number": "", "text": text,
        "ownerParty": null, "ownerBody": null, "ownerPerson": null, "dueOn": null, "state": "open",
        "closedOn": null, "outcome": null, "sources": []
    });
    merge(&mut fields, more);
    app.add("action", fields)
}

pub fn statement(app: &mut TestApp, meeting: &Value, item: &Value, party: &Value, text: &str) {
    app.add(
        "statement",
        json!({
            "meeting": meeting["id"], "agendaItem": item["id"], "speakerPerson": null,
            "speakerParty": party["id"], "speakerTitle": "Minister", "text": text,
            "form": "summarised", "sources": []
        }),
    );
}

/// A pledge announced at the meeting on a day; `more` overrides what is usual.
pub fn pledge(app: &mut TestApp, pledgers: &[&Value], title: &str, on: &str, more: Value) -> Value {
    let mut fields = json!({
        "pledgers": pledgers.iter().map(|p| p["id"].clone()).collect::<Vec<_>>(),
        "pledgersUnnamed": null, "beneficiary": null, "title": title, "channel": "national",
        "announcedOn": on, "meeting": null, "agendaItem": null,
        "amount": without("notDisclosed"), "asStated": null, "purpose": null, "body": null,
        "years": null, "condition": null, "sources": []
    });
    merge(&mut fields, more);
    app.add("pledge", fields)
}

/// An amount in whole euros.
pub fn euros(precision: &str, amount: i64) -> Value {
    json!({ "precision": precision, "minor": amount * 100, "maxMinor": null, "currency": "EUR" })
}

/// An amount of which no figure is known.
pub fn without(precision: &str) -> Value {
    json!({ "precision": precision, "minor": null, "maxMinor": null, "currency": null })
}

/// A meeting of the body that was held; `more` overrides what is usual.
pub fn meeting(app: &mut TestApp, body: &Value, ordinal: i64, day: &str, more: Value) -> Value {
    let mut fields = crate::support::meeting(body, ordinal, day);
    merge(&mut fields, more);
    app.add("meeting", fields)
}

fn merge(fields: &mut Value, more: Value) {
    if let (Some(fields), Value::Object(more)) = (fields.as_object_mut(), more) {
        fields.extend(more);
    }
}
