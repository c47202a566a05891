//! The core, tested as its hosts use it: one binary, a module to a capability.

mod bad_input;
mod child;
mod contributions;
mod kill;
mod sample;
mod store;
mod summary;
mod support;
mod tidy;
mod two;
