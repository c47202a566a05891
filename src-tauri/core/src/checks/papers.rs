//! The meeting itself: is it over, and may its paper bear this marking?

use super::{Findings, Grade};
use crate::model::*;

/// The labels of the Traffic Light Protocol 2.0 (FIRST, 2022): capitals, never translated.
pub const TLP: [&str; 5] = [
    "TLP:RED",
    "TLP:AMBER+STRICT",
    "TLP:AMBER",
    "TLP:GREEN",
    "TLP:CLEAR",
];

pub(super) fn check(record: &MeetingRecord, found: &mut Findings) {
    let meeting = &record.meeting;
    if meeting.fields.state != MeetingState::Held {
        found.add(Grade::Error, "notHeld", meeting.id, &[]);
    }
    let Some(marking) = meeting.fields.marking.as_deref() else {
        found.add(Grade::Note, "markingMissing", meeting.id, &[]);
        return;
    };
    let own = &record.coalition.fields.markings;
    if is_classification(marking) {
        found.add(
            Grade::Error,
            "markingClassified",
            meeting.id,
            &[("marking", marking)],
        );
    } else if !TLP.contains(&marking) && !own.iter().any(|m| m == marking) {
        found.add(
            Grade::Error,
            "markingNotListed",
            meeting.id,
            &[("marking", marking)],
        );
    }
}
