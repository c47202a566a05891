//! What records are called, where a table names them by their identity.

use crate::{phrasing::t, session::CliSession};
use chancery_core::{Failure, model::*};
use std::collections::HashMap;

pub type Names<R> = HashMap<Id<R>, String>;

pub fn parties(cli: &mut CliSession) -> Result<Names<PartyFields>, Failure> {
    cli.names(|party: &PartyFields| party.name.clone())
}

pub fn persons(cli: &mut CliSession) -> Result<Names<PersonFields>, Failure> {
    cli.names(PersonFields::full_name)
}

pub fn bodies(cli: &mut CliSession) -> Result<Names<BodyFields>, Failure> {
    cli.names(|body: &BodyFields| body.name.clone())
}

/// The name of one; that it is not stated, when there is none.
pub fn name<R>(names: &Names<R>, id: Option<Id<R>>) -> String {
    let known = id.and_then(|id| names.get(&id)).cloned();
    known.unwrap_or_else(|| t("cli.notStated"))
}

/// The names of several.
pub fn named<R>(names: &Names<R>, ids: &[Id<R>]) -> Vec<String> {
    ids.iter().filter_map(|id| names.get(id)).cloned().collect()
}
