//! The map of the core.
pub mod model;
