//! How the record is said: words, plurals, numbers, dates, money, lists and totals as text, and the one folding by which
//! names are searched and matched. Pure, and in whichever language the words are of: what a language asks for stands in
//! its file under `locales/`, and what CLDR knows of it comes from ICU4X. Nothing here knows a page, a block or a table.

#![allow(
    missing_docs,
    reason = "a comment stands where it adds to the name and the type"
)]

mod dates;
mod fold;
mod meetings;
mod money;
mod parties;
mod phrases;
mod pledges;
mod sources;
mod totals;
mod words;

pub use fold::{fold, fold_for_search};
pub use parties::{all_names, find_parties_named};
pub use phrases::{Phrases, capital, is_language, sentence};
pub use words::Words;
