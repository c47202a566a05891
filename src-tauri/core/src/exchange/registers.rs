//! The registers as tables for other programs.

use super::{
    Sheet, SheetCell,
    sheet::{Head, date, sheet},
};
use crate::{model::*, wording::Phrases};

const ACTIONS: [Head; 12] = [
    ("sheet.number", 8),
    ("sheet.action", 56),
    ("sheet.owner", 26),
    ("sheet.due", 18),
    ("sheet.state", 12),
    ("sheet.overdue", 10),
    ("sheet.carried", 13),
    ("sheet.meeting", 34),
    ("sheet.date", 20),
    ("sheet.item", 40),
    ("sheet.closedOn", 18),
    ("sheet.outcome", 40),
];
const DECISIONS: [Head; 9] = [
    ("sheet.number", 8),
    ("sheet.decision", 64),
    ("sheet.state", 16),
    ("sheet.silenceUntil", 24),
    ("sheet.supersededBy", 34),
    ("sheet.supersedes", 34),
    ("sheet.meeting", 34),
    ("sheet.date", 20),
    ("sheet.item", 40),
];

/// Actions, a row each.
pub fn actions(rows: &[ActionRow], of: &CoalitionFields, say: &Phrases) -> Sheet {
    let row = |row: &ActionRow| {
        let state = say.t(&format!("paper.action.{}", row.state.word()), &[]);
        let overdue = row.overdue.then(|| say.t("sheet.yes", &[]));
        vec![
            SheetCell::Text(row.number.clone()),
            SheetCell::Text(row.text.clone()),
            SheetCell::text(row.owner.as_ref().map(|owner| &owner.name)),
            date(row.due_on, say),
            SheetCell::Text(state),
            SheetCell::text(overdue),
            SheetCell::Number(u32::try_from(row.carried_over).unwrap_or(u32::MAX)),
            SheetCell::Text(say.meeting(&row.meeting)),
            date(row.meeting.starts_on, say),
            SheetCell::text(item(row.item.as_ref(), say)),
            date(row.closed_on, say),
            SheetCell::text(row.outcome.as_ref()),
        ]
    };
    let changed = rows.iter().map(|row| row.updated_at.as_str());
    let rows = rows.iter().map(row).collect();
    sheet("paper.actions", &ACTIONS, rows, changed.max(), of, say)
}

/// Decisions, a row each.
pub fn decisions(rows: &[DecisionRow], of: &CoalitionFields, say: &Phrases) -> Sheet {
    let named = |other: &DecisionRef| {
        let meeting = say.meeting(&other.meeting);
        let values = [("number", &*other.number), ("meeting", &*meeting)];
        say.t("sheet.decisionOf", &values)
    };
    let row = |row: &DecisionRow| {
        let state = say.t(&format!("paper.decision.{}", row.state.word()), &[]);
        let earlier: Vec<String> = row.supersedes.iter().map(named).collect();
        let earlier = (!earlier.is_empty()).then(|| earlier.join("; "));
        vec![
            SheetCell::Text(row.number.clone()),
            SheetCell::Text(row.text.clone()),
            SheetCell::Text(state),
            SheetCell::text(row.silence_until.as_ref()),
            SheetCell::text(row.superseded_by.as_ref().map(named)),
            SheetCell::text(earlier),
            SheetCell::Text(say.meeting(&row.meeting)),
            date(row.meeting.starts_on, say),
            SheetCell::text(item(row.item.as_ref(), say)),
        ]
    };
    let changed = rows.iter().map(|row| row.updated_at.as_str());
    let rows = rows.iter().map(row).collect();
    sheet("paper.decisions", &DECISIONS, rows, changed.max(), of, say)
}

/// `3. Procurement planning roadmap`.
fn item(item: Option<&ItemRef>, say: &Phrases) -> Option<String> {
    let item = item?;
    let number = item.number.to_string();
    let values = [("number", &*number), ("title", &*item.title)];
    let name = say.t("sheet.numberedItem", &values);
    Some(if item.internal {
        say.t("sheet.internal", &[("item", &name)])
    } else {
        name
    })
}
