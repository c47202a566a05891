//! The form of a table: a row for each day, a column for each currency.

use super::{cells::RateReader, line_counter::LineCounter, published::unknown_form};
use crate::model::{Currency, Rule};
use csv::{ReaderBuilder, StringRecord, Trim};

pub(super) fn read(text: &str, reader: &mut RateReader) -> Result<(), Rule> {
    let mut table = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut lines = LineCounter::of(text);
    let records: Result<Vec<StringRecord>, csv::Error> = table.records().collect();
    let mut rows = Vec::new();
    for record in records.map_err(|error| unknown_form(&error))? {
        let byte = record.position().map_or(0, csv::Position::byte);
        let byte = usize::try_from(byte).unwrap_or(text.len());
        rows.push((lines.line_of_words_at(byte), record));
    }
    let mut rows = rows.into_iter();
    let Some((line, head)) = rows.next() else {
        return Err(unknown_form(&"Date"));
    };
    let head = HeadRow::read(line, &head, reader)?;
    let ended = text.ends_with(['\n', '\r']);
    let mut rows = rows.peekable();
    while let Some((line, row)) = rows.next() {
        // Without its end a last cell may lack its last digits, unless a comma stands behind it.
        let last = rows.peek().is_none();
        if last && !ended && !(head.closed && row.len() > head.quotes.len() + 1) {
            return Err(Rule::CutOff { line });
        }
        head.read_row(line, &row, reader)?;
    }
    Ok(())
}

struct HeadRow {
    /// The currency of each column that has a name; none for one that is no currency.
    quotes: Vec<Option<Currency>>,
    /// Whether each row ends with a comma, which makes a last column of nothing.
    closed: bool,
}

impl HeadRow {
    fn read(line: u64, head: &StringRecord, reader: &mut RateReader) -> Result<Self, Rule> {
        let mut names: Vec<&str> = head.iter().collect();
        let closed = names.len() > 1 && names.last() == Some(&"");
        while names.last() == Some(&"") {
            names.pop();
        }
        let mut names = names.into_iter();
        let first = names.next().unwrap_or_default();
        if first != "Date" {
            return Err(unknown_form(&format_args!("“Date” ≠ “{first}”")));
        }
        let quotes = names.map(|name| match name {
            "" => None,
            name => reader.currency(line, name),
        });
        let quotes = quotes.collect();
        Ok(Self { quotes, closed })
    }

    fn read_row(&self, line: u64, row: &StringRecord, reader: &mut RateReader) -> Result<(), Rule> {
        let mut cells = row.iter();
        let first = cells.next().unwrap_or_default();
        let beyond = row.iter().skip(self.quotes.len() + 1);
        // A comma too many or too few puts each figure under another currency.
        if row.len() <= self.quotes.len() || beyond.into_iter().any(|cell| !cell.is_empty()) {
            reader.skip_row(line, first);
            return Ok(());
        }
        let Some(day) = reader.day(line, first)? else {
            return Ok(());
        };
        for (quote, given) in self.quotes.iter().zip(cells) {
            if let Some(quote) = quote {
                reader.cell(line, day, *quote, given);
            }
        }
        Ok(())
    }
}
