//! The second meeting of an artificial steering group, with something for every section.

use crate::{Tried, app::TestApp};
use serde_json::{Value, json};

/// What the papers are made of.
pub struct Record {
    pub meeting: Value,
    pub parties: Vec<Value>,
    /// A meeting of so many items that its summary has a table of contents.
    pub long: Value,
}

/// Minutes with everything that they can hold.
const MARKED_UP: &str = "\
The chair recalled **the plan of work** and thanked *State 004* for its figures.

### What was delivered

By the end of March:

- radios, of which **half** had arrived;
- licences for *two* years;
- laptops. The list was long, and each line of it was read out, with the name of the state that had promised it, the day on which it had left its stores, and the day on which it had been signed for.

The order of the next deliveries was agreed:

1. networks first;
2. then the servers that need them;
3. then everything else.

> We shall come back to each of these, one by one, until all of them have been delivered and someone has signed for them.

#### What was not

Nothing was said of spare parts. Їхню наявність перевірять: дані про запасні частини надійдуть до наступної зустрічі.

#### Numbers that begin again

1. This list begins at one.
2. It does not go on from the one above.";

const LONG: &str = "The chair went through the list. Several delegations said that what they had promised stood, \
and that the dates on which it would arrive depended on makers who had not yet answered. The expert team on \
networks asked for the lists of what each state still had in its stores. It was agreed that the lists would be sent \
to the secretariat, which would put them together and send the whole to all delegations.";

pub fn fill(app: &mut TestApp) -> Tried<Record> {
    let group = json!({ "kind": "steeringGroup", "name": "Steering Group", "acronym": "SG", "leads": [], "state": "active", "sources": [] });
    let group = app.add("body", group)?;
    let source = |publisher: &str, title: &str, address: Option<&str>| json!({ "publisher": publisher, "title": title, "publishedOn": "2024-04-05", "address": address, "certainty": "stated" });
    let release = source(
        "Ministry of State 001",
        "Release on the meeting",
        Some("https://example.org/release"),
    );
    let release = app.add("source", release)?;
    let paper = source("Paper of State 002", "Report on “a day of pledges”", None);
    let paper = app.add("source", paper)?;
    let cited = json!([release["id"], paper["id"]]);
    let mut parties = Vec::new();
    for n in 1..=26 {
        let name = match n {
            7 => "The Federated Commonwealth of the Northern and Southern Archipelago of State 007"
                .to_owned(),
            _ => format!("State {n:03}"),
        };
        parties.push(app.add(
            "party",
            json!({ "kind": "state", "name": name, "otherNames": {} }),
        )?);
    }
    let lead = &parties[0];
    let at = |ordinal: i64, day: &str| {
        json!({
            "body": group["id"], "ordinal": ordinal, "startsOn": day, "startsAt": "09:30", "endsAt": "17:00",
            "zone": "Europe/Tallinn", "city": "Tallinn", "country": "EE", "mode": "inPerson", "language": "en",
            "marking": "TLP:AMBER", "chairParties": [lead["id"]], "chairPersons": [], "state": "held", "sources": []
        })
    };
    let first = app.add("meeting", at(1, "2024-02-01"))?;
    let mut held = at(2, "2024-04-03");
    held["chairParties"] = json!([lead["id"], parties[1]["id"]]);
    let chair = json!({
        "givenName": "Person", "familyName": "001-0", "honorific": "H.E.", "variants": [], "party": lead["id"],
        "state": "active", "sources": []
    });
    let chair = app.add("person", chair)?;
    held["chairPersons"] = json!([chair["id"]]);
    let meeting = app.add("meeting", held)?;
    let long = app.add("meeting", at(3, "2024-07-03"))?;
    for n in 1..=36 {
        app.add("agenda_item", json!({
            "meeting": long["id"], "number": n, "title": format!("Subject {n:02}"), "minutes": ([LONG; 3].join("\n\n")),
            "internal": false, "standing": false, "absent": [], "state": "taken", "sources": []
        }))?;
    }
    let record = Record {
        meeting,
        parties,
        long,
    };
    who_came(app, &record, &cited)?;
    roles(app, &record, &cited)?;
    let items = items(app, &record)?;
    outcomes(app, &record, &items, &cited)?;
    actions(app, &record, &first)?;
    rates(app)?;
    Ok(record)
}

/// The set by which the papers convert; its rates are made up.
fn rates(app: &mut TestApp) -> Tried<()> {
    let set = json!({ "name": "Rates of the Tests", "provider": "Bank of the Tests" });
    let set = app.add("rate_set", set)?;
    let rate = json!({
        "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": "7.5", "datedOn": "2024-04-02"
    });
    app.add("exchange_rate", rate)?;
    let coalition = app.ask("list", json!({ "noun": "coalition" }))?[0].clone();
    app.change("coalition", &coalition, "paperRates", set["id"].clone())?;
    Ok(())
}

fn who_came(app: &mut TestApp, record: &Record, cited: &Value) -> Tried<()> {
    let meeting = &record.meeting["id"];
    for (n, party) in record.parties.iter().enumerate() {
        let capacity = match n {
            0 | 1 => "lead",
            2..=21 => "member",
            _ => "observer",
        };
        let presence = if n == 20 { "apologies" } else { "attended" };
        let delegation = json!({
            "meeting": meeting, "party": party["id"], "capacity": capacity, "presence": presence,
            "headcount": if n == 21 { json!(4) } else { json!(null) }, "sources": cited
        });
        let delegation = app.add("delegation", delegation)?;
        if n >= 20 {
            continue;
        }
        for k in 0..2 + n % 3 {
            let title = match k {
                0 => Some(
                    "Deputy Minister for Digital Transformation, Cyber Defence and International Cooperation",
                ),
                1 => Some("Adviser"),
                _ => None,
            };
            let name = if (n + k) % 7 == 3 {
                "Володимир-Олександр Прикладенко-Зразковський".to_owned()
            } else {
                format!("Person {:03}-{k}", n + 1)
            };
            app.add("attendee", json!({
                "delegation": delegation["id"], "freeName": name, "titleThen": title,
                "function": if k == 0 { "head" } else { "member" }, "remote": k == 1 && n % 4 == 0
            }))?;
        }
    }
    app.add("unnamed_group", json!({ "meeting": meeting, "capacity": "guest", "count": 3, "label": "guests of the chair", "sources": cited }))?;
    app.add("stated_count", json!({ "meeting": meeting, "count": 20, "label": "members", "basis": "role", "sources": cited }))?;
    Ok(())
}

fn roles(app: &mut TestApp, record: &Record, cited: &Value) -> Tried<()> {
    let agreement = json!({ "kind": "agreement", "title": "Cooperation agreement", "openedOn": "2023-09-19", "finalisedOn": "2024-02-12", "termYears": 6, "state": "inForce", "sources": cited });
    let agreement = app.add("instrument", agreement)?;
    for (n, party) in record.parties.iter().take(21).enumerate() {
        let role = if n < 2 { "lead" } else { "member" };
        app.add(
            "role",
            json!({ "party": party["id"], "role": role, "fromOn": "2023", "sources": cited }),
        )?;
        app.add("signature", json!({ "instrument": agreement["id"], "party": party["id"], "signedOn": "2024-02-12", "state": "signed", "sources": cited }))?;
    }
    Ok(())
}

fn items(app: &mut TestApp, record: &Record) -> Tried<Vec<Value>> {
    let mut items = Vec::new();
    for n in 1..=8 {
        let minutes = match n {
            2 => MARKED_UP.to_owned(),
            _ => vec![LONG; n % 3 + 1].join("\n\n"),
        };
        items.push(app.add("agenda_item", json!({
            "meeting": record.meeting["id"], "number": n, "title": format!("Subject {n:02}"), "kind": "discussion",
            "presenterParty": record.parties[n]["id"], "minutes": minutes, "internal": n == 7,
            "startsAt": format!("{:02}:{:02}", 9 + n / 3, n % 3 * 20), "durationMinutes": 20,
            "annotation": (n < 4).then_some(LONG), "decisionSought": (n == 2).then_some("To establish an expert team on networks."),
            "standing": false, "absent": [], "state": "taken", "sources": []
        }))?);
    }
    documents(app, record, &items)?;
    Ok(items)
}

/// Documents before the meeting: some for an item, one for the meeting as a whole.
fn documents(app: &mut TestApp, record: &Record, items: &[Value]) -> Tried<()> {
    for (n, item) in [Some(1), Some(1), Some(2), None].into_iter().enumerate() {
        let item = item.map(|at: usize| items[at]["id"].clone());
        let title = format!("Report of the expert team on networks, part {}", n + 1);
        app.add("meeting_document", json!({
            "meeting": record.meeting["id"], "agendaItem": item, "symbol": (n != 1).then(|| format!("TC/SG/2/{}", n + 1)),
            "title": title, "party": record.parties[n]["id"], "body": null, "sources": []
        }))?;
    }
    Ok(())
}

fn outcomes(app: &mut TestApp, record: &Record, items: &[Value], cited: &Value) -> Tried<()> {
    let (meeting, parties) = (&record.meeting["id"], &record.parties);
    let item = &items[1]["id"];
    for (symbol, title, n) in [
        (Some("TC/SG/2024/2/1"), "Provisional agenda", None),
        (
            Some("TC/SG/2024/2/2"),
            "Figures on what was delivered",
            Some(1),
        ),
        (None, "Letter of State 004", Some(3)),
    ] {
        app.add("meeting_document", json!({
            "meeting": meeting, "agendaItem": n.map(|n: usize| items[n]["id"].clone()), "symbol": symbol, "title": title,
            "party": n.map(|n| parties[n]["id"].clone()), "sources": cited
        }))?;
    }
    for (text, form) in [
        (
            "We can expect more states to join us.\n\nAnd more contributions with them.",
            "verbatim",
        ),
        ("Work on the networks went on as planned.", "summarised"),
    ] {
        app.add("statement", json!({ "meeting": meeting, "agendaItem": item, "speakerParty": parties[1]["id"], "speakerTitle": "Minister", "text": text, "form": form, "sources": cited }))?;
    }
    let mut decided = Value::Null;
    for text in [
        "The Steering Group established an expert team on networks.",
        "The Steering Group asked all states to send their lists by May 2024.",
        "The Steering Group took note of the report of State 003.",
    ] {
        decided = app.add("decision", json!({ "meeting": meeting, "agendaItem": item, "number": "", "text": text, "state": "adopted", "sources": cited }))?;
    }
    app.add("body", json!({
        "kind": "expertTeam", "name": "Expert team on networks", "mandate": "To share what is known of networks", "leads": [parties[0]["id"]],
        "establishedAt": meeting, "establishedBy": decided["id"], "state": "active", "sources": cited
    }))?;
    for (n, party) in parties.iter().enumerate().take(9) {
        let (precision, minor, to) = match n % 5 {
            0 => ("exact", Some(100_000_000), None),
            1 => ("about", Some(250_000_000), None),
            2 => ("range", Some(50_000_000), Some(75_000_000)),
            3 => ("notYetQuantified", None, None),
            _ => ("notDisclosed", None, None),
        };
        let currency = if n < 5 { "EUR" } else { "DKK" };
        app.add("pledge", json!({
            "pledgers": [party["id"]], "title": format!("Contribution {n:02}"), "announcedOn": "2024-04-03",
            "meeting": meeting, "amount": { "precision": precision, "minor": minor, "maxMinor": to, "currency": minor.map(|_| currency) },
            "purpose": "Licences and radios", "years": null, "sources": cited
        }))?;
    }
    Ok(())
}

fn actions(app: &mut TestApp, record: &Record, first: &Value) -> Tried<()> {
    let action = |meeting: &Value, n: usize, state: &str| {
        json!({
            "meeting": meeting["id"], "number": "", "text": format!("Send the list of stores to the secretariat, part {n}."),
            "ownerParty": record.parties[n]["id"], "dueOn": "2024-05-15", "state": state,
            "closedOn": (state == "done").then_some("2024-03-01"), "outcome": (state == "done").then_some("All sent."), "sources": []
        })
    };
    for n in 0..6 {
        app.add("action", action(&record.meeting, n, "open"))?;
    }
    for n in 6..8 {
        let carried = app.add("action", action(first, n, "inProgress"))?;
        app.add(
            "carry_over",
            json!({ "action": carried["id"], "meeting": record.meeting["id"] }),
        )?;
    }
    app.add("action", action(first, 8, "done"))?;
    Ok(())
}
