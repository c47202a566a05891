//! What the record gives to other programs and takes from them, one file per format. Pure: no files, no clock; the same
//! table gives the same bytes.

#![allow(
    missing_docs,
    reason = "a comment stands where it adds to the name and the type"
)]

mod csv;
pub mod ecb;
pub mod iati;
pub mod ics;
mod money;
pub mod pledges;
pub mod registers;
mod sheet;
mod xlsx;
mod zone;

pub use csv::csv;
pub use sheet::{Sheet, SheetCell, SheetColumn};
pub use xlsx::xlsx;
