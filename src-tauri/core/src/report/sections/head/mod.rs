//! What stands before the first section: masthead, title, status, sitting.

pub mod masthead;
pub mod sitting;
pub mod status;
pub mod title;
