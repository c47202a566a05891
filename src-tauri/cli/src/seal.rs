//! Issues and seals what is approved of a meeting.

use crate::{
    answer::Answer,
    meeting::{MeetingArgs, find},
    parts::{part, read},
    phrasing::{or_not_stated, t, t_with, word},
    refusal::{Refusal, misuse},
    session::CliSession,
};
use chancery_core::model::*;
use serde_json::{Value, json};

/// Seals the one approved document of the meeting: its summary, or a correction that follows it.
pub fn seal(cli: &mut CliSession, meeting: &MeetingArgs) -> Result<Answer, Refusal> {
    // Sealed under the name that this person chose in the settings.
    cli.call("settings", json!({}))?;
    let meeting = find(cli, meeting)?;
    let papers = cli.call("documents", json!({ "id": meeting }))?;
    let rows: Vec<Value> = read(&papers, "documents")?;
    let documents = rows.iter().map(|row| read(row, "document"));
    let documents: Vec<Stored<DocumentFields>> = documents.collect::<Result<_, _>>()?;
    let approved = |d: &&Stored<DocumentFields>| d.fields.state == DocumentState::Approved;
    let Some(document) = documents.iter().find(approved) else {
        let detail = not_approved(&documents);
        return Err(Refusal::with_failed_code(misuse(detail)));
    };
    let json = cli.call("seal", json!({ "document": document.id }))?;
    let hash = |name| or_not_stated(part(&json, name).as_str());
    let name = or_not_stated(part(&json, "symbol").as_str());
    let text = t_with(
        "cli.seal.done",
        &[
            ("symbol", &name),
            ("sha256", &hash("sha256")),
            ("head", &hash("chainHead")),
        ],
    );
    Ok(Answer::done(json, text))
}

/// Where the papers stand instead, each in a line.
fn not_approved(documents: &[Stored<DocumentFields>]) -> String {
    let line = |document: &Stored<DocumentFields>| {
        let symbol = or_not_stated(document.fields.symbol.as_deref());
        let state = word("document.state", document.fields.state);
        t_with("cli.seal.line", &[("symbol", &symbol), ("state", &state)])
    };
    let lines: Vec<String> = documents.iter().map(line).collect();
    let first = if lines.is_empty() {
        t("cli.seal.none")
    } else {
        t("cli.seal.notApproved")
    };
    [vec![first], lines].concat().join("\n")
}
