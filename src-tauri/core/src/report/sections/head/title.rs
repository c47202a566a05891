//! Title, place and date, and the facts of the meeting.

use crate::model::*;
use crate::report::{
    block::{Block, Fact, Span},
    draft::Draft,
    sections::agenda::is_provisional,
};
use crate::wording::capital;
use serde_json::json;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let (record, meeting) = (draft.record, &draft.record.meeting.fields);
    draft.data.extend(
        [
            ("coalition", json!(record.coalition.fields.name)),
            ("forum", json!(record.coalition.fields.forum)),
            ("body", json!(record.body.fields.name)),
            ("ordinal", json!(meeting.ordinal)),
            ("startsOn", json!(meeting.starts_on)),
            ("endsOn", json!(meeting.ends_on)),
            ("city", json!(meeting.city)),
            ("country", json!(meeting.country)),
            ("symbol", json!(draft.symbol())),
            ("datedOn", json!(draft.date_borne())),
            ("language", json!(draft.phrases.words.language())),
            ("leadStates", json!(draft.lead_states())),
        ]
        .map(|(key, value)| (key.to_owned(), value)),
    );
    let mut blocks = vec![Block::Title(title(draft))];
    let below = place_and_date(draft);
    if !below.is_empty() {
        blocks.push(Block::Subtitle(vec![Span::text(below)]));
    }
    blocks.push(Block::Facts(facts(draft)));
    blocks
}

/// `Summary of the second meeting of the Steering Group`.
pub fn title(draft: &Draft) -> String {
    let key = match draft.options.kind {
        // A part of what was decided, or all of it.
        PaperKind::Decision if !draft.options.decisions.is_empty() => "excerpt",
        PaperKind::Agenda => agenda_key(draft),
        kind => kind.word(),
    };
    let meeting = the_meeting(draft, &draft.record.meeting.fields);
    draft
        .phrases
        .t(&format!("paper.title.{key}"), &[("meeting", &meeting)])
}

/// Provisional until the meeting has adopted it; annotated where the options say so.
fn agenda_key(draft: &Draft) -> &'static str {
    match (is_provisional(draft.record), draft.options.annotated) {
        (true, true) => "agenda.provisionalAnnotated",
        (true, false) => "agenda.provisional",
        (false, true) => "agenda.annotated",
        (false, false) => "agenda",
    }
}

/// `the second meeting of the Steering Group`, for a meeting of the body.
pub fn the_meeting(draft: &Draft, meeting: &MeetingFields) -> String {
    let body = draft.phrases.with_article(&draft.record.body.fields.name);
    match meeting.ordinal {
        Some(ordinal) => draft.phrases.t(
            "paper.meeting.numbered",
            &[
                ("ordinal", &draft.phrases.ordinal(ordinal)),
                ("body", &body),
            ],
        ),
        None => draft.phrases.t("paper.meeting", &[("body", &body)]),
    }
}

/// `Luxembourg, 3 April 2024`.
pub fn place_and_date(draft: &Draft) -> String {
    let meeting = &draft.record.meeting.fields;
    let parts: Vec<String> = [place(draft, meeting), date(draft)]
        .into_iter()
        .flatten()
        .collect();
    parts.join(", ")
}

/// The day or days of the meeting.
pub fn date(draft: &Draft) -> Option<String> {
    let meeting = &draft.record.meeting.fields;
    let from = meeting.starts_on?;
    Some(draft.phrases.dates(from, meeting.ends_on.unwrap_or(from)))
}

/// City and country; once when both have one name.
pub fn place(draft: &Draft, meeting: &MeetingFields) -> Option<String> {
    let country = meeting
        .country
        .map(|c| c.name_in(draft.phrases.words.language()).to_owned());
    match (&meeting.city, country) {
        (Some(city), Some(country)) if *city != country => Some(format!("{city}, {country}")),
        (Some(city), _) => Some(city.clone()),
        (None, country) => country,
    }
}

fn facts(draft: &Draft) -> Vec<Fact> {
    let (phrases, meeting) = (&draft.phrases, &draft.record.meeting.fields);
    let body = &draft.record.body.fields.name;
    let body = match meeting.ordinal {
        Some(n) => phrases.t(
            "paper.facts.bodyNumbered",
            &[("body", body), ("ordinal", &phrases.ordinal(n))],
        ),
        None => body.clone(),
    };
    let mode = meeting
        .mode
        .map(|m| capital(&phrases.t(&format!("paper.mode.{}", m.word()), &[])));
    let listed = |names: Vec<String>| (!names.is_empty()).then(|| names.join(", "));
    let leads = if draft.only_states_lead() {
        "leads"
    } else {
        "leadsOther"
    };
    let facts = [
        ("title", meeting.title.clone()),
        ("body", Some(body)),
        ("date", date(draft)),
        ("time", time(draft)),
        ("place", place(draft, meeting)),
        ("venue", meeting.venue.clone()),
        ("mode", mode),
        ("host", meeting.host.map(|host| draft.name(host))),
        ("chairs", listed(chairs(draft))),
        (leads, listed(draft.lead_states())),
        ("announced", announcement(draft)),
    ];
    let fact = |(key, value): (&str, Option<String>)| {
        Some(Fact {
            label: phrases.t(&format!("paper.facts.{key}"), &[]),
            value: vec![Span::text(value?)],
        })
    };
    facts.into_iter().filter_map(fact).collect()
}

/// `09:30–17:00 (Europe/Luxembourg)`.
fn time(draft: &Draft) -> Option<String> {
    let meeting = &draft.record.meeting.fields;
    let clock = |t: chrono::NaiveTime| t.format("%H:%M").to_string();
    let from = clock(meeting.starts_at?);
    let times = meeting
        .ends_at
        .map_or(from.clone(), |to| format!("{from}–{}", clock(to)));
    let zone = meeting.zone.as_ref();
    Some(zone.map_or(times.clone(), |z| {
        format!("{times} ({})", z.replace('_', " "))
    }))
}

fn chairs(draft: &Draft) -> Vec<String> {
    let meeting = &draft.record.meeting.fields;
    let persons = meeting.chair_persons.iter();
    let persons = persons.filter_map(|p| draft.record.person(*p).map(PersonFields::full_name));
    let mut names = draft.names(&meeting.chair_parties);
    names.extend(persons);
    names
}

/// Who made the meeting known when, by the sources of the meeting that have a date.
fn announcement(draft: &Draft) -> Option<String> {
    let sources = draft.record.meeting.fields.sources.iter();
    let dated = |id: &Id<SourceFields>| {
        let source = draft.source(*id)?;
        let who = source.relaying.as_ref().unwrap_or(&source.publisher);
        Some((source.published_on?, who.clone()))
    };
    let mut all: Vec<_> = sources.filter_map(dated).collect();
    all.sort_by(|a, b| {
        a.0.order()
            .cmp(&b.0.order())
            .then_with(|| draft.phrases.compare(&a.1, &b.1))
    });
    all.dedup();
    let said = |(on, who): &(DateStated, String)| {
        let (on, who) = (draft.phrases.date(*on), draft.phrases.with_article(who));
        draft
            .phrases
            .t("paper.facts.announcedBy", &[("date", &on), ("who", &who)])
    };
    let all: Vec<String> = all.iter().map(said).collect();
    (!all.is_empty()).then(|| all.join("; "))
}
