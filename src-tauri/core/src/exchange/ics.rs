//! A meeting as an event of calendars: RFC 5545, and RFC 5546 for invitations and their updates.
//!
//! An invitation that asks for an answer (`REQUEST`) must name an organiser and somebody who is
//! asked (RFC 5546, 3.2.2): answers go to the organiser, and Outlook takes no request without one.
//! Where no chair has an e-mail address, or nobody who is invited has one, the event is made known
//! instead (`PUBLISH`, 3.2.1). That asks nobody, and names the organiser where one is known.
//! Where none is, the RFC has no method that fits, and an address that is made up would get the
//! answers; Outlook itself publishes events without an organiser, and calendars take them in under
//! the same identity, with their updates.

use super::zone::timezone;
use crate::{model::*, wording::Words};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use icalendar::Property;

/// What an event is made from.
pub struct Event<'a> {
    /// The meeting with all that hangs on it.
    pub record: &'a MeetingRecord,
    /// Who may be written to: everybody in the record.
    pub persons: &'a [Stored<PersonFields>],
    /// 0 for the first, one more for each update.
    pub sequence: i64,
    /// Invites, or calls off.
    pub method: InvitationMethod,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
}

/// The event of a meeting; none when the day of the meeting is not known.
pub fn calendar(event: &Event<'_>, words: &Words) -> Option<String> {
    let meeting = &event.record.meeting.fields;
    let first = exact_day(meeting.starts_on?)?;
    let last = match meeting.ends_on {
        Some(day) => exact_day(day)?,
        None => first,
    };
    let zone = meeting.zone.as_ref().and_then(|zone| zone.parse().ok());
    let people = people(event);
    let method = match event.method {
        InvitationMethod::Cancel => "CANCEL",
        InvitationMethod::Request if people.attendees.is_empty() => "PUBLISH",
        InvitationMethod::Request => "REQUEST",
    };
    let mut lines = vec![
        Property::new("BEGIN", "VCALENDAR"),
        Property::new("VERSION", "2.0"),
        Property::new("PRODID", "-//Chancery//Chancery//EN"),
        Property::new("METHOD", method),
    ];
    if let (Some(zone), Some(_)) = (zone, meeting.starts_at) {
        lines.extend(timezone(zone, first.year()));
    }
    lines.extend([
        Property::new("BEGIN", "VEVENT"),
        Property::new("UID", event.record.meeting.id.to_string()),
        Property::new("SEQUENCE", event.sequence.to_string()),
        Property::new("DTSTAMP", utc(event.sent_at)),
    ]);
    lines.extend(start_and_end(meeting, first, last, zone));
    lines.extend(describe_meeting(event.record, words));
    let called_off = event.method == InvitationMethod::Cancel;
    let status = if called_off { "CANCELLED" } else { "CONFIRMED" };
    lines.push(Property::new("STATUS", status));
    lines.extend(people.organiser);
    lines.extend(people.attendees);
    lines.push(Property::new("END", "VEVENT"));
    lines.push(Property::new("END", "VCALENDAR"));
    let lines = lines.into_iter().map(|line| {
        let folded: Result<String, std::fmt::Error> = line.try_into();
        folded.expect("words are written into memory")
    });
    Some(lines.collect())
}

/// A day that is known to the day.
pub fn exact_day(stated: DateStated) -> Option<NaiveDate> {
    match stated {
        DateStated::On(Calendar::Day(day)) => Some(day),
        _ => None,
    }
}

/// When it begins and ends. Without a time it takes whole days. Without a time of its end it has none, since nobody
/// said how long it lasts; but over several days it lasts to the end of the last.
fn start_and_end(
    meeting: &MeetingFields,
    first: NaiveDate,
    last: NaiveDate,
    zone: Option<Tz>,
) -> Vec<Property> {
    let Some(starts_at) = meeting.starts_at else {
        let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
        let whole = |name: &str, day: NaiveDate| {
            let day = day.format("%Y%m%d").to_string();
            Property::new(name, day)
                .add_parameter("VALUE", "DATE")
                .done()
        };
        return vec![whole("DTSTART", first), whole("DTEND", after)];
    };
    let moment = |name: &str, local: NaiveDateTime| {
        let local = local.format("%Y%m%dT%H%M%S");
        let mut line = Property::new(name, local.to_string());
        match zone {
            Some(zone) => line.add_parameter("TZID", zone.name()).done(),
            None => line,
        }
    };
    let mut lines = vec![moment("DTSTART", first.and_time(starts_at))];
    let end = match meeting.ends_at {
        Some(time) => Some(last.and_time(time)),
        None if last > first => last.checked_add_days(Days::new(1)).map(|day| {
            let midnight = day.and_time(NaiveTime::MIN);
            // Where the clocks pass over midnight, the day begins when they have.
            let skipped = zone.and_then(|zone| find_clock_gap(midnight, zone));
            skipped.map_or(midnight, |change| change.to)
        }),
        None => None,
    };
    lines.extend(end.map(|end| moment("DTEND", end)));
    lines
}

/// Summary, location and description: why it is called off, and its agenda without internal items.
fn describe_meeting(record: &MeetingRecord, words: &Words) -> Vec<Property> {
    let meeting = &record.meeting.fields;
    let (coalition, body) = (&record.coalition.fields.name, &record.body.fields.name);
    let title = meeting
        .title
        .clone()
        .unwrap_or_else(|| match meeting.ordinal {
            Some(ordinal) => {
                let ordinal = ordinal.to_string();
                words.t("ics.title.numbered", &[("body", body), ("n", &ordinal)])
            }
            None => body.clone(),
        });
    let title = words.t("ics.title", &[("title", &title), ("coalition", coalition)]);
    let mut lines = vec![Property::new("SUMMARY", title)];
    let country = meeting
        .country
        .map(|country| country.name_in(words.language()).to_owned());
    let mut place: Vec<String> = [meeting.venue.clone(), meeting.city.clone(), country]
        .into_iter()
        .flatten()
        .collect();
    place.dedup();
    if !place.is_empty() {
        lines.push(Property::new("LOCATION", place.join(", ")));
    }
    let items = record.agenda_items.iter().map(|item| &item.fields);
    let items: Vec<String> = items
        .filter(|item| !item.internal)
        .map(|item| format!("{}. {}", item.number, item.title))
        .collect();
    let reason = meeting.state_reason.as_ref();
    let reason = reason.map(|reason| words.t("ics.reason", &[("reason", reason)]));
    let agenda = (!items.is_empty()).then(|| items.join("\n"));
    let agenda = agenda.map(|items| words.t("ics.agenda", &[("items", &items)]));
    let description: Vec<String> = reason.into_iter().chain(agenda).collect();
    if !description.is_empty() {
        lines.push(Property::new("DESCRIPTION", description.join("\n\n")));
    }
    lines
}

/// Who is known by an e-mail address.
#[derive(Default)]
struct People {
    organiser: Option<Property>,
    /// Nobody when there is no organiser to answer to.
    attendees: Vec<Property>,
}

fn people(event: &Event<'_>) -> People {
    let record = event.record;
    let with_mail = |person: &Stored<PersonFields>| {
        let mail = person.fields.email.as_deref()?.trim();
        (mail.contains('@') && !mail.contains(char::is_whitespace)).then(|| mail.to_owned())
    };
    let chairs = &record.meeting.fields.chair_persons;
    let find = |id: &Id<PersonFields>| {
        let person = event.persons.iter().find(|p| p.id == *id)?;
        Some((person, with_mail(person)?))
    };
    let Some((organiser, organiser_mail)) = chairs.iter().find_map(find) else {
        return People::default();
    };
    let coming = |party: Id<PartyFields>| {
        let mut all = record.delegations.iter().map(|d| &d.fields);
        all.any(|d| {
            d.party == party && !matches!(d.presence, Presence::Apologies | Presence::Absent)
        })
    };
    let attendees = event.persons.iter().filter(|person| {
        person.id != organiser.id
            && person.fields.state == PersonState::Active
            && person.fields.party.is_some_and(coming)
    });
    let attendees = attendees.filter_map(|person| {
        let mut line = address("ATTENDEE", &person.fields, &with_mail(person)?);
        line.add_parameter("ROLE", "REQ-PARTICIPANT");
        if event.method == InvitationMethod::Request {
            line.add_parameter("PARTSTAT", "NEEDS-ACTION");
            line.add_parameter("RSVP", "TRUE");
        }
        Some(line.done())
    });
    People {
        organiser: Some(address("ORGANIZER", &organiser.fields, &organiser_mail)),
        attendees: attendees.collect(),
    }
}

/// Somebody by their address. A quotation mark has no place in a parameter (RFC 5545, 3.2).
fn address(name: &str, person: &PersonFields, mail: &str) -> Property {
    let called = person.full_name().replace('"', "'");
    Property::new(name, format!("mailto:{mail}"))
        .add_parameter("CN", &called)
        .done()
}

fn utc(moment: DateTime<Utc>) -> String {
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}
