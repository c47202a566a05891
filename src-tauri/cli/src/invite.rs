//! The invitation to a meeting, for calendars.

use crate::{
    answer::Answer,
    meeting::{MeetingArgs, find},
    parts::{number, text},
    phrasing::{t, t_with},
    refusal::Refusal,
    session::CliSession,
};
use chancery_core::{Failure, model::Rule};
use serde_json::json;
use std::path::Path;

/// A time without its zone is written when it is said so here.
fn terminal_refusal(failure: Failure) -> Refusal {
    match &failure {
        Failure::Invalid { problems } if problems.iter().all(|p| p.rule == Rule::NoZone) => {
            Refusal::with_words(failure, t("cli.invite.noZone"))
        }
        _ => failure.into(),
    }
}

/// Writes the invitation to `output`.
pub fn write(
    cli: &mut CliSession,
    meeting: &MeetingArgs,
    output: &Path,
    (force, floating): (bool, bool),
) -> Result<Answer, Refusal> {
    let meeting = find(cli, meeting)?;
    let place = cli.place(output);
    let input =
        json!({ "meeting": meeting, "place": place, "replace": force, "floating": floating });
    let json = cli.call("invite", input).map_err(terminal_refusal)?;
    let path = output.display().to_string();
    let sequence = number(&json, "sequence");
    let text = match (text(&json, "method"), sequence) {
        ("cancel", _) => t_with("cli.invite.cancel", &[("path", &path)]),
        (_, 0) => t_with("cli.invite.done", &[("path", &path)]),
        (_, n) => t_with(
            "cli.invite.update",
            &[("path", &path), ("n", &n.to_string())],
        ),
    };
    Ok(Answer::done(json, text))
}
