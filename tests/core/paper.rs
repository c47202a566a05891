//! The paper engine: what it refuses, how it sets pages, and what its files hold.

mod docx;
mod file;
pub mod judged;
mod material;
mod refused;
mod set;
