//! The core, tested as its hosts use it: one binary, a module to a capability.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a test that stops says where"
)]

mod attendance;
mod bad_input;
mod checks;
mod child;
mod contributions;
mod disk;
mod histories;
mod hostile;
mod invitations;
mod kill;
<<<<<<< HEAD
mod next;
=======
mod minutes;
>>>>>>> 873170f (Minutes hold headings, lists, quotes, bold and italic; an outcome can become one of another kind)
mod paper;
mod sample;
mod seal;
mod store;
mod summary;
mod support;
mod tidy;
mod turn;
mod two;
mod upgrade;
