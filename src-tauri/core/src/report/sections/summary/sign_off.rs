//! The lines on which the chairs sign, where the document asks for them.

use crate::model::*;
use crate::report::{
    block::{Block, SignOff, Signatory},
    draft::Draft,
};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    if !draft.document.is_some_and(|d| d.sign_off) {
        return Vec::new();
    }
    let signatories = signatories(draft);
    let phrases = &draft.phrases;
    let key = match signatories.len() {
        0 => return draft.missing_note("paper.signOff.noChair"),
        1 => "paper.signOff.one",
        _ => "paper.signOff.several",
    };
    let heading = draft.heading(key);
    let date = phrases.t("paper.signOff.date", &[]);
    vec![Block::Together(vec![
        heading,
        Block::SignOff(SignOff { date, signatories }),
    ])]
}

/// The persons who chaired, each with title and party; then the parties that chaired and of which
/// no such person is recorded.
fn signatories(draft: &Draft) -> Vec<Signatory> {
    let meeting = &draft.record.meeting.fields;
    let mut all: Vec<(Option<Id<PartyFields>>, String, Option<String>)> = Vec::new();
    for id in &meeting.chair_persons {
        let Some(person) = draft.record.person(*id) else {
            continue;
        };
        let mut attendees = draft.record.attendees.iter().map(|a| &a.fields);
        let attendee = attendees.find(|a| a.person == Some(*id));
        let sat = attendee.and_then(|a| {
            let mut delegations = draft.record.delegations.iter();
            Some(delegations.find(|d| d.id == a.delegation)?.fields.party)
        });
        let name = [person.honorific.clone(), Some(person.full_name())];
        let name: Vec<String> = name.into_iter().flatten().collect();
        let title = attendee.and_then(|a| a.title_then.clone());
        all.push((sat.or(person.party), name.join(" "), title));
    }
    let mut parties = meeting.chair_parties.clone();
    parties.sort_by(|a, b| draft.party_order(*a, *b));
    for party in parties {
        if all.iter().all(|(of, ..)| *of != Some(party)) {
            all.push((Some(party), String::new(), None));
        }
    }
    let signatory = |(party, name, title): (Option<Id<PartyFields>>, String, Option<String>)| {
        let party = party.map(|p| draft.name(p)).filter(|p| !p.is_empty());
        let (name, party) = match (name.is_empty(), party) {
            (true, Some(party)) => (party, None),
            (_, party) => (name, party),
        };
        let prompt = draft.phrases.t("paper.signOff.asked", &[("name", &name)]);
        let below = title.into_iter().chain(party).collect();
        (!name.is_empty()).then_some(Signatory {
            name,
            below,
            prompt,
        })
    };
    all.into_iter().filter_map(signatory).collect()
}
