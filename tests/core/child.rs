//! Another process that writes to the same file: this program once more, told to run one test only.

use crate::support::{TestApp, party, pledge};
use serde_json::json;
use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread::JoinHandle,
    time::Duration,
};

/// Names the folder in which the other process writes.
const FOLDER: &str = "CHANCERY_OTHER_WRITER";

/// The other process: opens the file and saves for ever; each line it prints was saved before.
/// Without the folder it is named for, it has nothing to do.
#[test]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut app = TestApp::in_folder(folder.as_ref());
    let place = app.place("test.chancery");
    app.ok("open_file", json!({ "place": place, "passphrase": null }));
    let donor = app.list("party")[0].clone();
    let mut out = std::io::stdout();
    for n in 0.. {
        let stored = match n % 4 {
            0 => app.add("party", party(&format!("State {}", app.session.mint()))),
            1 => app.add("pledge", pledge(&donor, &format!("Contribution {n}"))),
            2 => {
                let newest = app.list("pledge").pop().unwrap();
                // Always another title: a save that changes nothing is no operation, and undo would go further.
                let title = format!("Contribution {}", app.session.mint());
                app.change("pledge", &newest, "title", json!(title))
                    .unwrap()
            }
            _ => {
                app.ok("undo", json!({}));
                app.ok("redo", json!({}));
                continue;
            }
        };
        let said = json!({ "id": stored["id"], "revision": stored["revision"] });
        writeln!(out, "saved {said}").unwrap();
        out.flush().unwrap();
    }
}

/// A folder with a closed file that has one party, and a copy of this program: the one it was
/// started from may be built anew meanwhile.
pub fn prepared() -> (TestApp, PathBuf) {
    let mut app = TestApp::with_file();
    app.add("party", party("Donor"));
    app.ok("close_file", json!({}));
    let program = app.path("writer");
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    (app, program)
}

/// The other process at work.
pub struct Writer {
    child: Child,
    reader: JoinHandle<Vec<String>>,
    begins: Receiver<()>,
}

impl Writer {
    pub fn start(program: &Path, folder: &Path) -> Self {
        let mut child = Command::new(program)
            .args(["--exact", "child::writer", "--nocapture"])
            .env(FOLDER, folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        let (begun, begins) = channel();
        let reader = std::thread::spawn(move || {
            let mut said = Vec::new();
            for line in lines.lines().map_while(Result::ok) {
                if let Some((_, json)) = line.split_once("saved ") {
                    said.push(json.to_owned());
                    begun.send(()).ok();
                }
            }
            said
        });
        Self {
            child,
            reader,
            begins,
        }
    }

    /// Waits for its first save; whether there was one.
    pub fn begins(&self) -> bool {
        self.begins.recv_timeout(Duration::from_secs(30)).is_ok()
    }

    /// Kills it; what it said it had saved.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.reader.join().unwrap()
    }
}
