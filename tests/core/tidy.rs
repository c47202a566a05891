//! The rules of the house that can be read off the tree. Each is a function from files to complaints, tried on the
//! tree as it stands and on a made-up file that breaks it.

mod circles;
mod glossary;
mod page;
mod sizes;
mod tree;
mod words;

use tree::{File, Tree};

/// One rule about names that may not be used in a place.
struct Border {
    /// Files whose path begins so …
    within: &'static str,
    /// … may not use these names …
    names: &'static [&'static str],
    /// … unless their path begins with one of these, a space between them.
    except: &'static str,
    why: &'static str,
}

const NOWHERE: &str = "\0";

/// What a pure room does not touch.
const IO: &[&str] = &["fs", "net", "env", "process", "thread"];

#[rustfmt::skip]
const BORDERS: &[Border] = &[
    Border { within: "src-tauri/", names: &["tauri", "tauri_build", "tokio", "rfd"], except: "src-tauri/src/", why: "only the shell knows windows" },
    Border { within: "src-tauri/", names: &["rusqlite"], except: "src-tauri/core/src/store/", why: "only the store knows SQLite" },
    Border { within: "src-tauri/", names: &["quick_xml"], except: "src-tauri/core/src/xml.rs src-tauri/core/src/exchange/ecb/tree.rs", why: "one file writes XML, and one reads published rates" },
    Border { within: "src-tauri/", names: &["zip"], except: "src-tauri/core/src/report/docx/package.rs src-tauri/core/src/exchange/ecb/package.rs", why: "one file packs, and one unpacks" },
    Border { within: "src-tauri/", names: &["icalendar"], except: "src-tauri/core/src/exchange/", why: "only the exchange knows calendars" },
    Border { within: "src-tauri/", names: &["printpdf"], except: "src-tauri/core/src/report/pdf/", why: "only the PDF writer knows printpdf" },
    Border { within: "src-tauri/", names: &["lopdf", "rustybuzz", "subsetter"], except: "src-tauri/core/src/report/", why: "only papers know how papers are made" },
    Border { within: "src-tauri/", names: &["pulldown_cmark"], except: "src-tauri/core/src/report/markup.rs", why: "one file reads what minutes are marked up with" },
    Border { within: "src-tauri/", names: &["rust_xlsxwriter"], except: "src-tauri/core/src/exchange/xlsx.rs", why: "one file writes workbooks" },
    Border { within: "src-tauri/", names: &["csv"], except: "src-tauri/core/src/exchange/ecb/ src-tauri/core/src/exchange/mod.rs", why: "one place reads CSV, and `csv_file` writes it" },
    Border { within: "src-tauri/", names: &["icu_plurals", "icu_collator"], except: "src-tauri/core/src/wording/", why: "one room knows what languages ask for" },
    Border { within: "src-tauri/core/src/checks/", names: &["store", "report", "exchange", "api", "session"], except: NOWHERE, why: "checks look at a record and at nothing else" },
    Border { within: "src-tauri/core/src/rules/", names: &["store", "report", "exchange", "checks", "api", "session"], except: NOWHERE, why: "rules look at records that are lent to them" },
    Border { within: "src-tauri/core/src/ledger/", names: &["store", "report", "exchange", "rules", "checks", "api", "session"], except: NOWHERE, why: "the ledger adds up pledges and knows no file and no paper" },
    Border { within: "src-tauri/", names: &["rules"], except: "src-tauri/core/src/api/ src-tauri/core/src/report/ src-tauri/core/src/store/ src-tauri/core/src/checks/ src-tauri/core/src/rules/ src-tauri/core/src/exchange/iati/", why: "rules are asked by what stands above them; the standard's own ruleset is another" },
    Border { within: "src-tauri/core/src/exchange/", names: &["store", "report", "checks", "api", "session", "fs", "net", "env", "process", "thread"], except: NOWHERE, why: "the exchange and papers do not know each other" },
    Border { within: "src-tauri/core/src/model/", names: &["wording", "store", "report", "exchange", "rules", "checks", "ledger", "api", "session"], except: NOWHERE, why: "the model is at the bottom" },
    Border { within: "src-tauri/core/src/wording/", names: &["ledger", "rules", "checks", "exchange", "store", "report", "api", "session", "fs", "net", "env", "process", "thread"], except: NOWHERE, why: "words know the model alone" },
    Border { within: "src-tauri/core/src/store/", names: &["report", "exchange", "checks", "api", "session"], except: NOWHERE, why: "arrows point down" },
    Border { within: "src-tauri/core/src/report/", names: &["store", "exchange", "checks", "api", "session"], except: NOWHERE, why: "arrows point down" },
    Border { within: "src-tauri/core/src/model/", names: IO, except: NOWHERE, why: "the model does no I/O" },
    Border { within: "src-tauri/core/src/rules/", names: IO, except: NOWHERE, why: "rules do no I/O" },
    Border { within: "src-tauri/core/src/checks/", names: IO, except: NOWHERE, why: "checks do no I/O" },
    Border { within: "src-tauri/core/src/ledger/", names: IO, except: NOWHERE, why: "the ledger does no I/O" },
    Border { within: "src-tauri/core/src/report/", names: &["fs", "net", "env", "process"], except: NOWHERE, why: "papers do no I/O" },
];

fn beyond_borders(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for border in BORDERS {
        let inside = |file: &&File| {
            file.path.ends_with(".rs")
                && file.path.starts_with(border.within)
                && !border
                    .except
                    .split(' ')
                    .any(|room| file.path.starts_with(room))
                && file.path != "src-tauri/build.rs"
        };
        for file in files.iter().filter(inside) {
            let code = file.code();
            for name in border.names.iter().filter(|name| uses(&code, name)) {
                complaints.push(format!("{} uses {name}: {}", file.path, border.why));
            }
        }
    }
    let page =
        |file: &&File| file.path.starts_with("ui/src/") && file.path != "ui/src/data/call.ts";
    for file in files.iter().filter(page) {
        if file.code().contains(concat!("@tauri-apps", "/api")) {
            complaints.push(format!("{}: only data/call.ts knows Tauri", file.path));
        }
    }
    complaints
}

/// Whether code names a crate or module: `name::…` or `use name…`.
fn uses(code: &str, name: &str) -> bool {
    let ident = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = &code[..at];
        let after = &code[at + name.len()..];
        let path = after.starts_with("::");
        let imported = before.ends_with("use ") && !after.starts_with(ident);
        !before.ends_with(ident) && (path || imported)
    })
}

/// printpdf's own types stay in one file.
fn printpdf_in_many_files(files: &[File]) -> Vec<String> {
    let of_core = |file: &&File| file.path.starts_with("src-tauri/core/src/");
    let using: Vec<_> = files
        .iter()
        .filter(of_core)
        .filter(|file| uses(&file.code(), "printpdf"))
        .map(|file| file.path.clone())
        .collect();
    if using.len() > 1 { using } else { Vec::new() }
}
/// Words that may stand in no file. In two pieces, or this file would break its own rule.
const UNWANTED: &[(&str, &str)] = &[
    (concat!("TO", "DO"), "finish it, or file it"),
    (concat!("FIX", "ME"), "mend it"),
    (concat!("unimplemented", "!"), "finish it"),
    (concat!("todo", "!("), "finish it"),
    (
        concat!("#[ig", "nore"),
        "a test that is switched off proves nothing",
    ),
    (
        concat!(".sk", "ip("),
        "a test that is switched off proves nothing",
    ),
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("/fa", "rm/"), "a path of one machine"),
    (concat!("/ro", "ot/"), "a path of one machine"),
    (concat!(".lib", "rary"), "a path of one machine"),
    (concat!("index.", "crates"), "a registry's host"),
    (concat!("pypi.", "org"), "a registry's host"),
    (concat!("registry.", "npmjs"), "a registry's host"),
    (concat!("deb.", "debian"), "a registry's host"),
];

fn unwanted_words(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| !file.is_lock()) {
        for (number, line) in (1..).zip(file.text.lines()) {
            for (word, why) in UNWANTED.iter().filter(|(word, _)| line.contains(word)) {
                // Iterators skip too: only a test's own "skip" is meant.
                if *word == concat!(".sk", "ip(") && file.path.ends_with(".rs") {
                    continue;
                }
                complaints.push(format!("{}:{number} says {word}: {why}", file.path));
            }
        }
    }
    complaints
}

fn migrations_out_of_order(files: &[File]) -> Vec<String> {
    let folder = "src-tauri/core/src/store/migrations/";
    let mut names: Vec<&str> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix(folder))
        .collect();
    names.sort_unstable();
    let store: String = files
        .iter()
        .filter(|file| file.path.starts_with("src-tauri/core/src/store/"))
        .map(File::code)
        .collect();
    let mut complaints = Vec::new();
    if names.is_empty() {
        complaints.push(format!("{folder} is empty"));
    }
    for (number, name) in (1..).zip(names) {
        if !name.starts_with(&format!("{number:04}_")) || !name.ends_with(".sql") {
            complaints.push(format!("{name} is where {number:04}_….sql should be"));
        }
        if !store.contains(&format!("migrations/{name}")) {
            complaints.push(format!("{name} is never run"));
        }
    }
    complaints
}

/// Every crate is under the workspace's lints, and those forbid unsafe code.
fn unlinted(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    let manifests = |file: &&File| file.path.ends_with("Cargo.toml");
    for file in files.iter().filter(manifests) {
        if !file.text.contains("[lints]\nworkspace = true") {
            complaints.push(format!("{} is not under the workspace's lints", file.path));
        }
        if file.path == "Cargo.toml" && !file.text.contains("unsafe_code = \"forbid\"") {
            complaints.push("unsafe code is not forbidden".into());
        }
    }
    complaints
}

/// A type that the page knows and the core no longer does.
fn stale_bindings(files: &[File]) -> Vec<String> {
    let core: String = files
        .iter()
        .filter(|file| {
            file.path.starts_with("src-tauri/core/") || file.path.starts_with("tests/core/")
        })
        .map(|file| file.text.as_str())
        .collect();
    files
        .iter()
        .filter_map(|file| file.path.strip_prefix("ui/src/bindings/"))
        .filter_map(|name| name.strip_suffix(".ts"))
        .filter(|name| !core.contains(name))
        .map(|name| format!("the core has no {name}"))
        .collect()
}

type Rule = fn(&[File]) -> Vec<String>;

fn holds(rule: Rule) {
    let complaints = rule(&Tree::of_project().files);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn catches(rule: Rule, path: &str, text: &str) {
    let file = File::new(path, text);
    assert!(!rule(&[file]).is_empty(), "{path} passes with: {text}");
}

#[test]
fn everyone_stays_within_their_borders() {
    holds(beyond_borders);
    for (path, text) in [
        ("src-tauri/core/src/api/mod.rs", "use tauri::State;"),
        ("src-tauri/cli/src/main.rs", "#[tokio::main]"),
        ("src-tauri/core/src/api/mod.rs", "rusqlite::params![]"),
        ("src-tauri/core/src/report/mod.rs", "use printpdf::Op;"),
        (
            "src-tauri/core/src/model/party.rs",
            "use crate::{Error, store::Store};",
        ),
        (
            "src-tauri/core/src/store/mod.rs",
            "use crate::report::Block;",
        ),
        ("src-tauri/core/src/report/block.rs", "std::fs::read(path)"),
        (
            "src-tauri/core/src/rules/meeting.rs",
            "use crate::{model::*, store::Tx};",
        ),
        (
            "src-tauri/core/src/model/symbol.rs",
            "use crate::rules;\nrules::symbol::paper_symbol()",
        ),
        (
            "src-tauri/core/src/wording/totals.rs",
            "use crate::ledger::Total;",
        ),
        (
            "src-tauri/core/src/wording/words.rs",
            "std::fs::read_to_string(path)",
        ),
        (
            "src-tauri/core/src/model/party.rs",
            "use crate::wording::fold;",
        ),
        (
            "src-tauri/core/src/ledger/names.rs",
            "use crate::report::block::Block;",
        ),
        (
            "src-tauri/core/src/exchange/registers.rs",
            "use crate::report::Phrases;",
        ),
        ("src-tauri/core/src/exchange/csv.rs", "std::fs::read(path)"),
        (
            "src-tauri/core/src/report/summary.rs",
            "use crate::exchange::decimal;",
        ),
        ("src-tauri/core/src/exchange/csv.rs", "use csv::Writer;"),
        ("src-tauri/core/src/api/mod.rs", "icu_plurals::PluralRules"),
        (
            "ui/src/App.svelte",
            concat!("import x from '@tauri-apps", "/api/core'"),
        ),
    ] {
        catches(beyond_borders, path, text);
    }
    for border in BORDERS {
        let path = format!("{}made_up.rs", border.within);
        for name in border.names {
            catches(beyond_borders, &path, &format!("use crate::{name}::Thing;"));
        }
    }
    let fine = File::new(
        "src-tauri/core/src/model/a.rs",
        "// as store::x does\nlet restore::y;",
    );
    assert!(beyond_borders(&[fine]).is_empty());
}

#[test]
fn printpdf_is_named_in_one_file() {
    holds(printpdf_in_many_files);
    let file = |name: &str| {
        File::new(
            &format!("src-tauri/core/src/report/pdf/{name}.rs"),
            "use printpdf::Op;",
        )
    };
    assert_eq!(printpdf_in_many_files(&[file("a"), file("b")]).len(), 2);
}

#[test]
fn nothing_unfinished_and_nothing_of_one_machine_is_left() {
    holds(unwanted_words);
    for (word, _) in UNWANTED {
        catches(unwanted_words, "ui/src/a.ts", &format!("x {word} y"));
    }
}

#[test]
fn migrations_are_numbered_without_gaps() {
    holds(migrations_out_of_order);
    catches(
        migrations_out_of_order,
        "src-tauri/core/src/store/migrations/0002_x.sql",
        "",
    );
    catches(
        migrations_out_of_order,
        "src-tauri/core/src/store/migrations/0001_x.sql",
        "",
    );
}

#[test]
fn every_crate_is_under_the_lints() {
    holds(unlinted);
    catches(unlinted, "src-tauri/cli/Cargo.toml", "[package]");
    catches(unlinted, "Cargo.toml", "[lints]\nworkspace = true");
}

#[test]
fn the_page_knows_no_type_that_is_gone() {
    holds(stale_bindings);
    catches(stale_bindings, "ui/src/bindings/Gone.ts", "");
}
