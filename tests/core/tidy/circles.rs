//! No file leans on another that leans on it, over any number of steps: what lies in a circle can only be read, moved
//! and changed as a whole.

pub mod imports;
mod modules;
mod tokens;

use crate::tidy::tree::{File, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// From the file that names to the file that is named.
pub type Arrow = (String, String);

/// Arrows that may close a circle all the same: from, to, why.
const ALLOWED: &[(&str, &str, &str)] = &[
    (
        "src-tauri/core/src/model/coalition/body.rs",
        "src-tauri/core/src/model/meeting/mod.rs",
        "a body is set up at a meeting, and a meeting is one of a body",
    ),
    (
        "src-tauri/core/src/model/coalition/body.rs",
        "src-tauri/core/src/model/meeting/decision.rs",
        "a body is set up by a decision, which is one of a meeting",
    ),
];

fn circles(files: &[File]) -> Vec<String> {
    let mut arrows = modules::arrows(files);
    arrows.extend(imports::arrows(files));
    let is_allowed = |(from, to): &Arrow| ALLOWED.iter().any(|one| (one.0, one.1) == (from, to));
    let (allowed, rest): (Vec<_>, Vec<_>) = arrows.into_iter().partition(is_allowed);
    let complaint = |circle: Vec<&str>| format!("these lean on each other: {}", circle.join(", "));
    let mut complaints: Vec<_> = components(&rest).into_iter().map(complaint).collect();
    // On made-up files there are none of them.
    if files.iter().any(|file| file.path == "Cargo.toml") {
        complaints.extend(needless(&allowed, &rest));
    }
    complaints
}

/// Allowed arrows that are no longer there, or close no circle any more.
fn needless(allowed: &[Arrow], rest: &[Arrow]) -> Vec<String> {
    let closes = |(from, to): (&str, &str)| {
        let mut arrows = rest.to_vec();
        arrows.extend(
            allowed
                .iter()
                .filter(|one| (&*one.0, &*one.1) == (from, to))
                .cloned(),
        );
        !components(&arrows).is_empty()
    };
    let needless = ALLOWED.iter().filter(|one| !closes((one.0, one.1)));
    needless
        .map(|(from, to, _)| format!("{from} -> {to} closes no circle: it need not be allowed"))
        .collect()
}

/// The strongly connected components of more than one file.
pub fn components(arrows: &[Arrow]) -> Vec<Vec<&str>> {
    let mut ahead: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut back: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in arrows {
        ahead.entry(from).or_default().push(to);
        back.entry(to).or_default().push(from);
    }
    // Kosaraju: in the order in which a walk ahead leaves files, last first, what a walk back reaches is one.
    let mut seen = BTreeSet::new();
    let mut left = Vec::new();
    for from in ahead.keys() {
        walk(from, &ahead, &mut seen, &mut left);
    }
    let mut seen = BTreeSet::new();
    let mut circles = Vec::new();
    for from in left.into_iter().rev() {
        let mut circle = Vec::new();
        walk(from, &back, &mut seen, &mut circle);
        if circle.len() > 1 {
            circle.sort_unstable();
            circles.push(circle);
        }
    }
    circles
}

fn walk<'a>(
    from: &'a str,
    arrows: &BTreeMap<&'a str, Vec<&'a str>>,
    seen: &mut BTreeSet<&'a str>,
    left: &mut Vec<&'a str>,
) {
    if seen.insert(from) {
        for to in arrows.get(from).into_iter().flatten() {
            walk(to, arrows, seen, left);
        }
        left.push(from);
    }
}

#[test]
fn no_files_lean_on_each_other() {
    let complaints = circles(&Tree::of_project().files);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The circles among made-up files, each a path and a text.
fn found(files: &[(&str, &str)]) -> usize {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| File::new(path, text))
        .collect();
    circles(&files).len()
}

const LIB: &str = "src-tauri/core/src/lib.rs";
const ROOM: &str = "src-tauri/core/src/room/mod.rs";
const A: &str = "src-tauri/core/src/room/a.rs";
const B: &str = "src-tauri/core/src/room/b.rs";

#[test]
fn circles_of_modules_are_found() {
    let rooms = "mod room;";
    let passes_on = "mod a;\nmod b;\npub use a::{One, f};\npub use b::*;";
    let cases = [
        // Side by side, by path, by name, by all names, and through what a folder passes on.
        ("use super::b::Two;", "use super::a::One;"),
        (
            "fn f() { crate::room::b::g() }",
            "fn g() { crate::room::a::f() }",
        ),
        (
            "use super::b;\nfn f() { b::g() }",
            "use crate::room::a::{f as other, One};",
        ),
        (
            "use super::*;\nfn f(_: Two) {}",
            "use super::One;\npub struct Two;",
        ),
        (
            "use crate::room::{Two};",
            "use crate::{\n    room::{self, One},\n};\npub enum Two {}",
        ),
        (
            "use super::Two;",
            "use super::f;\nmade! {\n    /// What.\n    Two { x: u8 }\n}",
        ),
    ];
    for (a, b) in cases {
        let a = format!("{a}\npub struct One;\npub fn f() {{}}");
        let whole = [(LIB, rooms), (ROOM, passes_on), (A, &*a), (B, b)];
        assert_eq!(found(&whole), 1, "{a}\n{b}");
        assert_eq!(
            found(&[(LIB, rooms), (ROOM, passes_on), (A, &*a), (B, "")]),
            0,
            "{a}"
        );
    }
    // Over three files, and between a folder and what it calls.
    let c = "src-tauri/core/src/c.rs";
    let three = [
        (LIB, ""),
        (ROOM, ""),
        (A, "use super::b::Two;"),
        (B, "use crate::c::T;"),
        (c, "use crate::room::a::X;"),
    ];
    assert_eq!(found(&three), 1);
    let calls = "mod a;\npub struct One;\nfn f() { a::g() }";
    assert_eq!(
        found(&[(LIB, ""), (ROOM, calls), (A, "use super::One;")]),
        1
    );
}

#[test]
fn what_is_no_circle_of_modules_is_left_alone() {
    let a = "use super::b::Two;";
    for b in [
        "// use super::a::One;",
        "const TEXT: &str = \"use super::a::One;\";",
        "const TEXT: &str = r#\"\"super::a::f()\"#;",
        "#[cfg(test)]\nmod tests {\n    use super::super::a::f;\n}",
        "pub(in crate::room::a) fn g() {}",
        "fn g(x: X) { x.a::<u8>() }",
        "use super::{One};",
    ] {
        let room = "mod a;\nmod b;\npub struct One;\npub use a::f;";
        assert_eq!(found(&[(LIB, ""), (ROOM, room), (A, a), (B, b)]), 0, "{b}");
    }
}

#[test]
fn circles_of_the_page_are_found() {
    let (a, b, c) = (
        "ui/src/data/a.svelte.ts",
        "ui/src/data/b/B.svelte",
        "ui/src/data/c.ts",
    );
    for (to_b, to_a) in [
        (
            "import B from './b/B.svelte';",
            "import { x } from '../a.svelte';",
        ),
        (
            "const b = import('./b/B.svelte');",
            "import type { X } from \"../a.svelte\";",
        ),
        ("export { y } from './b/B.svelte';", "import '../a.svelte';"),
        (
            "import {\n  y,\n} from './b/B.svelte';",
            "import x from '../c';",
        ),
    ] {
        let whole = [(a, to_b), (b, to_a), (c, "export * from './a.svelte';")];
        assert_eq!(found(&whole), 1, "{to_b} {to_a}");
        assert_eq!(found(&whole[..1]), 0);
        assert_eq!(
            found(&[whole[0], (b, "// import '../a.svelte';"), whole[2]]),
            0
        );
    }
}

#[test]
fn an_arrow_is_allowed_only_while_it_closes_a_circle() {
    let arrow = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let allowed: Vec<_> = ALLOWED.iter().map(|one| arrow(one.0, one.1)).collect();
    assert_eq!(needless(&[], &[]).len(), ALLOWED.len());
    assert_eq!(needless(&allowed, &[]).len(), ALLOWED.len());
    let back: Vec<_> = ALLOWED.iter().map(|one| arrow(one.1, one.0)).collect();
    assert!(needless(&allowed, &back).is_empty());
}
