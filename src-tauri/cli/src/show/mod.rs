//! What a file holds, as tables: one function for each thing that can be shown.

mod coalition;
mod registers;

use crate::{args::What, desk::Desk, refusal::Refusal, run::Answer, said::t};
use chancery_core::{Failure, model::*};
use serde_json::Value;
use std::collections::HashMap;

/// Shows one thing. For programs: every answer it was made from.
pub fn show(mut desk: Desk, what: What) -> Result<Answer, Refusal> {
    let make = match what {
        What::Overview => coalition::overview,
        What::Coalition => coalition::coalition,
        What::Meetings => registers::meetings,
        What::Members => coalition::members,
        What::People => registers::people,
        What::Teams => registers::teams,
        What::Pledges => registers::pledges,
        What::Actions => registers::actions,
        What::Sources => registers::sources,
        What::History => registers::history,
    };
    let text = make(&mut desk)?;
    let json = Value::Object(desk.answers);
    Ok(Answer::done(json, text.trim_end().to_owned()))
}

type Names<R> = HashMap<Id<R>, String>;

fn parties(desk: &mut Desk) -> Result<Names<PartyFields>, Failure> {
    desk.names(|party: &PartyFields| party.name.clone())
}

fn persons(desk: &mut Desk) -> Result<Names<PersonFields>, Failure> {
    desk.names(PersonFields::full_name)
}

fn bodies(desk: &mut Desk) -> Result<Names<BodyFields>, Failure> {
    desk.names(|body: &BodyFields| body.name.clone())
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
