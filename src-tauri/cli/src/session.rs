//! The session of one run, and the answers that `--json` prints.

use crate::{
    answer::print_stderr,
    parts::{part, typed, yes},
    phrasing::{t, t_with},
    refusal::{self, Refusal},
};
use chancery_core::{
    Error, Failure,
    api::{self, files, place_input::Open},
    environment,
    model::{Id, Noun, Stored},
    session::Session,
    store::Access,
};
use serde_json::{Map, Value, json};
use std::{collections::HashMap, path::Path};

/// What a file is opened for.
#[derive(Clone, Copy, PartialEq)]
pub enum Purpose {
    /// Nothing is written to it.
    Read,
    /// What writing would do is told, and is refused where writing is.
    Try,
    /// It may be changed.
    Write,
}

/// Refuses a path that leads to nothing.
pub fn must_exist(path: &Path) -> Result<(), Refusal> {
    if !matches!(path.try_exists(), Ok(false)) {
        return Ok(());
    }
    let noun = "file".into();
    let path = path.display().to_string();
    let words = t_with("cli.noFile", &[("path", &path)]);
    Err(Refusal::with_words(Failure::NotFound { noun }, words))
}

/// A session, and every answer that was used for what is shown: what `--json` prints.
pub struct CliSession {
    /// The session.
    pub session: Session,
    /// Answers by command, or by noun for lists.
    pub answers: Map<String, Value>,
}

impl CliSession {
    /// Without a file. A run of this program leaves no trace in the list of recent files.
    pub fn new() -> Self {
        let mut session = environment::session();
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

    /// Opens a file to do this with, and says so when it is only a copy that is read. What would have to write to a
    /// file that cannot be written is refused.
    pub fn open(
        file: &Path,
        purpose: Purpose,
        passphrase: Option<String>,
        json: bool,
    ) -> Result<Self, Refusal> {
        must_exist(file)?;
        let mut cli = Self::new();
        let place = cli.place(file);
        let open = Open { place, passphrase };
        let state = match purpose {
            Purpose::Write => files::open(&mut cli.session, open)?,
            Purpose::Read | Purpose::Try => files::open_to_read(&mut cli.session, open)?,
        };
        let state = serde_json::to_value(state).map_err(Error::internal("answering"))?;
        let holder = part(&state, "readOnly");
        let access = cli.session.store()?.access().clone();
        if !holder.is_null() && !access.can_dry_run() && purpose != Purpose::Read {
            return Err(refusal::unwritable(holder));
        }
        if !holder.is_null() {
            let (older, cut_off) = (
                access == Access::OlderVersion,
                access == Access::Interrupted,
            );
            print_stderr(&match access {
                _ if json => {
                    json!({ "readOnly": holder, "older": older, "cutOff": cut_off }).to_string()
                }
                Access::OlderVersion => t("cli.reading.older"),
                Access::Interrupted => t("cli.reading.cutOff"),
                _ => refusal::reading(holder),
            });
        }
        let copy = part(&state, "upgraded").as_str().filter(|_| !json);
        if let Some(copy) = copy {
            print_stderr(&t_with("welcome.upgraded", &[("copy", copy)]));
        }
        if yes(&state, "rescued") && !json {
            print_stderr(&t("welcome.rescued"));
        }
        Ok(cli)
    }
}
