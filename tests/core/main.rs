//! The core, tested as its hosts use it: one binary, a module to a capability.

mod bad_input;
mod child;
mod disk;
mod contributions;
mod kill;
mod sample;
mod paper;
mod store;
mod summary;
mod support;
mod tidy;
mod two;
