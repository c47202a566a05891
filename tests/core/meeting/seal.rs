//! What is issued is sealed: no path changes it, and its paper is the same for ever.

mod comments;
mod frozen;
mod imported;
mod killed;
mod life;
mod lines;
mod papers;
mod raw;
mod symbols;

use crate::support::{TestApp, body, delegation, fields_of, meeting, party, pledge};
use serde_json::{Value, json};

/// An app with one meeting that has a record of every kind that a summary freezes.
pub struct Held {
    pub app: TestApp,
    pub meeting: Value,
    pub party: Value,
}

impl Held {
    pub fn new() -> Self {
        let mut app = TestApp::with_file();
        let coalition = app.list("coalition")[0].clone();
        app.change("coalition", &coalition, "acronym", json!("TC"))
            .unwrap();
        let state = app.add("party", party("State 001"));
        let mut group = body("Steering Group");
        group["acronym"] = json!("SG");
        let group = app.add("body", group);
        let mut second = meeting(&group, 2, "2024-04-03");
        second["zone"] = json!("Europe/Tallinn");
        second["chairParties"] = json!([state["id"]]);
        let meeting = app.add("meeting", second);
        let mut held = Self {
            app,
            meeting,
            party: state,
        };
        held.fill();
        held
    }

    fn fill(&mut self) {
        let (app, meeting, state) = (&mut self.app, &self.meeting, &self.party);
        let at = &meeting["id"];
        let source = app.add(
            "source",
            json!({ "publisher": "Ministry", "title": "Release", "certainty": "stated" }),
        );
        let cited = json!([source["id"]]);
        let person =
            json!({ "familyName": "Chair", "variants": [], "state": "active", "sources": [] });
        let person = app.add("person", person);
        let mut sat = delegation(meeting, state);
        sat["sources"] = cited.clone();
        let sat = app.add("delegation", sat);
        app.add("attendee", json!({ "delegation": sat["id"], "person": person["id"], "function": "head", "remote": false }));
        app.add("unnamed_group", json!({ "meeting": at, "capacity": "observer", "count": 7, "label": "observer countries", "sources": [] }));
        app.add("stated_count", json!({ "meeting": at, "count": 8, "label": "participants", "basis": "other", "sources": [] }));
        let item = app.add("agenda_item", json!({
            "meeting": at, "number": 0, "title": "Contributions", "minutes": "The chair opened.", "internal": false,
            "standing": false, "absent": [sat["id"]], "state": "taken", "sources": []
        }));
        app.add(
            "agenda_item",
            json!({
                "meeting": at, "number": 0, "title": "Any other business", "internal": false,
                "standing": true, "absent": [], "state": "taken", "sources": []
            }),
        );
        app.add(
            "meeting_document",
            json!({ "meeting": at, "agendaItem": item["id"], "title": "Plan", "sources": [] }),
        );
        app.add("statement", json!({ "meeting": at, "agendaItem": item["id"], "speakerParty": state["id"], "text": "We shall help.", "form": "summarised", "sources": [] }));
        app.add("decision", json!({ "meeting": at, "agendaItem": item["id"], "number": "", "text": "The group adopted the plan.", "state": "adopted", "sources": cited }));
        app.add("action", json!({ "meeting": at, "number": "", "text": "Send the plan", "ownerParty": state["id"], "state": "open", "sources": [] }));
        let mut money = pledge(state, "Licences");
        money["meeting"] = at.clone();
        money["sources"] = cited;
        app.add("pledge", money);
        let mut first = meeting.clone();
        first["ordinal"] = json!(1);
        first["startsOn"] = json!("2024-02-01");
        let first = app.add("meeting", fields_of(&first));
        let older = app.add("action", json!({ "meeting": first["id"], "number": "", "text": "Name experts", "state": "open", "sources": [] }));
        app.add(
            "carry_over",
            json!({ "action": older["id"], "meeting": at }),
        );
        let mut team = body("Expert team");
        team["establishedAt"] = at.clone();
        app.add("body", team);
    }

    #[track_caller]
    pub fn step(&mut self, command: &str, document: &Value, more: Value) -> Value {
        self.app.ok(command, with(document, more))
    }

    #[track_caller]
    pub fn start(&mut self) -> Value {
        let input = json!({ "meeting": self.meeting["id"], "symbol": null, "audience": null });
        self.app.ok("start_document", input)
    }

    /// The summary, approved by all.
    #[track_caller]
    pub fn approved(&mut self) -> Value {
        let draft = self.start();
        self.step("clear", &draft, json!({}));
        self.step("approve", &draft, json!({ "allAgreed": true }))
    }

    /// The summary, circulated and revised once, commented on, issued.
    #[track_caller]
    pub fn sealed(&mut self) -> Value {
        let draft = self.start();
        self.step("clear", &draft, json!({}));
        self.step("circulate", &draft, json!({ "commentsBy": LATER }));
        self.app.add("comment", json!({
            "document": draft["id"], "party": self.party["id"], "paragraph": "4", "text": "Say eight.", "state": "accepted", "answer": "Agreed."
        }));
        let revised = self.step("revise", &draft, json!({}));
        self.step("clear", &revised, json!({}));
        self.step("approve", &revised, json!({ "allAgreed": true }));
        self.step("seal", &revised, json!({}))
    }

    /// A corrigendum of one correction, issued.
    #[track_caller]
    pub fn corrected(&mut self, summary: &Value) -> Value {
        let input = json!({ "changes": summary["id"], "kind": "corrigendum" });
        let draft = self.app.ok("correct", input);
        self.app.add("correction", correction(&draft));
        self.step("clear", &draft, json!({}));
        self.step("approve", &draft, json!({ "allAgreed": false }));
        self.step("seal", &draft, json!({}))
    }

    /// Every record of every kind.
    pub fn everything(&mut self) -> Value {
        let nouns = chancery_core::model::NOUNS.iter();
        nouns
            .map(|noun| ((*noun).to_owned(), json!(self.app.list(noun))))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }
}

pub const LATER: &str = "2026-03-01T17:00[Europe/Tallinn]";

pub fn with(document: &Value, more: Value) -> Value {
    let mut input = json!({ "document": document["id"] });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    input
}

pub fn correction(document: &Value) -> Value {
    json!({ "document": document["id"], "place": "Paragraph 4", "reads": "seven observers", "shouldRead": "eight observers" })
}
