//! Meetings and their outcomes, from the invitation to the seal.

pub mod attendance;
pub mod audiences;
pub mod checks;
pub mod convert_outcome;
pub mod invitations;
pub mod minutes;
pub mod next_meeting;
pub mod registers;
pub mod seal;
