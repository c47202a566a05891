//! The terminal program, run as a person runs it: a built binary, a folder, an exit code.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on is to fail"
)]

mod bad_files;
mod checks;
mod codes;
mod held;
mod kept;
mod left_alone;
mod made;
mod meetings;
mod merged;
mod papers;
mod pledges;
mod rates;
mod registers;
mod sealed;
mod shown;
mod summaries;
mod support;
