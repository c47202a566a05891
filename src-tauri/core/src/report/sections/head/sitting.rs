//! When the meeting was opened and closed, as far as that is recorded.

use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
};
use crate::wording::sentence;
use chrono::NaiveTime;

/// `The meeting was opened at 09:30 on 3 April 2024 and closed at 17:00 on 4 April 2024
/// (Europe/Luxembourg).` The days stand there when there are several, each if it is exact.
pub fn section(draft: &mut Draft) -> Vec<Block> {
    let meeting = &draft.record.meeting.fields;
    let several = meeting.ends_on.is_some() && meeting.ends_on != meeting.starts_on;
    let at = |time: Option<NaiveTime>, day: Option<DateStated>| {
        let time = time?.format("%H:%M").to_string();
        let day = day.filter(|day| several && day.exact().is_some());
        let day = day.map(|day| draft.phrases.date(day));
        Some(match day {
            Some(day) => draft
                .phrases
                .t("paper.sitting.onDay", &[("time", &time), ("day", &day)]),
            None => time,
        })
    };
    let opened = at(meeting.opened_at, meeting.starts_on);
    let closed = at(meeting.closed_at, meeting.ends_on);
    let (key, opened, closed) = match (opened, closed) {
        (None, None) => return Vec::new(),
        (Some(opened), None) => ("paper.sitting.opened", opened, String::new()),
        (None, Some(closed)) => ("paper.sitting.closed", String::new(), closed),
        (Some(opened), Some(closed)) => ("paper.sitting.both", opened, closed),
    };
    let values = [("opened", &*opened), ("closed", &closed)];
    let mut text = draft.phrases.t(key, &values);
    if let Some(zone) = &meeting.zone {
        let zone = zone.replace('_', " ");
        let values = [("text", &*text), ("zone", &zone)];
        text = draft.phrases.t("paper.sitting.zone", &values);
    }
    vec![draft.paragraph(vec![Span::text(sentence(&text))])]
}
