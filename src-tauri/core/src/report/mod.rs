//! Papers: blocks, then pages, then a PDF. Pure: no files, no clock, no chance; the same paper
//! gives the same bytes. Nothing here knows a coalition, a store or a window.

pub mod block;
mod error;
mod layout;
mod pages;
mod pdf;
mod shape;
mod tree;
mod typeface;

pub use error::PaperError;
pub use layout::layout;
pub use pages::{Pages, PlacedText};
pub use pdf::pdf;
