//! Channels of money stand apart on every paper and in every workbook, unless the coalition says that they add up.

use crate::{
    pledge_files::{Read, export, money},
    summary::text,
    support::{TestApp, body, meeting, party, pledge},
};
use chancery_core::{
    api::ledger_names::ledger_names,
    ledger::{PledgeFilter, PledgeReport, PledgeSort},
    model::*,
    report::{self, PaperOptions, block::Paper},
    store,
};
use serde_json::{Value, json};

/// A meeting of 3 and 4 April 2024 with a pledge by each of these channels, each of its own state: 1 000 000, 2 000 000
/// and so on, in euros.
fn by_channels(channels: &[Value]) -> (TestApp, Value) {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Test Group"));
    let mut held = meeting(&group, 1, "2024-04-03");
    held["endsOn"] = json!("2024-04-04");
    let held = app.add("meeting", held);
    for (n, channel) in channels.iter().enumerate() {
        let n = i64::try_from(n).unwrap() + 1;
        let state = app.add("party", party(&format!("State {n:03}")));
        let mut fields = pledge(&state, &format!("Pledge {n}"));
        fields["channel"] = channel.clone();
        fields["meeting"] = held["id"].clone();
        fields["announcedOn"] = json!(if n % 2 == 0 {
            "2024-04-04"
        } else {
            "2024-04-03"
        });
        fields["amount"] = money("exact", n * 100_000_000, "EUR");
        app.add("pledge", fields);
    }
    (app, held)
}

fn add_up(app: &mut TestApp) {
    let coalition = app.list("coalition")[0].clone();
    app.change("coalition", &coalition, "channelsAddUp", json!(true))
        .unwrap();
}

fn summary_of(app: &TestApp, meeting: &Value) -> String {
    let id: Id<MeetingFields> = serde_json::from_value(meeting["id"].clone()).unwrap();
    let db = app.session.store().unwrap().read();
    let record = store::summary_record(db, id).unwrap();
    let paper = report::paper(&record, &PaperOptions::default(), &app.session.words);
    text(&paper).replace('\u{a0}', " ")
}

pub fn pledge_report(app: &mut TestApp) -> Paper {
    let names = ledger_names(&mut app.session, None).unwrap();
    let ledger = app.session.ledger(None).unwrap();
    let record = store::register_record(app.session.store().unwrap().read()).unwrap();
    let wanted = PledgeFilter::default();
    let entries = ledger.list(&wanted, PledgeSort::default(), |_| 0);
    let of = PledgeReport {
        record: &record,
        names: &names,
        ledger: &ledger,
        filter: &wanted,
        entries: &entries,
        rates: None,
        symbol: None,
        today: "2025-01-01".parse().unwrap(),
        known_on: None,
    };
    report::pledges(&of, &app.session.words)
}

fn report_of(app: &mut TestApp) -> String {
    text(&pledge_report(app)).replace('\u{a0}', " ")
}

/// The last column of each row that adds up a table, in its order.
fn all_rows(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("All | "))
        .collect()
}

#[test]
fn a_summary_adds_no_channel_to_another() {
    let channels = [
        json!("national"),
        json!("commonFund"),
        json!("national"),
        json!(null),
    ];
    let (app, held) = by_channels(&channels);
    let said = summary_of(&app, &held);
    assert_eq!(
        all_rows(&said),
        ["EUR 4 000 000", "EUR 2 000 000", "EUR 4 000 000"],
        "{said}"
    );
    for words in [
        "National contributions, by state and stage\nState | Announced\nState 001 | EUR 1 000 000\nState 003 | EUR 3 000 000\nAll | EUR 4 000 000",
        "Payments into the common fund, by state and stage\nState | Announced\nState 002 | EUR 2 000 000",
        "Contributions whose channel is not stated, by state and stage\nState | Announced\nState 004",
        "Contributions by different channels are not added together.",
        "State 002 | Pledge 2 | EUR 2 000 000 | common fund",
        "State 004 | Pledge 4 | EUR 4 000 000 | not stated",
    ] {
        assert!(said.contains(words), "{words}\nnot in\n{said}");
    }
    assert!(!said.contains("EUR 10 000 000"), "{said}");
}

#[test]
fn where_the_coalition_says_that_they_add_up_a_sum_follows_the_channels() {
    let (mut app, held) = by_channels(&[json!("national"), json!("commonFund")]);
    add_up(&mut app);
    let said = summary_of(&app, &held);
    let rows = ["EUR 1 000 000", "EUR 2 000 000", "EUR 3 000 000"];
    assert_eq!(all_rows(&said), rows, "{said}");
    assert!(said.contains("add all channels together"), "{said}");
}

#[test]
fn one_channel_alone_is_named_and_so_is_none() {
    let (app, held) = by_channels(&[json!("inKind"), json!("inKind")]);
    let said = summary_of(&app, &held);
    assert_eq!(all_rows(&said), ["EUR 3 000 000"], "{said}");
    assert!(
        said.contains("Channel of all that is in these totals: in kind."),
        "{said}"
    );
    let (app, held) = by_channels(&[json!(null), json!(null)]);
    let said = summary_of(&app, &held);
    assert!(
        said.contains("The channel of these contributions is not stated."),
        "{said}"
    );
    assert!(
        said.contains("The channel of what is in these totals is not stated."),
        "{said}"
    );
    assert!(!said.contains("| not stated"), "{said}");
}

#[test]
fn the_report_of_pledges_adds_no_channel_to_another_and_shows_each() {
    let channels = [json!("national"), json!("commonFund"), json!("national")];
    let (mut app, _) = by_channels(&channels);
    let said = report_of(&mut app);
    assert!(!said.contains("EUR 6 000 000"), "{said}");
    for words in [
        "By channel\nTable 1. Pledges by channel\nChannel | Announced\nnational | EUR 4 000 000\ncommon fund | EUR 2 000 000\nBar chart",
        "By stage\nTable 4. National contributions, by stage\nStage | Total\nAnnounced | EUR 4 000 000",
        "By year\nTable 6. National contributions, by year\nYear | Announced\n2024 | EUR 4 000 000",
        "By team\n No pledge in these totals names a team.",
        "Notes on the totals\nContributions by different channels are not added together.",
        "\nEntries\n",
    ] {
        assert!(said.contains(words), "{words}\nnot in\n{said}");
    }
    add_up(&mut app);
    let said = report_of(&mut app);
    assert!(said.contains("All | EUR 6 000 000"), "{said}");
    assert!(said.contains("Announced: EUR 6 000 000"), "{said}");
}

#[test]
fn the_report_carries_names_beside_identities_and_no_sum_over_channels() {
    let (mut app, _) = by_channels(&[json!("national"), json!("commonFund")]);
    let paper = pledge_report(&mut app);
    let data: Value = serde_json::from_slice(&paper.meta.attachments[0].bytes).unwrap();
    assert_eq!(data["totals"], Value::Null);
    assert_eq!(data["channels"][0]["name"], "National contributions");
    assert_eq!(data["channels"][0]["states"][0]["name"], "State 001");
    let lines = data["lines"].as_array().unwrap();
    assert_eq!(lines[1]["pledgerNames"], json!(["State 002"]));
    assert_eq!(lines[1]["channel"], "commonFund");
    assert!(!lines[1]["pledgers"][0].as_str().unwrap().is_empty());
}

#[test]
fn a_workbook_adds_up_each_channel_in_a_row_of_its_own() {
    let channels = [json!("national"), json!("commonFund"), json!("national")];
    let (mut app, _) = by_channels(&channels);
    let sums = |app: &mut TestApp| -> Vec<(String, i64)> {
        export(app, "r.xlsx", None);
        let read = Read::of(app, "r.xlsx", "Pledges");
        let rows = 4..read.0.len();
        rows.map(|row| {
            let words = read.cell(row, "Pledged by").to_string();
            let name = words.split(':').next().unwrap().to_owned();
            (name, read.cents(row, "announced (EUR)"))
        })
        .collect()
    };
    let apart = [
        ("National contributions".to_owned(), 400_000_000),
        ("Payments into the common fund".to_owned(), 200_000_000),
    ];
    assert_eq!(sums(&mut app), apart);
    add_up(&mut app);
    let found = sums(&mut app);
    assert_eq!(found[..2], apart);
    assert_eq!(found[2], ("All channels together".to_owned(), 600_000_000));
}

#[test]
fn a_group_names_the_channels_that_it_adds_together() {
    let channels = [json!("commonFund"), json!("national"), Value::Null];
    let (mut app, _) = by_channels(&channels);
    let states = app.list("party");
    let mut fields = pledge(&states[0], "One more");
    fields["channel"] = json!("national");
    fields["announcedOn"] = json!("2025-04-04");
    fields["amount"] = money("exact", 100, "EUR");
    app.add("pledge", fields);
    let mut of = |by: &str| -> Vec<Value> {
        let found = app.ok("totals", json!({ "by": by, "channels": true }));
        let groups = found["groups"].as_array().unwrap().iter();
        groups.map(|group| group["channels"].clone()).collect()
    };
    let both = json!(["national", "commonFund"]);
    assert_eq!(of("state"), [both, json!(["national"]), json!([null])]);
    let all = json!(["national", "commonFund", null]);
    assert_eq!(of("year"), [all.clone(), json!(["national"])]);
    // By month each group holds what came before it.
    assert_eq!(of("month").last(), Some(&all));
}
