//! Meetings: their pages, agenda, attendance, invitations, checks, and the registers of their outcomes.

pub mod agenda;
pub mod attendance;
pub mod carry;
pub mod checks;
pub mod invitations;
pub mod meeting_state;
pub mod meetings;
pub mod next_meeting;
pub mod overview;
pub mod registers;
