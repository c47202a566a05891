//! The glossary says the words that people read.

use super::Tree;
use std::collections::BTreeMap;

const GLOSSARY: &str = "docs/glossary.md";

/// The rows of its tables: a term and its key.
fn terms(text: &str) -> Vec<(&str, &str)> {
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let (term, key) = (cells.next()?, cells.next()?);
        Some((term, key.strip_prefix('`')?.strip_suffix('`')?))
    });
    rows.collect()
}

#[test]
fn every_term_of_the_glossary_is_what_the_locale_file_says() {
    let files = Tree::of_project().files;
    let text = |path: &str| {
        let found = files.iter().find(|file| file.path == path);
        found.map(|file| file.text.as_str()).unwrap_or_default()
    };
    let locale: BTreeMap<String, String> =
        serde_json::from_str(text("src-tauri/core/locales/en.json")).unwrap();
    let terms = terms(text(GLOSSARY));
    assert!(terms.len() > 40, "{}", terms.len());
    let other = terms.iter().filter(|(term, key)| {
        let said = locale.get(*key).map(|said| said.to_lowercase());
        said.as_deref() != Some(&term.to_lowercase())
    });
    let other: Vec<_> = other.collect();
    assert!(other.is_empty(), "{other:?}");
}
