//! What the tests share: a session in a folder of its own, with a clock that stands still until told.

use chancery_core::{
    Failure, api,
    session::{Clock, Session},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

/// A clock that moves one second at each look, and as far as it is told. It begins on 2 February 2026.
struct Ticking(Arc<AtomicI64>);

impl Clock for Ticking {
    fn now(&self) -> DateTime<Utc> {
        moment(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

fn moment(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_770_000_000 + second, 0).unwrap()
}

/// A session, its folder, and short words for what tests do all the time.
pub struct TestApp {
    pub session: Session,
    pub folder: Folder,
    clock: Arc<AtomicI64>,
}

/// A folder that goes with the test, or one that somebody else looks after.
pub enum Folder {
    Owned(tempfile::TempDir),
    Borrowed(PathBuf),
}

impl Folder {
    pub fn path(&self) -> &Path {
        match self {
            Self::Owned(folder) => folder.path(),
            Self::Borrowed(folder) => folder,
        }
    }
}

impl TestApp {
    /// A session without a file.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().into();
        Self::at(Folder::Owned(folder), path)
    }

    /// A session in a folder of somebody else's.
    pub fn in_folder(folder: &Path) -> Self {
        Self::at(Folder::Borrowed(folder.into()), folder.into())
    }

    fn at(folder: Folder, path: PathBuf) -> Self {
        let clock = Arc::<AtomicI64>::default();
        let ticking = Box::new(Ticking(clock.clone()));
        let session = Session::new(ticking, path.join("home"), "Tester".into(), "desk".into());
        Self {
            session,
            folder,
            clock,
        }
    }

    /// Moves the clock, forward or back.
    pub fn pass(&mut self, hours: i64) {
        self.clock.fetch_add(hours * 3_600, Ordering::Relaxed);
    }

    /// The day by the clock, UTC, without a look that moves it.
    pub fn day(&self) -> NaiveDate {
        moment(self.clock.load(Ordering::Relaxed)).date_naive()
    }

    /// A session with a new file, `test.chancery`.
    pub fn with_file() -> Self {
        Self::with_file_under(None)
    }

    pub fn with_file_under(passphrase: Option<&str>) -> Self {
        let mut app = Self::new();
        app.create(passphrase);
        app
    }

    /// Makes a new file, `test.chancery`, and goes on in it.
    pub fn create(&mut self, passphrase: Option<&str>) {
        let place = self.place("test.chancery");
        let coalition = json!({
            "name": "Test Coalition", "acronym": null, "forum": null, "purpose": null, "establishedOn": null,
            "baseCurrency": "EUR", "symbolPattern": null, "markings": [], "beneficiaries": [], "state": "active", "sources": []
        });
        let input = json!({ "place": place, "passphrase": passphrase, "coalition": coalition });
        self.ok("create_file", input);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn place(&mut self, name: &str) -> String {
        let path = self.path(name);
        self.session.add_place(&path).place
    }

    pub fn call(&mut self, command: &str, input: Value) -> Result<Value, Failure> {
        api::dispatch(&mut self.session, command, input)
    }

    #[track_caller]
    /// The PDF that a command answers with.
    pub fn paper(&mut self, command: &str, input: Value) -> Result<Vec<u8>, Failure> {
        api::dispatch_paper(&mut self.session, command, input)
    }

    pub fn ok(&mut self, command: &str, input: Value) -> Value {
        match self.call(command, input) {
            Ok(value) => value,
            Err(failure) => panic!("{command} failed: {failure:?}"),
        }
    }

    /// Saves a new record; gives it as stored.
    #[track_caller]
    pub fn add(&mut self, noun: &str, fields: Value) -> Value {
        let id = self.session.mint();
        self.ok(
            "save",
            json!({ "noun": noun, "id": id, "revision": 0, "fields": fields }),
        )
    }

    /// Saves a change of a stored record.
    pub fn change(
        &mut self,
        noun: &str,
        stored: &Value,
        field: &str,
        value: Value,
    ) -> Result<Value, Failure> {
        let mut fields = fields_of(stored);
        fields[field] = value;
        let input = json!({ "noun": noun, "id": stored["id"], "revision": stored["revision"], "fields": fields });
        self.call("save", input)
    }

    /// The rules broken by saving a new record: field and rule.
    #[track_caller]
    pub fn refused(&mut self, noun: &str, fields: Value) -> Vec<(String, String)> {
        let id = self.session.mint();
        let input = json!({ "noun": noun, "id": id, "revision": 0, "fields": fields });
        match self.call("save", input) {
            Err(Failure::Invalid { problems }) => problems
                .iter()
                .map(|p| {
                    let rule = serde_json::to_value(&p.rule).unwrap();
                    (p.field.clone(), rule["rule"].as_str().unwrap().to_owned())
                })
                .collect(),
            other => panic!("not refused as invalid: {other:?}"),
        }
    }

    #[track_caller]
    pub fn list(&mut self, noun: &str) -> Vec<Value> {
        self.ok("list", json!({ "noun": noun }))
            .as_array()
            .unwrap()
            .clone()
    }
}

/// The editable fields of a stored record.
pub fn fields_of(stored: &Value) -> Value {
    let mut fields = stored.clone();
    for own in ["id", "revision", "createdAt", "updatedAt"] {
        fields.as_object_mut().unwrap().remove(own);
    }
    fields
}

pub fn party(name: &str) -> Value {
    json!({
        "kind": "state", "name": name, "shortName": null, "officialName": null, "isoCode": null, "euCode": null,
        "otherNames": {}, "defaultCurrency": null
    })
}

pub fn body(name: &str) -> Value {
    json!({
        "kind": "steeringGroup", "name": name, "acronym": null, "unnamedCount": null, "otherNames": null, "mandate": null,
        "leads": [], "establishedAt": null, "establishedBy": null, "state": "active", "sources": []
    })
}

pub fn meeting(body: &Value, ordinal: i64, day: &str) -> Value {
    json!({
        "body": body["id"], "ordinal": ordinal, "title": null, "startsOn": day, "startsAt": null, "endsOn": null,
        "endsAt": null, "zone": null, "city": null, "country": null, "venue": null, "mode": null, "host": null,
        "chairParties": [], "chairPersons": [], "language": "en", "marking": null, "symbol": null,
        "state": "held", "sources": []
    })
}

pub fn delegation(meeting: &Value, party: &Value) -> Value {
    json!({
        "meeting": meeting["id"], "party": party["id"], "capacity": "member", "presence": "attended",
        "headcount": null, "unnamedGroup": null, "sources": []
    })
}

pub fn pledge(party: &Value, title: &str) -> Value {
    json!({
        "pledgers": [party["id"]], "pledgersUnnamed": null, "beneficiary": null, "title": title, "channel": null,
        "announcedOn": null, "meeting": null, "agendaItem": null,
        "amount": { "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null },
        "asStated": null, "purpose": null, "body": null, "years": null, "condition": null, "sources": []
    })
}
