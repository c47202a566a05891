//! The head of the first page, and what runs along every page.

use crate::model::{DocumentFields, DocumentKind, DocumentState, PaperKind};
use crate::report::{
    block::{Masthead, MastheadLine, Running},
    draft::Draft,
};

/// Coalition and forum on the left; on the right symbol, marking, date and language of the paper,
/// how far it has come, and what is asked of its readers by when.
pub fn masthead(draft: &Draft) -> Masthead {
    let coalition = &draft.record.coalition.fields;
    let mut left = vec![MastheadLine::strong(&coalition.name)];
    left.extend(coalition.forum.iter().map(MastheadLine::plain));
    let mut right: Vec<MastheadLine> = draft
        .symbol()
        .map(MastheadLine::strong)
        .into_iter()
        .collect();
    let marking = marking(draft).map(|marking| {
        draft
            .phrases
            .t("paper.head.marking", &[("marking", &marking)])
    });
    let dated = draft.date_borne().map(|on| draft.phrases.day(on));
    let lines = [marking, dated, Some(languages(draft)), stage(draft)];
    let lines = lines.into_iter().flatten().chain(requested_response(draft));
    right.extend(lines.map(MastheadLine::plain));
    Masthead { left, right }
}

/// The marking and the status at the top and the foot; symbol and date before the page. Papers that
/// are no part of the record of the meeting have no status.
pub fn running(draft: &Draft) -> Running {
    let status = if is_part_of_record(draft) {
        status(draft)
    } else {
        None
    };
    let name = draft.symbol();
    let name = name.unwrap_or_else(|| draft.record.coalition.fields.name.clone());
    let dated = draft.date_borne().map(|on| draft.phrases.day(on));
    Running {
        marking: join([marking(draft), status]),
        foot: join([Some(name), dated]),
        page_of: draft.phrases.t("paper.pageOf", &[]),
    }
}

/// Whether the paper is a part of the record of the meeting, which is approved and issued.
fn is_part_of_record(draft: &Draft) -> bool {
    matches!(
        draft.options.kind,
        PaperKind::Summary | PaperKind::Decision | PaperKind::Actions
    )
}

fn marking(draft: &Draft) -> Option<String> {
    let wanted = draft.options.marking.map(str::to_owned);
    wanted.or_else(|| draft.record.meeting.fields.marking.clone())
}

/// `English`, `English · Original: French`: the language of this paper, and that of its original as
/// far as it is recorded.
fn languages(draft: &Draft) -> String {
    let own = draft.phrases.words.language();
    let original = of_summary(draft).and_then(|d| d.language.as_deref());
    let said = original.map(|tag| {
        let language = draft.phrases.words.language_name(tag);
        draft
            .phrases
            .t("paper.original", &[("language", &language)])
    });
    let own = (original != Some(own)).then(|| draft.phrases.words.language_name(own));
    join([own, said])
}

/// The document whose paper this is. The other papers of a meeting have no document of their own.
fn of_summary<'a>(draft: &Draft<'a>) -> Option<&'a DocumentFields> {
    draft
        .document
        .filter(|_| draft.options.kind == PaperKind::Summary)
}

/// `Draft`, `Draft, revision 2`; once it is approved, only the revision.
fn stage(draft: &Draft) -> Option<String> {
    if draft.options.kind != PaperKind::Summary {
        return None;
    }
    let (is_draft, revision) = match draft.document {
        None => (true, None),
        Some(document) => {
            let revised = document.kind == DocumentKind::Summary && document.version > 0;
            (
                document.state.is_draft(),
                revised.then_some(document.version),
            )
        }
    };
    let n = revision.map(|n| n.to_string());
    match (is_draft, n.as_deref()) {
        (true, None) => Some(draft.phrases.t("paper.head.draft", &[])),
        (true, Some(n)) => Some(draft.phrases.t("paper.head.draftRevision", &[("n", n)])),
        (false, Some(n)) => Some(draft.phrases.t("paper.head.revision", &[("n", n)])),
        (false, None) => None,
    }
}

/// `For comments by 3 May 2024, 17:00 (Europe/Tallinn), to secretariat@example.org`, or until when
/// the paper is under silence.
fn requested_response(draft: &Draft) -> Option<String> {
    let document = of_summary(draft)?;
    let phrases = &draft.phrases;
    let (key, moment) = match document.state {
        DocumentState::Circulated => ("paper.head.comments", document.comments_by?),
        DocumentState::UnderSilence => ("paper.head.silence", document.silence_until?),
        _ => return None,
    };
    // A date that is cut in two is misread.
    let until = phrases.moment(moment).replace(' ', "\u{a0}");
    let address = document.comments_to.as_deref();
    match address.filter(|_| document.state == DocumentState::Circulated) {
        Some(to) => {
            let values = [("until", until.as_str()), ("address", to)];
            Some(phrases.t("paper.head.commentsTo", &values))
        }
        None => Some(phrases.t(key, &[("until", &until)])),
    }
}

/// `DRAFT`, `DRAFT · Rev.1`, `DRAFT · under silence until 3 May 2024, 17:00 (Europe/Tallinn)`; once it
/// is approved, only the version.
fn status(draft: &Draft) -> Option<String> {
    let word = |key| Some(draft.phrases.t(key, &[]));
    let Some(document) = draft.document else {
        return word("paper.status.draft");
    };
    let is_draft = document.state.is_draft();
    let silent = document.state == DocumentState::UnderSilence;
    let until = document.silence_until.filter(|_| silent);
    let parts = [
        is_draft.then(|| draft.phrases.t("paper.status.draft", &[])),
        document.kind.suffix(document.version),
        until.map(|until| {
            // A date that is cut in two is misread.
            let until = draft.phrases.moment(until).replace(' ', "\u{a0}");
            draft
                .phrases
                .t("paper.status.silence", &[("until", &until)])
        }),
    ];
    Some(join(parts)).filter(|said| !said.is_empty())
}

fn join<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}
