//! What SQLite reports, as what went wrong.

use crate::Error;
use rusqlite::ErrorCode as Code;

/// What the schema's seals say when they refuse.
const SEALED: &str = "sealed";

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let detail = error.to_string();
        if error.sqlite_error_code() == Some(Code::ConstraintViolation) && detail == SEALED {
            // The write that was refused says by which document.
            return Self::Sealed { by: String::new() };
        }
        match error.sqlite_error_code() {
            // The store says which file it was.
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
            // A column that cannot hold what it holds is damage too.
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
