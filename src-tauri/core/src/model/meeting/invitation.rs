//! Invitations that went out: a calendar event is known by its meeting and counted by its updates.

use crate::model::*;

closed! {
    /// What an invitation asks for (RFC 5546).
    InvitationMethod { Request = "request", Cancel = "cancel" }
}

fields! {
    /// One sending of a meeting's invitation.
    InvitationFields {
        /// To which meeting.
        meeting: Id<MeetingFields>,
        /// 0 for the first, one more for each update (RFC 5545, 3.8.7.4).
        sequence: i64,
        /// Invites or calls off.
        method: InvitationMethod,
    }
}

impl Noun for InvitationFields {
    const NAME: &'static str = "invitation";
    fn check(&self, p: &mut Problems) {
        p.add_if(self.sequence < 0, "sequence", Rule::NotPositive);
    }
}
