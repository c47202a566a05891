//! What a record owes to others: rules that look at more than one record. What a record must keep by itself stands in
//! `model`.

#![allow(
    missing_docs,
    reason = "a comment stands where it adds to the name and the type"
)]

mod action;
mod agenda_item;
mod decision;
mod delegation;
pub mod document;
mod hooks;
#[cfg(test)]
mod in_memory;
mod meeting;
mod names;
mod numbers;
pub mod pledge;
mod records;

pub use hooks::{AnnouncementLine, RecordHooks};
pub use records::{Records, RecordsOf};
