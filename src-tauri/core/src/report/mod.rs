//! Papers: blocks, then pages, then a PDF; or the same blocks as a DOCX. Pure: no files, no clock,
//! no chance; the same paper gives the same bytes. Nothing here knows a coalition, a store or a window.

#![allow(
    missing_docs,
    reason = "a comment stands where it adds to the name and the type"
)]

pub mod block;
mod captions;
mod cards;
mod column;
mod corrections;
mod docx;
mod draft;
mod error;
mod layout;
mod ledger;
mod listing;
mod markup;
mod numbered_paragraphs;
mod pages;
mod paper_options;
mod papers;
mod pdf;
mod pledges;
mod registers;
mod sections;
mod shape;
mod summary;
mod tree;
mod typeface;

pub use corrections::corrections;
pub use docx::docx;
pub use error::PaperError;
pub use layout::layout;
pub use numbered_paragraphs::numbered_paragraphs;
pub use pages::{Pages, PlacedText};
pub use paper_options::PaperOptions;
pub use papers::{
    OmittedItem, OmittedSection, PaperOmissions, PrintedPaper, omissions, paper, print,
    usual_symbol,
};
pub use pdf::{page_count, pdf};
pub use pledges::pledges;
pub use registers::{Register, action_list, decision_list};
pub use summary::{numbering, summary};
