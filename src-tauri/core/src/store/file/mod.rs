//! The file itself: opening, locking, copying, checking.

pub(in crate::store) mod backup;
pub(in crate::store) mod check;
pub(in crate::store) mod connection;
pub(in crate::store) mod file_format;
pub(in crate::store) mod identity;
pub(in crate::store) mod lock;
pub(in crate::store) mod migrations;
pub(in crate::store) mod open;
pub(in crate::store) mod private_copy;
pub(in crate::store) mod schema;
pub(in crate::store) mod sqlite_error;
