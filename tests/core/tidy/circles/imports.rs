//! Which file of the page imports which. What is generated from the core (`bindings/`) stands beside.

use super::Arrow;
use crate::tidy::tree::File;
use std::collections::BTreeSet;

pub const PAGE: &str = "ui/src/";

pub fn arrows(files: &[File]) -> Vec<Arrow> {
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let mut arrows = Vec::new();
    for file in files.iter().filter(|file| is_of_page(&file.path)) {
        for import in imports(&file.code()) {
            let Some(to) = beside(&file.path, import) else {
                continue;
            };
            let ends = ["", ".ts", ".svelte"].map(|end| format!("{to}{end}"));
            let found = ends.into_iter().find(|path| paths.contains(path.as_str()));
            arrows.extend(
                found
                    .filter(|to| is_of_page(to))
                    .map(|to| (file.path.clone(), to)),
            );
        }
    }
    arrows
}

fn is_of_page(path: &str) -> bool {
    path.starts_with(PAGE) && !path.starts_with("ui/src/bindings/")
}

/// What stands in quotes after `from`, `import` or `import(`.
fn imports(code: &str) -> Vec<&str> {
    let mut imports = Vec::new();
    for word in ["from", "import"] {
        for (at, _) in code.match_indices(word) {
            let after = code[at + word.len()..].trim_start_matches([' ', '(']);
            if let Some(quote) = after.chars().next().filter(|c| matches!(c, '\'' | '"')) {
                imports.extend(after[1..].split(quote).next());
            }
        }
    }
    imports
}

/// Where an import that begins with a dot leads.
fn beside(path: &str, import: &str) -> Option<String> {
    if !import.starts_with('.') {
        return None;
    }
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => {
                folders.pop()?;
            }
            _ => folders.push(part),
        }
    }
    Some(folders.join("/"))
}
