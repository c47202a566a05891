//! The head of the first page, and what runs along every page.

use super::title::date;
use crate::model::{DocumentState, PaperKind};
use crate::report::{
    block::{Masthead, MastheadLine, Running},
    draft::Draft,
};

/// Coalition and forum on the left; symbol, date and original language on the right.
pub fn masthead(draft: &Draft) -> Masthead {
    let (coalition, meeting) = (&draft.record.coalition.fields, &draft.record.meeting.fields);
    let mut left = vec![MastheadLine::strong(&coalition.name)];
    left.extend(coalition.forum.iter().map(MastheadLine::plain));
    let symbol = draft.symbol().into_iter();
    let mut right: Vec<MastheadLine> = symbol.map(MastheadLine::strong).collect();
    let language = draft.say.words.language_name(&meeting.language);
    let original = draft.say.t("paper.original", &[("language", &language)]);
    right.push(MastheadLine::plain(joined([date(draft), Some(original)])));
    Masthead { left, right }
}

/// The marking and the status at the top and the foot; symbol and date before the page. Papers that
/// are no part of the record of the meeting have no status.
pub fn running(draft: &Draft) -> Running {
    let meeting = &draft.record.meeting.fields;
    let recorded = matches!(
        draft.wish.kind,
        PaperKind::Summary | PaperKind::Decision | PaperKind::Actions
    );
    let status = if recorded { status(draft) } else { None };
    let marking = draft.wish.marking.map(str::to_owned);
    let name = draft.symbol();
    let name = name.unwrap_or(&draft.record.coalition.fields.name).clone();
    Running {
        marking: joined([marking.or(meeting.marking.clone()), status]),
        foot: joined([Some(name), date(draft)]),
        page_of: draft.say.t("paper.pageOf", &[]),
    }
}

/// `DRAFT`, `DRAFT · Rev.1`, `DRAFT · under silence until 3 May 2024, 17:00 (Europe/Tallinn)`; once it
/// is approved, only the version.
fn status(draft: &Draft) -> Option<String> {
    let word = |key| Some(draft.say.t(key, &[]));
    let Some(document) = draft.document else {
        return word("paper.status.draft");
    };
    let is_draft = document.state.is_draft();
    let silent = document.state == DocumentState::UnderSilence;
    let until = document.silence_until.filter(|_| silent);
    let parts = [
        is_draft.then(|| draft.say.t("paper.status.draft", &[])),
        document.kind.suffix(document.version),
        until.map(|until| {
            // A date that is cut in two is misread.
            let until = draft.say.moment(until).replace(' ', "\u{a0}");
            draft.say.t("paper.status.silence", &[("until", &until)])
        }),
    ];
    Some(joined(parts)).filter(|said| !said.is_empty())
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}
