//! Name plates, one for each delegation, and badges, one for everyone who is known by name.

use super::participants::participating;
use crate::model::*;
use crate::report::{
    block::{Block, Card, Cards},
    draft::Draft,
    sections::{
        self,
        annex::{name, people},
        title::{place_and_date, the_meeting},
    },
};
use crate::wording::capital;

pub fn cards(draft: &mut Draft) -> Vec<Block> {
    let kind = draft.options.kind;
    let sizes = kind.sizes();
    let asked = draft.options.size.filter(|size| sizes.contains(size));
    let size = asked.or(sizes.first().copied()).unwrap_or_default();
    let cards = match kind {
        PaperKind::Plates => plates(draft),
        _ => badges(draft),
    };
    if cards.is_empty() {
        let none = draft.phrases.t(&format!("paper.{}.none", kind.word()), &[]);
        let mut blocks = sections::title::section(draft);
        blocks.push(draft.note(none));
        return blocks;
    }
    vec![Block::Cards(Cards {
        size: size.millimetres(),
        folded: kind == PaperKind::Plates,
        cards,
    })]
}

/// The delegation, and its head with the post where they are known.
fn plates(draft: &Draft) -> Vec<Card> {
    let plate = |delegation: &Stored<DelegationFields>| {
        let people = people(draft, delegation.id);
        let head = people.iter().find(|a| a.function == AttendeeFunction::Head);
        let lines = head.map(|a| [Some(name_with_honorific(draft, a)), post(draft, a)]);
        Card {
            name: draft.name(delegation.fields.party),
            below: lines.into_iter().flatten().flatten().collect(),
            ..Card::default()
        }
    };
    participating(draft).into_iter().map(plate).collect()
}

/// The name with the form of address: `H.E. Mari Näide`.
fn name_with_honorific(draft: &Draft, attendee: &AttendeeFields) -> String {
    let person = attendee.person.and_then(|p| draft.record.person(p));
    let honorific = person.and_then(|p| p.honorific.as_deref());
    let name = name(draft, attendee);
    honorific.map_or(name.clone(), |honorific| format!("{honorific} {name}"))
}

/// The title as it was at the meeting; else the one post that the person held on its day. Of several
/// posts none is chosen: nothing says which of them the person sits for.
fn post(draft: &Draft, attendee: &AttendeeFields) -> Option<String> {
    let day = draft.record.meeting.fields.day();
    let posts = draft.options.posts.iter().map(|p| &p.fields);
    let mut held = posts
        .filter(|p| Some(p.person) == attendee.person && day.is_some_and(|day| p.held_on(day)));
    let one = || match (held.next(), held.next()) {
        (Some(post), None) => Some(post.title.clone()),
        _ => None,
    };
    attendee.title_then.clone().or_else(one)
}

fn badges(draft: &Draft) -> Vec<Card> {
    let coalition = &draft.record.coalition.fields;
    let meeting = the_meeting(draft, &draft.record.meeting.fields);
    let meeting = capital(&meeting);
    let foot = [meeting, place_and_date(draft)];
    let foot: Vec<String> = foot.into_iter().filter(|t| !t.is_empty()).collect();
    let mut cards = Vec::new();
    for delegation in participating(draft) {
        let party = draft.name(delegation.fields.party);
        for attendee in people(draft, delegation.id) {
            let post = post(draft, attendee);
            cards.push(Card {
                above: coalition.name.clone(),
                name: name_with_honorific(draft, attendee),
                below: post.into_iter().chain([party.clone()]).collect(),
                foot: foot.join(" · "),
            });
        }
    }
    cards
}
