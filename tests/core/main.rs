//! The core, tested as its hosts use it: one binary, a module to a capability.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a test that stops says where"
)]

mod as_of;
mod attendance;
mod audiences;
mod bad_input;
mod channels;
mod charts;
mod checks;
mod child;
mod claims;
mod coalitions;
mod contributions;
mod convert_outcome;
mod converted;
mod cut_off;
mod disk;
mod entered;
mod histories;
mod hostile;
mod iati;
mod invitations;
mod kill;
mod ledger;
mod merge;
mod minutes;
mod next_meeting;
mod not_added;
mod paper;
mod papers;
mod papers_form;
mod papers_large;
mod papers_record;
mod pledge_files;
mod pledge_rules;
mod pledge_sheet;
mod pledge_sums;
mod printed;
mod quarters;
mod questions;
mod rates;
mod read_back;
mod registers;
mod running_total;
mod sample;
mod seal;
mod store;
mod summary;
mod support;
mod tables;
mod tidy;
mod two;
mod unfit;
mod upgrade;
