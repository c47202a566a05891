//! Backups of the open file: made, listed, restored; and the file's own checks.

use crate::api::{
    NoInput,
    place_input::{Open, PlaceInput},
    settings,
};
use crate::{
    DiskAction, Error, Result,
    model::Rule,
    session::{Place, Session},
    store::{self, Access, BackupReport, CheckReport, VerifyReport},
};
use serde::Serialize;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A backup that was written and verified.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct BackupResult {
    /// The backup, among those of this file or where the person chose.
    pub file: Place,
    /// The counts, sums and chain head that were compared with the original.
    pub report: BackupReport,
}

/// A row in the list of backups.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct BackupRow {
    /// The backup; its token opens or restores it.
    pub file: Place,
    /// When it was made, UTC, ISO 8601; empty when the file system does not say.
    pub made_at: String,
    /// The size of the file in bytes.
    pub bytes: u64,
}

/// The outcome of a restore.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RestoreResult {
    /// The backup of what the file held before, taken automatically.
    pub safety: BackupResult,
    /// What the file holds after the restore.
    pub report: BackupReport,
}

/// When and from which file the backup was made that is open for viewing.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct BackupOrigin {
    /// When it was made, UTC, ISO 8601; empty when the file system does not say.
    pub made_at: String,
    /// The file it can be restored into: the one it was made from, if that was used since the program started.
    pub of: Option<Place>,
}

/// The folder of the open file's backups.
fn folder(session: &Session) -> Result<PathBuf> {
    Ok(folder_of(session, session.store()?.path()))
}

/// The folder of a file's backups: under the settings' folder, named after the file and its place.
fn folder_of(session: &Session, path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let digest = store::sha256(whole.to_string_lossy().as_bytes());
    let short: String = digest.chars().take(8).collect();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    backups_folder(session).join(format!("{stem}-{short}"))
}

/// Where the backups of all files are.
fn backups_folder(session: &Session) -> PathBuf {
    session.home.join("backups")
}

/// Whether a file is in the folder of backups.
pub(in crate::api) fn is_backup(session: &Session, path: &Path) -> bool {
    // Without a backup there is no folder of them, and nothing lies in it.
    store::canonical_path(&backups_folder(session)).is_ok_and(|folder| path.starts_with(folder))
}

/// Whether a backup is one of this file's.
fn is_backup_of(session: &Session, backup: &Path, path: &Path) -> bool {
    let folder = store::canonical_path(&folder_of(session, path));
    folder.is_ok_and(|folder| backup.parent() == Some(&folder))
}

/// What is open and this, a file and a backup of it in either order, have the same passphrase.
pub(in crate::api) fn shared_passphrase(session: &Session, path: &Path) -> Option<String> {
    let open = session.store().ok()?.path();
    let kin = is_backup_of(session, path, open) || is_backup_of(session, open, path);
    session.passphrase().filter(|_| kin).map(str::to_owned)
}

/// When and from which file the open backup was made; none when no backup is open.
pub(in crate::api) fn backup_origin(session: &mut Session) -> Result<Option<BackupOrigin>> {
    let open = session.store()?;
    if *open.access() != Access::Copy {
        return Ok(None);
    }
    let made = fs::metadata(open.path()).and_then(|meta| meta.modified());
    let of = session
        .paths()
        .find(|path| is_backup_of(session, open.path(), path));
    let of = of.map(Path::to_path_buf);
    Ok(Some(BackupOrigin {
        made_at: made.map(settings::format_file_time).unwrap_or_default(),
        of: of.map(|path| session.add_place(&path)),
    }))
}

fn list_files(session: &Session) -> Result<Vec<(PathBuf, fs::Metadata)>> {
    let folder = folder(session)?;
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(Error::disk(DiskAction::Reading, &folder)(e)),
    };
    let mut out = Vec::new();
    for entry in entries {
        let entry = entry.map_err(Error::disk(DiskAction::Reading, &folder))?;
        if entry.path().extension().is_some_and(|e| e == "chancery") {
            out.push((
                entry.path(),
                entry
                    .metadata()
                    .map_err(Error::disk(DiskAction::Reading, &entry.path()))?,
            ));
        }
    }
    // Their names begin with the moment they were made.
    out.sort_by(|a, b| b.0.cmp(&a.0));
    Ok(out)
}

/// When the newest backup of the open file was made.
pub(in crate::api) fn newest(session: &Session) -> Result<Option<String>> {
    let newest = list_files(session)?.into_iter().next();
    Ok(newest
        .and_then(|(_, m)| m.modified().ok())
        .map(settings::format_file_time))
}

/// Backs up the open file among its backups, and proves the copy.
///
/// # Errors
/// `NoFile`, `Damaged` when the copy does not prove whole, an error of the disk.
pub fn back_up(session: &mut Session, _: NoInput) -> Result<BackupResult> {
    let path = new_backup_path(session)?;
    back_up_at(session, &path)
}

/// A name of its own for a backup made now.
fn new_backup_path(session: &Session) -> Result<PathBuf> {
    let folder = folder(session)?;
    fs::create_dir_all(&folder).map_err(Error::disk(DiskAction::Making, &folder))?;
    let stem = session.store()?.path().file_stem().unwrap_or_default();
    let stamp = session.now().format("%Y-%m-%d %H-%M-%S%.3f UTC");
    Ok(folder.join(format!("{stamp} {}.chancery", stem.to_string_lossy())))
}

/// The backup before a restore. That of a damaged file cannot be verified; it is kept all the same, since
/// that is when a backup is needed most.
fn back_up_before_restore(session: &mut Session) -> Result<BackupResult> {
    match back_up(session, NoInput {}) {
        Err(Error::Damaged { .. }) => {
            let path = new_backup_path(session)?;
            let report = session
                .store()?
                .back_up_unverified(&path, session.passphrase())?;
            Ok(BackupResult {
                file: session.add_place(&path),
                report,
            })
        }
        other => other,
    }
}

/// Backs up the open file to a chosen place, and proves the copy.
///
/// # Errors
/// As [`back_up`]; `Exists` when something has that name.
pub fn back_up_to(session: &mut Session, input: PlaceInput) -> Result<BackupResult> {
    let path = session.place(&input.place)?;
    back_up_at(session, &path)
}

fn back_up_at(session: &mut Session, path: &Path) -> Result<BackupResult> {
    let report = session.store()?.back_up(path, session.passphrase())?;
    Ok(BackupResult {
        file: session.add_place(path),
        report,
    })
}

/// The backups of the open file, the newest first.
///
/// # Errors
/// When their folder cannot be read.
pub fn list(session: &mut Session, _: NoInput) -> Result<Vec<BackupRow>> {
    let row = |session: &mut Session, (path, meta): (PathBuf, fs::Metadata)| BackupRow {
        file: session.add_place(&path),
        made_at: meta
            .modified()
            .ok()
            .map(settings::format_file_time)
            .unwrap_or_default(),
        bytes: meta.len(),
    };
    Ok(list_files(session)?
        .into_iter()
        .map(|entry| row(session, entry))
        .collect())
}

/// Puts a backup's content into the open file. The backup is proved first, then the present file is
/// backed up.
///
/// # Errors
/// `Damaged`, `PassphraseNeeded`, `WrongPassphrase` for the backup; `Invalid` on `place` when it is the
/// open file itself, or not protected alike; `ReadOnly`; an error of the disk.
/// When the backup is refused the file is as it was.
pub fn restore(session: &mut Session, input: Open) -> Result<RestoreResult> {
    let path = session.place(&input.place)?;
    // Reading the open file's bytes beside SQLite would give up its locks.
    let whole = fs::canonicalize(&path).map_err(Error::disk(DiskAction::Opening, &path))?;
    if session.store()?.is_at(&whole) {
        return Err(Error::invalid("place", Rule::FromItself));
    }
    let given = input.passphrase.as_deref();
    let proved = session
        .store()?
        .verify_backup(&path, given.or_else(|| session.passphrase()));
    // Nobody has typed a wrong one yet.
    let proved = proved.map_err(|error| match error {
        Error::WrongPassphrase if given.is_none() => Error::PassphraseNeeded,
        other => other,
    })?;
    let safety = back_up_before_restore(session)?;
    let report = session.store_mut()?.restore(proved)?;
    Ok(RestoreResult { safety, report })
}

/// SQLite's own checks of the open file.
///
/// # Errors
/// When the file cannot be read.
pub fn check(session: &mut Session, _: NoInput) -> Result<CheckReport> {
    session.store()?.check()
}

/// Walks the history of the open file and holds every record against it.
///
/// # Errors
/// When the file cannot be read.
pub fn verify(session: &mut Session, _: NoInput) -> Result<VerifyReport> {
    session.store()?.verify()
}
