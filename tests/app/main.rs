//! The shell over Tauri's mock runtime: what the page sends and gets through its one door.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a test that stops says where"
)]

use chancery_app::{AppState, LaunchOptions, with_commands};
use chancery_core::{
    Failure,
    session::{Session, SystemClock},
};
use serde_json::{Value, json};
use tauri::{
    WebviewWindow, WebviewWindowBuilder,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets},
    webview::InvokeRequest,
};

struct Page {
    window: WebviewWindow<MockRuntime>,
    _folder: tempfile::TempDir,
}

fn page() -> Page {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(
        Box::new(SystemClock),
        folder.path().join("home"),
        "Tester".into(),
        "desk".into(),
    );
    session.startup_file = Some(folder.path().join("asked.chancery"));
    let builder = with_commands(mock_builder()).manage(AppState::new(session));
    let app = builder.build(mock_context(noop_assets())).unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", Default::default())
        .build()
        .unwrap();
    Page {
        window,
        _folder: folder,
    }
}

impl Page {
    fn call(&self, command: &str, input: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: "call".into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(json!({ "command": command, "input": input })),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_string(),
        };
        get_ipc_response(&self.window, request).map(|body| body.deserialize().unwrap())
    }
}

#[test]
fn the_page_makes_the_sample_and_reads_its_meetings() {
    let page = page();
    assert_eq!(page.call("file_state", json!({})), Ok(Value::Null));
    let state = page.call("open_sample", json!({})).unwrap();
    assert_eq!(state["coalition"], json!("IT Coalition"));
    let meetings = page.call("meetings", json!({})).unwrap();
    assert!(
        meetings
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["meeting"]["ordinal"] == json!(2))
    );
}

#[test]
fn a_failure_reaches_the_page_with_its_code_and_its_field() {
    let page = page();
    assert_eq!(
        page.call("overview", json!({})),
        Err(json!({ "code": "noFile" }))
    );
    page.call("open_sample", json!({})).unwrap();
    let id = "0198a000-0000-7000-8000-000000000000";
    let fields = json!({
        "publisher": "", "title": "T", "publishedOn": "32 March", "address": null, "relaying": null, "quote": null,
        "certainty": "stated"
    });
    let refused = page.call(
        "save",
        json!({ "noun": "source", "id": id, "revision": 0, "fields": fields }),
    );
    let refused = refused.unwrap_err();
    assert_eq!(refused["code"], json!("invalid"));
    let problem = json!({ "field": "publishedOn", "rule": "notUnderstood", "given": "32 March" });
    assert_eq!(refused["problems"], json!([problem]));
}

#[test]
fn a_command_that_does_not_exist_is_refused() {
    let refused = page().call("drop_everything", json!({})).unwrap_err();
    assert_eq!(refused["code"], json!("usage"));
}

#[test]
fn the_page_gets_the_name_of_the_asked_file_but_never_uses_its_path() {
    let page = page();
    let asked = page.call("asked_file", json!({})).unwrap();
    assert_eq!(asked["name"], json!("asked.chancery"));
    assert_eq!(
        page.call("asked_file", json!({})),
        Ok(Value::Null),
        "it is asked for once"
    );
    let by_path = json!({ "place": "/etc/passwd", "passphrase": null });
    let refused = page.call("open_file", by_path).unwrap_err();
    assert_eq!(
        refused["code"],
        serde_json::to_value(Failure::NotFound {
            noun: "place".into()
        })
        .unwrap()["code"]
    );
}

#[test]
fn the_words_it_was_started_with_name_a_file_or_the_sample() {
    let words = |line: &str| LaunchOptions::from_args(line.split_whitespace().map(Into::into));
    assert_eq!(words("it.chancery").file, Some("it.chancery".into()));
    assert!(words("--sample").sample);
    assert_eq!(words("--unknown"), LaunchOptions::default());
}
