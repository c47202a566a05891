//! Records, rules, store and papers of Chancery, without a window.
//!
//! # The map
//! ```text
//!  api       what a host may ask: one list of commands, one function each
//!  report    a meeting's record -> blocks -> pages -> PDF; pure
//!  exchange  what the record gives to other programs, calendars, tables; pure
//!  store     the record file: open, one door for writes, history, undo, checks, backup
//!  rules     what a record owes to others: before it is saved or removed, and after; pure
//!  checks    what to look at before a summary is issued; pure
//!  ledger    what pledges come to, by whom, when and at which stage; pure
//!  wording   words, plurals, dates, money, lists as text, in any language; folding for search; pure
//!  model     plain records, and what each must keep by itself; no disk, no clock, no SQL
//! ```
//! Arrows point down only: `api` composes what is below it. `report`, `exchange` and `store` do not know each
//! other; they may ask `rules` and `ledger`, which alone says what counts in a total. All know `model` and say it
//! through `wording`.
//!
//! A rule has to read in the middle: how far a chain of corrections goes, it finds out by following it. So it asks
//! [`rules::Records`], a trait of reads, which `api` lends it from the write under way and a test from memory; `rules`
//! names neither a file nor SQL, and what follows from a record it returns for `api` to write.
//!
//! Beside them: [`session`] is what every command receives (the open file, the clock, the words,
//! the places people chose), [`environment`] makes one for this person on this computer,
//! `csv_file` and `xml` write CSV and XML, `atomic_file` writes a file whole or not at all, [`error`] holds what can
//! go wrong.
//!
//! Deliberately absent: Tauri and tokio (only the shell knows them), SQL outside `store`, the
//! clock outside `session`, the environment outside `environment`, English outside `locales/`.

pub mod api;
mod atomic_file;
pub mod checks;
mod csv_file;
pub mod environment;
pub mod error;
pub mod exchange;
pub mod ledger;
pub mod model;
pub mod report;
pub mod rules;
pub mod session;
pub mod store;
pub mod wording;
mod xml;

pub use error::{DiskAction, Error, Failure, Misuse, Result};
