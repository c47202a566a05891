//! The session of one run, and the answers it got.

use crate::{
    parts::{part, typed, yes},
    refusal::{self, Refusal},
    said::{said, t},
    tell,
};
use chancery_core::{
    Failure, api, here,
    model::{Id, Noun, Stored},
    session::Session,
};
use serde_json::{Map, Value, json};
use std::{collections::HashMap, path::Path};

/// A session, and every answer that was used for what is shown: what `--json` prints.
pub struct Desk {
    /// The session.
    pub session: Session,
    /// Answers by command, or by noun for lists.
    pub answers: Map<String, Value>,
}

impl Desk {
    /// Without a file. A run of this program leaves no trace in the list of recent files.
    pub fn new() -> Self {
        let mut session = here::session();
        session.remember = false;
        Self {
            session,
            answers: Map::new(),
        }
    }

    /// Runs one of the core's commands.
    pub fn call(&mut self, command: &str, input: Value) -> Result<Value, Failure> {
        api::dispatch(&mut self.session, command, input)
    }

    /// Runs a command and keeps its answer.
    pub fn answer(&mut self, command: &str, input: Value) -> Result<Value, Failure> {
        let answer = self.call(command, input)?;
        self.answers.insert(command.into(), answer.clone());
        Ok(answer)
    }

    /// Every record of a noun; the answer is kept.
    pub fn list<R: Noun>(&mut self) -> Result<Vec<Stored<R>>, Failure> {
        let answer = match self.answers.get(R::NAME) {
            Some(known) => known.clone(),
            None => self.call("list", json!({ "noun": R::NAME }))?,
        };
        self.answers.insert(R::NAME.into(), answer.clone());
        typed(answer)
    }

    /// Names by identity.
    pub fn names<R: Noun>(
        &mut self,
        name: impl Fn(&R) -> String,
    ) -> Result<HashMap<Id<R>, String>, Failure> {
        let all = self.list::<R>()?;
        Ok(all.iter().map(|one| (one.id, name(&one.fields))).collect())
    }

    /// The name the core has for a path.
    pub fn place(&mut self, path: &Path) -> String {
        self.session.add_place(path).place
    }

    /// Opens a file, and says so when it is only a copy that is read.
    pub fn open(file: &Path, passphrase: Option<String>, json: bool) -> Result<Self, Refusal> {
        let path = file.display().to_string();
        if matches!(file.try_exists(), Ok(false)) {
            let failure = Failure::NotFound {
                noun: "file".into(),
            };
            return Err(Refusal::saying(
                failure,
                said("cli.noFile", &[("path", &path)]),
            ));
        }
        let mut desk = Self::new();
        let place = desk.place(file);
        let open = json!({ "place": place, "passphrase": passphrase });
        let state = desk.call("open_file", open)?;
        if !part(&state, "readOnly").is_null() {
            let holder = part(&state, "readOnly").clone();
            tell(&if json {
                json!({ "readOnly": holder }).to_string()
            } else {
                refusal::reading(&holder)
            });
        }
        let copy = part(&state, "upgraded").as_str().filter(|_| !json);
        if let Some(copy) = copy {
            tell(&said("welcome.upgraded", &[("copy", copy)]));
        }
        if yes(&state, "rescued") && !json {
            tell(&t("welcome.rescued"));
        }
        Ok(desk)
    }
}
