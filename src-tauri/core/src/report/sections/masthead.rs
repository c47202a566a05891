//! The head of the first page, and what runs along every page.

use super::title::date;
use crate::report::{
    block::{Masthead, MastheadLine, Running},
    draft::Draft,
};

/// Coalition and forum on the left; symbol, date and original language on the right.
pub fn masthead(draft: &Draft) -> Masthead {
    let (coalition, meeting) = (&draft.record.coalition.fields, &draft.record.meeting.fields);
    let mut left = vec![MastheadLine::strong(&coalition.name)];
    left.extend(coalition.forum.iter().map(MastheadLine::plain));
    let mut right: Vec<MastheadLine> = meeting.symbol.iter().map(MastheadLine::strong).collect();
    let key = format!("paper.language.{}", meeting.language);
    let language = if draft.say.words.has(&key) {
        draft.say.words.t(&key, &[])
    } else {
        meeting.language.clone()
    };
    let original = draft.say.t("paper.original", &[("language", &language)]);
    right.push(MastheadLine::plain(joined([date(draft), Some(original)])));
    Masthead { left, right }
}

/// The meeting's marking and the status at the top and the foot; symbol and date before the page.
pub fn running(draft: &Draft) -> Running {
    let meeting = &draft.record.meeting.fields;
    let status = draft.say.t("paper.status.draft", &[]);
    let name = meeting.symbol.as_ref();
    let name = name.unwrap_or(&draft.record.coalition.fields.name).clone();
    Running {
        marking: joined([meeting.marking.clone(), Some(status)]),
        foot: joined([Some(name), date(draft)]),
        page_of: draft.say.t("paper.pageOf", &[]),
    }
}

fn joined(parts: [Option<String>; 2]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}
