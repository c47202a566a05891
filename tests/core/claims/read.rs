//! Reads papers: their paragraphs, tables, numbers in words and lists.

use crate::summary::words;
use chancery_core::report::block::{Block, Cell, Paper, Table};

/// The blocks under a heading of the first level.
pub fn under<'a>(paper: &'a Paper, heading: &str) -> &'a [Block] {
    let is = |block: &Block, wanted: Option<&str>| match block {
        Block::Heading { level: 1, text } => wanted.is_none_or(|wanted| text == wanted),
        _ => false,
    };
    let Some(at) = paper.blocks.iter().position(|b| is(b, Some(heading))) else {
        return &[];
    };
    let rest = &paper.blocks[at + 1..];
    let end = rest.iter().position(|b| is(b, None));
    &rest[..end.unwrap_or(rest.len())]
}

pub fn paragraphs(blocks: &[Block]) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Paragraph { spans, .. } => Some(words(spans)),
        _ => None,
    };
    blocks.iter().filter_map(text).collect()
}

pub fn tables(blocks: &[Block]) -> Vec<&Table> {
    let mut all = Vec::new();
    for block in blocks {
        if let Block::Table(table) = block {
            all.push(table);
        }
    }
    all
}

/// The cell of each row under this head; empty where the table has no such column.
pub fn column(table: &Table, head: &str) -> Vec<String> {
    let at = table.columns.iter().position(|c| c.head == head);
    let cell = |row: &Vec<Cell>| at.map_or(String::new(), |at: usize| words(&row[at]));
    table.rows.iter().map(cell).collect()
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A number, in words or figures.
pub fn number(text: &str) -> Result<i64, String> {
    let text = text.to_lowercase();
    let small = |word: &str| SMALL.iter().position(|w| *w == word);
    let (tens, ones) = text.split_once('-').unwrap_or((&text, "zero"));
    let tens = TENS.iter().position(|w| *w == tens);
    let found = match (text.parse(), small(&text), tens, small(ones)) {
        (Ok(figures), ..) => return Ok(figures),
        (_, Some(number), ..) => number,
        (_, _, Some(tens), Some(ones)) => tens * 10 + 20 + ones,
        _ => return Err(format!("“{text}” is no number")),
    };
    i64::try_from(found).map_err(|e| e.to_string())
}

/// `at least two and at most four`, `at most four`, `four`: fewest and most, and what follows.
pub fn between(text: &str) -> Result<(i64, i64, &str), String> {
    let word = |text: &'_ str| {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        (word.to_owned(), rest.len())
    };
    let tail = |left: usize| &text[text.len() - left..];
    if let Some(rest) = text.strip_prefix("at least ") {
        let (least, left) = word(rest);
        let rest = tail(left)
            .strip_prefix("and at most ")
            .ok_or_else(|| format!("no upper bound in “{text}”"))?;
        let (most, left) = word(rest);
        return Ok((number(&least)?, number(&most)?, tail(left)));
    }
    let rest = text.strip_prefix("at most ");
    let (most, left) = word(rest.unwrap_or(text));
    let most = number(&most)?;
    Ok((if rest.is_some() { 0 } else { most }, most, tail(left)))
}

/// The items of `a, b and c`.
pub fn list(text: &str) -> Vec<String> {
    let items = text.split(", ").flat_map(|part| part.split(" and "));
    items.map(str::to_owned).collect()
}

/// Fails with what was expected and what stands there.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, said: T, so: T) -> Result<(), String> {
    if said == so {
        Ok(())
    } else {
        Err(format!("{what}: printed {said:?}, true is {so:?}"))
    }
}
