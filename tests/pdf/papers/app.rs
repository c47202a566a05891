//! A session with a new file, on a clock that moves one second at each look.

use crate::Tried;
use chancery_core::{
    api,
    session::{Clock, Session},
};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::{
    path::PathBuf,
    sync::atomic::{AtomicI64, Ordering},
};

struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> DateTime<Utc> {
        let second = self.0.fetch_add(1, Ordering::Relaxed);
        DateTime::from_timestamp(1_770_000_000 + second, 0).unwrap_or_default()
    }
}

pub struct TestApp {
    session: Session,
    folder: PathBuf,
}

impl TestApp {
    /// With a new file in this folder.
    pub fn new(folder: PathBuf) -> Tried<Self> {
        let clock = Box::new(Ticking(AtomicI64::new(0)));
        let home = folder.join("home");
        let session = Session::new(clock, home, "Tester".into(), "desk".into());
        let mut app = Self { session, folder };
        let place = app.place("test.chancery");
        let coalition = json!({
            "name": "Test Coalition", "acronym": "TC", "forum": "Forum of the Tests", "baseCurrency": "EUR",
            "markings": [], "beneficiaries": [], "state": "active", "sources": []
        });
        let file = json!({ "place": place, "passphrase": null, "coalition": coalition });
        app.ask("create_file", file)?;
        Ok(app)
    }

    fn place(&mut self, name: &str) -> String {
        let path = self.folder.join(name);
        self.session.add_place(&path).place
    }

    pub fn ask(&mut self, command: &str, input: Value) -> Tried<Value> {
        let answer = api::dispatch(&mut self.session, command, input);
        answer.map_err(|failure| format!("{command}: {failure:?}"))
    }

    /// Saves a new record; gives it as stored.
    pub fn add(&mut self, noun: &str, fields: Value) -> Tried<Value> {
        let id = self.session.mint();
        let input = json!({ "noun": noun, "id": id, "revision": 0, "fields": fields });
        self.ask("save", input)
    }

    /// Saves one field of a stored record.
    pub fn change(
        &mut self,
        noun: &str,
        stored: &Value,
        field: &str,
        value: Value,
    ) -> Tried<Value> {
        let mut fields = stored.clone();
        fields[field] = value;
        if let Some(all) = fields.as_object_mut() {
            for own in ["id", "revision", "createdAt", "updatedAt"] {
                all.remove(own);
            }
        }
        let input = json!({ "noun": noun, "id": stored["id"], "revision": stored["revision"], "fields": fields });
        self.ask("save", input)
    }

    /// Takes a step with a document; gives the document after it.
    pub fn step(&mut self, command: &str, document: &Value, more: Value) -> Tried<Value> {
        let input = of(document, more);
        self.ask(command, input)
    }

    /// Writes a paper under this name.
    pub fn write(&mut self, command: &str, asked: Value, name: &str) -> Tried<()> {
        let mut input = asked;
        input["place"] = json!(self.place(name));
        input["replace"] = json!(false);
        self.ask(command, input).map(|_| ())
    }

    /// Writes the paper of a document.
    pub fn document(&mut self, name: &str, ending: &str, document: &Value) -> Tried<()> {
        let asked = of(document, json!({}));
        self.write("export_document", asked, &format!("{name}.{ending}"))
    }
}

fn of(document: &Value, more: Value) -> Value {
    let mut input = more;
    input["document"] = document["id"].clone();
    input
}
