//! What a record owes to others: rules that look at more than one record. What a record must keep by itself stands in
//! `model`.

#![allow(
    missing_docs,
    reason = "a comment stands where it adds to the name and the type"
)]

mod action;
mod agenda_item;
pub mod brief;
mod decision;
mod delegation;
pub mod document;
pub mod document_step;
mod hooks;
#[cfg(test)]
mod in_memory;
mod meeting;
mod names;
mod numbers;
pub mod participation;
pub mod pledge;
mod records;
pub mod symbol;

pub use hooks::{AnnouncementLine, RecordHooks};
pub use records::{Records, RecordsOf};
