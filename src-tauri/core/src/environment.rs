//! This computer: where this person's settings are kept, who they are, what the computer is called.
//! The one place that reads the environment.

use crate::session::{Session, SystemClock};
use std::{env, fs, path::PathBuf};

/// An environment variable, unless it is unset or blank.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.trim().is_empty())
}

fn folder(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .map(PathBuf::from)
        .filter(|p| p.is_absolute())
}

/// The folder of settings, recent files and backups: `CHANCERY_HOME` when it is set (a whole path),
/// else where the platform keeps an application's data. None when the platform does not say.
pub fn default_home() -> Option<PathBuf> {
    if let Some(home) = folder("CHANCERY_HOME") {
        return Some(home);
    }
    if cfg!(windows) {
        return Some(folder("APPDATA")?.join("Chancery"));
    }
    if cfg!(target_os = "macos") {
        return Some(folder("HOME")?.join("Library/Application Support/Chancery"));
    }
    // XDG Base Directory Specification: a path that is not whole is to be ignored.
    let shared = folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(".local/share")));
    Some(shared?.join("chancery"))
}

/// The name of the user account, else of its home folder.
fn user_name() -> String {
    let names = ["USER", "USERNAME", "LOGNAME"];
    let home = || Some(folder("HOME")?.file_name()?.to_string_lossy().into_owned());
    let known = names.into_iter().find_map(variable).or_else(home);
    known.unwrap_or_else(|| "unknown".into())
}

fn computer_name() -> String {
    let file = || fs::read_to_string("/etc/hostname").ok();
    let known = ["HOSTNAME", "COMPUTERNAME"].into_iter().find_map(variable);
    let known = known.or_else(file).map(|name| name.trim().to_owned());
    known
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "unknown".into())
}

/// A session of this person on this computer, without a file. Where the platform names no home, its
/// folder for temporary files serves.
pub fn session() -> Session {
    let home = default_home().unwrap_or_else(|| env::temp_dir().join("chancery"));
    Session::new(Box::new(SystemClock), home, user_name(), computer_name())
}

/// The passphrase in `CHANCERY_PASSPHRASE`, for programs that run other programs.
pub fn passphrase() -> Option<String> {
    env::var("CHANCERY_PASSPHRASE")
        .ok()
        .filter(|p| !p.is_empty())
}
