//! How long a file and how full a folder may be.

use super::{catches, holds, tree::File};
use std::collections::BTreeMap;

const LONGEST: usize = 400;
const MEDIAN: usize = 150;

/// The schema is one text, and stays as it was written: no limit for `.sql`.
fn too_long(files: &[File]) -> Vec<String> {
    let written = |file: &&File| {
        let kinds = [".rs", ".ts", ".mjs", ".svelte", ".css", ".java"];
        kinds.iter().any(|kind| file.path.ends_with(kind)) && !file.path.contains("/bindings/")
    };
    let mut lengths: Vec<(usize, &str)> = files
        .iter()
        .filter(written)
        .map(|file| (file.text.lines().count(), file.path.as_str()))
        .collect();
    lengths.sort_unstable();
    let mut complaints: Vec<_> = lengths
        .iter()
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path} has {lines} lines, more than {LONGEST}"))
        .collect();
    if let Some((middle, _)) = lengths.get(lengths.len() / 2)
        && *middle >= MEDIAN
    {
        complaints.push(format!("half of the files have {middle} lines or more"));
    }
    complaints
}

/// The most files of code that may lie side by side in a folder.
const SIDE_BY_SIDE: usize = 20;

fn crowded(files: &[File]) -> Vec<String> {
    let kinds = [".rs", ".ts", ".mjs", ".svelte", ".css"];
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files {
        let code = kinds.iter().any(|kind| file.path.ends_with(kind));
        if let Some((folder, _)) = file.path.rsplit_once('/')
            && code
            && !folder.ends_with("/bindings")
        {
            *folders.entry(folder).or_default() += 1;
        }
    }
    let crowded = folders.iter().filter(|(_, count)| **count > SIDE_BY_SIDE);
    crowded
        .map(|(folder, count)| {
            format!("{folder} has {count} files side by side, more than {SIDE_BY_SIDE}")
        })
        .collect()
}

#[test]
fn no_file_is_too_long() {
    holds(too_long);
    catches(too_long, "ui/src/long.ts", &"line\n".repeat(LONGEST + 1));
    catches(too_long, "ui/src/middling.ts", &"line\n".repeat(MEDIAN));
}

#[test]
fn no_folder_is_crowded() {
    holds(crowded);
    let file = |n: usize| File::new(&format!("ui/src/data/a{n}.ts"), "");
    let files: Vec<File> = (0..=SIDE_BY_SIDE).map(file).collect();
    assert!(!crowded(&files).is_empty());
    assert!(crowded(&files[1..]).is_empty());
}
