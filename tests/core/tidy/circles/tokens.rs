//! Rust code as the words and signs that paths are made of.

/// A word or `'static`-like name, a `::`, or one other character. Literals and comments are left out.
pub fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = code[at..].chars().next() {
        let rest = &code[at..];
        let length = literal(rest).unwrap_or_else(|| {
            let length = if is_word(first) {
                rest.find(|c| !is_word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            if !first.is_whitespace() {
                tokens.push(&rest[..length]);
            }
            length
        });
        at += length;
    }
    tokens
}

pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How long the comment, text or character is that the code begins with.
fn literal(code: &str) -> Option<usize> {
    let until = |start: usize, end: &str| {
        let length = code[start..].find(end);
        Some(length.map_or(code.len(), |length| start + length + end.len()))
    };
    if code.starts_with("//") {
        return until(2, "\n");
    }
    if let Some(raw) = code.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            return until(hashes + 2, &format!("\"{}", "#".repeat(hashes)));
        }
    }
    if code.starts_with('"') {
        return Some(closing(code, '"'));
    }
    // A character ends where a lifetime goes on.
    let mut inside = code.strip_prefix('\'')?.chars();
    let is_character = inside.next() == Some('\\') || inside.next() == Some('\'');
    is_character.then(|| closing(code, '\''))
}

fn closing(code: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        if !escaped && c == quote {
            return at + 1;
        }
        escaped = !escaped && c == '\\';
    }
    code.len()
}
