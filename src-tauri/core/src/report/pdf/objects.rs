//! Small pieces that PDF objects are made of.

use chrono::{DateTime, Utc};
use lopdf::{Object, StringFormat};

use super::super::layout::measure::PAGE_HEIGHT;
use super::super::pages::Area;

/// A text string: plain if ASCII, else UTF-16 with its mark.
pub(super) fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::String(words.as_bytes().to_vec(), StringFormat::Literal);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A name, which may hold any character.
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A moment as PDF writes it.
pub(super) fn date(moment: DateTime<Utc>) -> Object {
    text(&moment.format("D:%Y%m%d%H%M%SZ").to_string())
}

/// A distance from the top of the page as a height above its foot.
pub(super) fn height(y: f32) -> Object {
    number(PAGE_HEIGHT - y)
}

/// A number, to a hundredth.
pub(super) fn number(value: f32) -> Object {
    Object::Real((value * 100.0).round() / 100.0)
}

/// A rectangle by its lower left and upper right corners.
pub(super) fn rectangle(area: Area) -> Object {
    Object::Array(vec![
        number(area.x),
        height(area.y + area.height),
        number(area.x + area.width),
        height(area.y),
    ])
}

/// A count or a place as PDF writes it.
pub(super) fn integer(value: usize) -> Object {
    Object::Integer(index(value))
}

/// A count or a place as PDF's own integer.
pub(super) fn index(value: usize) -> i64 {
    i64::try_from(value).expect("no paper has more parts than fit in 63 bits")
}
