//! The paper engine: what it refuses, how it sets pages, and what its files hold.

mod cards;
mod docx;
mod file;
pub mod judged;
mod material;
mod refused;
pub mod scripts;
mod set;
mod typography;
