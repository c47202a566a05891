//! The registers: meetings, people, bodies, pledges, actions, sources, history.

use super::names::{bodies, name, named, parties, persons};
use crate::{
    parts::{number, part, read, text, typed},
    phrasing::{
        amount, by_name, count_or_none, date, has, join_or_none, language, moment, or_not_stated,
        t, t_with, word,
    },
    session::CliSession,
    table::{heads, table},
};
use chancery_core::{Failure, model::*};
use serde_json::{Value, json};

/// Every meeting, the newest first.
pub fn meetings(cli: &mut CliSession) -> Result<String, Failure> {
    meeting_table(typed(cli.answer("meetings", json!({}))?)?)
}

/// Meetings as the core lists them.
pub fn meeting_table(rows: Vec<Value>) -> Result<String, Failure> {
    let row = |row: Value| {
        let meeting: MeetingFields = read::<Stored<_>>(&row, "meeting")?.fields;
        let count = |name: &str| count_or_none(number(&row, name));
        let ordinal = meeting.ordinal.map(|n| n.to_string());
        Ok(vec![
            or_not_stated(ordinal.as_deref()),
            or_not_stated(part(&row, "body").as_str()),
            date(meeting.starts_on),
            place(&meeting),
            state(&meeting),
            count("delegations"),
            count("decisions"),
            count("openActions"),
            count("pledges"),
        ])
    };
    let rows = rows.into_iter().map(row).collect::<Result<_, Failure>>()?;
    let heads = heads(&[
        "ordinal",
        "body",
        "date",
        "place",
        "state",
        "delegations",
        "decisions",
        "openActions",
        "pledges",
    ]);
    Ok(table(&heads, rows, &t("cli.meetings.empty")))
}

/// Where a meeting stands, and why, where that is recorded.
fn state(meeting: &MeetingFields) -> String {
    let state = word("meeting.state", meeting.state);
    match &meeting.state_reason {
        Some(reason) => t_with(
            "cli.meetings.because",
            &[("state", &state), ("reason", reason)],
        ),
        None => state,
    }
}

/// City and country, as far as they are known.
fn place(meeting: &MeetingFields) -> String {
    let country = meeting.country.map(|code| code.name_in(language()));
    let known = [meeting.city.as_deref(), country].into_iter().flatten();
    let mut known: Vec<&str> = known.collect();
    known.dedup();
    let place = known.join(", ");
    or_not_stated(Some(&*place).filter(|place| !place.is_empty()))
}

/// Where a date stands in a list: one that is not stated comes last.
fn order(date: Option<DateStated>) -> impl Ord {
    (date.is_none(), date.map(DateStated::order))
}

/// Persons, for whom they act, and their posts.
pub fn people(cli: &mut CliSession) -> Result<String, Failure> {
    let parties = parties(cli)?;
    let posts = cli.list::<PostFields>()?;
    let row = |one: Stored<PersonFields>| {
        let held = posts.iter().filter(|p| p.fields.person == one.id);
        let held: Vec<String> = held.map(|p| p.fields.title.clone()).collect();
        let party = name(&parties, one.fields.party);
        vec![
            one.fields.full_name(),
            party,
            word("person.state", one.fields.state),
            join_or_none(&held),
        ]
    };
    let mut rows: Vec<_> = cli.list()?.into_iter().map(row).collect();
    by_name(&mut rows);
    Ok(table(
        &heads(&["name", "party", "state", "posts"]),
        rows,
        &t("cli.none"),
    ))
}

/// Bodies and expert teams. Several teams whose names are not known stand in one row, with their number.
pub fn teams(cli: &mut CliSession) -> Result<String, Failure> {
    let parties = parties(cli)?;
    let row = |one: Stored<BodyFields>| {
        let b = one.fields;
        let name = match b.unnamed_count {
            Some(n) => {
                let values = [("name", b.name.as_str()), ("count", &n.to_string())];
                t_with("cli.unnamedBodies", &values)
            }
            None => b.name,
        };
        let leads = join_or_none(&named(&parties, &b.leads));
        let mandate = or_not_stated(b.mandate.as_deref());
        vec![
            word("body.kind", b.kind),
            name,
            word("body.state", b.state),
            leads,
            mandate,
        ]
    };
    let rows = cli.list()?.into_iter().map(row).collect();
    let heads = heads(&["kind", "name", "state", "leads", "mandate"]);
    Ok(table(&heads, rows, &t("cli.none")))
}

/// Pledges as announced.
pub fn pledges(cli: &mut CliSession) -> Result<String, Failure> {
    let parties = parties(cli)?;
    let mut all = cli.list::<PledgeFields>()?;
    all.sort_by_key(|one| order(one.fields.announced_on));
    let row = |one: Stored<PledgeFields>| {
        let p = one.fields;
        let mut by = named(&parties, &p.pledgers);
        by.extend(p.pledgers_unnamed);
        let channel = p.channel.map(|channel| word("pledge.channel", channel));
        vec![
            date(p.announced_on),
            join_or_none(&by),
            amount(&p.amount),
            or_not_stated(channel.as_deref()),
            p.title,
        ]
    };
    let rows = all.into_iter().map(row).collect();
    let heads = heads(&["announced", "by", "amount", "channel", "pledge"]);
    Ok(table(&heads, rows, &t("cli.none")))
}

/// Actions, and who owes each.
pub fn actions(cli: &mut CliSession) -> Result<String, Failure> {
    let (parties, persons, bodies) = (parties(cli)?, persons(cli)?, bodies(cli)?);
    let row = |one: Stored<ActionFields>| {
        let a = one.fields;
        let owner = match (a.owner_person, a.owner_party, a.owner_body) {
            (Some(person), ..) => name(&persons, Some(person)),
            (_, Some(party), _) => name(&parties, Some(party)),
            (.., body) => name(&bodies, body),
        };
        vec![
            a.number,
            word("action.state", a.state),
            date(a.due_on),
            owner,
            a.text,
        ]
    };
    let rows = cli.list()?.into_iter().map(row).collect();
    let heads = heads(&["number", "state", "due", "owner", "action"]);
    Ok(table(&heads, rows, &t("cli.none")))
}

/// What the facts rest on.
pub fn sources(cli: &mut CliSession) -> Result<String, Failure> {
    let mut all = cli.list::<SourceFields>()?;
    all.sort_by_key(|one| order(one.fields.published_on));
    let row = |one: Stored<SourceFields>| {
        let s = one.fields;
        let relaying = or_not_stated(s.relaying.as_deref());
        vec![date(s.published_on), s.publisher, relaying, s.title]
    };
    let rows = all.into_iter().map(row).collect();
    let heads = heads(&["published", "publisher", "relaying", "title"]);
    Ok(table(&heads, rows, &t("cli.none")))
}

/// Every change, the newest first.
pub fn history(cli: &mut CliSession) -> Result<String, Failure> {
    let answer = cli.answer("operations", json!({ "limit": u32::MAX }))?;
    let row = |one: Value| {
        let what = operation(text(&one, "name"));
        let what = match text(&one, "kind") {
            "undo" => t_with("history.undo.done", &[("what", &what)]),
            "redo" => t_with("history.redo.done", &[("what", &what)]),
            _ => what,
        };
        vec![
            number(&one, "sequence").to_string(),
            moment(text(&one, "at")),
            text(&one, "who").to_owned(),
            what,
        ]
    };
    let rows = typed::<Vec<Value>>(answer)?.into_iter().map(row).collect();
    Ok(table(
        &heads(&["ordinal", "when", "who", "change"]),
        rows,
        &t("cli.none"),
    ))
}

/// `save pledge` in words; an operation of its own name has words of its own.
fn operation(name: &str) -> String {
    let own = format!("cli.operation.{}", name.replace(' ', "_"));
    if has(&own) {
        return t(&own);
    }
    // What follows the noun says which: the copy that was taken in.
    let mut words = name.split(' ');
    match words.next().zip(words.next()) {
        Some((verb, noun)) if has(&format!("operation.{verb}")) && has(&format!("noun.{noun}")) => {
            let noun = t(&format!("noun.{noun}"));
            t_with(&format!("operation.{verb}"), &[("noun", &noun)])
        }
        _ => name.to_owned(),
    }
}
