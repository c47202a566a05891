//! The summary of a meeting, found by its ordinal and its body, as a PDF.

use crate::{
    desk::Desk,
    parts::{number, part, read, text, typed},
    refusal::Refusal,
    run::Answer,
    said::{counted, date, said, stated, t, word},
};
use chancery_core::{Failure, api, model::*};
use serde_json::{Value, json};
use std::{collections::HashMap, fs, io::ErrorKind, path::Path};

/// Writes the summary to `output`.
pub fn export(
    desk: &mut Desk,
    (ordinal, body): (i64, Option<&str>),
    output: &Path,
    force: bool,
) -> Result<Answer, Refusal> {
    let meeting = find(desk, ordinal, body)?;
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

/// The one meeting that is meant.
pub fn find(desk: &mut Desk, ordinal: i64, body: Option<&str>) -> Result<Value, Refusal> {
    let answer = desk.call("meetings", json!({}))?;
    let rows: Vec<Value> = typed(answer)?;
    let called: HashMap<_, _> = desk
        .list::<BodyFields>()?
        .into_iter()
        .map(|b| {
            let kind = word("team.kind", b.fields.kind);
            (b.id, [Some(b.fields.name), b.fields.acronym, Some(kind)])
        })
        .collect();
    let mut found = Vec::new();
    for row in &rows {
        let meeting: Stored<MeetingFields> = read(row, "meeting")?;
        let names = called.get(&meeting.fields.body).into_iter().flatten();
        let mut names = names.flatten();
        let mut same = |wanted: &str| names.any(|name| fold(name) == fold(wanted));
        if meeting.fields.ordinal == Some(ordinal) && body.is_none_or(&mut same) {
            found.push(row);
        }
    }
    match found.as_slice() {
        [one] => Ok(part(part(one, "meeting"), "id").clone()),
        [] => {
            let failure = Failure::NotFound {
                noun: "meeting".into(),
            };
            let number = ordinal.to_string();
            let words = match body {
                Some(body) => said(
                    "cli.noMeeting.ofBody",
                    &[("ordinal", &number), ("body", body)],
                ),
                None => said("cli.noMeeting", &[("ordinal", &number)]),
            };
            let all: Vec<&Value> = rows.iter().collect();
            Err(Refusal::saying(failure, words + "\n" + &lines(&all)?))
        }
        several => {
            let words = said("cli.whichMeeting", &[("ordinal", &ordinal.to_string())]);
            let words = words + "\n" + &lines(several)?;
            let failure = Failure::Usage {
                detail: words.clone(),
            };
            Err(Refusal::saying(failure, words))
        }
    }
}

/// Meetings to choose from.
fn lines(rows: &[&Value]) -> Result<String, Failure> {
    if rows.is_empty() {
        return Ok(t("cli.meetings.empty"));
    }
    let mut out = vec![t("cli.meetings.these")];
    for row in rows {
        let meeting: MeetingFields = read::<Stored<_>>(row, "meeting")?.fields;
        let number = meeting.ordinal.map(|n| n.to_string());
        let body = text(row, "body");
        let number = stated(number.as_deref());
        let day = date(meeting.starts_on);
        let values = [("body", body), ("ordinal", &number), ("date", &day)];
        out.push(said("cli.meetings.line", &values));
    }
    Ok(out.join("\n"))
}
