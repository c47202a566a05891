//! The commands that Tauri offers the page: `call` runs one of the core's, `paper` one
//! that answers with a PDF, `choose` opens a native dialog,
//! `leave` closes the window.

use crate::app_state::{AppState, DialogKind, internal_failure, open_dialog};
use chancery_core::{Failure, api, session::Place};
use serde_json::Value;
use std::sync::PoisonError;
use tauri::{Builder, Manager, Runtime, State, WebviewWindow, ipc::Response};

/// Runs one of the core's commands, away from the thread that draws.
#[tauri::command]
async fn call(state: State<'_, AppState>, command: String, input: Value) -> Result<Value, Failure> {
    state.set_page_ready();
    let session = state.session();
    let work = move || {
        let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
        api::dispatch(&mut session, &command, input)
    };
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| internal_failure(&error.to_string()))?
}

/// Runs one of the core's commands that answer with a paper; the page gets the bytes of its PDF.
#[tauri::command]
async fn paper(
    state: State<'_, AppState>,
    command: String,
    input: Value,
) -> Result<Response, Failure> {
    let session = state.session();
    let work = move || {
        let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
        api::dispatch_paper(&mut session, &command, input)
    };
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| internal_failure(&error.to_string()))?
        .map(Response::new)
}

/// Lets a person choose a file; none when they close the dialog.
#[tauri::command]
async fn choose<R: Runtime>(
    window: WebviewWindow<R>,
    kind: DialogKind,
    suggestion: String,
) -> Result<Option<Place>, Failure> {
    let state = window.state::<AppState>();
    let Some(path) = open_dialog(&window, &state, kind, suggestion).await? else {
        return Ok(None);
    };
    let session = state.session();
    let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Some(session.add_place(&path)))
}

/// Closes the window: the page has saved what was typed, or a person has said that it may go.
#[tauri::command]
fn leave<R: Runtime>(window: WebviewWindow<R>) -> Result<(), Failure> {
    window
        .destroy()
        .map_err(|error| internal_failure(&error.to_string()))
}

/// Registers these commands with a Tauri program.
pub fn with_commands<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.invoke_handler(tauri::generate_handler![call, paper, choose, leave])
}
