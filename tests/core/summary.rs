//! The summary: what is recorded is printed, what is not is not, and what is unknown is said in words.

use crate::support::{TestApp, body, delegation, meeting, party, pledge};
use chancery_core::{
    api::sample,
    model::{Id, MeetingRecord},
    report::{
        block::{Block, Paper, Span},
        print, summary,
    },
    store,
};
use serde_json::{Value, json};

pub fn record(app: &TestApp, meeting: &Value) -> MeetingRecord {
    let id: Id<_> = meeting["id"].as_str().unwrap().parse().unwrap();
    store::meeting_record(app.session.store().unwrap().read(), id).unwrap()
}

pub fn paper(app: &TestApp, meeting: &Value) -> Paper {
    summary(&record(app, meeting), &app.session.words)
}

/// The second meeting of the sample.
fn second_meeting() -> (TestApp, Value) {
    let mut app = TestApp::new();
    let path = app.path("sample.chancery");
    sample::create(&mut app.session, &path).unwrap();
    let meetings = app.list("meeting");
    let second = meetings.iter().find(|m| m["ordinal"] == json!(2)).unwrap();
    (app, second.clone())
}

pub fn words(spans: &[Span]) -> String {
    let texts = spans.iter().map(|span| match span {
        Span::Text(text) => text.content.replace('\u{a0}', " "),
        Span::Note(number) => format!("[{number}]"),
    });
    texts.collect()
}

/// Every block in words, a line each; the cells of a row apart by ` | `.
pub fn text(paper: &Paper) -> String {
    let mut lines = Vec::new();
    for line in paper.head.left.iter().chain(&paper.head.right) {
        lines.push(line.text.clone());
    }
    lines.push(paper.running.marking.clone());
    lines.push(paper.running.foot.clone());
    for block in &paper.blocks {
        lines.extend(block_text(block));
    }
    lines.join("\n")
}

fn block_text(block: &Block) -> Vec<String> {
    let mut lines = Vec::new();
    {
        match block {
            Block::Title(text) | Block::Heading { text, .. } => lines.push(text.clone()),
            Block::Subtitle(spans) | Block::Quote(spans) => lines.push(words(spans)),
            Block::Facts(facts) => {
                lines.extend(
                    facts
                        .iter()
                        .map(|f| format!("{}: {}", f.label, words(&f.value))),
                );
            }
            Block::Paragraph { number, spans } => {
                let number = number.clone().unwrap_or_default();
                lines.push(format!("{number} {}", words(spans)));
            }
            Block::Table(table) => {
                lines.extend(table.caption.clone());
                let heads: Vec<_> = table.columns.iter().map(|c| c.head.clone()).collect();
                lines.push(heads.join(" | "));
                for row in table.rows.iter().chain(&table.totals) {
                    let cells: Vec<_> = row.iter().map(|cell| words(cell)).collect();
                    lines.push(cells.join(" | "));
                }
            }
            Block::Notes(notes) => {
                lines.extend(
                    notes
                        .iter()
                        .map(|n| format!("{} {}", n.number, words(&n.spans))),
                );
            }
            Block::List(list) => lines.extend(list.items.iter().map(|item| words(item))),
            Block::Figure(figure) => lines.push(figure.alternative.clone()),
            Block::SignOff(sign_off) => lines.extend(
                sign_off
                    .signatories
                    .iter()
                    .map(|one| format!("{}; {}", one.name, one.below.join("; "))),
            ),
            Block::Together(blocks) => lines.extend(blocks.iter().flat_map(block_text)),
            Block::Contents(_) | Block::PageBreak => {}
            other => panic!("a block the summary does not use: {other:?}"),
        }
    }
    lines
}

#[track_caller]
pub fn says(text: &str, expected: &str) {
    assert!(
        text.contains(expected),
        "not printed: {expected}\nin:\n{text}"
    );
}

#[test]
fn every_published_fact_of_the_second_meeting_is_printed() {
    let (app, second) = second_meeting();
    let text = text(&paper(&app, &second));
    for fact in [
        "IT Coalition\nUkraine Defence Contact Group",
        "2 February 2026\nEnglish\nDraft\n",
        "Summary of the second meeting of the Steering Group\nLuxembourg, 3 April 2024",
        "Body: Steering Group, second meeting",
        "Place: Luxembourg",
        "Lead states: Estonia, Luxembourg",
        "Announced: 5 April 2024 by the Government of Luxembourg; 8 April 2024 by Ukraine’s Ministry of Defence",
        "Eleven member states of the IT Coalition took part, one of them acceding, namely: Estonia, Luxembourg, Belgium, Denmark, Iceland, Italy, Latvia, Lithuania, the Netherlands, Ukraine and the United Kingdom. Seven observer countries (names not published), the European Union and NATO also took part.[1] The",
        "The Government of Luxembourg stated the number of signatories of the cooperation agreement as ten.[2]\n",
        "Lead states | Estonia, Luxembourg | 2",
        "Members | Belgium, Denmark, Iceland, Italy, Latvia, Lithuania, Netherlands, Ukraine | 8",
        "Acceding | United Kingdom (declaration of intent) | 1",
        "Observers | 7 observer countries, names not published | 7",
        "Organisations | European Union, NATO | 2",
        "1 | Status of procurement",
        "2 | Priorities for this year (2024)",
        "3 | Procurement planning roadmap",
        "Tuuli Duneton, Deputy Defence Minister for Policy Planning, Estonia, said:[1]\n“We can expect more countries to join us shortly, as well as additional contributions and the first deliveries of equipment to Ukraine”",
        "2.1 The Steering Group established four thematic expert teams to share expertise.[1][2]",
        "Thematic expert teams: four, established by decision 2.1. Mandate: To share expertise. Their names and leads are not recorded.[1][2]",
        "On 3 April 2024 the IT Coalition had eleven member states by role: two lead states, eight other members and one acceding state.",
        "Accession of the United Kingdom: declaration of intent signed by 14 February 2024.[1]",
        "Cooperation agreement, six years | Finalised 12 February 2024 | Estonia, Luxembourg, Belgium, Denmark, Iceland, Italy, Latvia, Lithuania, Netherlands, Ukraine | 10",
        "Estonia | Further financial contribution | not yet quantified | [1]",
        "Luxembourg | Further financial contribution | not yet quantified | [1]",
        "Several countries, not named | Further financial contributions | no amount stated | [1]",
        "Contributions were announced at the meeting by Estonia, Luxembourg and several countries, not named.",
        "The channel of these contributions is not stated.",
        "1 European Pravda, “Ukraine Defence Contact Group: Estonia and Luxembourg announce new contributions to IT Coalition”, 8 April 2024, relaying Ukraine’s Ministry of Defence.",
        "2 Government of Luxembourg, “Deuxième réunion de la coalition IT”, 5 April 2024.",
        "Le Quotidien, “Ukraine: Les TIC changent la donne”.",
    ] {
        says(&text, fact);
    }
}

#[test]
fn nothing_is_printed_of_the_second_meeting_that_was_not_published() {
    let (app, second) = second_meeting();
    let text = text(&paper(&app, &second));
    for absent in [
        "Host",
        "Chair",
        "Time",
        "EUR",
        " 0",
        "| 0",
        "Spain",
        "Japan",
        "Germany",
        "Tallinn",
        "Amsterdam",
        "inferred",
        "null",
        "paper.",
        "{",
        "@",
        "Symbol",
        "TLP",
    ] {
        assert!(!text.contains(absent), "printed: {absent}\nin:\n{text}");
    }
}

#[test]
fn a_paper_says_that_it_is_a_draft_beside_the_marking_of_the_meeting() {
    let (mut app, second) = second_meeting();
    assert_eq!(paper(&app, &second).running.marking, "DRAFT");
    let marked = app
        .change("meeting", &second, "marking", json!("TLP:GREEN"))
        .unwrap();
    assert_eq!(paper(&app, &marked).running.marking, "TLP:GREEN · DRAFT");
}

#[test]
fn the_same_record_prints_the_same_bytes_whatever_its_identities() {
    let (app, second) = second_meeting();
    let (other, again) = second_meeting();
    let one = print(&summary(&record(&app, &second), &app.session.words)).unwrap();
    let two = print(&summary(&record(&other, &again), &other.session.words)).unwrap();
    assert_eq!(one, two);
    let first = summary(&record(&app, &second), &app.session.words);
    for attachment in &first.meta.attachments {
        let id = second["id"].as_str().unwrap().as_bytes();
        assert!(!attachment.bytes.windows(id.len()).any(|w| w == id));
    }
}

#[test]
fn records_entered_in_another_order_print_the_same_words() {
    let print = |backwards: bool| {
        let mut app = TestApp::with_file();
        let mut names = ["Ireland", "Åland", "Čechia", "Estonia", "Zambia"];
        if backwards {
            names.reverse();
        }
        let group = app.add("body", body("Steering Group"));
        let first = app.add("meeting", meeting(&group, 21, "2025-05-30"));
        for name in names {
            let one = app.add("party", party(name));
            app.add("delegation", delegation(&first, &one));
            let mut promised = pledge(&one, "Contribution");
            promised["meeting"] = first["id"].clone();
            app.add("pledge", promised);
        }
        text(&paper(&app, &first))
    };
    let forwards = print(false);
    assert_eq!(forwards, print(true));
    says(&forwards, "Åland, Čechia, Estonia, Ireland, Zambia | 5");
    says(
        &forwards,
        "Summary of the 21st meeting of the Steering Group",
    );
}

#[test]
fn a_meeting_of_which_little_is_known_says_so_in_words() {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let mut fields = meeting(&group, 1, "2024-05-31~");
    fields["ordinal"] = json!(null);
    let first = app.add("meeting", fields);
    let paper = paper(&app, &first);
    let text = text(&paper);
    says(
        &text,
        "Summary of the meeting of the Steering Group\nabout 31 May 2024",
    );
    says(&text, "1. Participation has not been recorded.");
    assert!(!text.contains("Contributions") && !text.contains("Decisions"));
    assert!(print(&summary(&record(&app, &first), &app.session.words)).is_ok());
}

#[test]
fn an_internal_item_is_neither_printed_nor_carried_inside() {
    let mut app = TestApp::with_file();
    let estonia = app.add("party", party("Estonia"));
    let group = app.add("body", body("Steering Group"));
    let first = app.add("meeting", meeting(&group, 1, "2024-02-01"));
    let item = |number: i64, title: &str, minutes: &str, internal: bool| {
        json!({
            "meeting": first["id"], "number": number, "title": title, "kind": null, "presenterParty": null,
            "presenterPerson": null, "papers": null, "minutes": minutes, "internal": internal, "standing": false, "absent": [],
            "state": "taken", "sources": []
        })
    };
    app.add(
        "agenda_item",
        item(1, "Status", "First line\nof one.\n\nSecond.", false),
    );
    let secret = app.add("agenda_item", item(2, "Hidden", "Whispered", true));
    app.add("statement", json!({
        "meeting": first["id"], "agendaItem": secret["id"], "speakerPerson": null,
        "speakerParty": estonia["id"], "speakerTitle": null, "text": "Murmured", "form": "verbatim",
        "sources": []
    }));
    let mut promised = pledge(&estonia, "Secretly promised");
    promised["meeting"] = first["id"].clone();
    promised["agendaItem"] = secret["id"].clone();
    app.add("pledge", promised);
    let paper = paper(&app, &first);
    let text = text(&paper);
    says(&text, "Item 1: Status\n2. First line of one.\n3. Second.");
    let carried: Vec<u8> = paper
        .meta
        .attachments
        .iter()
        .flat_map(|a| a.bytes.clone())
        .collect();
    let carried = String::from_utf8(carried).unwrap();
    for hidden in ["Hidden", "Whispered", "Murmured", "Secretly"] {
        assert!(
            !text.contains(hidden) && !carried.contains(hidden),
            "{hidden}"
        );
    }
}

#[test]
fn what_is_carried_inside_holds_no_address_of_a_person() {
    let (mut app, second) = second_meeting();
    let people = app.list("person");
    let duneton = people
        .iter()
        .find(|p| p["familyName"] == "Duneton")
        .unwrap();
    app.change("person", duneton, "email", json!("private@example.org"))
        .unwrap();
    let paper = paper(&app, &second);
    let names: Vec<_> = paper
        .meta
        .attachments
        .iter()
        .map(|a| a.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "summary.json",
            "contributions.csv",
            "summary.schema.json",
            "README.txt"
        ]
    );
    for attachment in &paper.meta.attachments {
        let carried = String::from_utf8(attachment.bytes.clone()).unwrap();
        let data = ["summary.json", "contributions.csv"].contains(&attachment.name.as_str());
        assert_eq!(carried.contains("Further financial contribution"), data);
        assert!(!carried.contains("private@example.org"));
    }
}

#[test]
fn participants_stand_under_their_delegation_with_the_head_first() {
    let (mut app, second) = second_meeting();
    let sat = app.list("delegation");
    let attendee = |delegation: &Value, name: &str, function: &str| {
        json!({
            "delegation": delegation["id"], "person": null, "freeName": name, "titleThen": "Expert",
            "function": function, "remote": function == "adviser"
        })
    };
    app.add("attendee", attendee(&sat[0], "Anna Adviser", "adviser"));
    app.add("attendee", attendee(&sat[0], "Zoe Head", "head"));
    let text = text(&paper(&app, &second));
    says(
        &text,
        "Estonia | Zoe Head, Expert (head of delegation)\nAnna Adviser, Expert (adviser, remotely)",
    );
    says(&text, "Luxembourg | names not recorded");
}

#[test]
fn what_is_owed_and_what_is_not_yet_adopted_is_said_to_be_so() {
    let (mut app, second) = second_meeting();
    let parties = app.list("party");
    let denmark = parties.iter().find(|p| p["name"] == "Denmark").unwrap();
    let action = |text: &str, owner: &Value, due: &str| {
        json!({
            "meeting": second["id"], "agendaItem": null, "number": "", "text": text, "ownerParty": owner,
            "ownerBody": null, "ownerPerson": null, "dueOn": due, "state": "open", "closedOn": null, "outcome": null,
            "sources": []
        })
    };
    app.add(
        "action",
        action("Send the list", &denmark["id"], "2024-06-30"),
    );
    let mut nobodys = action("Find a room", &json!(null), "");
    nobodys["dueOn"] = json!(null);
    app.add("action", nobodys);
    app.add(
        "decision",
        json!({
            "meeting": second["id"], "agendaItem": null, "number": "", "text": "The plan stands.",
            "state": "underSilence", "silenceUntil": "10 April 2024, 18:00 CEST", "supersededBy": null, "sources": []
        }),
    );
    app.add("statement", json!({
        "meeting": second["id"], "agendaItem": null, "speakerPerson": null,
        "speakerParty": denmark["id"], "speakerTitle": "Delegate", "text": "It would help.\n\nMuch.",
        "form": "summarised", "sources": []
    }));
    let text = text(&paper(&app, &second));
    says(&text, "2.1 | Send the list | Denmark | 30 June 2024 | open");
    says(
        &text,
        "2.2 | Find a room | not recorded | not recorded | open",
    );
    says(
        &text,
        "2.2 The plan stands. Decision 2.2 was placed under the silence procedure until 10 April 2024, 18:00 CEST.",
    );
    says(
        &text,
        "Delegate, Denmark, in summary: It would help.\n Much.",
    );
}
