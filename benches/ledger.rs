//! The register of pledges, up to a size no coalition has: 100,000 pledges with five lines each.

use super::{add, call, id, line, median, new_file, party};
use chancery_core::{model::*, session::Session};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::{path::Path, time::Instant};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const STATES: usize = 60;
const TEAMS: usize = 8;
/// Pledges written as one operation.
const AT_ONCE: usize = 10_000;

pub(super) fn register(folder: &Path) {
    for size in SIZES {
        of(folder, size);
    }
}

fn of(folder: &Path, size: usize) {
    let name = format!("ledger-{size}.chancery");
    let mut session = new_file(folder, &name);
    let set = fill(&mut session, size);
    let lines = size * 5;
    let what = |said: &str| format!("{said}, {size} pledges, {lines} lines");
    call(&mut session, "close_file", json!({}));
    let place = session.add_place(&folder.join(&name)).place;
    call(
        &mut session,
        "open_file",
        json!({ "place": place, "passphrase": null }),
    );
    let begun = Instant::now();
    call(&mut session, "pledges", json!({ "limit": 50 }));
    line(
        &what("register, first look after opening"),
        begun.elapsed(),
        "everything read once",
    );
    let mut pages = |said: &str, input: Value| {
        let time = median(11, || {
            call(&mut session, "pledges", input.clone());
        });
        line(&what(said), time, "50 rows");
    };
    pages("register, first page", json!({ "limit": 50 }));
    pages(
        "register, a page by title",
        json!({ "limit": 50, "offset": size / 2, "sorted": { "by": "title" } }),
    );
    pages(
        "register, a page of one state",
        json!({ "limit": 50, "wanted": { "words": "pledge 00" } }),
    );
    for by in ["stage", "state", "year", "team", "channel"] {
        let time = median(11, || {
            call(&mut session, "totals", json!({ "by": by }));
        });
        line(&what(&format!("totals by {by}")), time, "");
    }
    let time = median(11, || {
        call(
            &mut session,
            "totals",
            json!({ "by": "state", "convert": { "rateSet": set } }),
        );
    });
    line(
        &what("totals by state, converted"),
        time,
        "by a set of 300 rates",
    );
    let asked = call(&mut session, "pledge_findings", json!({}));
    let first = asked["first"].as_array().map_or(0, Vec::len);
    let time = median(5, || {
        call(&mut session, "pledge_findings", json!({}));
    });
    line(
        &what("questions about the same money"),
        time,
        &format!("{first}, and {} more", asked["more"]),
    );
    let giver = call(&mut session, "list", json!({ "noun": "party" }))[0].clone();
    let mut n = 0;
    let time = median(5, || {
        n += 1;
        let fields = super::pledge(&giver, &format!("Pledge new {n}"));
        add(&mut session, "pledge", fields);
        call(&mut session, "pledges", json!({ "limit": 50 }));
    });
    line(
        &what("a pledge saved and the page shown anew"),
        time,
        "only what changed is read",
    );
}

/// Plainly artificial pledges; gives the rate set.
fn fill(session: &mut Session, size: usize) -> Value {
    let states: Vec<Id<PartyFields>> = (1..=STATES)
        .map(|n| id(&add(session, "party", party(&format!("State {n:03}")))))
        .collect();
    let teams: Vec<Id<BodyFields>> = (1..=TEAMS)
        .map(|n| id(&add(session, "body", team(n))))
        .collect();
    let set = add(
        session,
        "rate_set",
        json!({ "name": "Made-up rates", "provider": "Nobody" }),
    );
    for month in 0..300_usize {
        let on = day(month * 28);
        let rate = format!("7.{:03}", month * 7 % 1000);
        add(
            session,
            "exchange_rate",
            json!({ "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": rate, "datedOn": on }),
        );
    }
    let mut last = None;
    for start in (0..size).step_by(AT_ONCE) {
        let op = session.op("fill");
        let filled = session.store_mut().expect("an open file").write(&op, |tx| {
            for n in start..(start + AT_ONCE).min(size) {
                let pledge = Id::of(tx.mint());
                let fields = made(n, &states, &teams);
                tx.save(pledge, 0, &fields)?;
                for (step, stage) in [
                    Stage::Announced,
                    Stage::Confirmed,
                    Stage::Committed,
                    Stage::Ordered,
                    Stage::Delivered,
                ]
                .into_iter()
                .enumerate()
                {
                    let event = PledgeEventFields {
                        pledge,
                        stage,
                        happened_on: Some(DateStated::day(day(n % 3000 + step * 40))),
                        amount: fields.amount.clone(),
                        ..PledgeEventFields::default()
                    };
                    tx.save(Id::of(tx.mint()), 0, &event)?;
                }
                if let Some(other) = last.filter(|_| n % 100 == 99) {
                    let link = PledgeLinkFields {
                        pledge,
                        kind: PledgeLinkKind::Repeats,
                        other,
                        note: None,
                        sources: vec![],
                    };
                    tx.save(Id::of(tx.mint()), 0, &link)?;
                }
                last = Some(pledge);
            }
            Ok(())
        });
        filled.expect("pledges in one operation");
    }
    set["id"].clone()
}

fn made(n: usize, states: &[Id<PartyFields>], teams: &[Id<BodyFields>]) -> PledgeFields {
    let figure = !n.is_multiple_of(7);
    let code = if n.is_multiple_of(5) { "DKK" } else { "EUR" };
    PledgeFields {
        title: format!("Pledge {n:06}"),
        pledgers: (0..=usize::from(n.is_multiple_of(20)))
            .map(|k| states[(n + k) % STATES])
            .collect(),
        announced_on: Some(DateStated::day(day(n % 3000))),
        amount: Amount {
            precision: if figure {
                Precision::Exact
            } else {
                Precision::NotDisclosed
            },
            minor: figure.then(|| 1_000_000 + 137 * i64::try_from(n).expect("a size")),
            max_minor: None,
            currency: figure.then(|| code.parse().expect("a currency")),
        },
        channel: PledgeChannel::ALL.get(n % 5).copied(),
        body: teams.get(n % (TEAMS + 2)).copied(),
        ..PledgeFields::default()
    }
}

fn day(n: usize) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).expect("a day");
    first + chrono::Days::new(n as u64)
}

fn team(n: usize) -> Value {
    json!({
        "kind": "expertTeam", "name": format!("Team {n:02}"), "acronym": null, "unnamedCount": null, "otherNames": null, "mandate": null,
        "leads": [], "establishedAt": null, "establishedBy": null, "state": "active", "sources": []
    })
}
