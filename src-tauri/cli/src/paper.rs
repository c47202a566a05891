//! A paper of a meeting, and what it leaves out for its audience.

use crate::{
    args::PaperArgs,
    desk::Desk,
    meeting::find,
    parts::{number, part, read, text, yes},
    refusal::Refusal,
    run::Answer,
    said::{counted, said, t, word},
    summary::{may_write, written},
};
use chancery_core::{Failure, model::*};
use serde_json::{Value, json};

/// Writes the paper, and says what is missing in it.
pub fn export(desk: &mut Desk, args: &PaperArgs) -> Result<Answer, Refusal> {
    may_write(&args.output, args.force)?;
    let meeting = find(desk, &args.meeting)?;
    let place = desk.place(&args.output);
    let input = json!({
        "meeting": meeting, "kind": args.kind.word(), "audience": audience(desk, args)?,
        "order": args.order.word(), "size": args.size.map(CardSize::word), "marking": args.marking,
        "annotated": args.annotated,
    });
    let left = desk.call("left_out", input.clone())?;
    let input = with(
        with(input, "place", json!(place)),
        "replace",
        json!(args.force),
    );
    let json = desk.call("export_paper", input)?;
    let name = args.output.display().to_string();
    let mut lines = vec![written(&json, &name)];
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
fn audience(desk: &mut Desk, args: &PaperArgs) -> Result<Option<Id<AudienceFields>>, Refusal> {
    let Some(wanted) = &args.audience else {
        return Ok(None);
    };
    let all = desk.list::<AudienceFields>()?;
    let same = |name: &str| fold(name) == fold(wanted);
    if let Some(found) = all.iter().find(|a| same(&a.fields.name)) {
        return Ok(Some(found.id));
    }
    let names: Vec<String> = all.into_iter().map(|a| a.fields.name).collect();
    let names = crate::said::list(&names);
    let words = said("cli.noAudience", &[("name", wanted), ("names", &names)]);
    let noun = "audience".into();
    Err(Refusal::saying(Failure::NotFound { noun }, words))
}

/// A line for each section and each item that is missing; none when all is there.
fn left_out(left: &Value) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    for section in read::<Vec<Value>>(left, "sections")? {
        let name: SummarySection = read(&section, "section")?;
        let count = counted("leftOut.entries", number(&section, "count"));
        let name = word("audience.section", name);
        lines.push(said(
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
                counted("leftOut.outcomes", number(&item, "outcomes")),
            ),
        ];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        lines.push(if yes(&item, "earlier") {
            said("cli.leftOut.earlierItem", &values)
        } else {
            said("cli.leftOut.item", &values)
        });
    }
    if !lines.is_empty() {
        lines.insert(0, t("cli.leftOut"));
    }
    Ok(lines)
}
