//! A folder of its own for each test, the program run in it, and a file with a few records.

use chancery_core::{
    api,
    session::{Session, SystemClock},
};
use serde_json::{Value, json};
use std::{
    path::PathBuf,
    process::{Command, Output},
};

/// A folder to run the program in.
pub struct TestDir(pub tempfile::TempDir);

/// What a run gave back.
#[derive(Debug)]
pub struct RunOutput {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl RunOutput {
    pub fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The output as JSON; panics when it is anything else.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }

    /// The line of the output that begins with `start`.
    #[track_caller]
    pub fn line(&self, start: &str) -> &str {
        let found = self.out.lines().find(|line| line.starts_with(start));
        found.unwrap_or_else(|| panic!("no line begins with {start:?} in {self:?}"))
    }
}

impl TestDir {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The program in this room, under a name and a computer of the test's choice.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery-cli"));
        command
            .args(args)
            .current_dir(self.0.path())
            .env("CHANCERY_HOME", self.path("home"))
            .env("USER", "kadri")
            .env("HOSTNAME", "tallinn-7")
            .env_remove("CHANCERY_PASSPHRASE");
        command
    }

    pub fn run(&self, args: &[&str]) -> RunOutput {
        RunOutput::from(self.command(args).output().unwrap())
    }

    /// Runs, and expects it to be done.
    #[track_caller]
    pub fn ok(&self, args: &[&str]) -> RunOutput {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        ran
    }

    /// Runs, and expects it to be refused with nothing on the output.
    #[track_caller]
    pub fn refused(&self, args: &[&str], code: i32) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, code, "{args:?}: {ran:?}");
        assert_eq!(ran.out, "");
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran.err
    }

    /// What lies in the room, the folders of settings aside.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| !name.ends_with("home")).collect();
        names.sort();
        names
    }

    /// A session that stands for somebody else's window.
    pub fn window(&self) -> Session {
        let home = self.path("their-home");
        Session::new(
            Box::new(SystemClock),
            home,
            "Toomas".into(),
            "luxembourg-2".into(),
        )
    }

    /// A file with a body of two meetings, two parties, a pledge with and one without a figure.
    pub fn filled(&self, name: &str) {
        let mut session = self.window();
        let place = session.add_place(&self.path(name)).place;
        let coalition = json!({
            "name": "Harbour Coalition", "baseCurrency": "EUR", "symbolPattern": null, "markings": [], "beneficiaries": [], "state": "active",
            "sources": []
        });
        let input = json!({ "place": place, "passphrase": null, "coalition": coalition });
        call(&mut session, "create_file", input);
        let estonia = party(&mut session, "Estonia");
        let group = body(&mut session, "Harbour Group");
        let second = meeting(&mut session, &group, 2, "2024-04-03");
        meeting(&mut session, &group, 3, "2024-06");
        role(&mut session, &estonia);
        let known = json!({ "precision": "about", "minor": 100_000_000, "maxMinor": null, "currency": "EUR" });
        let unknown = json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null });
        for (title, amount) in [("Cranes", known), ("Training", unknown)] {
            let fields = json!({
                "pledgers": [estonia["id"]], "title": title, "announcedOn": "2024-04-03",
                "meeting": second["id"], "amount": amount, "sources": []
            });
            add(&mut session, "pledge", fields);
        }
        let fields = json!({
            "meeting": second["id"], "number": "", "text": "Send the plan", "ownerParty": estonia["id"],
            "dueOn": "../2024-05", "state": "open", "closedOn": null, "outcome": null, "sources": []
        });
        add(&mut session, "action", fields);
    }
}

#[track_caller]
pub fn call(session: &mut Session, command: &str, input: Value) -> Value {
    api::dispatch(session, command, input)
        .unwrap_or_else(|failure| panic!("{command}: {failure:?}"))
}

#[track_caller]
pub fn add(session: &mut Session, noun: &str, fields: Value) -> Value {
    let id = session.mint();
    call(
        session,
        "save",
        json!({ "noun": noun, "id": id, "revision": 0, "fields": fields }),
    )
}

pub fn party(session: &mut Session, name: &str) -> Value {
    let fields = json!({ "kind": "state", "name": name, "otherNames": {} });
    add(session, "party", fields)
}

pub fn body(session: &mut Session, name: &str) -> Value {
    let fields = json!({
        "kind": "steeringGroup", "name": name, "leads": [], "state": "active", "sources": []
    });
    add(session, "body", fields)
}

pub fn meeting(session: &mut Session, body: &Value, ordinal: i64, day: &str) -> Value {
    let fields = json!({
        "body": body["id"], "ordinal": ordinal, "startsOn": day, "chairParties": [], "chairPersons": [],
        "language": "en", "state": "held", "sources": []
    });
    add(session, "meeting", fields)
}

fn role(session: &mut Session, party: &Value) -> Value {
    let fields =
        json!({ "party": party["id"], "role": "lead", "fromOn": "2023-09-19", "sources": [] });
    add(session, "role", fields)
}

/// Opens a file as somebody else's window does, and holds it.
pub fn hold(dir: &TestDir, name: &str) -> Session {
    let mut session = dir.window();
    let place = session.add_place(&dir.path(name)).place;
    let state = call(
        &mut session,
        "open_file",
        json!({ "place": place, "passphrase": null }),
    );
    assert_eq!(state["readOnly"], Value::Null);
    session
}
