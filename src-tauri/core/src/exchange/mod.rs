//! What the record gives to other programs, one file per format. Pure: no files, no clock.

pub mod ics;
mod zone;
