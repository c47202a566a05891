//! The records that the claims are tried on: random, with dates as inexact as they come.

pub mod dates;
pub mod made;
