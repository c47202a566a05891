//! The core, tested as its hosts use it: one binary, a module to a capability.

mod bad_input;
mod kill;
mod store;
mod support;
mod tidy;
