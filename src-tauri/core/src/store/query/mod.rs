//! What is asked of the file across records.

pub(in crate::store) mod brief_record;
pub(in crate::store) mod cached_counts;
pub(in crate::store) mod coalition;
pub(in crate::store) mod counts;
pub(in crate::store) mod currencies;
pub(in crate::store) mod earlier_meetings;
pub(in crate::store) mod ledger;
pub(in crate::store) mod meeting_counts;
pub(in crate::store) mod meeting_record;
pub(in crate::store) mod registers;
pub(in crate::store) mod unprintable_texts;
