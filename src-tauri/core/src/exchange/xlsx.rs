//! XLSX: numbers are numbers, days are dates, everything else is words. A cell of words is never read
//! as a formula there, so it holds them as they are.

use super::{Cell, Sheet};
use crate::{Error, Result};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet, XlsxError,
};

/// The longest name a sheet can have.
const NAME: usize = 31;
/// The most characters a cell can hold.
const CELL: usize = 32_767;

/// The table as a workbook of one sheet.
///
/// # Errors
/// When it has more rows than a sheet can hold.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>> {
    let failed = Error::internal("writing a table");
    let write = || {
        let mut book = Workbook::new();
        let created = ExcelDateTime::from_timestamp(sheet.dated_at.timestamp())?;
        book.set_properties(
            &DocProperties::new()
                .set_title(&sheet.title)
                .set_author(&sheet.author)
                .set_creation_datetime(&created),
        );
        fill(book.add_worksheet(), sheet)?;
        book.save_to_buffer()
    };
    write().map_err(|error: XlsxError| failed(error))
}

fn fill(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let plain = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let head = Format::new()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin);
    let day = Format::new()
        .set_align(FormatAlign::Top)
        .set_align(FormatAlign::Left)
        .set_num_format("d mmmm yyyy");
    let number = Format::new().set_align(FormatAlign::Top);
    page.set_name(sheet.name.chars().take(NAME).collect::<String>())?;
    let mut last_column = 0;
    for (at, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(at, f64::from(column.width))?;
        page.write_string_with_format(0, at, &column.head, &head)?;
        last_column = at;
    }
    let mut last_row = 0;
    for (line, row) in (1..).zip(&sheet.rows) {
        for (at, cell) in (0..).zip(row) {
            match cell {
                Cell::Empty => page.write_blank(line, at, &plain)?,
                Cell::Text(words) => {
                    page.write_string_with_format(line, at, fitting(words), &plain)?
                }
                Cell::Number(count) => page.write_number_with_format(line, at, *count, &number)?,
                Cell::Date { stated, said } => match stated.exact() {
                    Some(on) => {
                        let on = ExcelDateTime::parse_from_str(&on.to_string())?;
                        page.write_datetime_with_format(line, at, &on, &day)?
                    }
                    None => page.write_string_with_format(line, at, said, &plain)?,
                },
            };
        }
        last_row = line;
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

/// As many of the words as a cell can hold, with a mark that some are missing.
fn fitting(words: &str) -> String {
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
