//! When and where the body meets next, as far as it is known.

use super::title::{place, the_meeting};
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
};
use crate::wording::{capital, sentence};
use serde_json::json;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let next = draft.record.next_meeting.as_ref().map(|m| &m.fields);
    // What was held since is no longer to come, and nobody knew of it then.
    let Some(next) = next.filter(|m| m.state != MeetingState::Held) else {
        return Vec::new();
    };
    let data = json!({
        "startsOn": next.starts_on, "city": next.city, "state": next.state,
        "stateReason": next.state_reason,
    });
    draft.data.insert("nextMeeting".to_owned(), data);
    let text = when_and_where(draft, next);
    vec![
        draft.heading("paper.nextMeeting"),
        draft.paragraph(vec![Span::text(text)]),
    ]
}

/// `The third meeting of the Steering Group will be held in Tallinn, Estonia, on 5 July 2024.`; what
/// is not recorded is said to be so.
fn when_and_where(draft: &Draft, next: &MeetingFields) -> String {
    let phrases = &draft.phrases;
    let meeting = the_meeting(draft, next);
    if next.state == MeetingState::Postponed {
        let text = match &next.state_reason {
            Some(reason) => phrases.t(
                "paper.nextMeeting.postponed.because",
                &[("meeting", &meeting), ("reason", reason)],
            ),
            None => phrases.t("paper.nextMeeting.postponed", &[("meeting", &meeting)]),
        };
        return capital(&sentence(&text));
    }
    let place = place(draft, next);
    let when = next.starts_on.map(|on| {
        let date = phrases.dates(on, next.ends_on.unwrap_or(on));
        let key = match on {
            DateStated::On(Calendar::Day(_)) | DateStated::Either(..) => "on",
            DateStated::On(_) => "in",
            DateStated::By(_) | DateStated::About(_) => "stated",
        };
        phrases.t(&format!("paper.nextMeeting.date.{key}"), &[("date", &date)])
    });
    let text = match (&place, &when) {
        (Some(place), Some(when)) => phrases.t(
            "paper.nextMeeting.is",
            &[("meeting", &meeting), ("place", place), ("when", when)],
        ),
        (None, Some(when)) => phrases.t(
            "paper.nextMeeting.noPlace",
            &[("meeting", &meeting), ("when", when)],
        ),
        (Some(place), None) => phrases.t(
            "paper.nextMeeting.noDate",
            &[("meeting", &meeting), ("place", place)],
        ),
        (None, None) => phrases.t("paper.nextMeeting.unknown", &[("meeting", &meeting)]),
    };
    capital(&text)
}
