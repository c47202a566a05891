//! Figures that no source is recorded for.

use super::{MeetingSources, found::Found};
use crate::model::*;

/// A stated count, or the amount of a pledge. A meeting is a source of its own: a pledge that was announced there needs
/// no other.
pub(super) fn figure_without_source(sources: &MeetingSources, found: &mut Found) {
    for stated in &sources.record.stated_counts {
        if stated.fields.sources.is_empty() {
            let what = format!("{} {}", stated.fields.count, stated.fields.label);
            found.add(stated.id, &[("what", &what)]);
        }
    }
    for Stored { id, fields, .. } in &sources.record.pledges {
        let figure = fields.amount.minor.is_some();
        if figure && fields.sources.is_empty() && fields.meeting.is_none() {
            found.add(*id, &[("what", fields.title.as_str())]);
        }
    }
}

/// The count of a group without names.
pub(super) fn group_without_source(sources: &MeetingSources, found: &mut Found) {
    for group in &sources.record.unnamed_groups {
        if group.fields.sources.is_empty() {
            let what = format!("{} {}", group.fields.count, group.fields.label);
            found.add(group.id, &[("what", &what)]);
        }
    }
}
