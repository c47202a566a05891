//! The papers of the four made-up coalitions of the core's tests, in a folder: `coalitions FOLDER`.
//!
//! Each paper is written as a PDF, twice, the second time into `again/`, and those that there are for word
//! processors also as such; the summary also with fields to be signed, as a draft and issued. The record file and
//! the identity of its meeting stay beside them, so that another program can write the same papers.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    dead_code,
    reason = "a program of the tests that stops says where, and uses a part of what the tests share"
)]

#[path = "../../core/coalitions/common_fund.rs"]
mod common_fund;
#[path = "../../core/coalitions/entered.rs"]
mod entered;
#[path = "../../core/coalitions/inexact.rs"]
mod inexact;
#[path = "../../core/coalitions/nameless.rs"]
mod nameless;
#[path = "../../core/support.rs"]
mod support;
#[path = "../../core/coalitions/two_days.rs"]
mod two_days;

use entered::Coalition;
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

type Tried<T> = Result<T, String>;

/// Papers that are also made for word processors.
const FOR_BOTH: [&str; 7] = [
    "summary",
    "agenda",
    "participants",
    "attendance",
    "decision",
    "actions",
    "brief",
];
const CARDS: [&str; 2] = ["plates", "badges"];

fn main() -> Tried<()> {
    let folder = std::env::args_os().nth(1);
    let folder = PathBuf::from(folder.ok_or("usage: coalitions FOLDER")?);
    let again = folder.join("again");
    fs::create_dir_all(&again).map_err(|e| e.to_string())?;
    for (name, coalition) in [
        ("two-days", two_days::coalition()),
        ("inexact", inexact::coalition()),
        ("common-fund", common_fund::coalition()),
        ("nameless", nameless::coalition()),
    ] {
        let mut papers = Papers {
            of: coalition,
            name,
            folder: folder.clone(),
        };
        papers.write_all()?;
        papers.folder.clone_from(&again);
        papers.write_all()?;
        papers.folder.clone_from(&folder);
        papers.leave()?;
        papers.signed()?;
    }
    Ok(())
}

/// Where the papers of a coalition go.
struct Papers {
    of: Coalition,
    name: &'static str,
    folder: PathBuf,
}

impl Papers {
    fn path(&self, what: &str) -> PathBuf {
        self.folder.join(format!("{}-{what}", self.name))
    }

    /// Writes a paper under this name.
    fn write(&mut self, command: &str, mut asked: Value, what: &str) -> Tried<()> {
        let path = self.path(what);
        asked["place"] = json!(self.of.app.session.add_place(&path).place);
        asked["replace"] = json!(false);
        self.ask(command, asked).map(|_| ())
    }

    fn ask(&mut self, command: &str, input: Value) -> Tried<Value> {
        let answer = self.of.app.call(command, input);
        answer.map_err(|failure| format!("{}, {command}: {failure:?}", self.name))
    }

    /// Every paper of the meeting, and the report of pledges.
    fn write_all(&mut self) -> Tried<()> {
        let meeting = self.of.meeting["id"].clone();
        let both = FOR_BOTH
            .iter()
            .flat_map(|kind| [(kind, "pdf"), (kind, "docx")]);
        let cards = CARDS.iter().map(|kind| (kind, "pdf"));
        for (kind, ending) in both.chain(cards) {
            let asked = json!({ "meeting": meeting, "kind": kind });
            self.write("export_paper", asked, &format!("{kind}.{ending}"))?;
        }
        let pledges = json!({ "convert": null, "knownOn": null, "organisation": null });
        self.write("export_pledges", pledges, "pledges.pdf")
    }

    /// Leaves the file, as it is after these papers, for another program to write them from.
    fn leave(&mut self) -> Tried<()> {
        let copied = |from: &Path, to: PathBuf| fs::copy(from, to).map_err(|e| e.to_string());
        copied(
            &self.of.app.path("test.chancery"),
            self.path("record.chancery"),
        )?;
        let id = self.of.meeting["id"].as_str().ok_or("no identity")?;
        fs::write(self.path("meeting"), id).map_err(|e| e.to_string())
    }

    /// The summary with a field for each of two parties that chair: a draft, and issued.
    fn signed(&mut self) -> Tried<()> {
        let mut parties = self.of.app.list("party");
        for number in 901..=902 {
            if parties.len() < 2 {
                let party = support::party(&format!("State {number}"));
                parties.push(self.of.app.add("party", party));
            }
        }
        let chairs: Vec<_> = parties.iter().take(2).map(|p| p["id"].clone()).collect();
        let meeting = json!({ "noun": "meeting", "id": self.of.meeting["id"] });
        let meeting = self.ask("get", meeting)?;
        self.change("meeting", &meeting, "chairParties", json!(chairs))?;
        let begun = json!({ "meeting": meeting["id"], "symbol": null, "audience": null });
        let paper = self.ask("start_document", begun)?;
        let mut paper = self.change("document", &paper, "signOff", json!(true))?;
        self.document("to-sign", &paper)?;
        for (command, mut input) in [
            ("clear", json!({})),
            ("approve", json!({ "allAgreed": true })),
            ("seal", json!({})),
        ] {
            input["document"] = paper["id"].clone();
            paper = self.ask(command, input)?;
        }
        self.document("issued", &paper)
    }

    fn change(&mut self, noun: &str, of: &Value, field: &str, value: Value) -> Tried<Value> {
        let saved = self.of.app.change(noun, of, field, value);
        saved.map_err(|failure| format!("{}, {noun}.{field}: {failure:?}", self.name))
    }

    fn document(&mut self, name: &str, paper: &Value) -> Tried<()> {
        for ending in ["pdf", "docx"] {
            let asked = json!({ "document": paper["id"] });
            self.write("export_document", asked, &format!("{name}.{ending}"))?;
        }
        Ok(())
    }
}
