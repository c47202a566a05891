//! Comments that were accepted, and whether the paper says anything else since.

use crate::api::papers;
use crate::{
    Error, Result,
    model::*,
    report,
    store::{self, Store},
    wording::Words,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// A comment that was accepted, and whether the text was changed in answer to it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct AcceptedComment {
    /// The comment, on this document or on an earlier version of it.
    pub comment: Stored<CommentFields>,
    /// Whether the text it concerns has changed since the paper went out; none when that cannot be told: the
    /// comment names no paragraph of that paper, or the paper went out before its text was kept.
    pub changed: Option<bool>,
}

/// The accepted comments on a summary and on the versions that it revises; none on one that is issued.
pub(in crate::api) fn list_accepted(
    store: &Store,
    document: &Stored<DocumentFields>,
    words: &Words,
) -> Result<Vec<AcceptedComment>> {
    let fields = &document.fields;
    if fields.kind != DocumentKind::Summary || fields.state.is_sealed() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let mut version = Some(document.clone());
    while let Some(at) = version {
        let all: Vec<Stored<CommentFields>> = store::list_of(store.read(), "document", at.id)?;
        let accepted = all
            .into_iter()
            .filter(|c| c.fields.state == CommentState::Accepted);
        for comment in accepted {
            found.push((comment, at.fields.paragraphs_sha256.clone()));
        }
        version = match at.fields.changes {
            Some(before) => store::find(store.read(), before)?,
            None => None,
        };
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let record = store::summary_record(store.read(), fields.meeting)?;
    let now = report::numbered_paragraphs(&papers::paper(&record, document.id, &[], words)?);
    let mut out = Vec::new();
    for (comment, sha256) in found {
        let before = match sha256 {
            Some(sha256) => Some(kept(store, &sha256)?),
            None => None,
        };
        let changed = before
            .and_then(|before| is_changed(comment.fields.paragraph.as_deref(), &before, &now));
        out.push(AcceptedComment { comment, changed });
    }
    Ok(out)
}

/// The numbered paragraphs of a paper.
type Paragraphs = BTreeMap<String, String>;

fn kept(store: &Store, sha256: &str) -> Result<Paragraphs> {
    let bytes = store::get_content(store.read(), sha256)?;
    serde_json::from_slice(&bytes).map_err(Error::internal("reading the paragraphs of a paper"))
}

/// Whether any paragraph that is named stands nowhere in the paper any more, under whatever number; for the whole
/// paper, whether any of it does not. None when it names no paragraph that was there.
fn is_changed(paragraph: Option<&str>, before: &Paragraphs, now: &Paragraphs) -> Option<bool> {
    let Some(named) = paragraph else {
        return Some(!before.values().eq(now.values()));
    };
    let numbers = named.split(|c: char| !c.is_ascii_digit() && c != '.');
    let numbers = numbers.map(|number| number.trim_matches('.'));
    let texts: Vec<&String> = numbers.filter_map(|number| before.get(number)).collect();
    let stands = |text: &&String| now.values().any(|own| own == *text);
    (!texts.is_empty()).then(|| !texts.iter().all(stands))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(texts: &[(&str, &str)]) -> Paragraphs {
        let texts = texts.iter();
        texts
            .map(|(number, text)| ((*number).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn a_paragraph_is_changed_when_its_words_stand_nowhere_any_more() {
        let before = paper(&[
            ("3", "Seven came."),
            ("4", "All agreed."),
            ("2.1", "Adopted."),
        ]);
        let moved = paper(&[
            ("3", "New."),
            ("4", "Seven came."),
            ("5", "All agreed."),
            ("2.1", "Adopted."),
        ]);
        let changed = paper(&[
            ("3", "Eight came."),
            ("4", "All agreed."),
            ("2.1", "Adopted."),
        ]);
        for (named, expected) in [
            ("3", false),
            ("para. 3", false),
            ("3 and 4", false),
            ("2.1", false),
        ] {
            assert_eq!(
                is_changed(Some(named), &before, &moved),
                Some(expected),
                "{named}"
            );
        }
        assert_eq!(is_changed(Some("3"), &before, &changed), Some(true));
        assert_eq!(is_changed(Some("3–4"), &before, &changed), Some(true));
        assert_eq!(is_changed(Some("4."), &before, &changed), Some(false));
        // What the paper did not have, or no number: nobody can tell.
        assert_eq!(is_changed(Some("9"), &before, &changed), None);
        assert_eq!(is_changed(Some("the title"), &before, &changed), None);
        // On the whole paper.
        assert_eq!(is_changed(None, &before, &before), Some(false));
        assert_eq!(is_changed(None, &before, &changed), Some(true));
    }
}
