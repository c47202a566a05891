//! How things are said on a terminal: words from the locale, dates, moments, amounts.
//! What is not known is said in words, never as zero.

use chancery_core::{model::*, report::Phrases, words::Words};
use std::{cmp::Ordering, sync::LazyLock};

static WORDS: LazyLock<Words> = LazyLock::new(Words::english);
/// Dates, amounts and totals as the papers say them.
pub static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&WORDS));

/// The words of a key.
pub fn t(key: &str) -> String {
    WORDS.t(key, &[])
}

/// The words of a key with its places filled.
pub fn said(key: &str, values: &[(&str, &str)]) -> String {
    WORDS.t(key, values)
}

/// The words for a number of things.
pub fn counted(key: &str, count: i64) -> String {
    WORDS.count(key, count, &[])
}

/// The language of the words, BCP 47.
pub fn language() -> &'static str {
    WORDS.language()
}

/// Whether there are words under a key.
pub fn has(key: &str) -> bool {
    WORDS.has(key)
}

/// The word for a member of a closed list, under the key of that list.
pub fn word(list: &str, of: impl Closed) -> String {
    t(&format!("{list}.{}", of.word()))
}

/// A text as it is, or that it was not stated.
pub fn stated(text: Option<&str>) -> String {
    text.map_or_else(|| t("cli.notStated"), str::to_owned)
}

/// Names in one line, or that none are recorded.
pub fn list(names: &[String]) -> String {
    if names.is_empty() {
        t("cli.none")
    } else {
        names.join(", ")
    }
}

/// A count of what is recorded. None recorded is not zero in the world.
pub fn recorded(count: i64) -> String {
    if count == 0 {
        t("cli.none")
    } else {
        count.to_string()
    }
}

/// A date as it was stated: `by January 2024`.
pub fn date(stated: Option<DateStated>) -> String {
    stated.map_or_else(|| t("cli.notStated"), |date| PHRASES.date(date))
}

/// A meeting: `Steering Group, second meeting`.
pub fn meeting(meeting: &MeetingRef) -> String {
    PHRASES.meeting(meeting)
}

/// An amount as announced: `about EUR 10 000 000`, `no amount stated`.
pub fn amount(amount: &Amount) -> String {
    PHRASES.amount(amount)
}

/// Rows in the order of names that the language has.
pub fn by_name(rows: &mut [Vec<String>]) {
    rows.sort_by(|a, b| {
        let cells = a.iter().zip(b);
        let unequal = cells.map(|(a, b)| PHRASES.compare(a, b));
        unequal.fold(Ordering::Equal, Ordering::then)
    });
}

/// A moment of ISO 8601 in UTC: `3 April 2024, 14:05 UTC`; as it is when it is no such moment.
pub fn moment(iso: &str) -> String {
    let read = || {
        let (day, time) = iso.split_once('T')?;
        Some((PHRASES.date(day.parse().ok()?), time.get(..5)?))
    };
    match read() {
        Some((day, time)) => said("cli.moment", &[("day", &day), ("time", time)]),
        None => iso.to_owned(),
    }
}

/// Without characters that would steer a terminal; in a cell, without the ends of lines too.
pub fn clean(text: &str, lines: bool) -> String {
    let steers =
        |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let one = |c| match c {
        '\n' if lines => c,
        // A line of a terminal is not broken at its spaces, and programs look for plain ones.
        '\u{a0}' => ' ',
        c if steers(c) => ' ',
        c => c,
    };
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_said<C: Closed>(list: &str) {
        for member in C::ALL {
            assert!(
                has(&format!("{list}.{}", member.word())),
                "{}",
                word(list, *member)
            );
        }
    }

    #[test]
    fn every_word_of_a_closed_list_is_in_the_locale() {
        all_said::<SummarySection>("audience.section");
        all_said::<ActionState>("action.state");
        all_said::<BodyKind>("team.kind");
        all_said::<BodyState>("team.state");
        all_said::<CoalitionState>("coalition.state");
        all_said::<DecisionState>("decision.state");
        all_said::<MeetingState>("meeting.state");
        all_said::<PersonState>("person.state");
        all_said::<PledgeChannel>("pledge.channel");
        all_said::<PledgeLinkKind>("cli.pledges.not");
        all_said::<Stage>("paper.stage");
        all_said::<RoleKind>("role.kind");
        all_said::<SignatureState>("signature.state");
    }

    #[test]
    fn an_amount_without_a_figure_is_words() {
        assert_eq!(amount(&Amount::default()), "no amount stated");
        assert_eq!(date(None), "not stated");
    }

    #[test]
    fn a_moment_is_said_in_utc_and_anything_else_as_it_is() {
        assert_eq!(
            moment("2024-04-03T14:05:09.123Z"),
            "3 April 2024, 14:05 UTC"
        );
        assert_eq!(moment("yesterday"), "yesterday");
    }

    #[test]
    fn no_text_of_a_record_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\nc", false), "a [31mb c");
        assert_eq!(clean("a\nb\u{202e}", true), "a\nb ");
    }
}
