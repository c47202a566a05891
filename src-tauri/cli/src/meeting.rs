//! The one meeting that a command is about: by its number, its identity or its day.

use crate::{
    parts::{part, read, text, typed},
    phrasing::{date, t, t_with, word},
    refusal::{Refusal, misuse},
    session::CliSession,
};
use chancery_core::{Failure, model::*, wording::fold};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::{collections::HashMap, str::FromStr};

/// Which meeting. One of number, identity and day must be given; the body tells several apart.
#[derive(clap::Args)]
pub struct MeetingArgs {
    #[arg(long, value_name = "ORDINAL|ID", required_unless_present = "on", help = t("cli.arg.meeting"))]
    pub meeting: Option<MeetingName>,
    #[arg(long, value_name = "DATE", conflicts_with = "meeting", help = t("cli.arg.meetingOn"))]
    pub on: Option<NaiveDate>,
    #[arg(long, value_name = "NAME", help = t("cli.arg.body"))]
    pub body: Option<String>,
}

/// What a meeting goes by on the command line.
#[derive(Debug, Clone, PartialEq)]
pub enum MeetingName {
    /// Its number among those of its body.
    Ordinal(i64),
    /// Its identity, as `show meetings --json` prints it.
    Id(Id<MeetingFields>),
}

impl FromStr for MeetingName {
    type Err = String;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let ordinal = given.parse().ok().map(Self::Ordinal);
        let name = ordinal.or_else(|| given.parse().ok().map(Self::Id));
        name.ok_or_else(|| t("cli.notAMeeting"))
    }
}

/// The identity of the meeting.
pub fn find(cli: &mut CliSession, args: &MeetingArgs) -> Result<Value, Refusal> {
    let answer = cli.call("meetings", json!({}))?;
    let rows: Vec<Value> = typed(answer)?;
    let called: HashMap<_, _> = cli
        .list::<BodyFields>()?
        .into_iter()
        .map(|b| {
            let kind = word("body.kind", b.fields.kind);
            (b.id, [Some(b.fields.name), b.fields.acronym, Some(kind)])
        })
        .collect();
    let mut found = Vec::new();
    for row in &rows {
        let meeting: Stored<MeetingFields> = read(row, "meeting")?;
        let names = called.get(&meeting.fields.body).into_iter().flatten();
        let mut names = names.flatten();
        let same = |wanted: &str| names.any(|name| fold(name) == fold(wanted));
        if args.matches(&meeting) && args.body.as_deref().is_none_or(same) {
            found.push(row);
        }
    }
    match found.as_slice() {
        [one] => Ok(part(part(one, "meeting"), "id").clone()),
        [] => {
            let noun = "meeting".into();
            let all: Vec<&Value> = rows.iter().collect();
            let words = args.none_found() + "\n" + &lines(&all)?;
            Err(Refusal::with_words(Failure::NotFound { noun }, words))
        }
        several => {
            let words = args.several_found() + "\n" + &lines(several)?;
            let detail = words.clone();
            Err(Refusal::with_words(misuse(detail), words))
        }
    }
}

impl MeetingArgs {
    /// Whether number, identity or day are those of this meeting.
    fn matches(&self, meeting: &Stored<MeetingFields>) -> bool {
        let named = self.meeting.as_ref().is_none_or(|name| match name {
            MeetingName::Ordinal(ordinal) => meeting.fields.ordinal == Some(*ordinal),
            MeetingName::Id(id) => meeting.id == *id,
        });
        named && self.on.is_none_or(|day| meeting.fields.may_fall_on(day))
    }

    /// That there is no such meeting.
    fn none_found(&self) -> String {
        let (key, named) = match (&self.meeting, self.on) {
            (Some(MeetingName::Id(id)), _) => ("cli.noMeeting.id", id.to_string()),
            (Some(MeetingName::Ordinal(n)), _) if self.body.is_some() => {
                ("cli.noMeeting.ofBody", n.to_string())
            }
            (Some(MeetingName::Ordinal(n)), _) => ("cli.noMeeting", n.to_string()),
            (None, on) if self.body.is_some() => ("cli.noMeeting.ofBodyOn", day(on)),
            (None, on) => ("cli.noMeeting.on", day(on)),
        };
        let body = self.body.as_deref().unwrap_or_default();
        t_with(key, &[("meeting", &named), ("body", body)])
    }

    /// That several fit.
    fn several_found(&self) -> String {
        let ordinal = match &self.meeting {
            Some(MeetingName::Ordinal(n)) => Some(n.to_string()),
            _ => None,
        };
        match ordinal {
            Some(n) => t_with("cli.whichMeeting", &[("meeting", &n)]),
            None => t_with("cli.whichMeeting.on", &[("meeting", &day(self.on))]),
        }
    }
}

fn day(on: Option<NaiveDate>) -> String {
    date(on.map(DateStated::day))
}

/// Meetings to choose from.
fn lines(rows: &[&Value]) -> Result<String, Failure> {
    if rows.is_empty() {
        return Ok(t("cli.meetings.empty"));
    }
    let mut out = vec![t("cli.meetings.these")];
    for row in rows {
        let meeting: Stored<MeetingFields> = read(row, "meeting")?;
        let id = meeting.id.to_string();
        let day = date(meeting.fields.starts_on);
        let ordinal = meeting.fields.ordinal.map(|n| n.to_string());
        let key = match ordinal {
            Some(_) => "cli.meetings.line",
            None => "cli.meetings.lineUnnumbered",
        };
        let ordinal = ordinal.unwrap_or_default();
        let values = [
            ("body", text(row, "body")),
            ("ordinal", &ordinal),
            ("date", &day),
            ("id", &id),
        ];
        out.push(t_with(key, &values));
    }
    Ok(out.join("\n"))
}
