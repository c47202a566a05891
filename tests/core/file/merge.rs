//! Two copies of one file, edited apart, become one again.

mod apart;
mod clashes;
mod held;
mod removed;
mod sealed;
mod walks;

use crate::support::{TestApp, fields_of};
use chancery_core::Failure;
use serde_json::{Value, json};

/// Two offices with a copy of the same file each.
pub struct Two {
    pub here: TestApp,
    pub there: TestApp,
    passphrase: Option<&'static str>,
}

impl Two {
    /// Parts a file: from now on there are two.
    pub fn part(here: TestApp) -> Self {
        Self::part_under(here, None)
    }

    /// Parts a file that is protected by this passphrase.
    pub fn part_under(mut here: TestApp, passphrase: Option<&'static str>) -> Self {
        let mut there = TestApp::new();
        let path = there.path("there.chancery");
        let place = here.session.add_place(&path).place;
        here.ok("back_up_to", json!({ "place": place }));
        open(&mut there, passphrase);
        // Two people are at work at different moments.
        there.pass(1);
        Self {
            here,
            there,
            passphrase,
        }
    }

    /// What the other copy would bring. It is closed meanwhile: this process must not read an open file.
    #[track_caller]
    pub fn look(&mut self, choices: Value) -> Value {
        self.asked("preview_merge", choices).unwrap()
    }

    /// Takes the other copy in.
    pub fn take(&mut self, choices: Value) -> Result<Value, Failure> {
        self.asked("merge", choices)
    }

    /// Takes the other copy in, and proves the file whole.
    #[track_caller]
    pub fn taken(&mut self, choices: Value) -> Value {
        let merged = self.take(choices).unwrap();
        whole(&mut self.here);
        merged
    }

    /// Takes the other copy in; where both changed the same, one side stands.
    #[track_caller]
    pub fn taken_all(&mut self, side: &str) -> Value {
        let mut choices = Vec::new();
        for _ in 0..9 {
            let looked = self.look(json!(choices));
            let new = undecided(&looked, side);
            if new.is_empty() {
                return self.taken(json!(choices));
            }
            choices.extend(new);
        }
        panic!("there is always one more to decide: {choices:?}");
    }

    fn asked(&mut self, command: &str, choices: Value) -> Result<Value, Failure> {
        self.there.ok("close_file", json!({}));
        let path = self.there.path("there.chancery");
        let place = self.here.session.add_place(&path).place;
        let input = json!({ "place": place, "passphrase": null, "choices": choices });
        let merged = self.here.call(command, input);
        open(&mut self.there, self.passphrase);
        merged
    }

    /// The other way round: `there` is the one that takes in.
    #[track_caller]
    pub fn turned(self) -> Self {
        let Self {
            mut here,
            mut there,
            passphrase,
        } = self;
        here.ok("close_file", json!({}));
        there.ok("close_file", json!({}));
        let (a, b) = (here.path("test.chancery"), there.path("there.chancery"));
        let (mine, theirs) = (std::fs::read(&a).unwrap(), std::fs::read(&b).unwrap());
        std::fs::write(&a, theirs).unwrap();
        std::fs::write(&b, mine).unwrap();
        let place = here.place("test.chancery");
        here.ok(
            "open_file",
            json!({ "place": place, "passphrase": passphrase }),
        );
        open(&mut there, passphrase);
        Self {
            here,
            there,
            passphrase,
        }
    }
}

fn open(there: &mut TestApp, passphrase: Option<&str>) {
    let place = there.place("there.chancery");
    let input = json!({ "place": place, "passphrase": passphrase });
    there.ok("open_file", input);
}

#[track_caller]
pub fn whole(app: &mut TestApp) {
    let verified = app.ok("verify", json!({}));
    assert_eq!(verified["whole"], json!(true), "{verified}");
    let checked = app.ok("check", json!({}));
    assert_eq!(checked["whole"], json!(true), "{checked}");
}

/// Decisions for one side, for all that is open.
pub fn undecided(looked: &Value, side: &str) -> Vec<Value> {
    let all = looked["conflicts"].as_array().unwrap().iter();
    let open = all.filter(|c| c["taken"].is_null());
    open.map(
        |c| json!({ "noun": c["noun"], "record": c["record"], "field": c["field"], "take": side }),
    )
    .collect()
}

/// The lines of a kind, by what they are about.
pub fn lines<'a>(merged: &'a Value, kind: &str) -> Vec<(&'a str, &'a str)> {
    let all = merged["lines"].as_array().unwrap().iter();
    let of = all.filter(|line| line["kind"] == kind);
    of.map(|line| {
        (
            line["noun"].as_str().unwrap(),
            line["title"].as_str().unwrap(),
        )
    })
    .collect()
}

/// The record of that identity.
#[track_caller]
pub fn get(app: &mut TestApp, noun: &str, stored: &Value) -> Value {
    app.ok("get", json!({ "noun": noun, "id": stored["id"] }))
}

/// Changes a field of the record as it stands.
#[track_caller]
pub fn set(app: &mut TestApp, noun: &str, stored: &Value, field: &str, value: Value) -> Value {
    let now = get(app, noun, stored);
    app.change(noun, &now, field, value).unwrap()
}

#[track_caller]
pub fn remove(app: &mut TestApp, noun: &str, stored: &Value) {
    let now = get(app, noun, stored);
    let input = json!({ "noun": noun, "id": now["id"], "revision": now["revision"] });
    app.ok("remove", input);
}

/// Everything in a file, without what the store keeps beside it.
pub fn content(app: &mut TestApp) -> Value {
    let mut all = serde_json::Map::new();
    for noun in chancery_core::model::NOUNS {
        let rows = app.list(noun).into_iter();
        let rows = rows.map(|row| (row["id"].as_str().unwrap().to_owned(), fields_of(&row)));
        all.insert((*noun).into(), Value::Object(rows.collect()));
    }
    Value::Object(all)
}
