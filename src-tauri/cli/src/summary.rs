//! The summary of a meeting, as a PDF or a DOCX.

use crate::{
    desk::Desk,
    meeting::{MeetingArgs, find},
    parts::{number, part},
    refusal::Refusal,
    run::Answer,
    said::{counted, said},
};
use chancery_core::{Failure, api};
use serde_json::{Value, json};
use std::{fs, io::ErrorKind, path::Path};

/// Writes the summary to `output`.
pub fn export(
    desk: &mut Desk,
    meeting: &MeetingArgs,
    output: &Path,
    force: bool,
) -> Result<Answer, Refusal> {
    let meeting = find(desk, meeting)?;
    let place = desk.place(output);
    let input = json!({ "meeting": meeting, "place": place, "replace": force });
    let json = desk.call("export_paper", input)?;
    let name = output.display().to_string();
    let text = written(&json, &name);
    Ok(Answer::done(json, text))
}

/// What was written, and how many pages it has where that is known.
pub fn written(json: &Value, name: &str) -> String {
    if part(json, "pages").is_null() {
        said("cli.written", &[("path", name)])
    } else {
        let pages = counted("cli.pages", number(json, "pages"));
        said("cli.summary.done", &[("path", name), ("pages", &pages)])
    }
}

/// `--force` takes the place of an earlier paper, and of nothing else.
pub fn may_write(output: &Path, force: bool) -> Result<(), Failure> {
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
