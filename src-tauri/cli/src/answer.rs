//! What a command answers, and what it says beside that.

use crate::{parts::yes, phrasing::clean};
use serde_json::Value;
use std::io::{self, Write};

/// The exit code of a command that was refused or failed.
pub const FAILED: u8 = 1;

/// What a command answers: for programs, for people, and the exit code.
pub struct Answer {
    /// For `--json`.
    pub json: Value,
    /// For people; ends with a line's end.
    pub text: String,
    /// The exit code.
    pub code: u8,
}

impl Answer {
    /// Done as asked.
    pub fn done(json: Value, text: String) -> Self {
        let text = clean(&text, true) + "\n";
        Self {
            json,
            text,
            code: 0,
        }
    }

    /// Done, and the file was found whole or not.
    pub fn checked(json: Value, text: String) -> Self {
        let code = if yes(&json, "whole") { 0 } else { 5 };
        Self {
            code,
            ..Self::done(json, text)
        }
    }
}

/// One message on the error stream.
pub fn print_stderr(text: &str) {
    // When nobody listens there either, the exit code is all that is left to say.
    let _unheard = writeln!(io::stderr().lock(), "{text}");
}
