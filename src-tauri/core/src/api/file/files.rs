//! The record file: make, open, close, and the files opened lately.

use crate::api::{
    NoInput, audiences, backups,
    overview::parties_with_role,
    place_input::{Open, PlaceInput},
    records, settings,
};
use crate::{
    DiskAction, Error, Result,
    model::*,
    session::{Place, Session},
    store::{self, Access, Holder, OpenedStore, Store},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};

/// A record file to create.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Create {
    /// The place to write to: the token that the host's file dialog gave for it.
    pub place: String,
    /// Encrypts the file as a whole; none or empty for a plain file.
    pub passphrase: Option<String>,
    /// The fields of the coalition that the record is about.
    #[cfg_attr(test, ts(type = "import(\"./CoalitionFields\").CoalitionFields"))]
    pub coalition: serde_json::Value,
}

/// The open file, for the frame of the window.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct FileState {
    /// The name of the coalition; empty when the file has no coalition record.
    pub coalition: String,
    /// The file, for display.
    pub file: Place,
    /// Who has the file open, when this session reads a copy; empty fields when its folder cannot be written,
    /// or for a backup.
    #[cfg_attr(
        test,
        ts(type = "{ by: string, since: string, beside?: string } | null")
    )]
    pub read_only: Option<Holder>,
    /// Set for a backup that is open for viewing: it is never written.
    pub backup: Option<backups::BackupOrigin>,
    /// Whether the file is encrypted by a passphrase.
    pub encrypted: bool,
    /// Whether an unfinished write was found on opening, and a copy put aside in `recovery/`.
    pub rescued: bool,
    /// The name of the backup that was made before an older file was upgraded.
    pub upgraded: Option<String>,
    /// The number of operations in the history.
    pub operations: i64,
    /// The operation that undo would reverse: `save pledge`.
    pub undo: Option<String>,
    /// The operation that redo would repeat.
    pub redo: Option<String>,
    /// What the sidebar counts: records by noun, and as `members` and `teams` how many states are members
    /// today and how many expert teams there are, those without names included.
    pub counts: BTreeMap<String, i64>,
    /// When its newest backup on this computer was made, UTC, ISO 8601.
    pub backed_up_at: Option<String>,
}

/// A row in the list of recent files.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RecentFileRow {
    /// The name of the coalition when the file was last open.
    pub coalition: String,
    /// The file, which may be gone by now; see `changedAt`.
    pub file: Place,
    /// When the file was last modified, UTC, ISO 8601; none when it no longer exists.
    pub changed_at: Option<String>,
    /// Its size in bytes; 0 when it no longer exists.
    pub bytes: u64,
}

/// Makes a new file and opens it.
///
/// # Errors
/// `Exists`, `Invalid`, an error of the disk.
pub fn create(session: &mut Session, input: Create) -> Result<FileState> {
    let fields: CoalitionFields = crate::api::parse_input(input.coalition)?;
    let mut problems = Problems::default();
    fields.check(&mut problems);
    problems.into_result().map_err(Error::Invalid)?;
    let path = session.place(&input.place)?;
    let passphrase = input.passphrase.filter(|p| !p.is_empty());
    let mut store = Store::create(&path, passphrase.as_deref(), &session.holder())?;
    let (id, op) = (Id::of(session.mint()), session.op("create file"));
    let made = store.write(&op, |tx| {
        records::write_record(tx, id, 0, fields)?;
        audiences::write_all(tx, audiences::usual(&session.words))
    });
    if let Err(error) = made {
        // Nobody has seen it yet: a file without its coalition would only stand in the way.
        let path = store.path().to_path_buf();
        drop(store);
        fs::remove_file(&path).map_err(Error::disk(DiskAction::Making, &path))?;
        return Err(error);
    }
    set_open_file(session, store, passphrase)
}

/// Opens a file; the one before is closed.
///
/// # Errors
/// `PassphraseNeeded`, `WrongPassphrase`, `NotARecordFile`, `FileTooNew`, `Damaged`, an error of the disk.
pub fn open(session: &mut Session, input: Open) -> Result<FileState> {
    let path = session.place(&input.place)?;
    open_path(session, &path, input.passphrase)
}

/// Opens the file at a path. One that lies among the backups is only looked at.
///
/// # Errors
/// As [`open`].
pub fn open_path(
    session: &mut Session,
    path: &Path,
    passphrase: Option<String>,
) -> Result<FileState> {
    let whole = store::canonical_path(path)?;
    if backups::is_backup(session, &whole) {
        return view_backup_at(session, &whole, passphrase);
    }
    let here = session
        .store()
        .is_ok_and(|open| open.path() == whole && *open.access() == Access::Write);
    if here {
        return state_of_open(session);
    }
    let passphrase = passphrase.or_else(|| backups::shared_passphrase(session, &whole));
    let found: OpenedStore = Store::open(&whole, passphrase.as_deref(), &session.holder())?;
    set_open_file(session, found.into_store(), passphrase)
}

/// Opens a backup for viewing, wherever it is; the file before is closed. The backup is never changed.
///
/// # Errors
/// As [`open`].
pub fn view_backup(session: &mut Session, input: Open) -> Result<FileState> {
    let path = store::canonical_path(&session.place(&input.place)?)?;
    view_backup_at(session, &path, input.passphrase)
}

/// As [`view_backup`], by path.
fn view_backup_at(
    session: &mut Session,
    path: &Path,
    passphrase: Option<String>,
) -> Result<FileState> {
    let passphrase = passphrase.or_else(|| backups::shared_passphrase(session, path));
    let store = Store::open_private_copy(path, passphrase.as_deref())?;
    set_open_file(session, store, passphrase)
}

/// Opens a file that nothing will be written to: one of an older version is read from a private copy, and stays as it
/// is.
///
/// # Errors
/// As [`open`].
pub fn open_to_read(session: &mut Session, input: Open) -> Result<FileState> {
    let whole = store::canonical_path(&session.place(&input.place)?)?;
    if backups::is_backup(session, &whole) {
        return view_backup_at(session, &whole, input.passphrase);
    }
    let passphrase = input.passphrase;
    let found = Store::open_to_read(&whole, passphrase.as_deref(), &session.holder())?;
    set_open_file(session, found.into_store(), passphrase)
}

/// Makes a file the open one; if its state cannot be read, the one before stays open.
pub(in crate::api) fn set_open_file(
    session: &mut Session,
    store: Store,
    passphrase: Option<String>,
) -> Result<FileState> {
    let before = session.set_store(store, passphrase);
    let state = match state_of_open(session) {
        Ok(state) => state,
        Err(error) => {
            session.restore_open_file(before);
            return Err(error);
        }
    };
    if session.remember && state.backup.is_none() {
        let path = session.store()?.path().to_path_buf();
        // The list of recent files is a convenience: without it the file opens all the same, and
        // saving the settings says what is wrong with their folder.
        let _not_listed = settings::remember(session, &path, &state.coalition);
    }
    Ok(state)
}

/// Closes the file.
///
/// # Errors
/// None.
pub fn close(session: &mut Session, _: NoInput) -> Result<()> {
    session.close();
    Ok(())
}

/// The open file, or none.
///
/// # Errors
/// When the file cannot be read.
pub fn state(session: &mut Session, _: NoInput) -> Result<Option<FileState>> {
    if session.store().is_err() {
        return Ok(None);
    }
    state_of_open(session).map(Some)
}

/// The nouns that the sidebar counts.
const COUNTED: [&str; 5] = [
    MeetingFields::NAME,
    PersonFields::NAME,
    PledgeFields::NAME,
    ActionFields::NAME,
    DecisionFields::NAME,
];

fn state_of_open(session: &mut Session) -> Result<FileState> {
    let path = session.store()?.path().to_path_buf();
    let file = session.add_place(&path);
    let backed_up_at = backups::newest(session)?;
    let backup = backups::backup_origin(session)?;
    let today = session.now().date_naive();
    let open = session.store()?;
    let coalition = match store::coalition(open.read()) {
        Ok(coalition) => coalition.fields.name,
        Err(Error::NotFound { .. }) => String::new(),
        Err(error) => return Err(error),
    };
    let mut counts = open.counts_of(&COUNTED)?;
    let roles = store::list(open.read())?;
    let members = parties_with_role(&roles, today, RoleKind::counts_as_member).len();
    let teams = store::list::<BodyFields>(open.read())?.into_iter();
    let teams = teams.filter(|b| b.fields.kind == BodyKind::ExpertTeam);
    let teams = teams
        .map(|b| b.fields.unnamed_count.unwrap_or(1))
        .fold(0, i64::saturating_add);
    counts.insert("members".into(), i64::try_from(members).unwrap_or(i64::MAX));
    counts.insert("teams".into(), teams);
    let read_only = match open.access() {
        Access::Write => None,
        Access::Read(holder) => Some(holder.clone()),
        Access::Copy | Access::OlderVersion | Access::Interrupted => Some(Holder::default()),
    };
    let (undo, redo) = if read_only.is_some() {
        (None, None)
    } else {
        open.undo_and_redo_names()?
    };
    Ok(FileState {
        coalition,
        file,
        read_only,
        backup,
        encrypted: open.is_encrypted(),
        rescued: open.recovery_folder().is_some(),
        upgraded: open
            .pre_upgrade_copy()
            .and_then(|copy| copy.file_name())
            .map(|name| name.to_string_lossy().into_owned()),
        operations: open.operation_count()?,
        undo,
        redo,
        counts,
        backed_up_at,
    })
}

/// The file the program was started with, once: the page opens it like any other.
///
/// # Errors
/// None.
pub fn startup_file(session: &mut Session, _: NoInput) -> Result<Option<Place>> {
    let asked = session.startup_file.take();
    Ok(asked.map(|path| session.add_place(&path)))
}

/// The files opened lately, the newest first.
///
/// # Errors
/// When the settings cannot be read.
pub fn recent(session: &mut Session, _: NoInput) -> Result<Vec<RecentFileRow>> {
    let mut out = Vec::new();
    for entry in settings::read(session)?.recent {
        let found = fs::metadata(&entry.path).ok();
        let changed_at = found
            .as_ref()
            .and_then(|m| m.modified().ok())
            .map(settings::format_file_time);
        out.push(RecentFileRow {
            coalition: entry.coalition,
            file: session.add_place(&entry.path),
            changed_at,
            bytes: found.map_or(0, |m| m.len()),
        });
    }
    Ok(out)
}

/// Takes a file off the list of recent ones; the file itself stays.
///
/// # Errors
/// When the settings cannot be written.
pub fn forget(session: &mut Session, input: PlaceInput) -> Result<()> {
    let path = session.place(&input.place)?;
    settings::update(session, |settings| {
        settings.recent.retain(|r| r.path != path)
    })
}
