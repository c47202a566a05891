//! The form of XML: a cube for each day, in it a cube for each currency.

use super::{cells::RateReader, line_counter::LineCounter, published::unknown_form};
use crate::model::Rule;
use quick_xml::{Reader, events::BytesStart, events::Event};

pub(super) fn read(text: &str, reader: &mut RateReader) -> Result<(), Rule> {
    let mut file = Reader::from_str(text);
    let mut lines = LineCounter::of(text);
    let (mut day, mut cubes, mut open) = (None, 0_usize, 0_i64);
    let mut line = 1;
    loop {
        let event = file.read_event().map_err(|e| unknown_form(&e))?;
        let at = usize::try_from(file.buffer_position()).unwrap_or(text.len());
        line = lines.line_at(at).max(line);
        open += match &event {
            Event::Start(_) => 1,
            Event::End(_) => -1,
            _ => 0,
        };
        let cube = match event {
            Event::Start(cube) | Event::Empty(cube) => cube,
            Event::Eof => break,
            _ => continue,
        };
        if cube.local_name().as_ref() != "Cube" {
            continue;
        }
        cubes += 1;
        if let Some(given) = attribute(&cube, "time")? {
            day = reader.day(line, &given)?;
        } else if let (Some(given), Some(day)) = (attribute(&cube, "currency")?, day) {
            let rate = attribute(&cube, "rate")?.unwrap_or_default();
            if let Some(quote) = reader.currency(line, &given) {
                reader.cell(line, day, quote, &rate);
            }
        }
    }
    match (cubes, open) {
        (0, _) => Err(unknown_form(&"<Cube>")),
        (_, 0) => Ok(()),
        _ => Err(Rule::CutOff { line }),
    }
}

/// What an attribute says, as it stands: days, codes and figures need no entities.
fn attribute(cube: &BytesStart, name: &str) -> Result<Option<String>, Rule> {
    let found = cube.try_get_attribute(name);
    let found = found.map_err(|error| unknown_form(&error))?;
    Ok(found.map(|found| found.value.trim().to_owned()))
}
