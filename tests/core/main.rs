//! The core, tested as its hosts use it: one binary, a module to a capability.

mod store;
mod support;
