//! The invitation to a meeting, for calendars.

use crate::{
    desk::Desk,
    meeting::{MeetingArgs, find},
    parts::{number, text},
    refusal::Refusal,
    run::Answer,
    said::said,
};
use serde_json::json;
use std::path::Path;

/// Writes the invitation to `output`.
pub fn write(
    desk: &mut Desk,
    meeting: &MeetingArgs,
    output: &Path,
    force: bool,
) -> Result<Answer, Refusal> {
    let meeting = find(desk, meeting)?;
    let place = desk.place(output);
    let input = json!({ "meeting": meeting, "place": place, "replace": force });
    let json = desk.call("invite", input)?;
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
