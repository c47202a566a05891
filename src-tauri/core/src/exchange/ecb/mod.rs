//! Rates as the European Central Bank publishes them: one euro in other currencies, by day.
//!
//! Three forms: CSV (`Date, USD, JPY, …`, a row for each day; the file of one day writes it as
//! `3 April 2024`), the same in a zip, and XML (`<Cube time="…"><Cube currency="…" rate="…"/>`). A cell
//! `N/A` is not known, and is no rate. What may be read in two ways refuses the whole file.

mod cells;
mod line_counter;
mod package;
mod published;
mod table;
mod tree;

pub use published::{BASE, MOST_BYTES, PublishedRate, PublishedRates, RateFault, RateFinding};

use crate::model::Rule;
use cells::RateReader;
use published::unknown_form;

/// Reads a file in any of the forms.
///
/// # Errors
/// When it is in none of them or holds more than [`MOST_BYTES`] (`NoKnownForm`); when it is cut off, may be read in
/// more than one way, or says what one euro is in euro; when no rate is found in it.
pub fn read(bytes: &[u8]) -> Result<PublishedRates, Rule> {
    if bytes.starts_with(b"PK\x03\x04") {
        return read(&package::unpack(bytes)?);
    }
    if bytes.len() > MOST_BYTES {
        return Err(unknown_form(&format_args!("> {MOST_BYTES} B")));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| unknown_form(&error))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = RateReader::default();
    if text.trim_start().starts_with('<') {
        tree::read(text, &mut reader)?;
    } else {
        table::read(text, &mut reader)?;
    }
    reader.finish()
}
