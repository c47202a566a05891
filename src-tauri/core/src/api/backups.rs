//! Backups of the open file: made, listed, restored; and the file's own checks.

use super::{Nothing, files, settings};
use crate::{
    Error, Result,
    model::Rule,
    session::{Place, Session},
    store::{self, Access, BackupReport, CheckReport, Store, VerifyReport},
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A backup just made.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct BackedUp {
    /// Where it is.
    pub file: Place,
    /// What was proved of it.
    pub report: BackupReport,
}

/// A backup in the list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct BackupRow {
    /// Where it is.
    pub file: Place,
    /// When it was made, UTC, ISO 8601.
    pub made_at: String,
    /// Its size.
    pub bytes: u64,
}

/// What a restore did.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// The copy of what the file held before.
    pub safety: BackedUp,
    /// What the file holds now.
    pub report: BackupReport,
}

/// A backup that is looked at.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct LookedAt {
    /// When it was made, UTC, ISO 8601; empty when its disk does not tell.
    pub made_at: String,
    /// The file it was made of, when that was seen since the program started: into it, it can be restored.
    pub of: Option<Place>,
}

/// The folder of the open file's backups.
fn folder(session: &Session) -> Result<PathBuf> {
    Ok(folder_of(session, session.store()?.path()))
}

/// The folder of a file's backups: under the settings' folder, named after the file and its place.
fn folder_of(session: &Session, path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let digest = Sha256::digest(whole.to_string_lossy().as_bytes());
    let short: String = digest
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    among(session).join(format!("{stem}-{short}"))
}

/// Where the backups of all files are.
fn among(session: &Session) -> PathBuf {
    session.home.join("backups")
}

/// Whether a file lies among the backups.
pub(super) fn is_among(session: &Session, path: &Path) -> bool {
    // Without a backup there is no folder of them, and nothing lies in it.
    store::whole(&among(session)).is_ok_and(|folder| path.starts_with(folder))
}

/// Whether a backup lies among those of a file.
fn is_of(session: &Session, backup: &Path, path: &Path) -> bool {
    let folder = store::whole(&folder_of(session, path));
    folder.is_ok_and(|folder| backup.parent() == Some(&folder))
}

/// What is open and this, a file and a backup of it in either order, have the same passphrase.
pub(super) fn shared_passphrase(session: &Session, path: &Path) -> Option<String> {
    let open = session.store().ok()?.path();
    let kin = is_of(session, path, open) || is_of(session, open, path);
    session.passphrase().filter(|_| kin).map(str::to_owned)
}

/// What to say of the open file if it is a backup that is looked at.
pub(super) fn looked_at(session: &mut Session) -> Result<Option<LookedAt>> {
    let open = session.store()?;
    if *open.access() != Access::Look {
        return Ok(None);
    }
    let made = fs::metadata(open.path()).and_then(|meta| meta.modified());
    let of = session
        .paths()
        .find(|path| is_of(session, open.path(), path));
    let of = of.map(Path::to_path_buf);
    Ok(Some(LookedAt {
        made_at: made.map(settings::moment).unwrap_or_default(),
        of: of.map(|path| session.add_place(&path)),
    }))
}

/// Opens a backup to look at, wherever it lies; the file before is closed. Nothing of it is changed.
///
/// # Errors
/// As [`files::open`].
pub fn look_at(session: &mut Session, input: files::Open) -> Result<files::FileState> {
    let path = store::whole(&session.place(&input.place)?)?;
    look_at_path(session, &path, input.passphrase)
}

/// Opens the backup at a path to look at.
pub(super) fn look_at_path(
    session: &mut Session,
    path: &Path,
    passphrase: Option<String>,
) -> Result<files::FileState> {
    let passphrase = passphrase.or_else(|| shared_passphrase(session, path));
    let store = Store::look_at(path, passphrase.as_deref())?;
    files::opened(session, store, passphrase)
}

fn all(session: &Session) -> Result<Vec<(PathBuf, fs::Metadata)>> {
    let folder = folder(session)?;
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(Error::disk("reading", &folder)(e)),
    };
    let mut out = Vec::new();
    for entry in entries {
        let entry = entry.map_err(Error::disk("reading", &folder))?;
        if entry.path().extension().is_some_and(|e| e == "chancery") {
            out.push((
                entry.path(),
                entry
                    .metadata()
                    .map_err(Error::disk("reading", &entry.path()))?,
            ));
        }
    }
    // Their names begin with the moment they were made.
    out.sort_by(|a, b| b.0.cmp(&a.0));
    Ok(out)
}

/// When the newest backup of the open file was made.
pub(super) fn newest(session: &Session) -> Result<Option<String>> {
    let newest = all(session)?.into_iter().next();
    Ok(newest
        .and_then(|(_, m)| m.modified().ok())
        .map(settings::moment))
}

/// Backs up the open file among its backups, and proves the copy.
///
/// # Errors
/// `NoFile`, `Damaged` when the copy does not prove whole, an error of the disk.
pub fn back_up(session: &mut Session, _: Nothing) -> Result<BackedUp> {
    let path = name(session)?;
    to(session, &path)
}

/// A name of its own for a backup made now.
fn name(session: &Session) -> Result<PathBuf> {
    let folder = folder(session)?;
    fs::create_dir_all(&folder).map_err(Error::disk("making", &folder))?;
    let stem = session.store()?.path().file_stem().unwrap_or_default();
    let stamp = session.now().format("%Y-%m-%d %H-%M-%S%.3f UTC");
    Ok(folder.join(format!("{stamp} {}.chancery", stem.to_string_lossy())))
}

/// The copy before a restore. Of a damaged file it cannot be proved; it is kept all the same, since
/// that is when a backup is needed most.
fn safety(session: &mut Session) -> Result<BackedUp> {
    match back_up(session, Nothing {}) {
        Err(Error::Damaged { .. }) => {
            let path = name(session)?;
            let report = session.store()?.put_aside(&path, session.passphrase())?;
            Ok(BackedUp {
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
pub fn back_up_to(session: &mut Session, input: files::OfPlace) -> Result<BackedUp> {
    let path = session.place(&input.place)?;
    to(session, &path)
}

fn to(session: &mut Session, path: &Path) -> Result<BackedUp> {
    let report = session.store()?.back_up(path, session.passphrase())?;
    Ok(BackedUp {
        file: session.add_place(path),
        report,
    })
}

/// The backups of the open file, the newest first.
///
/// # Errors
/// When their folder cannot be read.
pub fn list(session: &mut Session, _: Nothing) -> Result<Vec<BackupRow>> {
    let row = |session: &mut Session, (path, meta): (PathBuf, fs::Metadata)| BackupRow {
        file: session.add_place(&path),
        made_at: meta
            .modified()
            .ok()
            .map(settings::moment)
            .unwrap_or_default(),
        bytes: meta.len(),
    };
    Ok(all(session)?
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
pub fn restore(session: &mut Session, input: files::Open) -> Result<Restored> {
    let path = session.place(&input.place)?;
    // Reading the open file's bytes beside SQLite would give up its locks.
    let whole = fs::canonicalize(&path).map_err(Error::disk("opening", &path))?;
    if session.store()?.is_at(&whole) {
        return Err(Error::invalid("place", Rule::FromItself));
    }
    let given = input.passphrase.as_deref();
    let proved = session
        .store()?
        .proved(&path, given.or_else(|| session.passphrase()));
    // Nobody has typed a wrong one yet.
    let proved = proved.map_err(|error| match error {
        Error::WrongPassphrase if given.is_none() => Error::PassphraseNeeded,
        other => other,
    })?;
    let safety = safety(session)?;
    let report = session.store_mut()?.restore(proved)?;
    Ok(Restored { safety, report })
}

/// SQLite's own checks of the open file.
///
/// # Errors
/// When the file cannot be read.
pub fn check(session: &mut Session, _: Nothing) -> Result<CheckReport> {
    session.store()?.check()
}

/// Walks the history of the open file and holds every record against it.
///
/// # Errors
/// When the file cannot be read.
pub fn verify(session: &mut Session, _: Nothing) -> Result<VerifyReport> {
    session.store()?.verify()
}
