//! The file: what it survives, what it refuses, what it becomes.

pub mod as_of;
pub mod bad_input;
pub mod cut_off;
pub mod disk;
pub mod entered;
pub mod histories;
pub mod hostile;
pub mod kill;
pub mod merge;
pub mod sample;
pub mod store;
pub mod two;
pub mod upgrade;
