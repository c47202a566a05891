//! The core, tested as its hosts use it: one binary, a module to a capability.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a test that stops says where"
)]

mod child;
mod claims;
mod coalitions;
mod file;
mod meeting;
mod paper;
mod papers;
mod papers_form;
mod papers_large;
mod papers_record;
mod pledge;
mod printed;
mod read_back;
mod summary;
mod support;
mod tables;
mod tidy;
mod unfit;

use file::histories;
use meeting::seal;
use pledge::{channels, ledger, pledge_files};
