//! Name plates, one for each delegation, and badges, one for everyone who is known by name.

use super::participants::coming;
use crate::model::*;
use crate::report::{
    block::{Block, Card, Cards},
    draft::Draft,
    phrases::capital,
    sections::{
        self,
        annex::{name, people},
        title::{place_and_date, the_meeting},
    },
};

pub fn cards(draft: &mut Draft) -> Vec<Block> {
    let kind = draft.wish.kind;
    let sizes = kind.sizes();
    let asked = draft.wish.size.filter(|size| sizes.contains(size));
    let size = asked.or(sizes.first().copied()).unwrap_or_default();
    let cards = match kind {
        PaperKind::Plates => plates(draft),
        _ => badges(draft),
    };
    if cards.is_empty() {
        let none = draft.say.t(&format!("paper.{}.none", kind.word()), &[]);
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

/// The delegation, and its head where one is known.
fn plates(draft: &Draft) -> Vec<Card> {
    let plate = |delegation: &Stored<DelegationFields>| {
        let people = people(draft, delegation.id);
        let head = people.iter().find(|a| a.function == AttendeeFunction::Head);
        Card {
            name: draft.name(delegation.fields.party),
            below: head.map(|a| name(draft, a)).into_iter().collect(),
            ..Card::default()
        }
    };
    coming(draft).into_iter().map(plate).collect()
}

fn badges(draft: &Draft) -> Vec<Card> {
    let coalition = &draft.record.coalition.fields;
    let meeting = the_meeting(draft, &draft.record.meeting.fields);
    let meeting = capital(&meeting);
    let foot = [meeting, place_and_date(draft)];
    let foot: Vec<String> = foot.into_iter().filter(|t| !t.is_empty()).collect();
    let mut cards = Vec::new();
    for delegation in coming(draft) {
        let party = draft.name(delegation.fields.party);
        for attendee in people(draft, delegation.id) {
            let title = attendee.title_then.clone();
            cards.push(Card {
                above: coalition.name.clone(),
                name: name(draft, attendee),
                below: title.into_iter().chain([party.clone()]).collect(),
                foot: foot.join(" · "),
            });
        }
    }
    cards
}
