//! Measured work, with the size named in each line. Prints a table; fails at nothing.
//!
//! `cargo bench -p chancery-core` measures the release build. Each figure is the median of several
//! runs on the machine at hand; what it is held against is measured in the same run.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a measurement that stops says where, and prints what it found"
)]

mod actions;
mod copies;
mod large;
mod ledger;
mod meetings;
mod papers;
mod participants;

use chancery_core::{
    api,
    model::Id,
    report::page_count,
    session::{Clock, Session},
};
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::{
    path::Path,
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, Instant},
};

/// As in the programs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A clock that moves one second at each look, so that no two backups bear one name.
struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> DateTime<Utc> {
        let second = self.0.fetch_add(1, Ordering::Relaxed);
        DateTime::from_timestamp(1_770_000_000 + second, 0).expect("a moment of this century")
    }
}

fn session(folder: &Path) -> Session {
    session_from(folder, 0)
}

/// A session whose clock begins so many days later.
fn session_from(folder: &Path, days: i64) -> Session {
    Session::new(
        Box::new(Ticking(AtomicI64::new(days * 86_400))),
        folder.join("home"),
        "Bench".into(),
        "desk".into(),
    )
}

fn call(session: &mut Session, command: &str, input: Value) -> Value {
    api::dispatch(session, command, input)
        .unwrap_or_else(|failure| panic!("{command}: {failure:?}"))
}

/// A paper as the page gets it.
fn paper(session: &mut Session, input: Value) -> Vec<u8> {
    api::dispatch_paper(session, "preview", input)
        .unwrap_or_else(|failure| panic!("preview: {failure:?}"))
}

fn add(session: &mut Session, noun: &str, fields: Value) -> Value {
    let id = session.mint();
    call(
        session,
        "save",
        json!({ "noun": noun, "id": id, "revision": 0, "fields": fields }),
    )
}

/// The median of `runs` runs, or of as many as `RUNS` says: a profiler wants more of them.
fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    let asked = std::env::var("RUNS").ok().and_then(|n| n.parse().ok());
    let runs: usize = asked.unwrap_or(runs);
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

fn line(what: &str, time: Duration, note: &str) {
    println!("| {what} | {:.2} ms | {note} |", time.as_secs_f64() * 1e3);
}

fn coalition() -> Value {
    json!({
        "name": "Bench Coalition", "acronym": null, "forum": null, "purpose": null, "establishedOn": null,
        "baseCurrency": "EUR", "symbolPattern": null, "markings": [], "beneficiaries": [], "state": "active", "sources": []
    })
}

fn party(name: &str) -> Value {
    json!({
        "kind": "state", "name": name, "shortName": null, "officialName": null, "isoCode": null, "euCode": null,
        "otherNames": {}, "defaultCurrency": null
    })
}

fn pledge(party: &Value, title: &str) -> Value {
    json!({
        "pledgers": [party["id"]], "pledgersUnnamed": null, "beneficiary": null, "title": title, "channel": null,
        "announcedOn": "2024-04-03", "meeting": null, "agendaItem": null,
        "amount": { "precision": "exact", "minor": 100_000_000, "maxMinor": null, "currency": "EUR" },
        "asStated": null, "purpose": null, "body": null, "years": null, "condition": null, "sources": []
    })
}

fn new_file(folder: &Path, name: &str) -> Session {
    let mut session = session(folder);
    let place = session.add_place(&folder.join(name)).place;
    call(
        &mut session,
        "create_file",
        json!({ "place": place, "passphrase": null, "coalition": coalition() }),
    );
    session
}

/// Saving a party through the one door, against the bare SQL of the same rows with the same settings.
fn saving(folder: &Path) {
    const RUNS: usize = 101;
    let mut session = new_file(folder, "saving.chancery");
    let mut n = 0;
    let ours = median(RUNS, || {
        n += 1;
        add(&mut session, "party", party(&format!("State {n:04}")));
    });
    let db = Connection::open(folder.join("bare.db")).expect("a new file");
    for (name, value) in [
        ("locking_mode", "EXCLUSIVE"),
        ("journal_mode", "TRUNCATE"),
        ("synchronous", "EXTRA"),
        ("cache_spill", "OFF"),
        ("temp_store", "MEMORY"),
    ] {
        db.pragma_update(None, name, value)
            .expect("a known setting");
    }
    db.execute_batch(
        "CREATE TABLE party (id TEXT PRIMARY KEY, revision INTEGER, created_at TEXT, updated_at TEXT, kind TEXT,
            name TEXT UNIQUE, short_name TEXT, official_name TEXT, iso_code TEXT UNIQUE, eu_code TEXT,
            other_names TEXT, default_currency TEXT) STRICT;
         CREATE TABLE operation (sequence INTEGER PRIMARY KEY, id TEXT UNIQUE, at TEXT, who TEXT, name TEXT,
            kind TEXT, target INTEGER, previous_hash TEXT, hash TEXT UNIQUE) STRICT;
         CREATE TABLE change (operation INTEGER, position INTEGER, record_table TEXT, record_id TEXT, before TEXT,
            after TEXT, PRIMARY KEY (operation, position)) STRICT, WITHOUT ROWID;
         CREATE INDEX change_by_record ON change (record_id, operation);",
    )
    .expect("three tables");
    let mut n = 0;
    let bare = median(RUNS, || {
        n += 1;
        let (id, name) = (format!("{n:036}"), format!("State {n:04}"));
        let row = party(&name).to_string();
        let hash = format!("{n:064}");
        let sql = [
            format!(
                "INSERT INTO party VALUES ('{id}', 1, 'now', 'now', 'state', '{name}', NULL, NULL, NULL, NULL, '{{}}', NULL)"
            ),
            format!(
                "INSERT INTO operation VALUES ({n}, '{id}', 'now', 'Bench', 'save party', 'do', NULL, '{hash}', '{hash}')"
            ),
            format!("INSERT INTO change VALUES ({n}, 1, 'party', '{id}', NULL, '{row}')"),
        ];
        db.execute_batch(&format!("BEGIN IMMEDIATE; {}; COMMIT", sql.join("; ")))
            .expect("three rows");
    });
    let ratio = ours.as_secs_f64() / bare.as_secs_f64();
    line(
        "save a form (party), median of 101",
        ours,
        &format!("{ratio:.2} × the bare SQL of the same rows"),
    );
    line(
        "the bare SQL of the same rows",
        bare,
        "same settings, three rows, one transaction",
    );
}

/// A meeting with so many agenda items, each with a decision, a pledge and so many paragraphs of minutes.
fn meeting(
    session: &mut Session,
    items: usize,
    paragraphs: usize,
    ordinal: usize,
    group: &Value,
    donor: &Value,
) -> Value {
    let meeting = add(
        session,
        "meeting",
        json!({
            "body": group["id"], "ordinal": ordinal, "title": null, "startsOn": "2024-04-03", "startsAt": null,
            "endsOn": null, "endsAt": null, "zone": null, "city": null, "country": null, "venue": null,
            "mode": null, "host": null, "chairParties": [], "chairPersons": [], "language": "en",
            "marking": null, "symbol": null, "state": "held", "sources": []
        }),
    );
    let text = "The chair opened the item and recalled what had been said before. Delegations took note of the \
                state of work and asked for the figures to be confirmed in writing before the next meeting.";
    for n in 1..=items {
        let item = add(
            session,
            "agenda_item",
            json!({
                "meeting": meeting["id"], "number": n, "title": format!("Item {n:03} of the agenda"), "kind": "discussion",
                "presenterParty": null, "presenterPerson": null, "papers": null,
                "minutes": vec![text; paragraphs].join("\n\n"), "internal": false, "standing": false, "absent": [], "state": "taken", "sources": []
            }),
        );
        add(
            session,
            "decision",
            json!({
                "meeting": meeting["id"], "agendaItem": item["id"], "number": "", "text": format!("Decision on item {n:03}."),
                "state": "adopted", "silenceUntil": null, "supersededBy": null, "sources": []
            }),
        );
        let mut contribution = pledge(donor, &format!("Contribution {n:03}"));
        contribution["meeting"] = meeting["id"].clone();
        add(session, "pledge", contribution);
    }
    meeting
}

fn summaries(folder: &Path) {
    let mut session = new_file(folder, "summaries.chancery");
    let group = steering_group(&mut session);
    let donor = add(&mut session, "party", party("State 001"));
    for (ordinal, items) in [1, 10, 100].into_iter().enumerate() {
        let meeting = meeting(&mut session, items, 2, ordinal + 1, &group, &donor);
        let mut pdf = Vec::new();
        let time = median(11, || {
            pdf = paper(&mut session, json!({ "meeting": meeting["id"] }));
        });
        let pages = page_count(&pdf).expect("a paper of ours has pages");
        line(
            &format!("summary PDF, {items} agenda items"),
            time,
            &format!("{pages} pages, PDF/A-3a, read and drawn"),
        );
        let time = median(11, || {
            call(&mut session, "meeting", json!({ "id": meeting["id"] }));
        });
        line(
            &format!("the meeting's page, {items} agenda items"),
            time,
            "everything on it, read",
        );
    }
    let meeting = meeting(&mut session, 50, 10, 4, &group, &donor);
    let time = median(11, || {
        call(&mut session, "meeting", json!({ "id": meeting["id"] }));
    });
    line(
        "the minutes of 50 items, 500 paragraphs, read",
        time,
        "and everything else on the meeting's page",
    );
}

fn files(folder: &Path) {
    let mut session = new_file(folder, "files.chancery");
    let donor = add(&mut session, "party", party("State 001"));
    for n in 0..1000 {
        add(
            &mut session,
            "pledge",
            pledge(&donor, &format!("Contribution {n:04}")),
        );
    }
    let time = median(11, || {
        call(&mut session, "list", json!({ "noun": "pledge" }));
    });
    line("list 1,000 pledges", time, "all fields");
    let time = median(11, || {
        call(&mut session, "verify", json!({}));
    });
    line("verify 1,001 operations", time, "chain and every record");
    let place = session.add_place(&folder.join("files.chancery")).place;
    let time = median(11, || {
        call(&mut session, "close_file", json!({}));
        call(
            &mut session,
            "open_file",
            json!({ "place": place, "passphrase": null }),
        );
    });
    line(
        "open a file of 1,000 pledges",
        time,
        "lock, settings, version, watch",
    );
    let time = median(5, || {
        call(&mut session, "back_up", json!({}));
    });
    line(
        "back up a file of 1,000 pledges",
        time,
        "copied, synced, proved whole",
    );
}

fn id<T>(record: &Value) -> Id<T> {
    record["id"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .expect("a record that was saved")
}

fn steering_group(session: &mut Session) -> Value {
    add(
        session,
        "body",
        json!({
            "kind": "steeringGroup", "name": "Steering Group", "acronym": null, "unnamedCount": null, "otherNames": null, "mandate": null,
            "leads": [], "establishedAt": null, "establishedBy": null, "state": "active", "sources": []
        }),
    )
}

/// Measures something in a folder, and prints its lines.
type Measure = fn(&Path);

/// What is measured, by the name that asks for it alone: `cargo bench -p chancery-core -- ledger`.
const MEASURED: [(&str, Measure); 10] = [
    ("saving", saving),
    ("files", files),
    ("summaries", summaries),
    ("participants", participants::list),
    ("papers", papers::all),
    ("meetings", meetings::many),
    ("actions", actions::listed),
    ("ledger", ledger::register),
    ("copies", copies::taken_in),
    ("large", large::file),
];

fn main() {
    let folder = tempfile::tempdir().expect("room for temporary files");
    let asked: Vec<String> = std::env::args().filter(|a| !a.starts_with('-')).collect();
    let wanted = |name: &str| asked.len() == 1 || asked.iter().any(|a| a == name);
    println!("| what | median | note |\n|---|---:|---|");
    for (name, measure) in MEASURED {
        if wanted(name) {
            measure(folder.path());
        }
    }
}
