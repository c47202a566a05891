//! Why a command was not done: the core's failure, its words for a terminal, and its exit code.

use crate::parts::{part, text};
use crate::phrasing::{PHRASES, clean, has, moment, t_count, t_with};
use chancery_core::{Failure, Misuse};
use serde_json::Value;

/// A failure, and words of this program's own where the core's do not say enough.
pub struct Refusal {
    failure: Failure,
    words: Option<String>,
    code: Option<u8>,
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self {
            failure,
            words: None,
            code: None,
        }
    }
}

impl From<chancery_core::Error> for Refusal {
    fn from(error: chancery_core::Error) -> Self {
        Failure::from(error).into()
    }
}

impl Refusal {
    /// With words of its own.
    pub fn with_words(failure: Failure, words: String) -> Self {
        Self {
            failure,
            words: Some(words),
            code: None,
        }
    }

    /// Refused for what stands in the file, though the failure is of another kind.
    pub fn with_failed_code(failure: Failure) -> Self {
        Self {
            failure,
            words: None,
            code: Some(crate::answer::FAILED),
        }
    }

    /// The exit code, as `--help` lists them.
    pub fn code(&self) -> u8 {
        match self.failure {
            _ if self.code.is_some() => self.code.unwrap_or(crate::answer::FAILED),
            Failure::Usage { .. } => 2,
            Failure::NotFound { .. } => 3,
            Failure::Locked { .. } => 4,
            Failure::Damaged { .. } | Failure::NotARecordFile { .. } => 5,
            _ => crate::answer::FAILED,
        }
    }

    /// For programs: the failure in one line.
    pub fn json(&self) -> String {
        self.value().to_string()
    }

    /// For people: what is wrong, and what can be done.
    pub fn text(&self) -> String {
        let words = self.words.clone().unwrap_or_else(|| words(&self.value()));
        clean(&words, true)
    }

    fn value(&self) -> Value {
        serde_json::to_value(&self.failure).unwrap_or_default()
    }
}

/// What was asked for in a way that this program cannot follow, in its words.
pub fn misuse(detail: String) -> Failure {
    let misuse = Misuse::Host { detail };
    Failure::Usage { misuse }
}

/// What a reader is told while somebody else has the file.
pub fn reading(holder: &Value) -> String {
    let values = values(holder);
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let key = if !part(holder, "beside").is_null() {
        "cli.reading.beside"
    } else if part(holder, "by") == "" {
        "cli.reading.nameless"
    } else {
        "cli.reading"
    };
    clean(&t_with(key, &values), true)
}

/// Why a file cannot be written: somebody has it, or something stands in the place of its lock.
pub fn unwritable(holder: &Value) -> Refusal {
    let (by, since) = (
        text(holder, "by").to_owned(),
        text(holder, "since").to_owned(),
    );
    match part(holder, "beside").as_str() {
        Some(beside) => {
            let words = t_with("cli.failure.readOnly.beside", &[("beside", beside)]);
            Refusal::with_words(Failure::ReadOnly, words)
        }
        None if by.is_empty() => Failure::ReadOnly.into(),
        None => Failure::Locked { by, since }.into(),
    }
}

/// The words of a failure: its title, then the text for a terminal, else the one of the window.
fn words(failure: &Value) -> String {
    let values = values(failure);
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let empty = |name: &str| failure.get(name).is_some_and(|v| v == "");
    let code = text(failure, "code");
    let nameless = empty("by") || empty("path");
    let doing = ["doing", "misuse"].map(|name| text(failure, name));
    let doing = doing.iter().find(|doing| !doing.is_empty());
    let own = doing.map(|doing| {
        [
            format!("cli.failure.{code}.{doing}"),
            format!("failure.{code}.{doing}"),
        ]
    });
    let keys = own.into_iter().flatten().chain([
        format!("cli.failure.{code}.nameless"),
        format!("cli.failure.{code}"),
        format!("failure.{code}.text"),
    ]);
    let fits = |key: &String| has(key) && (nameless || !key.ends_with(".nameless"));
    let found = keys.into_iter().find(fits);
    let found = found.map(|key| t_with(&key, &values));
    let title = t_with(&format!("failure.{code}.title"), &values);
    let mut lines = vec![title, found.unwrap_or_default()];
    let problems = part(failure, "problems").as_array().into_iter().flatten();
    lines.extend(problems.map(problem));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// A field that breaks a rule.
fn problem(problem: &Value) -> String {
    let rule = text(problem, "rule");
    let values = values(problem);
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let field = text(problem, "field");
    if rule == "inUse" {
        let count = part(problem, "count").as_i64().unwrap_or(1);
        return t_count("rule.inUse", count);
    }
    format!("{field}: {}", t_with(&format!("rule.{rule}"), &values))
}

/// The values that words may name.
fn values(of: &Value) -> Vec<(&str, String)> {
    let shown = |name: &str, value: &Value| match value {
        Value::String(text) if name == "since" => moment(text),
        // What was given is told as it stands there.
        Value::String(text) if name != "given" => match text.parse() {
            Ok(day) => PHRASES.day(day),
            Err(_) => text.clone(),
        },
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let fields = of.as_object().into_iter().flatten();
    fields
        .map(|(name, value)| (name.as_str(), shown(name, value)))
        .collect()
}
