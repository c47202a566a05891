//! Names and lengths as WordprocessingML writes them.

/// Names in document, header and footer.
pub(super) const SPACES: [crate::xml::Attribute<'static>; 2] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
];

/// Points in twentieths, as most lengths are written.
pub(super) fn twips(points: f32) -> String {
    format!("{:.0}", points * 20.0)
}

/// Points in eighths, as rules are written.
pub(super) fn eighths(points: f32) -> String {
    format!("{:.0}", points * 8.0)
}
