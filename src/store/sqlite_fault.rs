//! What SQLite's errors mean to a person. It must not hide the code of an
//! error nobody foresaw.

use rusqlite::ffi::ErrorCode;

use crate::fault::Fault;
use crate::text;

/// Whether a fault says that the study's file itself is damaged.
#[must_use]
pub fn is_damage(fault: &Fault) -> bool {
    let hint = fault.hint.as_ref();
    hint.is_some_and(|hint| hint.id == "store-damaged-hint")
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        let code = match &error {
            rusqlite::Error::SqliteFailure(failure, _) => failure.code,
            _ => return Fault::internal(text!("store-internal", detail = error.to_string())),
        };
        match code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
                Fault::busy(text!("store-busy")).hint(text!("store-busy-hint"))
            }
            ErrorCode::DiskFull => {
                Fault::input(text!("store-disk-full")).hint(text!("store-disk-full-hint"))
            }
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => {
                Fault::input(text!("store-not-writable")).hint(text!("store-read-only-hint"))
            }
            ErrorCode::NotADatabase => {
                Fault::input(text!("store-not-a-database")).hint(text!("store-not-a-study-hint"))
            }
            ErrorCode::DatabaseCorrupt => {
                Fault::input(text!("store-damaged")).hint(text!("store-damaged-hint"))
            }
            ErrorCode::CannotOpen => {
                Fault::input(text!("store-cannot-open")).hint(text!("store-cannot-open-hint"))
            }
            ErrorCode::SystemIoFailure => {
                Fault::input(text!("store-io")).hint(text!("store-io-hint"))
            }
            ErrorCode::OperationInterrupted => Fault::cancelled(text!("store-interrupted")),
            _ => Fault::internal(text!("store-internal", detail = error.to_string())),
        }
    }
}
