//! The register of pledges as a paper.

mod data;
mod entries;
mod paper;

pub use paper::pledges;
