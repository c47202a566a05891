//! Texts for the terminal: words from the locale, dates, moments, amounts.
//! What is not known is printed in words, never as zero.

use chancery_core::{
    model::*,
    wording::{Phrases, Words},
};
use std::{cmp::Ordering, sync::LazyLock};

static WORDS: LazyLock<Words> = LazyLock::new(Words::english);
/// Dates, amounts and totals as the papers say them.
pub static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&WORDS));

/// The words of a key.
pub fn t(key: &str) -> String {
    WORDS.t(key, &[])
}

/// The words of a key with its places filled.
pub fn t_with(key: &str, values: &[(&str, &str)]) -> String {
    WORDS.t(key, values)
}

/// The words for a number of things.
pub fn t_count(key: &str, count: i64) -> String {
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
pub fn or_not_stated(text: Option<&str>) -> String {
    text.map_or_else(|| t("cli.notStated"), str::to_owned)
}

/// Names in one line, or that none are recorded.
pub fn join_or_none(names: &[String]) -> String {
    if names.is_empty() {
        t("cli.none")
    } else {
        names.join(", ")
    }
}

/// A count of what is recorded. None recorded is not zero in the world.
pub fn count_or_none(count: i64) -> String {
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
        Some((day, time)) => t_with("cli.moment", &[("day", &day), ("time", time)]),
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

    fn assert_all_have_words<C: Closed>(list: &str) {
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
        assert_all_have_words::<SummarySection>("audience.section");
        assert_all_have_words::<ActionState>("action.state");
        assert_all_have_words::<BodyKind>("body.kind");
        assert_all_have_words::<BodyState>("body.state");
        assert_all_have_words::<CoalitionState>("coalition.state");
        assert_all_have_words::<DecisionState>("decision.state");
        assert_all_have_words::<MeetingState>("meeting.state");
        assert_all_have_words::<PersonState>("person.state");
        assert_all_have_words::<PledgeChannel>("pledge.channel");
        assert_all_have_words::<PledgeLinkKind>("cli.pledges.not");
        assert_all_have_words::<Stage>("paper.stage");
        assert_all_have_words::<RoleKind>("role.kind");
        assert_all_have_words::<SignatureState>("signature.state");
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
