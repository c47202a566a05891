//! Meetings, and what came of them, as other papers and lists refer to them.

use super::phrases::Phrases;
use crate::model::*;

impl Phrases<'_> {
    /// `Steering Group, second meeting`; by its own title or its date while it has no number.
    pub fn meeting(&self, meeting: &MeetingRef) -> String {
        let body = ("body", meeting.body.as_str());
        if let Some(title) = &meeting.title {
            return self.t("paper.meeting.titled", &[body, ("title", title)]);
        }
        match (meeting.ordinal, meeting.starts_on) {
            (Some(n), _) => {
                let ordinal = self.ordinal(n);
                self.t("paper.facts.bodyNumbered", &[body, ("ordinal", &ordinal)])
            }
            (None, Some(on)) => {
                let date = self.date(on);
                self.t("paper.meeting.dated", &[body, ("date", &date)])
            }
            (None, None) => meeting.body.clone(),
        }
    }

    /// `Steering Group, second meeting, 3 April 2024`.
    pub fn meeting_and_date(&self, meeting: &MeetingRef) -> String {
        let name = self.meeting(meeting);
        match meeting.starts_on {
            Some(on) if meeting.ordinal.is_some() || meeting.title.is_some() => {
                let values = [("meeting", &*name), ("date", &*self.date(on))];
                self.t("paper.meeting.on", &values)
            }
            _ => name,
        }
    }

    /// `superseded by decision 3.2 (Steering Group, third meeting)`.
    pub fn decision(&self, key: &str, other: &DecisionRef) -> String {
        let meeting = self.meeting(&other.meeting);
        self.t(key, &[("number", &other.number), ("meeting", &meeting)])
    }
}
