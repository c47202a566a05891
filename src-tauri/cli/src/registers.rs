//! The registers: actions and decisions of all meetings.

use crate::{
    answer::Answer,
    args::ActionsArgs,
    parts::read,
    phrasing::{date, meeting, or_not_stated, t, t_count, t_with, word},
    refusal::Refusal,
    session::CliSession,
    table::table,
};
use chancery_core::model::*;
use serde_json::json;

/// Actions, the most urgent first.
pub fn actions(mut cli: CliSession, asked: &ActionsArgs) -> Result<Answer, Refusal> {
    let ActionsArgs {
        open,
        overdue,
        owner,
    } = asked;
    let input = json!({ "open": open, "overdue": overdue, "owner": owner });
    let json = cli.call("actions", input)?;
    let rows: Vec<ActionRow> = read(&json, "rows")?;
    let open = rows.iter().filter(|row| row.state.is_open()).count();
    let overdue = rows.iter().filter(|row| row.overdue).count();
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let row = |row: ActionRow| {
        let due = date(row.due_on);
        let due = if row.overdue {
            t_with("action.dueOverdue", &[("due", &due)])
        } else {
            due
        };
        vec![
            row.number,
            word("action.state", row.state),
            due,
            or_not_stated(row.owner.as_ref().map(|owner| owner.name.as_str())),
            times(row.carried_over),
            meeting(&row.meeting),
            row.text,
        ]
    };
    let keys = [
        "number", "state", "due", "owner", "carried", "meeting", "action",
    ];
    let table = table_or_none(
        &keys,
        rows.into_iter().map(row).collect(),
        "cli.actions.none",
    );
    let text = if count == 0 {
        table
    } else {
        let values = [
            ("actions", t_count("cli.actions.count", count)),
            ("open", open.to_string()),
            ("overdue", overdue.to_string()),
        ];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        format!("{table}\n{}", t_with("cli.actions.total", &values))
    };
    Ok(Answer::done(json, text))
}

/// Decisions, those of the newest meeting first.
pub fn decisions(mut cli: CliSession) -> Result<Answer, Refusal> {
    let json = cli.call("decisions", json!({}))?;
    let rows: Vec<DecisionRow> = read(&json, "rows")?;
    let row = |row: DecisionRow| {
        let word = word("decision.state", row.state);
        let state = match (&row.superseded_by, row.silence_until) {
            (Some(later), _) => t_with("cli.supersededBy", &[("number", &later.number)]),
            (None, Some(until)) if row.state == DecisionState::UnderSilence => {
                t_with("cli.underSilence", &[("until", &until)])
            }
            _ => word,
        };
        let day = date(row.meeting.starts_on);
        vec![row.number, state, day, meeting(&row.meeting), row.text]
    };
    let keys = ["number", "state", "date", "meeting", "decision"];
    let text = table_or_none(
        &keys,
        rows.into_iter().map(row).collect(),
        "cli.decisions.none",
    );
    Ok(Answer::done(json, text))
}

fn table_or_none(keys: &[&str], rows: Vec<Vec<String>>, none: &str) -> String {
    let table = table(&crate::table::heads(keys), rows, &t(none));
    table.trim_end().to_owned()
}

/// How often; nothing for never.
fn times(count: i64) -> String {
    match count {
        0 => String::new(),
        2 => t("cli.times.twice"),
        _ => t_count("cli.times", count),
    }
}
