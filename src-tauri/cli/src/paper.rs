//! A paper of a meeting, and what it leaves out for its audience.

use crate::{
    answer::Answer,
    args::PaperArgs,
    meeting::find,
    parts::{number, part, read, text, yes},
    phrasing::{t, t_count, t_with, word},
    refusal::Refusal,
    session::CliSession,
    summary::{ensure_writable, written_line},
};
use chancery_core::{Failure, model::*, wording::fold};
use serde_json::{Value, json};

/// Writes the paper, and says what is missing in it.
pub fn export(cli: &mut CliSession, args: &PaperArgs) -> Result<Answer, Refusal> {
    ensure_writable(&args.output, args.force)?;
    let meeting = find(cli, &args.meeting)?;
    let place = cli.place(&args.output);
    let input = json!({
        "meeting": meeting, "kind": args.kind.word(), "audience": audience(cli, args)?,
        "order": args.order.word(), "size": args.size.map(CardSize::word), "marking": args.marking,
        "annotated": args.annotated,
    });
    let left = cli.call("left_out", input.clone())?;
    let input = with(
        with(input, "place", json!(place)),
        "replace",
        json!(args.force),
    );
    let json = cli.call("export_paper", input)?;
    let name = args.output.display().to_string();
    let mut lines = vec![written_line(&json, &name)];
    lines.extend(left_out(&left)?);
    Ok(Answer::done(with(json, "leftOut", left), lines.join("\n")))
}

/// An object with one more part.
fn with(mut object: Value, name: &str, value: Value) -> Value {
    if let Some(parts) = object.as_object_mut() {
        parts.insert(name.to_owned(), value);
    }
    object
}

/// The audience of that name; the names there are when there is no such one.
fn audience(cli: &mut CliSession, args: &PaperArgs) -> Result<Option<Id<AudienceFields>>, Refusal> {
    let Some(wanted) = &args.audience else {
        return Ok(None);
    };
    let all = cli.list::<AudienceFields>()?;
    let same = |name: &str| fold(name) == fold(wanted);
    if let Some(found) = all.iter().find(|a| same(&a.fields.name)) {
        return Ok(Some(found.id));
    }
    let names: Vec<String> = all.into_iter().map(|a| a.fields.name).collect();
    let names = crate::phrasing::join_or_none(&names);
    let words = t_with("cli.noAudience", &[("name", wanted), ("names", &names)]);
    let noun = "audience".into();
    Err(Refusal::with_words(Failure::NotFound { noun }, words))
}

/// A line for each section and each item that is missing; none when all is there.
fn left_out(left: &Value) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    for section in read::<Vec<Value>>(left, "sections")? {
        let name: SummarySection = read(&section, "section")?;
        let count = t_count("leftOut.entries", number(&section, "count"));
        let name = word("audience.section", name);
        lines.push(t_with(
            "cli.leftOut.section",
            &[("name", &name), ("count", &count)],
        ));
    }
    for item in read::<Vec<Value>>(left, "items")? {
        let values = [
            ("number", part(&item, "number").to_string()),
            ("title", text(&item, "title").to_owned()),
            (
                "count",
                t_count("leftOut.outcomes", number(&item, "outcomes")),
            ),
        ];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        lines.push(if yes(&item, "earlier") {
            t_with("cli.leftOut.earlierItem", &values)
        } else {
            t_with("cli.leftOut.item", &values)
        });
    }
    if !lines.is_empty() {
        lines.insert(0, t("cli.leftOut"));
    }
    Ok(lines)
}
