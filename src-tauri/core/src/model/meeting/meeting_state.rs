//! Where a meeting stands, and what it can become.

closed! {
    /// Where a meeting stands.
    MeetingState {
        Planned = "planned",
        Invited = "invited",
        Held = "held",
        Postponed = "postponed",
        Cancelled = "cancelled",
    }
}

impl MeetingState {
    /// Whether a meeting in this state does not take place as planned, for which there is a reason.
    pub fn is_called_off(self) -> bool {
        matches!(self, Self::Postponed | Self::Cancelled)
    }

    /// What a meeting in this state can become. One that was held stays so: what was said at it
    /// can't be unsaid.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Planned => &[Self::Invited, Self::Held, Self::Postponed, Self::Cancelled],
            Self::Invited => &[Self::Planned, Self::Held, Self::Postponed, Self::Cancelled],
            Self::Postponed => &[Self::Planned, Self::Invited, Self::Held, Self::Cancelled],
            Self::Cancelled => &[Self::Planned],
            Self::Held => &[],
        }
    }
}
