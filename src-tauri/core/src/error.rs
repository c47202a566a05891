//! What can go wrong: `Error` is rich and says what was being done to what; `Failure` is what a
//! person's screen or terminal switches on. This file holds the one conversion between them.

use crate::model::{Problem, Rule};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What went wrong, inside.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each variant's message says what it is")]
pub enum Error {
    #[error("no such {noun}")]
    NotFound { noun: &'static str },
    #[error("some fields are not valid: {0:?}")]
    Invalid(Vec<Problem>),
    #[error("the {noun} was changed meanwhile")]
    Conflict { noun: &'static str },
    #[error("no file is open")]
    NoFile,
    #[error("the file is in use by {by} since {since}")]
    Locked { by: String, since: String },
    #[error("the file was opened to read only")]
    ReadOnly,
    #[error("the file was made by a newer version ({version}; this one knows {known})")]
    FileTooNew { version: i64, known: i64 },
    #[error("{path} is not a record file of Chancery")]
    NotARecordFile { path: PathBuf },
    #[error("the file needs its passphrase")]
    PassphraseNeeded,
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    #[error("the file is damaged: {detail}")]
    Damaged { detail: String },
    #[error("{path} is already there")]
    Exists { path: PathBuf },
    #[error("{doing:?} {path}: {source}")]
    Disk {
        doing: DiskAction,
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("the record is part of {by}, which is sealed")]
    Sealed { by: String },
    #[error("nothing to undo or redo")]
    NothingToUndo,
    #[error("“{character}” ({code}) in “{context}” cannot be printed")]
    CannotPrint {
        character: char,
        code: String,
        context: String,
    },
    #[error("{0:?}")]
    Usage(Misuse),
    #[error("the disk of {path} is full")]
    Full { path: PathBuf },
    #[error("reading or writing the record file: {detail}")]
    Unreachable { detail: String },
    #[error("{doing}: {detail}")]
    Internal { doing: &'static str, detail: String },
}

/// The result of everything in the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The only shape of an error that leaves the core.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(
    tag = "code",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
#[allow(
    missing_docs,
    reason = "each code's words stand under failure.… in the locales"
)]
pub enum Failure {
    NotFound {
        noun: String,
    },
    Invalid {
        problems: Vec<Problem>,
    },
    Conflict {
        noun: String,
    },
    NoFile,
    Locked {
        by: String,
        since: String,
    },
    ReadOnly,
    FileTooNew {
        version: i64,
        known: i64,
    },
    NotARecordFile {
        path: String,
    },
    PassphraseNeeded,
    WrongPassphrase,
    Damaged {
        detail: String,
    },
    Exists {
        path: String,
    },
    DiskFull {
        path: String,
    },
    Disk {
        path: String,
        doing: DiskAction,
        /// In the words of the system.
        detail: String,
    },
    Sealed {
        by: String,
    },
    NothingToUndo,
    CannotPrint {
        character: String,
        codepoint: String,
        context: String,
    },
    Usage {
        #[serde(flatten)]
        misuse: Misuse,
    },
    Internal {
        /// For those who mend the program: what it was doing, and what stood in its way.
        detail: String,
    },
}

/// What was being done with a file of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
#[allow(
    missing_docs,
    reason = "the words of each stand under failure.disk.… in the locales"
)]
pub enum DiskAction {
    Opening,
    Reading,
    Making,
    Saving,
    Copying,
    Locking,
    BackingUp,
    /// Found that the open file is no longer where it was.
    Moved,
    /// Something within the record file, of which no path is known.
    Record,
}

/// What was asked for in a way in which nothing can be done.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "misuse", rename_all = "camelCase")]
#[allow(
    missing_docs,
    reason = "the words of each stand under failure.usage.… in the locales"
)]
pub enum Misuse {
    UnknownCommand {
        command: String,
    },
    NotConverted {
        noun: String,
        into: String,
    },
    NothingToAdd,
    RegisterEnding {
        path: String,
    },
    PledgesEnding {
        path: String,
    },
    /// Found by a host, which says it in words of its own.
    Host {
        detail: String,
    },
}

impl Error {
    /// One field that breaks a rule.
    pub fn invalid(field: &str, rule: Rule) -> Self {
        let field = field.into();
        Self::Invalid(vec![Problem { field, rule }])
    }
    /// Says under which part of what was asked the fields lie: `title` becomes `items.0.title`.
    pub fn under(self, part: &str) -> Self {
        let Self::Invalid(mut problems) = self else {
            return self;
        };
        for problem in &mut problems {
            problem.field = format!("{part}.{}", problem.field);
        }
        Self::Invalid(problems)
    }
    /// Wraps an error of the disk with what was being done to which file.
    pub fn disk(doing: DiskAction, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Disk {
            doing,
            path,
            source,
        }
    }
    /// Wraps any other error with what was being done.
    pub fn internal<E: std::fmt::Display>(doing: &'static str) -> impl FnOnce(E) -> Self {
        move |error| Self::Internal {
            doing,
            detail: error.to_string(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let shown = |path: PathBuf| path.display().to_string();
        match error {
            Error::NotFound { noun } => Self::NotFound { noun: noun.into() },
            Error::Invalid(problems) => Self::Invalid { problems },
            Error::Conflict { noun } => Self::Conflict { noun: noun.into() },
            Error::NoFile => Self::NoFile,
            Error::Locked { by, since } => Self::Locked { by, since },
            Error::ReadOnly => Self::ReadOnly,
            Error::FileTooNew { version, known } => Self::FileTooNew { version, known },
            Error::NotARecordFile { path } => Self::NotARecordFile { path: shown(path) },
            Error::PassphraseNeeded => Self::PassphraseNeeded,
            Error::WrongPassphrase => Self::WrongPassphrase,
            Error::Damaged { detail } => Self::Damaged { detail },
            Error::Exists { path } => Self::Exists { path: shown(path) },
            Error::Sealed { by } => Self::Sealed { by },
            Error::NothingToUndo => Self::NothingToUndo,
            Error::CannotPrint {
                character,
                code,
                context,
            } => Self::CannotPrint {
                character: character.to_string(),
                codepoint: code,
                context,
            },
            Error::Usage(misuse) => Self::Usage { misuse },
            Error::Disk {
                doing,
                path,
                source,
            } => match source.kind() {
                std::io::ErrorKind::StorageFull => Self::DiskFull { path: shown(path) },
                _ => Self::Disk {
                    path: shown(path),
                    doing,
                    detail: source.to_string(),
                },
            },
            Error::Full { path } => Self::DiskFull { path: shown(path) },
            Error::Unreachable { detail } => Self::Disk {
                path: String::new(),
                doing: DiskAction::Record,
                detail,
            },
            Error::Internal { .. } => Self::Internal {
                detail: error.to_string(),
            },
        }
    }
}
