//! What should be looked at before a summary is issued.

use crate::{
    answer::Answer,
    meeting::{MeetingArgs, find},
    parts::{read, text},
    phrasing::{t, t_count, t_with},
    refusal::Refusal,
    session::CliSession,
};
use serde_json::json;
use std::collections::BTreeMap;

/// Errors were found: the summary cannot be issued as it is.
const NOT_READY: u8 = 6;

/// The findings of one meeting.
pub fn list(cli: &mut CliSession, meeting: &MeetingArgs) -> Result<Answer, Refusal> {
    let meeting = find(cli, meeting)?;
    let json = cli.call("checks", json!({ "id": meeting }))?;
    let findings = json.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut lines = Vec::new();
    let mut errors = 0;
    for finding in findings {
        let grade = text(finding, "grade");
        errors += i64::from(grade == "error");
        let values: BTreeMap<String, String> = read(finding, "values")?;
        let values: Vec<(&str, &str)> = values
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        let rule = text(finding, "rule");
        let words = t_with(&format!("check.{rule}"), &values);
        lines.push(format!("{}: {words}", t(&format!("check.grade.{grade}"))));
    }
    lines.push(if errors > 0 {
        t_count("check.blocked", errors)
    } else if findings.is_empty() {
        t("check.none")
    } else {
        t("check.ready")
    });
    let code = if errors > 0 { NOT_READY } else { 0 };
    Ok(Answer {
        code,
        ..Answer::done(json, lines.join("\n"))
    })
}
