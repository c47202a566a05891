//! The summary of a meeting, as a PDF or a DOCX.

use crate::{
    answer::Answer,
    meeting::{MeetingArgs, find},
    parts::{number, part},
    phrasing::{t_count, t_with},
    refusal::Refusal,
    session::CliSession,
};
use chancery_core::{Failure, api};
use serde_json::{Value, json};
use std::{fs, io::ErrorKind, path::Path};

/// Writes the summary to `output`.
pub fn export(
    cli: &mut CliSession,
    meeting: &MeetingArgs,
    output: &Path,
    force: bool,
) -> Result<Answer, Refusal> {
    let meeting = find(cli, meeting)?;
    let place = cli.place(output);
    let input = json!({ "meeting": meeting, "place": place, "replace": force });
    let json = cli.call("export_paper", input)?;
    let name = output.display().to_string();
    let text = written_line(&json, &name);
    Ok(Answer::done(json, text))
}

/// What was written, and how many pages it has where that is known.
pub fn written_line(json: &Value, name: &str) -> String {
    if part(json, "pages").is_null() {
        t_with("cli.written", &[("path", name)])
    } else {
        let pages = t_count("cli.pages", number(json, "pages"));
        t_with("cli.summary.done", &[("path", name), ("pages", &pages)])
    }
}

/// `--force` takes the place of an earlier paper, and of nothing else.
pub fn ensure_writable(output: &Path, force: bool) -> Result<(), Failure> {
    let exists = || Failure::Exists {
        path: output.display().to_string(),
    };
    match fs::File::open(output) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(_) => Err(exists()),
        Ok(_) if !force => Err(exists()),
        Ok(_) => {
            let earlier = api::output::is_earlier(output);
            earlier.is_ok_and(|is| is).then_some(()).ok_or_else(exists)
        }
    }
}
