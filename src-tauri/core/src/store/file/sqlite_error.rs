//! Converts errors of SQLite into errors of this program.

use crate::Error;
use rusqlite::ErrorCode as Code;

/// The message with which the triggers of sealed records refuse a change.
const SEALED: &str = "sealed";

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let detail = error.to_string();
        if error.sqlite_error_code() == Some(Code::ConstraintViolation) && detail == SEALED {
            // The caller adds the document: see `sealed_by::with_sealed_by`.
            return Self::Sealed { by: String::new() };
        }
        match error.sqlite_error_code() {
            // The caller adds the path: see `Store::with_path`.
            Some(Code::DiskFull) => Self::Full {
                path: Default::default(),
            },
            Some(Code::ReadOnly) => Self::ReadOnly,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged { detail },
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Locked {
                by: String::new(),
                since: String::new(),
            },
            Some(Code::SystemIoFailure | Code::CannotOpen) => Self::Unreachable { detail },
            // A column with a value of the wrong type means damage too.
            None => match error {
                rusqlite::Error::FromSqlConversionFailure(..) => Self::Damaged { detail },
                _ => Self::Internal {
                    doing: "the record file",
                    detail,
                },
            },
            _ => Self::Internal {
                doing: "the record file",
                detail,
            },
        }
    }
}
