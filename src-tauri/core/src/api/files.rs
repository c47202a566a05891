//! The record file: make, open, close, and the files opened lately.

use super::{Nothing, audiences, backups, overview::holding, records, settings};
use crate::{
    Error, Result,
    model::*,
    session::{Place, Session},
    store::{self, Access, Holder, Opened, Store},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};

/// A new file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Create {
    /// Where, as chosen.
    pub place: String,
    /// Protects the file as a whole; none or empty for a plain file.
    pub passphrase: Option<String>,
    /// The coalition it is for.
    #[cfg_attr(test, ts(type = "import(\"./CoalitionFields\").CoalitionFields"))]
    pub coalition: serde_json::Value,
}

/// A file to open.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Open {
    /// Which, as chosen.
    pub place: String,
    /// Its passphrase, if it has one.
    pub passphrase: Option<String>,
}

/// A chosen file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct OfPlace {
    /// Which, as chosen.
    pub place: String,
}

/// The open file, as the frame of the window shows it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct FileState {
    /// The coalition's name.
    pub coalition: String,
    /// The file, to show.
    pub file: Place,
    /// Who else has it, when only a copy is read; empty fields when its folder cannot be written, or for a backup.
    #[cfg_attr(
        test,
        ts(type = "{ by: string, since: string, beside?: string } | null")
    )]
    pub read_only: Option<Holder>,
    /// Set for a backup that is looked at: it is read, never written.
    pub backup: Option<backups::LookedAt>,
    /// Whether it is protected by a passphrase.
    pub encrypted: bool,
    /// Whether an unfinished write was found at opening, and a copy put aside.
    pub rescued: bool,
    /// The name of the copy that was kept beside a file of an older version.
    pub upgraded: Option<String>,
    /// How many operations its history has.
    pub operations: i64,
    /// What undo would take back: `save pledge`.
    pub undo: Option<String>,
    /// What redo would bring back.
    pub redo: Option<String>,
    /// How many records of each noun there are, and as `members` and `teams` how many states are
    /// members today and how many expert teams there are, those without names included.
    pub counts: BTreeMap<String, i64>,
    /// When it was last backed up here, UTC, ISO 8601.
    pub backed_up_at: Option<String>,
}

/// A file opened lately.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Recent {
    /// The coalition's name when it was last open.
    pub coalition: String,
    /// The file.
    pub file: Place,
    /// When the file was last changed, UTC, ISO 8601; none when it is no longer there.
    pub changed_at: Option<String>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Makes a new file and opens it.
///
/// # Errors
/// `Exists`, `Invalid`, an error of the disk.
pub fn create(session: &mut Session, input: Create) -> Result<FileState> {
    let fields: CoalitionFields = super::understand(input.coalition)?;
    let mut problems = Problems::default();
    fields.check(&mut problems);
    problems.into_result().map_err(Error::Invalid)?;
    let path = session.place(&input.place)?;
    let passphrase = input.passphrase.filter(|p| !p.is_empty());
    let mut store = Store::create(&path, passphrase.as_deref(), &session.holder())?;
    let (id, op) = (Id::of(session.mint()), session.op("create file"));
    let made = store.write(&op, |tx| {
        records::put(tx, id, 0, fields)?;
        audiences::put_all(tx, audiences::usual(&session.words))
    });
    if let Err(error) = made {
        // Nobody has seen it yet: a file without its coalition would only stand in the way.
        let path = store.path().to_path_buf();
        drop(store);
        fs::remove_file(&path).map_err(Error::disk("making", &path))?;
        return Err(error);
    }
    opened(session, store, passphrase)
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
    let whole = store::whole(path)?;
    if backups::is_among(session, &whole) {
        return backups::look_at_path(session, &whole, passphrase);
    }
    let here = session
        .store()
        .is_ok_and(|open| open.path() == whole && *open.access() == Access::Write);
    if here {
        return state_of_open(session);
    }
    let passphrase = passphrase.or_else(|| backups::shared_passphrase(session, &whole));
    let found: Opened = Store::open(&whole, passphrase.as_deref(), &session.holder())?;
    opened(session, found.store(), passphrase)
}

/// Opens a file that nothing will be written to: one of an older version is read from a private copy, and stays as it
/// is.
///
/// # Errors
/// As [`open`].
pub fn open_to_read(session: &mut Session, input: Open) -> Result<FileState> {
    let whole = store::whole(&session.place(&input.place)?)?;
    if backups::is_among(session, &whole) {
        return backups::look_at_path(session, &whole, input.passphrase);
    }
    let passphrase = input.passphrase;
    let found = Store::open_to_read(&whole, passphrase.as_deref(), &session.holder())?;
    opened(session, found.store(), passphrase)
}

/// Takes a file as the open one; if it cannot be shown, the one before stays open.
pub(super) fn opened(
    session: &mut Session,
    store: Store,
    passphrase: Option<String>,
) -> Result<FileState> {
    let before = session.set_store(store, passphrase);
    let state = match state_of_open(session) {
        Ok(state) => state,
        Err(error) => {
            session.put_back(before);
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
pub fn close(session: &mut Session, _: Nothing) -> Result<()> {
    session.close();
    Ok(())
}

/// The open file, or none.
///
/// # Errors
/// When the file cannot be read.
pub fn state(session: &mut Session, _: Nothing) -> Result<Option<FileState>> {
    if session.store().is_err() {
        return Ok(None);
    }
    state_of_open(session).map(Some)
}

fn state_of_open(session: &mut Session) -> Result<FileState> {
    let path = session.store()?.path().to_path_buf();
    let file = session.add_place(&path);
    let backed_up_at = backups::newest(session)?;
    let backup = backups::looked_at(session)?;
    let today = session.now().date_naive();
    let open = session.store()?;
    let coalition = match store::coalition(open.read()) {
        Ok(coalition) => coalition.fields.name,
        Err(Error::NotFound { .. }) => String::new(),
        Err(error) => return Err(error),
    };
    let mut counts: BTreeMap<String, i64> = open.counts()?.into_iter().collect();
    let members = holding(
        &store::list(open.read())?,
        today,
        RoleKind::counts_as_member,
    )
    .len();
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
        Access::Look | Access::Older | Access::CutOff => Some(Holder::default()),
    };
    let (undo, redo) = if read_only.is_some() {
        (None, None)
    } else {
        open.undoable()?
    };
    Ok(FileState {
        coalition,
        file,
        read_only,
        backup,
        encrypted: open.encrypted(),
        rescued: open.rescued().is_some(),
        upgraded: open
            .upgraded()
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
pub fn asked(session: &mut Session, _: Nothing) -> Result<Option<Place>> {
    let asked = session.asked.take();
    Ok(asked.map(|path| session.add_place(&path)))
}

/// The files opened lately, the newest first.
///
/// # Errors
/// When the settings cannot be read.
pub fn recent(session: &mut Session, _: Nothing) -> Result<Vec<Recent>> {
    let mut out = Vec::new();
    for entry in settings::read(session)?.recent {
        let found = fs::metadata(&entry.path).ok();
        let changed_at = found
            .as_ref()
            .and_then(|m| m.modified().ok())
            .map(settings::moment);
        out.push(Recent {
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
pub fn forget(session: &mut Session, input: OfPlace) -> Result<()> {
    let path = session.place(&input.place)?;
    settings::change(session, |settings| {
        settings.recent.retain(|r| r.path != path)
    })
}
