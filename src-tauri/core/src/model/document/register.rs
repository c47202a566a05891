//! Lines of the registers: actions and decisions of all meetings, joined with what they come from.

use crate::model::*;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::BTreeSet};

closed! {
    /// What kind of record owes an action.
    OwnerKind { Party = "party", Body = "body", Person = "person" }
}
closed! {
    /// By what the lines of a register stand together.
    Grouping { Owner = "owner", Meeting = "meeting", Month = "month", State = "state" }
}

/// The meeting a line comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct MeetingRef {
    /// The identity of the meeting.
    pub id: Id<MeetingFields>,
    /// The name of its body.
    pub body: String,
    /// Its ordinal, if known.
    pub ordinal: Option<i64>,
    /// Its own title, if it has one.
    pub title: Option<String>,
    /// The day it began.
    pub starts_on: Option<DateStated>,
    /// For whom its papers are.
    pub marking: Option<String>,
    /// The language of its record.
    pub language: String,
}

/// The agenda item a line comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ItemRef {
    /// The identity of the item.
    pub id: Id<AgendaItemFields>,
    /// Its number.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Whether it stays inside the secretariat.
    pub internal: bool,
}

/// Who owes an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Owner {
    /// A party, a body or a person.
    pub kind: OwnerKind,
    /// The identity of the party, body or person.
    #[cfg_attr(test, ts(type = "string"))]
    pub id: uuid::Uuid,
    /// Its name.
    pub name: String,
}

/// An action with all that is said of it in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ActionRow {
    /// Which action.
    pub id: Id<ActionFields>,
    /// When it was last changed, UTC, ISO 8601.
    pub updated_at: String,
    /// `2.1`.
    pub number: String,
    /// What is to be done.
    pub text: String,
    /// Who owes it.
    pub owner: Option<Owner>,
    /// By when.
    pub due_on: Option<DateStated>,
    /// The month of that date; the year when no month was stated.
    pub due_month: Option<DateStated>,
    /// Where it stands.
    pub state: ActionState,
    /// When it was done or dropped.
    pub closed_on: Option<DateStated>,
    /// What came of it.
    pub outcome: Option<String>,
    /// The meeting it comes from.
    pub meeting: MeetingRef,
    /// The item it comes from.
    pub item: Option<ItemRef>,
    /// How many later meetings it was put before while it stood open.
    pub carried_over: i64,
    /// Open, and its last possible day is over.
    pub overdue: bool,
}

/// Another decision, named in a line of the register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct DecisionRef {
    /// The identity of the decision.
    pub id: Id<DecisionFields>,
    /// `3.2`.
    pub number: String,
    /// Its meeting.
    pub meeting: MeetingRef,
}

/// A decision with all that is said of it in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DecisionRow {
    /// Which decision.
    pub id: Id<DecisionFields>,
    /// When it was last changed, UTC, ISO 8601.
    pub updated_at: String,
    /// `2.1`.
    pub number: String,
    /// What was decided.
    pub text: String,
    /// Where it stands.
    pub state: DecisionState,
    /// The last moment of the silence procedure.
    pub silence_until: Option<String>,
    /// The meeting that decided it.
    pub meeting: MeetingRef,
    /// The item it was decided under.
    pub item: Option<ItemRef>,
    /// The later decision that took its place.
    pub superseded_by: Option<DecisionRef>,
    /// The earlier decisions whose place it took.
    pub supersedes: Vec<DecisionRef>,
}

impl ActionState {
    /// Whether an action in this state is overdue on a day: open, and its last possible day is over.
    pub fn is_overdue(self, due_on: Option<DateStated>, today: NaiveDate) -> bool {
        self.is_open() && due_on.is_some_and(|due| due.latest() < today)
    }
}

impl ActionRow {
    /// Where it stands in a list: the open ones first, the sooner due before the later, what has no
    /// date after them.
    pub fn urgency(&self) -> impl Ord + use<> {
        let due = self.due_on.map(DateStated::order);
        (
            !self.state.is_open(),
            due.is_none(),
            due,
            number_order(&self.number),
            self.id,
        )
    }
}

impl DecisionRow {
    /// Where it stands in a list: the newest meeting first, then by number.
    pub fn newest_first(&self) -> impl Ord + use<> {
        let on = self.meeting.starts_on.map(DateStated::order);
        (
            on.is_none(),
            Reverse(on),
            self.meeting.body.clone(),
            number_order(&self.number),
            self.id,
        )
    }
}

/// `2.10` after `2.9`; what is no number stands last.
pub fn number_order(number: &str) -> (Vec<u64>, String) {
    let parts = number.split('.').map(|n| n.parse().unwrap_or(u64::MAX));
    (parts.collect(), number.to_owned())
}

/// The label of TLP 2.0 without a limit to its disclosure.
pub const TLP_CLEAR: &str = "TLP:CLEAR";

/// The labels of the Traffic Light Protocol 2.0 (FIRST, 2022), the strictest first: capitals, never translated.
pub const TLP: [&str; 5] = [
    "TLP:RED",
    "TLP:AMBER+STRICT",
    "TLP:AMBER",
    "TLP:GREEN",
    TLP_CLEAR,
];

/// The markings that a list drawn from several meetings must carry: the strictest TLP label among
/// theirs, and every other marking once.
pub fn strictest_marking<'a>(meetings: impl Iterator<Item = &'a MeetingRef>) -> Option<String> {
    let all: BTreeSet<&str> = meetings.filter_map(|m| m.marking.as_deref()).collect();
    let label = TLP.iter().copied().find(|label| all.contains(label));
    let others = all.iter().copied().filter(|m| !TLP.contains(m));
    let carried: Vec<&str> = label.into_iter().chain(others).collect();
    (!carried.is_empty()).then(|| carried.join(" · "))
}
