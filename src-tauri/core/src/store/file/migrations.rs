//! The versions of the file format.

/// Forward only, one for each version of the file format.
pub(in crate::store) const MIGRATIONS: [&str; 2] = [
    include_str!("../migrations/0001_record.sql"),
    include_str!("../migrations/0002_reasons_and_keys.sql"),
];

/// The version of the files this program writes.
#[allow(clippy::cast_possible_wrap, reason = "a handful of steps")]
pub const VERSION: i64 = MIGRATIONS.len() as i64;
