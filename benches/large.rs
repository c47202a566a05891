//! What each page, paper and job costs in a file larger than any coalition has: at 100 %, 10,000 meetings, 100,000
//! pledges and 1,000,000 attendees.
//!
//! `CHANCERY_LARGE` is the size in per cent, 1 unless it is set. `CHANCERY_LARGE_FILE` names a file that is made where
//! it is missing and used again where it is not, since the full one takes minutes to make; `CHANCERY_LARGE_KEY` is its
//! passphrase, if it is to have one. `CHANCERY_LARGE_ONLY` names the lines to measure, by a part of their names.

use super::{call, coalition, line, session, session_from};
use chancery_core::session::Session;
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

const MEETINGS: usize = 10_000;
const BODIES: usize = 20;
const STATES: usize = 200;
/// Of each meeting.
const DELEGATIONS: usize = 20;
const ATTENDEES: usize = 5;
const ITEMS: usize = 5;
const PLEDGES: usize = 10;
/// The delegations of the last meeting.
const MANY_DELEGATIONS: usize = 100;

pub(super) fn file(folder: &Path) {
    let percent = std::env::var("CHANCERY_LARGE").ok();
    let percent: usize = percent.and_then(|p| p.parse().ok()).unwrap_or(1);
    let named = std::env::var_os("CHANCERY_LARGE_FILE").map(PathBuf::from);
    let path = named.unwrap_or_else(|| folder.join("large.chancery"));
    let meetings = MEETINGS * percent / 100;
    if !path.exists() {
        let begun = Instant::now();
        // It takes its name when it is complete.
        let made = path.with_extension("making");
        make(folder, &made, meetings);
        std::fs::rename(&made, &path).expect("a file that was just made");
        let size = std::fs::metadata(&path).map_or(0, |m| m.len()) >> 20;
        println!(
            "| made in {} s, {size} MB | | {meetings} meetings |",
            begun.elapsed().as_secs()
        );
    }
    measure(folder, &path, meetings);
}

fn key() -> Option<String> {
    std::env::var("CHANCERY_LARGE_KEY").ok()
}

fn make(folder: &Path, path: &Path, meetings: usize) {
    let mut session = session(folder);
    let place = session.add_place(path).place;
    let input = json!({ "place": place, "passphrase": key(), "coalition": coalition() });
    call(&mut session, "create_file", input);
    let record = |session: &Session, noun: &str, fields: Value| {
        let id = json!(session.mint());
        (
            id.clone(),
            json!({ "noun": noun, "id": id, "fields": fields }),
        )
    };
    let mut base = Vec::new();
    let mut ids = |noun: &str, count: usize, fields: &dyn Fn(usize) -> Value| -> Vec<Value> {
        let made = (0..count).map(|n| {
            let (id, record) = record(&session, noun, fields(n));
            base.push(record);
            id
        });
        made.collect()
    };
    let states = ids("party", STATES, &|n| super::party(&format!("State {n:03}")));
    let bodies = ids("body", BODIES, &|n| {
        let kind = if n == 0 {
            "steeringGroup"
        } else {
            "expertTeam"
        };
        json!({ "kind": kind, "name": format!("Body {n:02}"), "leads": [], "state": "active", "sources": [] })
    });
    ids("role", STATES, &|n| {
        let role = if n < 2 { "lead" } else { "member" };
        json!({ "party": states[n], "role": role, "fromOn": "2000-01-01", "sources": [] })
    });
    let input = json!({ "noun": "parties", "records": base });
    call(&mut session, "add_records", input);
    for n in 0..meetings {
        if n == meetings / 2 {
            // The second half is written two days later, so that there is a past to look at.
            call(&mut session, "close_file", json!({}));
            session = session_from(folder, 2);
            let place = session.add_place(path).place;
            let input = json!({ "place": place, "passphrase": key() });
            call(&mut session, "open_file", input);
        }
        let delegations = if n + 1 == meetings {
            MANY_DELEGATIONS
        } else {
            DELEGATIONS
        };
        let mut records = Vec::new();
        let mut put = |noun: &str, fields: Value| {
            let (id, record) = record(&session, noun, fields);
            records.push(record);
            id
        };
        let day = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day")
            + chrono::Days::new(n as u64);
        let day = day.to_string();
        let meeting = put(
            "meeting",
            json!({
                "body": bodies[n % BODIES], "ordinal": n / BODIES + 1, "startsOn": day, "chairParties": [],
                "chairPersons": [], "language": "en", "state": "held", "sources": []
            }),
        );
        for k in 0..delegations {
            let delegation = put(
                "delegation",
                json!({
                    "meeting": meeting, "party": states[(n + k) % STATES], "capacity": "member", "presence": "attended",
                    "sources": []
                }),
            );
            for a in 0..ATTENDEES {
                put(
                    "attendee",
                    json!({
                        "delegation": delegation, "freeName": format!("Person {n:05}-{k:02}-{a}"), "titleThen": "Adviser",
                        "function": if a == 0 { "head" } else { "member" }, "remote": false
                    }),
                );
            }
        }
        let items: Vec<Value> = (1..=ITEMS).map(|i| put("agenda_item", json!({
            "meeting": meeting, "number": i, "title": format!("Item {i}"), "kind": "discussion",
            "minutes": "Delegations took note of the state of work and asked for the figures in writing.",
            "internal": i == 5, "standing": false, "absent": [], "state": "taken", "sources": []
        }))).collect();
        for i in 0..2 {
            put(
                "decision",
                json!({
                    "meeting": meeting, "agendaItem": items[i], "number": "", "text": "For the measurement.",
                    "state": "adopted", "sources": []
                }),
            );
            put(
                "action",
                json!({
                    "meeting": meeting, "agendaItem": items[i], "number": "", "text": "Report in writing.",
                    "ownerParty": states[(n + i) % STATES], "dueOn": day,
                    "state": if n + 50 > meetings { "open" } else { "done" }, "closedOn": if n + 50 > meetings { Value::Null } else { json!(day) },
                    "sources": []
                }),
            );
        }
        for k in 0..PLEDGES {
            let amount = json!({ "precision": "exact", "minor": 1_000_000 + k, "maxMinor": null, "currency": "EUR" });
            let pledge = put(
                "pledge",
                json!({
                    "pledgers": [states[(n + k) % STATES]], "title": format!("Pledge {n:05}-{k}"), "announcedOn": day,
                    "channel": "national", "meeting": meeting, "body": bodies[(n + k) % BODIES], "amount": amount, "sources": []
                }),
            );
            put(
                "pledge_event",
                json!({
                    "pledge": pledge, "stage": "delivered", "happenedOn": day, "amount": amount, "void": false, "sources": []
                }),
            );
        }
        let input = json!({ "noun": "meetings", "records": records });
        call(&mut session, "add_records", input);
    }
    call(&mut session, "close_file", json!({}));
}

/// The most memory that the program held since the last call, in MB; not known on every system.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    // Begins to count anew.
    let begun = std::fs::write("/proc/self/clear_refs", "5");
    match (kilobytes, begun) {
        (Some(kilobytes), Ok(())) => format!("at most {} MB held", kilobytes >> 10),
        _ => "memory not known".into(),
    }
}

fn measure(folder: &Path, path: &Path, meetings: usize) {
    let only = std::env::var("CHANCERY_LARGE_ONLY").unwrap_or_default();
    let wanted = |what: &str| only.is_empty() || only.split(',').any(|part| what.contains(part));
    let mut session = session_from(folder, 4);
    let place = session.add_place(path).place;
    let begun = Instant::now();
    call(
        &mut session,
        "open_file",
        json!({ "place": place, "passphrase": key() }),
    );
    call(&mut session, "overview", json!({}));
    let note = format!("{meetings} meetings; {}", peak());
    line("open, to the first screen", begun.elapsed(), &note);
    let bodies = call(&mut session, "list", json!({ "noun": "body" }));
    let parties = call(&mut session, "list", json!({ "noun": "party" }));
    let last = call(&mut session, "meetings", json!({}));
    let last = last.as_array().and_then(|rows| {
        rows.iter()
            .max_by_key(|row| row["meeting"]["startsOn"].as_str().map(str::to_owned))
    });
    let last = last.cloned().unwrap_or_default();
    let last = last["meeting"]["id"].clone();
    let shown = |session: &mut Session, what: &str, command: &str, input: Value| {
        if !wanted(what) {
            return;
        }
        peak();
        let mut bytes = 0;
        let mut times: Vec<Duration> = Vec::new();
        while times.len() < 5 && times.iter().sum::<Duration>() < Duration::from_secs(5) {
            let begun = Instant::now();
            let answer = call(session, command, input.clone());
            times.push(begun.elapsed());
            bytes = answer.to_string().len();
        }
        times.sort();
        let note = format!("{} kB of answer; {}", bytes / 1024, peak());
        line(what, times[times.len() / 2], &note);
    };
    let of = |field: &str, id: &Value| json!({ "field": field, "id": id });
    let party = &parties[7]["id"];
    let body = &bodies[3]["id"];
    shown(&mut session, "overview", "overview", json!({}));
    shown(&mut session, "list of meetings", "meetings", json!({}));
    shown(
        &mut session,
        "meeting of 100 delegations",
        "meeting",
        json!({ "id": last }),
    );
    shown(
        &mut session,
        "checks of it",
        "checks",
        json!({ "id": last }),
    );
    shown(
        &mut session,
        "documents of it",
        "documents",
        json!({ "id": last }),
    );
    shown(
        &mut session,
        "its actions from before",
        "open_before",
        json!({ "id": last }),
    );
    shown(&mut session, "file state", "file_state", json!({}));
    for kind in ["summary", "participants", "brief", "agenda"] {
        let what = format!("{kind} of it as PDF");
        if wanted(&what) {
            peak();
            let input = json!({ "meeting": last, "kind": kind });
            let time = super::median(5, || {
                super::paper(&mut session, input.clone());
            });
            line(&what, time, &peak());
        }
    }
    shown(&mut session, "register of actions", "actions", json!({}));
    shown(
        &mut session,
        "register of open actions",
        "actions",
        json!({ "open": true }),
    );
    shown(
        &mut session,
        "register of decisions",
        "decisions",
        json!({}),
    );
    shown(
        &mut session,
        "register of pledges, first page",
        "pledges",
        json!({ "limit": 50 }),
    );
    shown(
        &mut session,
        "totals by state",
        "totals",
        json!({ "by": "state" }),
    );
    shown(
        &mut session,
        "pledge findings",
        "pledge_findings",
        json!({}),
    );
    shown(
        &mut session,
        "delegations of a party",
        "list",
        json!({ "noun": "delegation", "of": of("party", party) }),
    );
    shown(
        &mut session,
        "pledges of a body",
        "list",
        json!({ "noun": "pledge", "of": of("body", body) }),
    );
    shown(
        &mut session,
        "history, the last 100",
        "operations",
        json!({ "limit": 100 }),
    );
    saved(&mut session, &last, &wanted);
    shown(&mut session, "verify", "verify", json!({}));
    shown(&mut session, "check", "check", json!({}));
    if wanted("as of a past day") {
        peak();
        let begun = Instant::now();
        let asked = json!({ "limit": 50, "knownOn": "2026-02-03" });
        call(&mut session, "pledges", asked);
        line("as of a past day", begun.elapsed(), &peak());
    }
    for ending in ["xlsx", "csv", "pdf"] {
        let what = format!("register of pledges as {ending}");
        let place = session
            .add_place(&folder.join(format!("register.{ending}")))
            .place;
        shown(
            &mut session,
            &what,
            "export_pledges",
            json!({ "place": place, "replace": true }),
        );
    }
    shown(&mut session, "back up", "back_up", json!({}));
}

/// A title saved, with everything that the meeting's page reads again.
fn saved(session: &mut Session, meeting: &Value, wanted: &dyn Fn(&str) -> bool) {
    let what = "save with what the page reads again";
    if !wanted(what) {
        return;
    }
    let page = call(session, "meeting", json!({ "id": meeting }));
    let item = page["agendaItems"][0].clone();
    let mut revision = item["revision"].clone();
    let mut fields = item.clone();
    for own in ["id", "revision", "createdAt", "updatedAt"] {
        fields.as_object_mut().expect("a record").remove(own);
    }
    let mut times = Vec::new();
    let mut alone = Vec::new();
    for n in 0..11 {
        fields["title"] = json!(format!("Title {n}"));
        let input = json!({ "noun": "agenda_item", "id": item["id"], "revision": revision, "fields": fields });
        let begun = Instant::now();
        revision = call(session, "save", input)["revision"].clone();
        alone.push(begun.elapsed());
        call(session, "meeting", json!({ "id": meeting }));
        call(session, "file_state", json!({}));
        times.push(begun.elapsed());
    }
    times.sort();
    alone.sort();
    line(what, times[5], "the meeting and the state of the file");
    line("save alone", alone[5], "");
}
