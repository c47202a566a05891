//! `On 3 April 2024 the Test Coalition had eleven member states by role: …`

use super::{
    Claim, Papers,
    read::{between, list, number, paragraphs, same, under},
    world::{MEMBERS, World},
};
use std::collections::BTreeSet;

pub struct Sentence;

/// What the paragraph says; nothing when there is none.
type Said = Option<Words>;

pub struct Words {
    when: String,
    least: i64,
    most: i64,
    noun: String,
    /// After the colon: the parts, or the reasons for the doubt.
    after: Vec<String>,
    not_certain: BTreeSet<String>,
}

impl Claim for Sentence {
    type Said = Said;

    fn extract(papers: &Papers) -> Result<Said, String> {
        let all = paragraphs(under(&papers.summary, "Membership and instruments"));
        let Some(text) = all.iter().find(|text| text.contains(" by role")) else {
            return Ok(None);
        };
        let (first, rest) = text.split_once(". ").map_or((&**text, ""), |(a, b)| (a, b));
        let (when, rest_of) = first
            .split_once(" the Test Coalition had ")
            .ok_or_else(|| format!("no coalition in “{text}”"))?;
        let (least, most, tail) = between(rest_of)?;
        let (noun, after) = tail.split_once(" by role").ok_or("no basis")?;
        let not_certain = rest.trim_end_matches('.');
        let not_certain = not_certain.rsplit_once(": ").map_or("", |(_, names)| names);
        Ok(Some(Words {
            when: when.to_owned(),
            least,
            most,
            noun: noun.to_owned(),
            after: match after.trim_start_matches(": ").trim_end_matches('.') {
                "" => Vec::new(),
                parts => list(parts),
            },
            not_certain: match not_certain {
                "" => BTreeSet::new(),
                names => list(names).into_iter().collect(),
            },
        }))
    }

    fn judge(said: &Said, world: &World) -> Result<(), String> {
        let (least, most) = world.between(&MEMBERS, &[]);
        same("whether members are counted", said.is_some(), most > 0)?;
        let Some(said) = said else { return Ok(()) };
        same("the fewest members", said.least, least)?;
        same("the most members", said.most, most)?;
        let when = match world.day() {
            Some(day) => day.format("On %-d %B %Y").to_string(),
            None => "At the time of the meeting".to_owned(),
        };
        same("the day", &said.when, &when)?;
        same("what is counted", &said.noun, &noun(world, most))?;
        let doubtful = world.doubtful();
        same("roles in doubt", &said.not_certain, &doubtful)?;
        if !doubtful.is_empty() {
            return if least == most {
                Ok(())
            } else {
                reasons(said, doubtful.len())
            };
        }
        let parts: Result<i64, String> = said.after.iter().try_fold(0, |sum, part| {
            let (count, _) = part.split_once(' ').ok_or("a part without a noun")?;
            Ok(sum + number(count)?)
        });
        if !said.after.is_empty() {
            same("the sum of the parts", parts?, most)?;
        }
        for (at, word) in ["lead", "member", "acceding"].iter().enumerate() {
            let (count, _) = world.between(&MEMBERS[at..=at], &MEMBERS[..at]);
            let part = said.after.iter().find(|part| match *word {
                "member" => part.ends_with("member") || part.ends_with("members"),
                word => part.contains(word),
            });
            // Acceding members are no plain members.
            let part = part.filter(|p| *word != "member" || !p.contains("acceding"));
            if let Some(part) = part {
                let (said, _) = part.split_once(' ').ok_or("a part without a noun")?;
                same(word, number(said)?, count)?;
            } else if count > 0 && !(said.after.is_empty() && *word == "member") {
                return Err(format!("{count} by the role {word} are left out"));
            }
        }
        Ok(())
    }
}

fn noun(world: &World, most: i64) -> String {
    let held = |party| world.may_hold(party, &MEMBERS);
    let mut parties = world.record.parties.iter();
    let states = parties.all(|p| !held(p.id) || world.is_state(p.id));
    match (states, most) {
        (true, 1) => "member state",
        (true, _) => "member states",
        (false, 1) => "member",
        (false, _) => "members",
    }
    .to_owned()
}

/// Every role in doubt is counted with a reason, unless the reason is the day of the meeting.
fn reasons(said: &Words, doubtful: usize) -> Result<(), String> {
    let mut counted = 0;
    let mut meeting = false;
    for reason in &said.after {
        let role = |text: &str| -> Result<i64, String> {
            let (count, _) = text.split_once(" role").ok_or("no roles")?;
            number(count)
        };
        if let Some(rest) = reason.strip_prefix("the dates of ") {
            counted += role(rest)?;
        } else if let Some(rest) = reason.strip_prefix("the beginning of ") {
            counted += role(rest)?;
        } else {
            same("a reason", &**reason, "the day of the meeting is not exact")?;
            meeting = true;
        }
    }
    let doubtful = i64::try_from(doubtful).unwrap();
    if meeting || counted >= doubtful {
        Ok(())
    } else {
        Err(format!(
            "{counted} roles have a reason, {doubtful} are in doubt"
        ))
    }
}
