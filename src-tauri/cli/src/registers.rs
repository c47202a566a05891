//! The registers: actions and decisions of all meetings.

use crate::{
    args::ActionsAsked,
    desk::Desk,
    parts::read,
    refusal::Refusal,
    run::Answer,
    said::{counted, date, meeting, said, stated, t, word},
    table::table,
};
use chancery_core::model::*;
use serde_json::json;

/// Actions, the most urgent first.
pub fn actions(mut desk: Desk, asked: &ActionsAsked) -> Result<Answer, Refusal> {
    let ActionsAsked {
        open,
        overdue,
        owner,
    } = asked;
    let input = json!({ "open": open, "overdue": overdue, "owner": owner });
    let json = desk.call("actions", input)?;
    let rows: Vec<ActionRow> = read(&json, "rows")?;
    let open = rows.iter().filter(|row| row.state.is_open()).count();
    let overdue = rows.iter().filter(|row| row.overdue).count();
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let row = |row: ActionRow| {
        let due = date(row.due_on);
        let due = if row.overdue {
            said("action.dueOverdue", &[("due", &due)])
        } else {
            due
        };
        vec![
            row.number,
            word("action.state", row.state),
            due,
            stated(row.owner.as_ref().map(|owner| owner.name.as_str())),
            times(row.carried_over),
            meeting(&row.meeting),
            row.text,
        ]
    };
    let keys = [
        "number", "state", "due", "owner", "carried", "meeting", "action",
    ];
    let table = shown(
        &keys,
        rows.into_iter().map(row).collect(),
        "cli.actions.none",
    );
    let text = if count == 0 {
        table
    } else {
        let values = [
            ("actions", counted("cli.actions.count", count)),
            ("open", open.to_string()),
            ("overdue", overdue.to_string()),
        ];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        format!("{table}\n{}", said("cli.actions.total", &values))
    };
    Ok(Answer::done(json, text))
}

/// Decisions, those of the newest meeting first.
pub fn decisions(mut desk: Desk) -> Result<Answer, Refusal> {
    let json = desk.call("decisions", json!({}))?;
    let rows: Vec<DecisionRow> = read(&json, "rows")?;
    let row = |row: DecisionRow| {
        let word = word("decision.state", row.state);
        let state = match (&row.superseded_by, row.silence_until) {
            (Some(later), _) => said("cli.supersededBy", &[("number", &later.number)]),
            (None, Some(until)) if row.state == DecisionState::UnderSilence => {
                said("cli.underSilence", &[("until", &until)])
            }
            _ => word,
        };
        let day = date(row.meeting.starts_on);
        vec![row.number, state, day, meeting(&row.meeting), row.text]
    };
    let keys = ["number", "state", "date", "meeting", "decision"];
    let text = shown(
        &keys,
        rows.into_iter().map(row).collect(),
        "cli.decisions.none",
    );
    Ok(Answer::done(json, text))
}

fn shown(keys: &[&str], rows: Vec<Vec<String>>, none: &str) -> String {
    let table = table(&crate::show::heads(keys), rows, &t(none));
    table.trim_end().to_owned()
}

/// How often; nothing for never.
fn times(count: i64) -> String {
    match count {
        0 => String::new(),
        2 => t("cli.times.twice"),
        _ => counted("cli.times", count),
    }
}
