//! The invitation to a meeting, for calendars.

use crate::{
    desk::Desk,
    meeting::{MeetingArgs, find},
    parts::{number, text},
    refusal::Refusal,
    run::Answer,
    said::{said, t},
};
use chancery_core::{Failure, model::Rule};
use serde_json::json;
use std::path::Path;

/// A time without its zone is written when it is said so here.
fn in_terminal(failure: Failure) -> Refusal {
    match &failure {
        Failure::Invalid { problems } if problems.iter().all(|p| p.rule == Rule::NoZone) => {
            Refusal::saying(failure, t("cli.invite.noZone"))
        }
        _ => failure.into(),
    }
}

/// Writes the invitation to `output`.
pub fn write(
    desk: &mut Desk,
    meeting: &MeetingArgs,
    output: &Path,
    (force, floating): (bool, bool),
) -> Result<Answer, Refusal> {
    let meeting = find(desk, meeting)?;
    let place = desk.place(output);
    let input =
        json!({ "meeting": meeting, "place": place, "replace": force, "floating": floating });
    let json = desk.call("invite", input).map_err(in_terminal)?;
    let path = output.display().to_string();
    let sequence = number(&json, "sequence");
    let text = match (text(&json, "method"), sequence) {
        ("cancel", _) => said("cli.invite.cancel", &[("path", &path)]),
        (_, 0) => said("cli.invite.done", &[("path", &path)]),
        (_, n) => said(
            "cli.invite.update",
            &[("path", &path), ("n", &n.to_string())],
        ),
    };
    Ok(Answer::done(json, text))
}
