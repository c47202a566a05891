//! What should be looked at before a summary is issued.

use crate::{
    desk::Desk,
    meeting::{MeetingArgs, find},
    parts::{read, text},
    refusal::Refusal,
    run::Answer,
    said::{counted, said, t},
};
use serde_json::json;
use std::collections::BTreeMap;

/// Errors were found: the summary cannot be issued as it is.
const NOT_READY: u8 = 6;

/// The findings of one meeting.
pub fn list(desk: &mut Desk, meeting: &MeetingArgs) -> Result<Answer, Refusal> {
    let meeting = find(desk, meeting)?;
    let json = desk.call("checks", json!({ "id": meeting }))?;
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
        let words = said(&format!("check.{rule}"), &values);
        lines.push(format!("{}: {words}", t(&format!("check.grade.{grade}"))));
    }
    lines.push(if errors > 0 {
        counted("check.blocked", errors)
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
