//! The meeting itself: is it over, and may its paper bear this marking?

use super::{MeetingSources, found::Found};
use crate::model::*;

pub(super) fn not_held(sources: &MeetingSources, found: &mut Found) {
    let meeting = &sources.record.meeting;
    if meeting.fields.state != MeetingState::Held {
        found.add(meeting.id, &[]);
    }
}

pub(super) fn marking_missing(sources: &MeetingSources, found: &mut Found) {
    let meeting = &sources.record.meeting;
    if meeting.fields.marking.is_none() {
        found.add(meeting.id, &[]);
    }
}

pub(super) fn marking_classified(sources: &MeetingSources, found: &mut Found) {
    check_marking(sources, found, is_classification);
}

pub(super) fn marking_not_listed(sources: &MeetingSources, found: &mut Found) {
    let own = &sources.record.coalition.fields.markings;
    check_marking(sources, found, |marking| {
        let listed = TLP.contains(&marking) || own.iter().any(|m| m == marking);
        !listed && !is_classification(marking)
    });
}

fn check_marking(sources: &MeetingSources, found: &mut Found, is_wrong: impl Fn(&str) -> bool) {
    let meeting = &sources.record.meeting;
    let marking = meeting.fields.marking.as_deref();
    if let Some(marking) = marking.filter(|marking| is_wrong(marking)) {
        found.add(meeting.id, &[("marking", marking)]);
    }
}
