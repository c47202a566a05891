//! XLSX: numbers are numbers, days since 1900 are dates, everything else is words. A cell of words is never read
//! as a formula there, so it holds them as they are.

use super::{Sheet, SheetCell, money::number};
use crate::{Error, Result, model::decimal};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet, XlsxError,
};

/// The longest name a sheet can have.
const NAME: usize = 31;
/// The most characters a cell can hold.
const CELL: usize = 32_767;

/// Tables as the sheets of one workbook, which bears the title of the first.
///
/// # Errors
/// When one has more rows than a sheet can hold.
pub fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>> {
    let failed = Error::internal("writing a table");
    let write = || {
        let mut book = Workbook::new();
        if let Some(first) = sheets.first() {
            let created = ExcelDateTime::from_timestamp(first.dated_at.timestamp())?;
            book.set_properties(
                &DocProperties::new()
                    .set_title(&first.title)
                    .set_author(&first.author)
                    .set_creation_datetime(&created),
            );
        }
        for sheet in sheets {
            write_sheet(book.add_worksheet(), sheet)?;
        }
        book.save_to_buffer()
    };
    write().map_err(|error: XlsxError| failed(error))
}

fn write_sheet(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Bottom)
        .set_border_bottom(FormatBorder::Thin);
    page.set_name(sheet.name.chars().take(NAME).collect::<String>())?;
    let mut last_column = 0;
    for (at, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(at, f64::from(column.width))?;
        page.write_string_with_format(0, at, &column.head, &head)?;
        last_column = at;
    }
    let mut last_row = 0;
    for (line, row) in (1..).zip(&sheet.rows) {
        write_row(page, line, row, &Format::new())?;
        last_row = line;
    }
    let bold = Format::new().set_bold();
    for (line, row) in (last_row + 1..).zip(&sheet.totals) {
        let first = line == last_row + 1;
        let ruled = bold.clone().set_border_top(FormatBorder::Thin);
        write_row(page, line, row, if first { &ruled } else { &bold })?;
    }
    page.set_freeze_panes(1, 0)?;
    page.autofilter(0, 0, last_row, last_column)?;
    // `2.10` is the number of an action and no figure: no warning that it stands there as words.
    page.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    page.set_paper_size(9);
    Ok(())
}

/// One row of cells, set as `base` says.
fn write_row(
    page: &mut Worksheet,
    line: u32,
    row: &[SheetCell],
    base: &Format,
) -> Result<(), XlsxError> {
    let top = base.clone().set_align(FormatAlign::Top);
    let plain = top.clone().set_text_wrap();
    for (at, cell) in (0..).zip(row) {
        match cell {
            SheetCell::Empty => page.write_blank(line, at, &plain)?,
            SheetCell::Text(words) => {
                page.write_string_with_format(line, at, truncate_to_cell(words), &plain)?
            }
            SheetCell::Number(count) => page.write_number_with_format(line, at, *count, &top)?,
            SheetCell::Money { minor, currency } => match number(*minor, *currency) {
                Some(value) => {
                    let places = usize::try_from(currency.digits()).unwrap_or_default();
                    let point = if places > 0 { "." } else { "" };
                    let shown = format!("#,##0{point}{}", "0".repeat(places));
                    let money = top.clone().set_num_format(shown);
                    page.write_number_with_format(line, at, value, &money)?
                }
                // Exact as words rather than wrong as a number.
                None => {
                    let exact = decimal(*minor, *currency);
                    page.write_string_with_format(line, at, exact, &plain)?
                }
            },
            SheetCell::Date { stated, text } => match stated.exact().and_then(sheet_date) {
                Some(on) => {
                    let day = top.clone().set_align(FormatAlign::Left);
                    let day = day.set_num_format("d mmmm yyyy");
                    page.write_datetime_with_format(line, at, &on, &day)?
                }
                None => page.write_string_with_format(line, at, text, &plain)?,
            },
        };
    }
    Ok(())
}

/// The day as a spreadsheet counts it; none of a day before its first, 1 January 1900.
fn sheet_date(on: NaiveDate) -> Option<ExcelDateTime> {
    let since = (on.year() >= 1900).then(|| on.to_string())?;
    ExcelDateTime::parse_from_str(&since).ok()
}

/// As many of the words as a cell can hold, with a mark that some are missing.
fn truncate_to_cell(words: &str) -> String {
    if words.encode_utf16().count() <= CELL {
        return words.to_owned();
    }
    let mut room = CELL - 1;
    let fits = |letter: &char| {
        let wide = letter.len_utf16();
        let fits = wide <= room;
        room = room.saturating_sub(wide);
        fits
    };
    words.chars().take_while(fits).chain(['…']).collect()
}
