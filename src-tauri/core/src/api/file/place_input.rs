//! A file that was chosen for a command.

use serde::Deserialize;

/// A record file or backup to open.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Open {
    /// The file: the token that the host's file dialog or a list of files gave for it.
    pub place: String,
    /// Its passphrase, if it is encrypted.
    pub passphrase: Option<String>,
}

/// The input of commands about one chosen file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PlaceInput {
    /// The file: the token that the host's file dialog or a list of files gave for it.
    pub place: String,
}
