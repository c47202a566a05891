//! When and where the body meets next, as far as it is known.

use super::title::{place, the_meeting};
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
    phrases::{capital, sentence},
};
use serde_json::json;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let next = draft.record.next_meeting.as_ref().map(|m| &m.fields);
    // What was held since is no longer to come, and nobody knew of it then.
    let Some(next) = next.filter(|m| m.state != MeetingState::Held) else {
        return Vec::new();
    };
    let data = json!({ "startsOn": next.starts_on, "city": next.city, "state": next.state });
    draft.data.insert("nextMeeting".to_owned(), data);
    let text = sentence(&capital(&when_and_where(draft, next)));
    vec![
        draft.heading("paper.nextMeeting"),
        draft.paragraph(vec![Span::text(text)]),
    ]
}

/// `the third meeting of the Steering Group: 5 July 2024, Tallinn, Estonia`; what is not known is said.
fn when_and_where(draft: &Draft, next: &MeetingFields) -> String {
    let say = &draft.say;
    let postponed = next.state == MeetingState::Postponed;
    let when = match next.starts_on {
        Some(on) if !postponed => say.dates(on, next.ends_on.unwrap_or(on)),
        _ if postponed => say.t("paper.nextMeeting.postponed", &[]),
        _ => say.t("paper.nextMeeting.noDate", &[]),
    };
    let place = place(draft, next);
    let place = place.unwrap_or_else(|| say.t("paper.nextMeeting.noPlace", &[]));
    let meeting = the_meeting(draft, next);
    say.t(
        "paper.nextMeeting.is",
        &[("meeting", &meeting), ("when", &when), ("place", &place)],
    )
}
