//! What a file holds, as tables: one function for each thing that can be shown.

mod coalition;
mod names;
mod registers;

use crate::{answer::Answer, args::Subject, refusal::Refusal, session::CliSession};
use serde_json::Value;

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
