//! The shell: the only Rust that knows Tauri, tokio and the platform's windows and dialogs.
//! It has no bodies of its own: the page's calls go to the core's list of commands.

mod app_state;
mod commands;
#[cfg(target_os = "linux")]
mod drawing;
mod window;

pub use app_state::AppState;
pub use commands::with_commands;

use chancery_core::{api, environment, session::Session};
use serde_json::Value;
use std::path::PathBuf;
use tauri::{Manager, RunEvent};

/// What the program was started with.
#[derive(Debug, Default, PartialEq)]
pub struct LaunchOptions {
    /// A record file to open.
    pub file: Option<PathBuf>,
    /// Open the sample.
    pub sample: bool,
}

impl LaunchOptions {
    /// Reads the words after the program's name: `--sample`, or a file.
    pub fn from_args(words: impl Iterator<Item = std::ffi::OsString>) -> Self {
        words.fold(Self::default(), |start, word| match word.to_str() {
            Some("--sample") => Self {
                sample: true,
                ..start
            },
            Some(option) if option.starts_with("--") => start,
            _ => Self {
                file: Some(word.into()),
                ..start
            },
        })
    }
}

/// A session with the file that was asked for, and what the page will ask first.
fn open(start: LaunchOptions) -> (Session, Value) {
    let mut session = environment::session();
    session.startup_file = start.file;
    if start.sample {
        // A sample that cannot be opened leaves the first screen, where it can be tried again and is explained.
        let _told_there = api::sample::open(&mut session, api::NoInput {});
    }
    let preloaded = window::preloaded(&mut session);
    (session, preloaded)
}

/// Starts the program and stays until its window is closed.
pub fn run() {
    let mut words = std::env::args_os();
    let _program = words.next();
    let start = LaunchOptions::from_args(words);
    // The file is read while the window system starts.
    let opening = std::thread::spawn(move || open(start));
    with_commands(tauri::Builder::default())
        .setup(move |app| {
            let (session, preloaded) = opening.join().map_err(|_| "the start was broken off")?;
            app.manage(AppState::new(session));
            Ok(window::open(app, &preloaded)?)
        })
        .build(tauri::generate_context!())
        .expect("the desktop has a window system that Tauri knows")
        .run(|app, event| {
            if let RunEvent::Exit = event {
                app.state::<AppState>().close();
            }
        });
}
