//! Every word that people read stands in the locale file, and nothing stands there for nobody.

use super::{File, catches, holds};
use std::collections::{BTreeMap, BTreeSet};

const LOCALE: &str = "src-tauri/core/locales/en.json";

fn keys(files: &[File]) -> Vec<String> {
    let Some(locale) = files.iter().find(|file| file.path == LOCALE) else {
        return Vec::new();
    };
    let texts: BTreeMap<String, String> =
        serde_json::from_str(&locale.text).expect("the locale file maps keys to texts");
    texts.into_keys().collect()
}

/// What the program says, without its tests.
fn speaking(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| {
        let program = file.path.starts_with("ui/src/") || file.path.starts_with("src-tauri/");
        let test = file.path.contains(".test.") || file.path.contains("/testing/");
        program && !test && file.path != LOCALE
    })
}

fn key_run(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_'));
    &text[..end.unwrap_or(text.len())]
}

/// Keys that are put together, as what stands before and after the part that varies:
/// `` `failure.${code}.title` `` and `"failure.{code}.title"` give `failure.` and `.title`.
fn patterns(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, quote) in code.char_indices().filter(|(_, c)| matches!(c, '"' | '`')) {
        let rest = &code[at + 1..];
        let before = key_run(rest);
        let varying = rest[before.len()..].trim_start_matches('$');
        if !before.contains('.') || !varying.starts_with('{') {
            continue;
        }
        if let Some(end) = varying.find('}') {
            let tail = &varying[end + 1..];
            let after = key_run(tail);
            if tail[after.len()..].starts_with(quote) {
                found.push((before.to_owned(), after.to_owned()));
            }
        }
    }
    found
}

/// Every text between two of the same quotation marks that could be a key.
fn quoted(code: &str) -> BTreeSet<&str> {
    code.char_indices()
        .filter(|(_, c)| matches!(c, '"' | '\'' | '`'))
        .filter_map(|(at, quote)| {
            let run = key_run(&code[at + 1..]);
            code[at + 1 + run.len()..].starts_with(quote).then_some(run)
        })
        .collect()
}

/// The forms of counted words that CLDR knows.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A key and, when it is a form of a counted one, the key it is counted under.
fn names_of(key: &str) -> impl Iterator<Item = &str> {
    let parted = key.rsplit_once('.');
    let stem = parted.filter(|(_, form)| FORMS.contains(form));
    let stem = stem.map(|(stem, _)| stem);
    [Some(key), stem].into_iter().flatten()
}

fn unused_words(files: &[File]) -> Vec<String> {
    let code: String = speaking(files).map(File::code).collect();
    let quoted = quoted(&code);
    let patterns = patterns(&code);
    let made = |name: &str| {
        patterns.iter().any(|(before, after)| {
            let varying = name
                .strip_prefix(before.as_str())
                .and_then(|rest| rest.strip_suffix(after.as_str()));
            varying.is_some_and(|varying| !varying.is_empty())
        })
    };
    let used = |key: &String| names_of(key).any(|name| quoted.contains(name) || made(name));
    keys(files)
        .into_iter()
        .filter(|key| !used(key))
        .map(|key| format!("nobody says {key}"))
        .collect()
}

/// The key in `t('key'`, `tn("key"`, `.t("key"` and `.count("key"`, wherever one is written out.
fn asked_for(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for call in ["t(", "tn(", "count("] {
        for (at, _) in code.match_indices(call) {
            let longer = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let rest = code[at + call.len()..].trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            let key = key_run(&rest[1..]);
            if !longer && key.contains('.') && rest[1 + key.len()..].starts_with(quote) {
                found.push(key.to_owned());
            }
        }
    }
    found
}

fn missing_words(files: &[File]) -> Vec<String> {
    let keys = keys(files);
    let known = |name: &str| {
        keys.iter()
            .any(|key| names_of(key).any(|known| known == name))
    };
    let mut complaints = Vec::new();
    for file in speaking(files) {
        let asked = asked_for(&file.code());
        for key in asked.iter().filter(|key| !known(key)) {
            complaints.push(format!("{} says {key}, which has no words", file.path));
        }
    }
    complaints
}

#[test]
fn every_word_in_the_locale_file_is_said() {
    holds(unused_words);
    catches(unused_words, LOCALE, r#"{ "a.b": "B" }"#);
    let locale = File::new(
        LOCALE,
        r#"{ "a.b": "B", "n.one": "1", "n.other": "2", "f.x.title": "X" }"#,
    );
    let page = File::new("ui/src/a.ts", "t('a.b'); tn('n', 2); t(`f.${code}.title`)");
    assert_eq!(unused_words(&[locale, page]), Vec::<String>::new());
}

#[test]
fn every_word_that_is_said_is_in_the_locale_file() {
    holds(missing_words);
    catches(missing_words, "ui/src/a.svelte", "{t('not.there')}");
    catches(
        missing_words,
        "src-tauri/cli/src/main.rs",
        "words.t(\n    \"not.there\", &[])",
    );
    let locale = File::new(LOCALE, r#"{ "n.one": "1", "n.other": "2" }"#);
    let page = File::new("ui/src/a.ts", "tn('n', 2); start('x.y')");
    assert_eq!(missing_words(&[locale, page]), Vec::<String>::new());
}
