//! Where a line may not break although Unicode allows it: inside dates, amounts and other numbers
//! with what belongs to them, in any language.

/// Whether the break before byte `at` would part a number from what belongs to it: `8|April 2024`,
/// `1|or 2 February`, `EUR 15|000 000`, `page 1|of 4`, `Item|3`, `3–|4 April`.
pub(super) fn belongs_together(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let Some(words) = before.strip_suffix(' ') else {
        return before.ends_with('–')
            && ends_with_digit(before.trim_end_matches('–'))
            && starts_with_digit(after);
    };
    // Most breaks are between words.
    let near = |token: &str| token.contains(|c: char| c.is_ascii_digit());
    let (last, next) = (last_token(words), first_token(after));
    if !near(last) && !near(next) {
        return false;
    }
    let earlier = last_token(words.strip_suffix(last).unwrap_or_default().trim_end());
    match (TokenKind::of(last), TokenKind::of(next)) {
        // Groups of digits.
        (TokenKind::Number(_), TokenKind::Number(3)) => true,
        (TokenKind::Number(_), TokenKind::Number(_))
        | (TokenKind::Other, _)
        | (_, TokenKind::Other) => false,
        // `8 April`, `11 states`; of a year only what is written with a capital: `2024 Estonia` is none.
        // The last group of a longer number belongs to what is before it.
        (TokenKind::Number(digits), _) => {
            let grouped = digits == 3 && matches!(TokenKind::of(earlier), TokenKind::Number(_));
            digits <= 3 && !grouped && !ends_clause(last)
        }
        // `April 2024`, `Item 3`, `EUR 15`.
        (TokenKind::Name, TokenKind::Number(_)) => !ends_clause(last),
        // `квітня 2024` after a day; `or 2` after `1`; `page 1` before `of 4`.
        (TokenKind::Word, TokenKind::Number(_)) => {
            matches!(TokenKind::of(earlier), TokenKind::Number(1..=2)) || is_counted(after)
        }
        (TokenKind::Name | TokenKind::Word, _) => false,
    }
}

/// What a token is, by its letters.
#[derive(Clone, Copy, PartialEq)]
enum TokenKind {
    /// With how many digits; separators and brackets do not count.
    Number(usize),
    /// Begins with a capital.
    Name,
    Word,
    Other,
}

impl TokenKind {
    fn of(token: &str) -> Self {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = bare.chars().filter(char::is_ascii_digit).count();
        let number = |c: char| c.is_ascii_digit() || ".,:–-/".contains(c);
        match bare.chars().next() {
            None => Self::Other,
            Some(_) if bare.chars().all(number) => Self::Number(digits),
            Some(c) if c.is_uppercase() => Self::Name,
            Some(c) if c.is_alphabetic() => Self::Word,
            Some(_) => Self::Other,
        }
    }
}

/// `1 of 4`, `1 or 2`: a number, a short word, a number.
fn is_counted(text: &str) -> bool {
    let mut tokens = text.split(' ');
    let (number, word, other) = (tokens.next(), tokens.next(), tokens.next());
    let kind = |token: Option<&str>| TokenKind::of(token.unwrap_or_default());
    kind(number) != TokenKind::Number(4)
        && matches!(kind(number), TokenKind::Number(1..=3))
        && kind(word) == TokenKind::Word
        && word.is_some_and(|word| word.chars().count() <= 3)
        && matches!(kind(other), TokenKind::Number(1..=3))
}

/// A comma or a full stop after a number ends what it belongs to; after a day it does not: `8. aprill`.
fn ends_clause(token: &str) -> bool {
    let short = token.chars().filter(|c| c.is_alphanumeric()).count() <= 2;
    token.ends_with([',', ';', ':', ')', '”']) || (token.ends_with('.') && !short)
}

fn last_token(text: &str) -> &str {
    text.rsplit([' ', '\n']).next().unwrap_or_default()
}

fn first_token(text: &str) -> &str {
    text.split([' ', '\n']).next().unwrap_or_default()
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::belongs_together;

    /// Where a line may break, by blanks: `a|b c` for a text that breaks after its first word alone.
    fn broken(text: &str) -> String {
        let mut marked = String::new();
        for (at, c) in text.char_indices() {
            let breaks = c == ' ' && !belongs_together(text, at + 1);
            marked.push(if breaks { '|' } else { c });
        }
        marked
    }

    #[test]
    fn a_number_stays_with_what_belongs_to_it() {
        for (text, expected) in [
            ("on 8 April 2024 in Tallinn", "on|8 April 2024|in|Tallinn"),
            ("1 or 2 February 2024", "1 or 2 February 2024"),
            ("of EUR 15 000 000 was", "of|EUR 15 000 000|was"),
            ("page 1 of 4", "page 1 of 4"),
            ("see Item 3, and", "see|Item 3,|and"),
            ("8. aprill 2024", "8. aprill 2024"),
            ("8 квітня 2024 року", "8 квітня 2024|року"),
            ("le 1 avril 2024", "le|1 avril 2024"),
            ("the 11 states met", "the|11 states|met"),
            ("EUR 8.95 million is", "EUR 8.95 million|is"),
            ("in 2024 the group", "in|2024|the|group"),
            ("on 3 April, Estonia", "on|3 April,|Estonia"),
            ("by rule 4, it", "by|rule|4,|it"),
            ("met at 10:30 on", "met|at|10:30|on"),
        ] {
            assert_eq!(broken(text), expected);
        }
        assert!(belongs_together("3–4 April", "3–".len()));
        assert!(!belongs_together("Tallinn–Riga", "Tallinn–".len()));
    }
}
