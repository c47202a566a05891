//! What the shell keeps between calls, and the native dialogs.

use chancery_core::{Failure, session::Session};
use serde::Deserialize;
use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use tauri::{Runtime, WebviewWindow};

/// The session, and in tests the answers that stand for a person at the dialogs.
pub struct AppState {
    session: Arc<Mutex<Session>>,
    answers: Mutex<Option<Vec<Option<PathBuf>>>>,
    page_ready: AtomicBool,
}

/// What a dialog is opened for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DialogKind {
    /// A record file or a backup to open.
    OpenFile,
    /// Published rates of exchange to read.
    OpenRates,
    /// A new record file.
    NewFile,
    /// A new backup.
    NewBackup,
    /// A new PDF; one of that name may be replaced when the person says so in the dialog.
    NewPdf,
    /// A new paper: a PDF, or a DOCX when its name ends so; replaced likewise.
    NewPaper,
    /// A new invitation for calendars; replaced likewise.
    NewInvitation,
    /// A new workbook; as above.
    NewXlsx,
    /// A new table as text; as above.
    NewCsv,
    /// A new file of activities for other programs; as above.
    NewXml,
}

impl AppState {
    /// Around a session.
    pub fn new(session: Session) -> Self {
        Self {
            session: Arc::new(Mutex::new(session)),
            answers: Mutex::new(answers()),
            page_ready: AtomicBool::new(false),
        }
    }

    /// Called with the page's first command: from then on the page is asked before its window closes.
    pub(crate) fn set_page_ready(&self) {
        self.page_ready.store(true, Ordering::Relaxed);
    }

    /// Whether there is a page that can be asked.
    pub(crate) fn is_page_ready(&self) -> bool {
        self.page_ready.load(Ordering::Relaxed)
    }

    /// Closes the open file, so that neither its lock nor its journal stays behind.
    pub(crate) fn close(&self) {
        self.with_session(Session::close);
    }

    /// Runs `act` with the session locked.
    pub(crate) fn with_session<T>(&self, act: impl FnOnce(&mut Session) -> T) -> T {
        // A command that stopped half-way left the file as it was before: a write is whole or not at all.
        act(&mut self.session.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The session, to lock.
    pub fn session(&self) -> Arc<Mutex<Session>> {
        Arc::clone(&self.session)
    }
}

/// A driver of the window cannot click a native dialog. In a debug build the file named by
/// `CHANCERY_ANSWERS` holds what is chosen, in order: a list of paths, or null for closing it.
#[cfg(debug_assertions)]
fn answers() -> Option<Vec<Option<PathBuf>>> {
    let path = std::env::var_os("CHANCERY_ANSWERS")?;
    let text = std::fs::read_to_string(path).expect("the file of answers is there");
    let mut answers: Vec<_> = serde_json::from_str(&text).expect("it is a list of paths");
    answers.reverse();
    Some(answers)
}

#[cfg(not(debug_assertions))]
fn answers() -> Option<Vec<Option<PathBuf>>> {
    None
}

/// Opens the dialog on the thread that owns the windows, and waits elsewhere.
pub(crate) async fn open_dialog<R: Runtime>(
    window: &WebviewWindow<R>,
    state: &AppState,
    kind: DialogKind,
    suggestion: String,
) -> Result<Option<PathBuf>, Failure> {
    if let Some(answers) = state
        .answers
        .lock()
        .map_err(|_| internal_failure("the answers"))?
        .as_mut()
    {
        return answers
            .pop()
            .ok_or_else(|| internal_failure("there are no more answers"));
    }
    let (send, receive) = tokio::sync::oneshot::channel();
    let parent = window.clone();
    let show = move || {
        let dialog = rfd::AsyncFileDialog::new().set_parent(&parent);
        let dialog = match kind {
            DialogKind::NewPdf => dialog.add_filter("PDF", &["pdf"]),
            DialogKind::NewPaper => dialog
                .add_filter("PDF", &["pdf"])
                .add_filter("DOCX", &["docx"]),
            DialogKind::NewInvitation => dialog.add_filter("iCalendar", &["ics"]),
            DialogKind::NewXlsx => dialog.add_filter("XLSX", &["xlsx"]),
            DialogKind::NewCsv => dialog.add_filter("CSV", &["csv"]),
            DialogKind::NewXml => dialog.add_filter("XML", &["xml"]),
            DialogKind::OpenRates => dialog.add_filter("CSV, XML, ZIP", &["csv", "xml", "zip"]),
            _ => dialog.add_filter("Chancery", &["chancery"]),
        };
        let dialog = dialog.set_file_name(suggestion);
        tauri::async_runtime::spawn(async move {
            let chosen = match kind {
                DialogKind::OpenFile | DialogKind::OpenRates => dialog.pick_file().await,
                _ => dialog.save_file().await,
            };
            // Nobody waits any more when the window was closed meanwhile.
            let _unheard = send.send(chosen.map(|file| file.path().to_path_buf()));
        });
    };
    window
        .run_on_main_thread(show)
        .map_err(|e| internal_failure(&e.to_string()))?;
    let chosen = receive
        .await
        .map_err(|e| internal_failure(&e.to_string()))?;
    Ok(chosen.map(|path| with_ending(path, kind)))
}

/// A name typed without its ending gets it.
fn with_ending(path: PathBuf, kind: DialogKind) -> PathBuf {
    match (kind, path.extension()) {
        (DialogKind::OpenFile | DialogKind::OpenRates, _) | (_, Some(_)) => path,
        (DialogKind::NewPdf | DialogKind::NewPaper, None) => path.with_extension("pdf"),
        (DialogKind::NewInvitation, None) => path.with_extension("ics"),
        (DialogKind::NewXlsx, None) => path.with_extension("xlsx"),
        (DialogKind::NewCsv, None) => path.with_extension("csv"),
        (DialogKind::NewXml, None) => path.with_extension("xml"),
        (_, None) => path.with_extension("chancery"),
    }
}

pub(crate) fn internal_failure(detail: &str) -> Failure {
    Failure::Internal {
        detail: detail.to_owned(),
    }
}
