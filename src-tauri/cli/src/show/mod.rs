//! What a file holds, as tables: one function for each thing that can be shown.

mod coalition;
mod registers;

use crate::{args::Subject, phrasing::t, refusal::Refusal, run::Answer, session::CliSession};
use chancery_core::{Failure, model::*};
use serde_json::Value;
use std::collections::HashMap;

/// Shows one thing. For programs: every answer it was made from.
pub fn show(mut cli: CliSession, what: Subject) -> Result<Answer, Refusal> {
    let make = match what {
        Subject::Overview => coalition::overview,
        Subject::Coalition => coalition::coalition,
        Subject::Meetings => registers::meetings,
        Subject::Members => coalition::members,
        Subject::People => registers::people,
        Subject::Teams => registers::teams,
        Subject::Pledges => registers::pledges,
        Subject::Actions => registers::actions,
        Subject::Sources => registers::sources,
        Subject::History => registers::history,
    };
    let text = make(&mut cli)?;
    let json = Value::Object(cli.answers);
    Ok(Answer::done(json, text.trim_end().to_owned()))
}

type Names<R> = HashMap<Id<R>, String>;

fn parties(cli: &mut CliSession) -> Result<Names<PartyFields>, Failure> {
    cli.names(|party: &PartyFields| party.name.clone())
}

fn persons(cli: &mut CliSession) -> Result<Names<PersonFields>, Failure> {
    cli.names(PersonFields::full_name)
}

fn bodies(cli: &mut CliSession) -> Result<Names<BodyFields>, Failure> {
    cli.names(|body: &BodyFields| body.name.clone())
}

/// The name of one; that it is not stated, when there is none.
fn name<R>(names: &Names<R>, id: Option<Id<R>>) -> String {
    let known = id.and_then(|id| names.get(&id)).cloned();
    known.unwrap_or_else(|| t("cli.notStated"))
}

/// The names of several.
fn named<R>(names: &Names<R>, ids: &[Id<R>]) -> Vec<String> {
    ids.iter().filter_map(|id| names.get(id)).cloned().collect()
}

/// Heads of a table: `heads("a", "b")` under `cli.head.a`, `cli.head.b`.
pub fn heads(keys: &[&str]) -> Vec<String> {
    keys.iter()
        .map(|key| t(&format!("cli.head.{key}")))
        .collect()
}

/// A name and a value, for the list of facts.
fn fact(key: &str, value: String) -> (String, String) {
    (t(&format!("cli.head.{key}")), value)
}
