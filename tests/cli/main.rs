//! The terminal program, run as a person runs it: a built binary, a folder, an exit code.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on is to fail"
)]

mod backups;
mod bad_files;
mod checks;
mod codes;
mod locked;
mod meetings;
mod merge;
mod new_files;
mod papers;
mod pledges;
mod rates;
mod read_only;
mod registers;
mod seal;
mod show;
mod summaries;
mod support;
