//! Text in columns, for people: no wider than the terminal, where there is one.

use crate::phrasing::{clean, t};
use std::{env, io::IsTerminal};

const GAP: &str = "  ";
/// The fewest characters that a column is made narrow to, if its widest word has no more.
const NARROWEST: usize = 8;

/// How many characters a line of the output has room for: what `COLUMNS` says, else what the terminal says. None when
/// nobody looks at a terminal, as when a program reads.
fn terminal_width() -> Option<usize> {
    let asked = env::var("COLUMNS").ok();
    let asked: Option<usize> = asked.and_then(|columns| columns.parse().ok());
    let terminal = || {
        let shown = std::io::stdout().is_terminal();
        let (width, _) = shown.then(terminal_size::terminal_size).flatten()?;
        Some(usize::from(width.0))
    };
    asked.filter(|columns| *columns > 0).or_else(terminal)
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Rows in columns as wide as their widest cell; the last column is as long as it is. Where they are wider than the
/// room, the widest columns are made narrower and their cells broken at blanks.
fn columns(rows: &[Vec<String>], room: Option<usize>) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| clean(cell, false)).collect())
        .collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize, of: fn(&str) -> usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| of(cell)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..count).map(|column| widest(column, length)).collect();
    if let Some(room) = room {
        let least: Vec<usize> = (0..count)
            .map(|column| widest(column, longest_word))
            .collect();
        narrow(&mut widths, &least, room);
    }
    rows.iter().map(|row| lines(row, &widths)).collect()
}

fn longest_word(cell: &str) -> usize {
    cell.split(' ').map(length).max().unwrap_or(0)
}

/// Makes the widest column narrower until all fit; first none narrower than its longest word, then as far as it goes.
fn narrow(widths: &mut [usize], least: &[usize], room: usize) {
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    for whole_words in [true, false] {
        let floor = |word: usize| {
            if whole_words {
                word.max(NARROWEST)
            } else {
                NARROWEST
            }
        };
        while widths.iter().sum::<usize>() + gaps > room {
            let all = widths.iter_mut().zip(least);
            let wide = all.filter(|(width, word)| **width > floor(**word));
            match wide.max_by_key(|(width, _)| **width) {
                Some((width, _)) => *width -= 1,
                None => break,
            }
        }
    }
}

/// A row as lines: its cells side by side, each broken to its width.
fn lines(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths);
    let broken: Vec<Vec<String>> = cells.map(|(cell, width)| broken(cell, *width)).collect();
    let height = broken.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let line = |at: usize| {
        let parts = broken.iter().zip(widths).map(|(cell, &width)| {
            let part = cell.get(at).map_or("", String::as_str);
            format!("{part:width$}")
        });
        let parts: Vec<String> = parts.collect();
        parts.join(GAP).trim_end().to_owned() + "\n"
    };
    (0..height).map(line).collect()
}

/// A text in lines of a width, broken at blanks; a word that is longer is broken where the line ends.
fn broken(text: &str, width: usize) -> Vec<String> {
    if length(text) <= width {
        return vec![text.to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let mut word: Vec<char> = word.chars().collect();
        if !line.is_empty() && length(&line) + 1 + word.len() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        while word.len() > width {
            let rest = word.split_off(width);
            lines.push(word.into_iter().collect());
            word = rest;
        }
        line.extend(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Heads of a table: `heads("a", "b")` under `cli.head.a`, `cli.head.b`.
pub fn heads(keys: &[&str]) -> Vec<String> {
    keys.iter()
        .map(|key| t(&format!("cli.head.{key}")))
        .collect()
}

/// A name and a value, for the list of facts.
pub fn fact(key: &str, value: String) -> (String, String) {
    (t(&format!("cli.head.{key}")), value)
}

/// A table under its heads; nothing but `empty` when it has no rows.
pub fn table(heads: &[String], rows: Vec<Vec<String>>, empty: &str) -> String {
    if rows.is_empty() {
        return format!("{empty}\n");
    }
    let rule = heads.iter().map(|head| "-".repeat(length(head)));
    let above = [heads.to_vec(), rule.collect()];
    let all: Vec<Vec<String>> = above.into_iter().chain(rows).collect();
    columns(&all, terminal_width())
}

/// What is known of one thing: a name and a value on each line.
pub fn facts(rows: &[(String, String)]) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|(name, value)| vec![name.clone(), value.clone()])
        .collect();
    columns(&rows, terminal_width())
}

#[cfg(test)]
mod tests {
    use super::columns;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        rows.iter().map(cells).collect()
    }

    #[test]
    fn a_table_without_a_terminal_is_as_wide_as_it_is() {
        let all = rows(&[&["a", "one two three four"], &["long", "b"]]);
        assert_eq!(columns(&all, None), "a     one two three four\nlong  b\n");
    }

    #[test]
    fn the_widest_column_is_broken_at_blanks_and_every_word_stays() {
        let all = rows(&[&["State 017", "one two three four five six", "yes"]]);
        let narrow = columns(&all, Some(28));
        assert_eq!(
            narrow,
            "State 017  one two       yes\n           three four\n           five six\n"
        );
    }

    #[test]
    fn a_word_that_does_not_fit_is_broken_and_no_line_is_wider_than_the_room() {
        let long = "x".repeat(60);
        let all = rows(&[&["abc", &long, "a b c d e f g h i j k l m n o p"]]);
        let narrow = columns(&all, Some(40));
        assert!(
            narrow.lines().all(|line| line.chars().count() <= 40),
            "{narrow}"
        );
        assert_eq!(narrow.matches('x').count(), 60);
    }
}
