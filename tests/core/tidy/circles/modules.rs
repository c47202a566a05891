//! Which module names which.
//!
//! A path leads to the file that defines what it names: from the module it begins in, child by child, and through
//! every `use` on the way. What a `*` brings is followed too. A module that declares its children, or passes on
//! their names with `pub use`, points at none of them; one that calls them does. Inline `#[cfg(test)]` modules are
//! left out, and what is called as a method, or named by a macro alone, cannot be seen.

use super::{
    Arrow,
    tokens::{is_word, tokens},
};
use crate::tidy::tree::File;
use std::collections::{BTreeMap, BTreeSet};

const CRATES: &[&str] = &[
    "src-tauri/core/src/",
    "src-tauri/cli/src/",
    "src-tauri/src/",
];

struct Use<'a> {
    path: Vec<&'a str>,
    /// What it is called from then on; `*` for all names of a module.
    name: &'a str,
    is_public: bool,
}

struct Module<'a> {
    path: &'a str,
    parent: Option<usize>,
    children: BTreeMap<&'a str, usize>,
    uses: Vec<Use<'a>>,
    /// Its own names, and which of them others can see.
    defined: BTreeMap<&'a str, bool>,
    /// What is left without the `use`s.
    tokens: Vec<&'a str>,
}

pub fn arrows(files: &[File]) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for root in CRATES {
        let inside = |file: &&File| file.path.starts_with(root) && file.path.ends_with(".rs");
        let files: Vec<&File> = files.iter().filter(inside).collect();
        let modules = Modules::read(root, &files);
        for from in 0..modules.all.len() {
            for to in modules.named_by(from) {
                let path = |module: usize| modules.all[module].path.to_string();
                arrows.push((path(from), path(to)));
            }
        }
    }
    arrows
}

struct Modules<'a> {
    all: Vec<Module<'a>>,
    root: usize,
}

impl<'a> Modules<'a> {
    fn read(root: &str, files: &[&'a File]) -> Self {
        let mut all: Vec<_> = files.iter().map(|file| Module::read(file)).collect();
        // `a/mod.rs` and `a.rs` are the module `a`; `lib.rs` or `main.rs` is the crate.
        let names = files.iter().map(|file| name(root, &file.path));
        let mut names: Vec<&str> = names.collect();
        // Where there is a library, the program begins beside it.
        let top = if names.contains(&"lib") {
            "lib"
        } else {
            "main"
        };
        for name in names.iter_mut().filter(|name| **name == top) {
            *name = "";
        }
        let by_name: BTreeMap<&str, usize> = names.iter().copied().zip(0..).collect();
        for (module, name) in names
            .iter()
            .enumerate()
            .filter(|(_, name)| !name.is_empty())
        {
            let (above, own) = name.rsplit_once('/').unwrap_or(("", name));
            if let Some(&parent) = by_name.get(above) {
                all[module].parent = Some(parent);
                all[parent].children.insert(own, module);
            }
        }
        let root = by_name.get("").copied().unwrap_or_default();
        Self { all, root }
    }

    /// The other files that a file names.
    fn named_by(&self, from: usize) -> BTreeSet<usize> {
        let module = &self.all[from];
        let mut named = BTreeSet::new();
        for one in &module.uses {
            let Some((to, rest)) = self.follow(from, &one.path) else {
                continue;
            };
            if one.name == "*" {
                let mut words = module.words();
                words.retain(|word| self.offers(to, word, 0));
                let defines = |word| Some(self.follow_in(to, &[word], 0)?.0);
                named.extend(words.into_iter().filter_map(defines));
            } else if !rest.is_empty() && !one.is_public {
                // A module alone is a name to begin paths with, which are seen where they stand.
                named.insert(to);
            }
        }
        for path in module.paths() {
            named.extend(self.follow(from, &path).map(|(to, _)| to));
        }
        named.remove(&from);
        named
    }

    /// The module where a path that stands in `from` ends, and what it names there.
    fn follow<'p>(&self, from: usize, path: &'p [&'p str]) -> Option<(usize, &'p [&'p str])> {
        match path {
            ["crate", rest @ ..] => self.follow_in(self.root, rest, 0),
            ["self", rest @ ..] => self.follow_in(from, rest, 0),
            ["super", rest @ ..] => {
                let mut start = self.all[from].parent?;
                let mut rest = rest;
                while let ["super", further @ ..] = rest {
                    start = self.all[start].parent?;
                    rest = further;
                }
                self.follow_in(start, rest, 0)
            }
            [first, ..] if self.knows(from, first) => self.follow_in(from, path, 0),
            _ => None,
        }
    }

    fn knows(&self, module: usize, name: &str) -> bool {
        let module = &self.all[module];
        module.children.contains_key(name) || module.uses.iter().any(|one| one.name == name)
    }

    fn follow_in<'p>(
        &self,
        start: usize,
        path: &'p [&'p str],
        depth: usize,
    ) -> Option<(usize, &'p [&'p str])> {
        let module = &self.all[start];
        let [first, rest @ ..] = path else {
            return Some((start, path));
        };
        if let Some(&child) = module.children.get(first) {
            return self.follow_in(child, rest, depth);
        }
        if module.defined.contains_key(first) || depth > 8 {
            return Some((start, path));
        }
        for one in &module.uses {
            if one.name == *first {
                // Of another crate, when it leads nowhere here.
                let (to, named) = self.follow_use(start, one, depth)?;
                return if named.is_empty() {
                    self.follow_in(to, rest, depth + 1)
                } else {
                    Some((to, path))
                };
            }
            if one.name == "*"
                && let Some((to, [])) = self.follow_use(start, one, depth)
                && self.offers(to, first, depth + 1)
            {
                return self.follow_in(to, path, depth + 1);
            }
        }
        Some((start, path))
    }

    fn follow_use<'p>(
        &self,
        module: usize,
        one: &'p Use<'p>,
        depth: usize,
    ) -> Option<(usize, &'p [&'p str])> {
        let path = one.path.as_slice();
        match path {
            ["crate" | "self" | "super", ..] => self.follow(module, path),
            [first, ..] if self.all[module].children.contains_key(first) => {
                self.follow_in(module, path, depth + 1)
            }
            [first, ..] if *first != one.name && self.knows(module, first) => {
                self.follow_in(module, path, depth + 1)
            }
            _ => None,
        }
    }

    /// Whether a module defines a name or passes it on.
    fn offers(&self, module: usize, name: &str, depth: usize) -> bool {
        let own = &self.all[module];
        own.defined.get(name) == Some(&true)
            || own.uses.iter().filter(|one| one.is_public).any(|one| {
                one.name == name
                    || (one.name == "*" && depth < 8)
                        && matches!(self.follow_use(module, one, depth),
                            Some((to, [])) if self.offers(to, name, depth + 1))
            })
    }
}

fn name<'a>(root: &str, path: &'a str) -> &'a str {
    let path = &path[root.len()..path.len() - ".rs".len()];
    path.strip_suffix("/mod").unwrap_or(path)
}

impl<'a> Module<'a> {
    fn read(file: &'a File) -> Self {
        let mut module = Self {
            path: &file.path,
            parent: None,
            children: BTreeMap::new(),
            uses: Vec::new(),
            defined: BTreeMap::new(),
            tokens: Vec::new(),
        };
        let all = without_tests(tokens(&file.text));
        let mut at = 0;
        let mut depth = 0;
        let mut is_macro = false;
        while let Some(token) = all.get(at) {
            match *token {
                "{" => {
                    depth += 1;
                    if depth == 1 {
                        is_macro = at > 0 && all[at - 1] == "!";
                    }
                }
                "}" => {
                    depth -= 1;
                    is_macro &= depth > 0;
                }
                // `pub(in crate::a)` says who may see it.
                "in" if at > 1 && all[at - 2..at] == ["pub", "("] => {
                    at += all[at..]
                        .iter()
                        .position(|token| *token == ")")
                        .unwrap_or(1);
                    continue;
                }
                "use" => {
                    let end = all[at..].iter().position(|token| *token == ";");
                    let end = end.map_or(all.len(), |end| at + end);
                    let is_public = at > 0 && matches!(all[at - 1], "pub" | ")");
                    read_uses(&mut &all[at + 1..end], &[], is_public, &mut module.uses);
                    at = end + 1;
                    continue;
                }
                _ => {}
            }
            if let Some(name) = all.get(at + 1)
                && name.starts_with(is_word)
                && is_definition(&all[at..], depth, is_macro)
            {
                let is_public = is_macro || at > 0 && matches!(all[at - 1], "pub" | ")" | "const");
                module.defined.insert(name, is_public);
            }
            module.tokens.push(token);
            at += 1;
        }
        module
    }

    /// The words that may be names by themselves: no field, no method, no member of a list of words.
    fn words(&self) -> BTreeSet<&'a str> {
        let alone = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
            !matches!(before, Some(&("." | "::"))) && self.tokens.get(at + 1) != Some(&"=")
        };
        let all = self.tokens.iter().enumerate();
        let words = all.filter(move |(at, word)| word.starts_with(is_word) && alone(*at));
        words.map(|(_, word)| *word).collect()
    }

    /// The paths of more than one word.
    fn paths(&self) -> Vec<Vec<&'a str>> {
        let mut paths = Vec::new();
        let mut words = self.tokens.split(|token| *token == "::").peekable();
        let mut path: Vec<&str> = Vec::new();
        while let Some(part) = words.next() {
            // Between two signs stands one word, or the path is over and the next one begins.
            if let [word] = part {
                path.push(word);
            } else {
                path.extend(part.first());
                if path.len() > 1 {
                    paths.push(std::mem::take(&mut path));
                }
                path = part.last().copied().into_iter().collect();
            }
            if words.peek().is_none() && path.len() > 1 {
                paths.push(std::mem::take(&mut path));
            }
        }
        paths
    }
}

/// Whether the second word is defined for the whole module: by a keyword outside of braces, or before a brace within
/// a macro, which is how the lists of fields and of words are written.
fn is_definition(tokens: &[&str], depth: i32, is_macro: bool) -> bool {
    const KEYWORDS: &[&str] = &[
        "struct", "enum", "trait", "fn", "type", "const", "static", "union",
    ];
    match tokens {
        [keyword, _, ..] if depth == 0 => KEYWORDS.contains(keyword),
        ["{" | "]", _, "{", ..] => depth == 1 && is_macro,
        _ => false,
    }
}

fn without_tests(tokens: Vec<&str>) -> Vec<&str> {
    const TEST: &[&str] = &["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let mut left = Vec::new();
    let mut rest = tokens.as_slice();
    while let [token, further @ ..] = rest {
        if rest.starts_with(TEST) {
            let mut depth = 0;
            let end = rest.iter().position(|token| {
                depth += match *token {
                    "{" => 1,
                    "}" => -1,
                    _ => 0,
                };
                depth == 0 && matches!(*token, "}" | ";")
            });
            rest = end.map_or(&[], |end| &rest[end + 1..]);
        } else {
            left.push(*token);
            rest = further;
        }
    }
    left
}

/// Reads `a::{b, c::d as e, f::*}` up to the brace that closes it.
fn read_uses<'a>(
    tokens: &mut &[&'a str],
    above: &[&'a str],
    is_public: bool,
    uses: &mut Vec<Use<'a>>,
) {
    let mut path = above.to_vec();
    let mut name = None;
    let mut is_list = false;
    loop {
        let token = tokens.split_off_first().copied();
        match token {
            Some("::") => {}
            Some("{") => {
                is_list = true;
                read_uses(tokens, &path, is_public, uses);
            }
            Some("as") => name = tokens.split_off_first().copied(),
            Some("*") => name = Some("*"),
            None | Some("," | "}") => {
                if !is_list && path.len() + usize::from(name.is_some()) > above.len() {
                    if path.len() > 1 && path.last() == Some(&"self") {
                        path.pop();
                    }
                    let name = name.or(path.last().copied()).unwrap_or_default();
                    let path = std::mem::replace(&mut path, above.to_vec());
                    uses.push(Use {
                        path,
                        name,
                        is_public,
                    });
                }
                if token != Some(",") {
                    return;
                }
                path = above.to_vec();
                name = None;
                is_list = false;
            }
            Some(word) => path.push(word),
        }
    }
}
