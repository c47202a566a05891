//! Which room of the page may import which.

use crate::tidy::{
    circles::imports::{PAGE, arrows},
    tree::{File, Tree},
};

/// What each room may import beside itself, `styles` and `bindings`. `App.svelte` and `main.ts` put all together, and
/// tests may take from anywhere.
const ROOMS: &[(&str, &[&str])] = &[
    ("data", &[]),
    ("shared", &["data"]),
    ("shell", &["data", "shared"]),
    ("features", &["data", "shared", "shell"]),
];

/// The list of all pages, which alone of the shell names those of the features.
const PAGES: &str = "ui/src/shell/pages.ts";

/// Which feature may import from which other, and why.
const FEATURES: &[(&str, &str, &str)] = &[
    (
        "bodies",
        "actions",
        "the page of a body shows the actions it owes",
    ),
    (
        "instruments",
        "parties",
        "instruments are a tab beside the parties that sign them",
    ),
    (
        "meetings",
        "actions",
        "an action comes out of a meeting, and is carried over to the next",
    ),
    ("meetings", "bodies", "a meeting sets up a body"),
    (
        "meetings",
        "parties",
        "a delegation that is added may be of a party not yet recorded",
    ),
    ("meetings", "pledges", "a pledge is made at a meeting"),
    (
        "parties",
        "actions",
        "the page of a party shows the actions it owes",
    ),
    (
        "parties",
        "decisions",
        "the page of a party shows the decisions of its bodies",
    ),
    (
        "procurement-lines",
        "pledges",
        "lines are a tab beside the pledges that pay for them",
    ),
    (
        "reported-totals",
        "pledges",
        "published totals are compared with the register of pledges",
    ),
];

fn arrows_up(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut used = vec![false; FEATURES.len()];
    for (from, to) in arrows(files) {
        let Some((room, may)) = ROOMS.iter().find(|(room, _)| room_of(&from) == *room) else {
            continue;
        };
        let other = room_of(&to);
        if from.ends_with(".test.ts") || other == "styles" {
            continue;
        }
        if other != *room && !may.contains(&other) && !(from == PAGES && other == "features") {
            complaints.push(format!("{from} imports {to}: {room} may not know {other}"));
        }
        if let (Some(own), Some(of)) = (feature_of(&from), feature_of(&to))
            && own != of
        {
            match FEATURES
                .iter()
                .position(|pair| (pair.0, pair.1) == (own, of))
            {
                Some(pair) => used[pair] = true,
                None => complaints.push(format!("{from} imports {to}: {own} may not know {of}")),
            }
        }
    }
    // On made-up files hardly any of them is there.
    if files.iter().any(|file| file.path == PAGES) {
        let unused = FEATURES.iter().zip(used).filter(|(_, used)| !used);
        complaints.extend(unused.map(|((own, of, _), _)| format!("{own} no longer imports {of}")));
    }
    complaints
}

/// `data` of `ui/src/data/call.ts`; nothing for a file beside the rooms.
fn room_of(path: &str) -> &str {
    let inside = path.strip_prefix(PAGE).unwrap_or_default();
    inside.split_once('/').map_or("", |(room, _)| room)
}

fn feature_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix(PAGE)?.strip_prefix("features/")?;
    inside.split('/').next()
}

#[test]
fn arrows_of_the_page_point_down() {
    let complaints = arrows_up(&Tree::of_project().files);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn arrows_up_are_found() {
    let complaints = |from: &str, import: &str, to: &str| {
        let text = format!("import type {{ X }} from '{import}';");
        arrows_up(&[File::new(from, &text), File::new(to, "")]).len()
    };
    for (from, import, to, count) in [
        ("data/a.ts", "../shared/b", "shared/b.ts", 1),
        ("data/text/a.ts", "../../shell/b", "shell/b.ts", 1),
        ("data/a.ts", "../features/c/b", "features/c/b.ts", 1),
        ("data/a.ts", "../testing/b", "testing/b.ts", 1),
        ("shared/A.svelte", "../shell/B.svelte", "shell/B.svelte", 1),
        (
            "shared/A.svelte",
            "../features/c/B.svelte",
            "features/c/B.svelte",
            1,
        ),
        ("shell/a.ts", "../features/c/b", "features/c/b.ts", 1),
        ("features/a/a.ts", "../b/b", "features/b/b.ts", 1),
        (
            "features/actions/a.ts",
            "../meetings/b",
            "features/meetings/b.ts",
            1,
        ),
        (
            "features/meetings/a.ts",
            "../actions/b",
            "features/actions/b.ts",
            0,
        ),
        ("features/a/a.ts", "../../shell/b", "shell/b.ts", 0),
        ("shell/a.ts", "../shared/b", "shared/b.ts", 0),
        ("shared/a.ts", "../data/b", "data/b.ts", 0),
        ("data/a.ts", "../bindings/B", "bindings/B.ts", 0),
        ("data/a.test.ts", "../testing/b", "testing/b.ts", 0),
        (
            "App.svelte",
            "./features/c/B.svelte",
            "features/c/B.svelte",
            0,
        ),
    ] {
        let (from, to) = (format!("{PAGE}{from}"), format!("{PAGE}{to}"));
        assert_eq!(complaints(&from, import, &to), count, "{from} {to}");
    }
}

#[test]
fn the_list_of_pages_names_features_and_no_pair_is_listed_in_vain() {
    let pages = File::new(
        PAGES,
        "const page = () => import('../features/a/A.svelte');",
    );
    let page = File::new("ui/src/features/a/A.svelte", "");
    assert_eq!(arrows_up(&[pages, page]).len(), FEATURES.len());
}
