//! The paper engine: what it refuses, how it sets pages, and what its files hold.

mod docx;
mod file;
mod judged;
mod material;
mod refused;
mod set;
