//! Plain records: no disk, no clock, no SQL.
//!
//! One file per noun: its editable fields, its closed lists, and what makes it valid by itself.
//! What needs other records to judge (a party twice at one meeting) stands in `rules`.

/// `typescript!(Name => "string")`: how a hand-serialised type reads on the page's side.
macro_rules! typescript {
    ($($name:ty => $text:literal),* $(,)?) => { $(
        #[cfg(test)]
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String { $text.into() }
            fn inline(_: &ts_rs::Config) -> String { $text.into() }
        }
    )* };
}

/// A closed list of words: each is named once, as it is stored and sent.
macro_rules! closed {
    ($(#[$doc:meta])* $name:ident { $first:ident = $first_text:literal, $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(export))]
        #[allow(missing_docs, reason = "the words are explained in the domain's own list")]
        pub enum $name {
            #[default] #[serde(rename = $first_text)] $first,
            $(#[serde(rename = $text)] $variant),*
        }
        impl $crate::model::Closed for $name {
            const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];
            fn word(self) -> &'static str {
                match self { Self::$first => $first_text, $(Self::$variant => $text),* }
            }
        }
    };
}

/// The editable fields of a noun, sent to the page under camelCase names.
macro_rules! fields {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(export))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }
    };
}

/// A member of a closed list.
pub trait Closed: Copy + Sized + 'static {
    /// Every member, in the order people see.
    const ALL: &'static [Self];
    /// The word under which it is stored and sent.
    fn word(self) -> &'static str;
    /// The member of that word.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|m| m.word() == word)
    }
}

mod changed_row;
mod coalition;
mod count;
mod date_stated;
mod document;
mod grade;
mod id;
mod meeting;
mod merge_choice;
mod moment;
mod noun;
mod nouns;
mod pledge;
mod possible_days;
mod problem;

use coalition::{body, country, instrument, language, membership, party, person, role, source};
use document::{
    audience, classification, document_step, normalise, paper, printable, register, symbol, text,
};
use meeting::{
    action, agenda_item, attendee, brief, capacity, clock, decision, delegation, invitation,
    meeting_document, meeting_record, meeting_state, participation, statement,
};
use pledge::{
    amount, decimal, exchange_rate, in_kind_item, ledger_record, pledge_event, pledge_link,
    pledge_share, procurement_line, register_record, reported_total, rounding, saved_view, total,
    tranche,
};

pub use action::*;
pub use agenda_item::*;
pub use amount::*;
pub use attendee::*;
pub use audience::*;
pub use body::*;
pub use brief::*;
pub use capacity::*;
pub use changed_row::*;
pub use classification::*;
pub use clock::*;
pub use coalition::*;
pub use count::*;
pub use country::*;
pub use date_stated::*;
pub use decimal::*;
pub use decision::*;
pub use delegation::*;
pub use document::*;
pub use document_step::*;
pub use exchange_rate::*;
pub use grade::*;
pub use id::*;
pub use in_kind_item::*;
pub use instrument::*;
pub use invitation::*;
pub use language::*;
pub use ledger_record::*;
pub use meeting::*;
pub use meeting_document::*;
pub use meeting_record::*;
pub use meeting_state::*;
pub use membership::*;
pub use merge_choice::*;
pub use moment::*;
pub use normalise::*;
pub use noun::*;
pub use nouns::*;
pub use paper::*;
pub use participation::*;
pub use party::*;
pub use person::*;
pub use pledge::*;
pub use pledge_event::*;
pub use pledge_link::*;
pub use pledge_share::*;
pub use possible_days::*;
pub use printable::*;
pub use problem::*;
pub use procurement_line::*;
pub use register::*;
pub use register_record::*;
pub use reported_total::*;
pub use role::*;
pub use rounding::*;
pub use saved_view::*;
pub use source::*;
pub use statement::*;
pub use symbol::*;
pub use text::*;
pub use total::*;
pub use tranche::*;
