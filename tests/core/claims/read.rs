//! Reads papers: their paragraphs, tables, numbers in words and lists.

use crate::summary::words;
use chancery_core::report::block::{Block, Cell, Paper, Span, Table};

/// The blocks under a heading of the first level.
pub fn under<'a>(paper: &'a Paper, heading: &str) -> &'a [Block] {
    below(paper, |text| text == heading)
}

/// The blocks of an annex, whatever its number.
pub fn annex<'a>(paper: &'a Paper, title: &str) -> &'a [Block] {
    below(paper, |text| {
        text.starts_with("Annex ") && text.ends_with(&format!(". {title}"))
    })
}

fn below(paper: &Paper, wanted: impl Fn(&str) -> bool) -> &[Block] {
    let heading = |block: &Block, wanted: &dyn Fn(&str) -> bool| match block {
        Block::Heading { level: 1, text } => wanted(text),
        _ => false,
    };
    let Some(at) = paper.blocks.iter().position(|b| heading(b, &wanted)) else {
        return &[];
    };
    let rest = &paper.blocks[at + 1..];
    let end = rest.iter().position(|b| heading(b, &|_| true));
    &rest[..end.unwrap_or(rest.len())]
}

/// The items of the lists.
pub fn items(blocks: &[Block]) -> Vec<String> {
    let lists = blocks.iter().filter_map(|block| match block {
        Block::List(list) => Some(list),
        _ => None,
    });
    lists
        .flat_map(|list| list.items.iter().map(|i| words(i)))
        .collect()
}

/// The numbers cited under this head, row by row.
pub fn marks(table: &Table, head: &str) -> Vec<Vec<u32>> {
    let at = table.columns.iter().position(|c| c.head == head);
    let number = |span: &Span| match span {
        Span::Note(number) => Some(*number),
        Span::Text(_) => None,
    };
    let cell = |row: &Vec<Cell>| match at {
        Some(at) => row[at].iter().filter_map(number).collect(),
        None => Vec::new(),
    };
    table.rows.iter().map(cell).collect()
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

/// A number below a hundred in words.
pub fn in_words(number: i64) -> String {
    let number = usize::try_from(number).unwrap();
    match (number / 10, number % 10) {
        (0 | 1, _) => SMALL[number].to_owned(),
        (tens, 0) => TENS[tens - 2].to_owned(),
        (tens, ones) => format!("{}-{}", TENS[tens - 2], SMALL[ones]),
    }
}

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
