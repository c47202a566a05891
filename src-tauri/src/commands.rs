//! The page's doors: `call` to the core's commands, `choose` to a native dialog, and `leave` out.

use crate::desktop::{Choice, Desktop, ask};
use chancery_core::{Failure, api, session::Place};
use serde_json::Value;
use std::sync::PoisonError;
use tauri::{Builder, Manager, Runtime, State, WebviewWindow};

/// Runs one of the core's commands, away from the thread that draws.
#[tauri::command]
async fn call(
    desktop: State<'_, Desktop>,
    command: String,
    input: Value,
) -> Result<Value, Failure> {
    desktop.page_is_awake();
    let session = desktop.session();
    let work = move || {
        let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
        api::dispatch(&mut session, &command, input)
    };
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| broken(&error.to_string()))?
}

/// Lets a person choose a file; none when they close the dialog.
#[tauri::command]
async fn choose<R: Runtime>(
    window: WebviewWindow<R>,
    kind: Choice,
    suggestion: String,
) -> Result<Option<Place>, Failure> {
    let desktop = window.state::<Desktop>();
    let Some(path) = ask(&window, &desktop, kind, suggestion).await? else {
        return Ok(None);
    };
    let session = desktop.session();
    let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Some(session.add_place(&path)))
}

/// Closes the window: the page has saved what was typed, or a person has said that it may go.
#[tauri::command]
fn leave<R: Runtime>(window: WebviewWindow<R>) -> Result<(), Failure> {
    window.destroy().map_err(|error| broken(&error.to_string()))
}

pub(crate) fn broken(detail: &str) -> Failure {
    Failure::Internal {
        detail: detail.to_owned(),
    }
}

/// Adds the doors to a Tauri program.
pub fn with_commands<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.invoke_handler(tauri::generate_handler![call, choose, leave])
}
