//! `The meeting was opened at 09:30 and closed at 17:00 (Europe/Luxembourg).`

use super::{
    Claim, Papers,
    read::{paragraphs, same, under},
    world::World,
};
use chancery_core::model::DateStated;
use chrono::NaiveTime;

pub struct Times;

impl Claim for Times {
    type Said = Option<String>;

    fn extract(papers: &Papers) -> Result<Self::Said, String> {
        let mut all = paragraphs(under(&papers.summary, "Participation")).into_iter();
        Ok(all.find(|text| text.contains("The meeting was ")))
    }

    fn judge(said: &Self::Said, world: &World) -> Result<(), String> {
        let meeting = &world.record.meeting.fields;
        let known = meeting.opened_at.or(meeting.closed_at).is_some();
        same("whether times are printed", said.is_some(), known)?;
        let Some(said) = said else { return Ok(()) };
        let several = meeting
            .ends_on
            .is_some_and(|ends| Some(ends) != meeting.starts_on);
        for (word, time, day) in [
            ("opened", meeting.opened_at, meeting.starts_on),
            ("closed", meeting.closed_at, meeting.ends_on),
        ] {
            one(said, word, time, day.filter(|_| several))?;
        }
        let zone = meeting.zone.as_ref().map(|zone| format!("({zone})"));
        same("the zone", said.contains('('), zone.is_some())
    }
}

fn one(
    said: &str,
    word: &str,
    time: Option<NaiveTime>,
    day: Option<DateStated>,
) -> Result<(), String> {
    let after = said.split_once(word).map(|(_, after)| after);
    same(word, after.is_some(), time.is_some())?;
    let (Some(after), Some(time)) = (after, time) else {
        return Ok(());
    };
    let exact = day.and_then(DateStated::exact);
    let wanted = match exact {
        Some(day) => format!(
            " at {} on {}",
            time.format("%H:%M"),
            day.format("%-d %B %Y")
        ),
        None => format!(" at {}", time.format("%H:%M")),
    };
    same("when", after.starts_with(&wanted), true)?;
    let rest = &after[wanted.len()..];
    same("a day that is not exact", rest.starts_with(" on "), false)
}
