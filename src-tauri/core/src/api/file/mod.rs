//! The file: opening and closing, backups, merging another copy, the sample, settings of this computer.

pub mod backups;
pub(in crate::api) mod describe;
pub mod files;
pub mod merge;
pub mod output;
pub mod place_input;
pub mod sample;
pub mod settings;
