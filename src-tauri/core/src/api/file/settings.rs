//! Settings of this person on this computer, and the files they opened lately.

use crate::api::NoInput;
use crate::{DiskAction, Error, Result, atomic_file::write_atomically, session::Session};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// How many files are remembered.
const RECENT: usize = 8;

/// Preferences of this person on this computer.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The name under which changes are recorded.
    pub who: String,
    /// `light`, `dark` or `system`.
    pub theme: String,
}

/// The content of `settings.json`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(in crate::api) struct StoredSettings {
    who: Option<String>,
    theme: Option<String>,
    pub(in crate::api) recent: Vec<RecentFile>,
}

/// A file opened lately.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::api) struct RecentFile {
    pub(in crate::api) path: PathBuf,
    pub(in crate::api) coalition: String,
}

/// The time of a file, UTC, ISO 8601.
pub(in crate::api) fn format_file_time(time: SystemTime) -> String {
    DateTime::<Utc>::from(time).to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn path(session: &Session) -> PathBuf {
    session.home.join("settings.json")
}

/// Reads the settings file; one that cannot be parsed is renamed, never overwritten.
pub(in crate::api) fn read(session: &Session) -> Result<StoredSettings> {
    let path = path(session);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(StoredSettings::default()),
        Err(e) => return Err(Error::disk(DiskAction::Reading, &path)(e)),
    };
    match serde_json::from_str(&text) {
        Ok(kept) => Ok(kept),
        Err(_) => {
            let aside = path.with_extension("unreadable.json");
            fs::rename(&path, &aside).map_err(Error::disk(DiskAction::Saving, &aside))?;
            Ok(StoredSettings::default())
        }
    }
}

/// Edits the settings file, atomically: written beside, then renamed.
pub(in crate::api) fn update(
    session: &Session,
    edit: impl FnOnce(&mut StoredSettings),
) -> Result<()> {
    let mut kept = read(session)?;
    edit(&mut kept);
    let path = path(session);
    // Its own name: two programs may save their settings at once.
    let partial = path.with_extension(format!("{}.partial", session.mint()));
    fs::create_dir_all(&session.home).map_err(Error::disk(DiskAction::Making, &session.home))?;
    let text =
        serde_json::to_string_pretty(&kept).map_err(Error::internal("saving the settings"))?;
    write_atomically(&path, &partial, DiskAction::Saving, |partial| {
        fs::write(partial, text).map_err(Error::disk(DiskAction::Saving, &path))
    })
}

pub(in crate::api) fn remember(session: &Session, path: &Path, coalition: &str) -> Result<()> {
    update(session, |kept| {
        kept.recent.retain(|r| r.path != path);
        kept.recent.insert(
            0,
            RecentFile {
                path: path.into(),
                coalition: coalition.into(),
            },
        );
        kept.recent.truncate(RECENT);
    })
}

/// The settings.
///
/// # Errors
/// When they cannot be read.
pub fn get(session: &mut Session, _: NoInput) -> Result<Settings> {
    let kept = read(session)?;
    if let Some(who) = kept.who {
        session.who = who;
    }
    let theme = kept.theme.unwrap_or_else(|| "system".into());
    Ok(Settings {
        who: session.who.clone(),
        theme,
    })
}

/// Saves the settings.
///
/// # Errors
/// When they cannot be written.
pub fn save(session: &mut Session, input: Settings) -> Result<Settings> {
    update(session, |kept| {
        kept.who = Some(input.who.trim().to_owned()).filter(|w| !w.is_empty());
        kept.theme = Some(input.theme);
    })?;
    get(session, NoInput {})
}
