//! The one window: made from the settings of `tauri.conf.json`, and shut to everything but our page.

use crate::app_state::AppState;
use chancery_core::{api, session::Session};
use serde_json::{Value, json};
use tauri::{
    App, Emitter, Manager, Runtime, Url, WebviewWindowBuilder, WindowEvent,
    webview::NewWindowResponse,
};

/// Opens the window, on a page that has been [`preloaded`].
pub(crate) fn open<R: Runtime>(app: &App<R>, preloaded: &Value) -> tauri::Result<()> {
    let config = app.config().app.windows.first().cloned();
    let config = config.expect("tauri.conf.json names the window");
    let window = WebviewWindowBuilder::from_config(app.handle(), &config)?
        .on_navigation(is_app_url)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .initialization_script(format!("window.preloaded = {preloaded}"))
        .incognito(!is_driven_by_tests())
        .build()?;
    #[cfg(target_os = "linux")]
    crate::drawing::apply_drawing_policy(&window)?;
    let asked = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            && asked.state::<AppState>().is_page_ready()
        {
            // What is being typed is saved first; then the page leaves.
            api.prevent_close();
            if asked.emit("closing", ()).is_err() {
                // Nobody heard: there is nothing to wait for.
                let _closed = asked.destroy();
            }
        }
    });
    Ok(())
}

/// Answers to what the page asks at its start, so that its first picture waits for nothing and is drawn once.
/// What fails is omitted: the page then asks by itself, and is told why.
pub(crate) fn preloaded(session: &mut Session) -> Value {
    let mut answers = Vec::new();
    let mut ask = |command: &str, input: Value| {
        let answer = api::dispatch(session, command, input.clone()).ok()?;
        answers.push(json!([json!([command, input]).to_string(), &answer]));
        Some(answer)
    };
    for command in ["asked_file", "settings", "countries", "currencies", "zones"] {
        ask(command, json!({}));
    }
    if ask("file_state", json!({})).is_some_and(|file| !file.is_null()) {
        ask("overview", json!({}));
        for noun in ["source", "party", "coalition"] {
            ask("list", json!({ "noun": noun }));
        }
    } else {
        ask("recent_files", json!({}));
    }
    Value::Array(answers)
}

/// Whether an address is the program's own page; navigation to any other is refused.
fn is_app_url(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        // On Windows the page's own address.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Whether a WebDriver drives the window. It cannot reach a web view that keeps nothing on the disk, as ours is else.
fn is_driven_by_tests() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}
