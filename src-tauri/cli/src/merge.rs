//! `merge`: merges another copy of a file that was edited independently.

use crate::{
    answer::Answer,
    args::MergeArgs,
    parts::{number, part, read, text},
    phrasing::{has, t, t_count, t_with},
    refusal::Refusal,
    session::CliSession,
};
use chancery_core::model::Side;
use serde_json::{Value, json};

/// Previews the merge, decides conflicts for the side given by `--take`, and merges.
pub fn merge(
    mut cli: CliSession,
    asked: &MergeArgs,
    passphrase: Option<&str>,
) -> Result<Answer, Refusal> {
    // Written under the name that this person chose in the settings.
    cli.call("settings", json!({}))?;
    let place = cli.place(&asked.other);
    let input =
        |choices: &[Value]| json!({ "place": place, "passphrase": passphrase, "choices": choices });
    let mut choices = Vec::new();
    let mut preview = cli.call("preview_merge", input(&choices))?;
    // A record that is brought back can show further fields that both changed.
    while let Some(take) = asked.take {
        let new = undecided(&preview, take)?;
        if new.is_empty() {
            break;
        }
        choices.extend(new);
        preview = cli.call("preview_merge", input(&choices))?;
    }
    if asked.dry_run {
        let text = describe(&preview)? + "\n" + &t("cli.merge.looked");
        return Ok(Answer::done(preview, text));
    }
    let open = part(&preview, "conflicts").as_array().into_iter().flatten();
    let open = open
        .filter(|conflict| part(conflict, "taken").is_null())
        .count();
    if open > 0
        || part(&preview, "blocked")
            .as_array()
            .is_some_and(|b| !b.is_empty())
    {
        // What is to be decided is told beside the refusal.
        crate::answer::print_stderr(&describe(&preview)?);
    }
    let done = cli.call("merge", input(&choices))?;
    let mut report = describe(&done)?;
    let safety = part(part(&done, "safety"), "file");
    if !safety.is_null() {
        report = report + "\n" + &t_with("cli.merge.done", &[("name", text(safety, "name"))]);
    }
    Ok(Answer::done(done, report))
}

/// Decisions for what nobody decided yet, all for one side.
fn undecided(preview: &Value, take: Side) -> Result<Vec<Value>, Refusal> {
    let conflicts: Vec<Value> = read(preview, "conflicts")?;
    let open = conflicts
        .iter()
        .filter(|conflict| part(conflict, "taken").is_null());
    let choice = |c: &Value| json!({ "noun": c["noun"], "record": c["record"], "field": c["field"], "take": take });
    Ok(open.map(choice).collect())
}

fn describe(merged: &Value) -> Result<String, Refusal> {
    let changes = |name: &str| t_count("cli.changes", number(merged, name));
    let (here, there) = (changes("here"), changes("there"));
    let mut lines = vec![t_with(
        "cli.merge.parted",
        &[("here", &here), ("there", &there)],
    )];
    let conflicts: Vec<Value> = read(merged, "conflicts")?;
    let done: Vec<Value> = read(merged, "lines")?;
    let blocked: Vec<Value> = read(merged, "blocked")?;
    if conflicts.is_empty() && done.is_empty() && blocked.is_empty() {
        lines.push(t("cli.merge.nothing"));
    }
    if !conflicts.is_empty() {
        lines.push(t("cli.merge.conflicts"));
        lines.extend(conflicts.iter().map(|one| format!("  {}", conflict(one))));
    }
    if !blocked.is_empty() {
        lines.push(t("cli.merge.blocked"));
        lines.extend(
            blocked
                .iter()
                .map(|one| format!("  {} {}", noun(one), text(one, "title"))),
        );
    }
    for one in &done {
        let kind = t(&format!("merge.kind.{}", text(one, "kind")));
        let fields: Vec<String> = read(one, "fields")?;
        let now = part(one, "now").as_str().map(|now| format!(" → {now}"));
        let fields = match fields.as_slice() {
            [] => String::new(),
            fields => format!(" ({})", fields.join(", ")),
        };
        let title = text(one, "title");
        lines.push(format!(
            "  {kind}: {} {title}{fields}{}",
            noun(one),
            now.unwrap_or_default()
        ));
    }
    Ok(lines.join("\n"))
}

fn conflict(one: &Value) -> String {
    let key = match text(one, "kind") {
        "field" => "cli.merge.conflict".to_owned(),
        kind => format!("cli.merge.{kind}"),
    };
    let noun = noun(one);
    let values = ["title", "label", "here", "there"].map(|name| (name, text(one, name)));
    t_with(&key, &[&values[..], &[("noun", noun.as_str())]].concat())
}

fn noun(one: &Value) -> String {
    let noun = text(one, "noun");
    let key = format!("noun.{noun}");
    if has(&key) { t(&key) } else { noun.to_owned() }
}
