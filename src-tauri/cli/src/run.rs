//! Each command: what it asks of the core, and what it says of the answer.

use crate::{
    args::{Args, Command},
    checks,
    desk::{Desk, Purpose, must_exist},
    invite, merge, paper,
    parts::{number, part, read, text, yes},
    pledges, rates, reconcile,
    refusal::Refusal,
    registers,
    said::{clean, counted, has, said, t},
    seal, show, summary,
    table::facts,
};
use chancery_core::{Error, Failure, api, here, model::CoalitionFields};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// What a command answers: for programs, for people, and the exit code.
pub struct Answer {
    /// For `--json`.
    pub json: Value,
    /// For people; ends with a line's end.
    pub text: String,
    /// The exit code.
    pub code: u8,
}

impl Answer {
    /// Done as asked.
    pub fn done(json: Value, text: String) -> Self {
        let text = clean(&text, true) + "\n";
        Self {
            json,
            text,
            code: 0,
        }
    }

    /// Done, and the file was found whole or not.
    fn found(json: Value, text: String) -> Self {
        let code = if yes(&json, "whole") { 0 } else { 5 };
        Self {
            code,
            ..Self::done(json, text)
        }
    }
}

/// Runs what was asked.
pub fn run(args: &Args) -> Result<Answer, Refusal> {
    let passphrase = passphrase(args)?;
    let open_for = |file: &Path, purpose| Desk::open(file, purpose, passphrase.clone(), args.json);
    let open = |file: &Path| open_for(file, Purpose::Read);
    let open_to_write = |file: &Path| open_for(file, Purpose::Write);
    match &args.command {
        Command::New { file, name } => new(file, name.as_deref(), passphrase.as_deref()),
        Command::Sample { file } => sample(file),
        Command::Show { file, what } => show::show(open(file)?, *what),
        Command::Summary {
            file,
            meeting,
            output,
            force,
        } => {
            summary::may_write(output, *force)?;
            summary::export(&mut open(file)?, meeting, output, *force)
        }
        Command::Checks { file, meeting } => checks::list(&mut open(file)?, meeting),
        Command::Invite {
            file,
            meeting,
            output,
            force,
            floating,
        } => {
            summary::may_write(output, *force)?;
            invite::write(
                &mut open_to_write(file)?,
                meeting,
                output,
                (*force, *floating),
            )
        }
        Command::Seal { file, meeting } => seal::seal(&mut open_to_write(file)?, meeting),
        Command::Actions { file, asked } => registers::actions(open(file)?, asked),
        Command::Decisions { file } => registers::decisions(open(file)?),
        Command::Rates(asked) => {
            let purpose = match (&asked.import, asked.dry_run) {
                (None, _) => Purpose::Read,
                (Some(_), true) => Purpose::Try,
                (Some(_), false) => Purpose::Write,
            };
            rates::rates(open_for(&asked.file, purpose)?, asked)
        }
        Command::Pledges(asked) => pledges::pledges_of(&mut open(&asked.file)?, asked),
        Command::Totals(asked) => pledges::comes_to(&mut open(&asked.file)?, asked),
        Command::Reconcile(asked) => reconcile::list(&mut open(&asked.file)?, asked),
        Command::Paper(paper) => paper::export(&mut open(&paper.file)?, paper),
        Command::Backup { file, output } => backup(open(file)?, output),
        Command::Merge(asked) => {
            let purpose = if asked.dry_run {
                Purpose::Try
            } else {
                Purpose::Write
            };
            must_exist(&asked.file)?;
            must_exist(&asked.other)?;
            let desk = open_for(&asked.file, purpose)?;
            merge::merge(desk, asked, passphrase.as_deref())
        }
        Command::Check { file } => check(open(file)?),
        Command::Verify { file } => verify(open(file)?),
    }
}

/// The passphrase that was given: the first line of a file, else the environment's.
fn passphrase(args: &Args) -> Result<Option<String>, Refusal> {
    let Some(path) = &args.passphrase_file else {
        return Ok(here::passphrase());
    };
    must_exist(path)?;
    let text = fs::read_to_string(path).map_err(Error::disk("reading", path))?;
    match text.lines().next().filter(|line| !line.is_empty()) {
        Some(line) => Ok(Some(line.to_owned())),
        None => {
            let detail = said(
                "cli.emptyPassphrase",
                &[("path", &path.display().to_string())],
            );
            Err(Failure::Usage { detail }.into())
        }
    }
}

/// A desk to write with: under the name that this person chose in the settings.
fn writing() -> Result<Desk, Refusal> {
    let mut desk = Desk::new();
    desk.call("settings", json!({}))?;
    Ok(desk)
}

fn new(file: &Path, name: Option<&str>, passphrase: Option<&str>) -> Result<Answer, Refusal> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let coalition = CoalitionFields {
        name: name.unwrap_or(&stem).to_owned(),
        ..CoalitionFields::default()
    };
    let mut desk = writing()?;
    let place = desk.place(file);
    let input = json!({ "place": place, "passphrase": passphrase, "coalition": coalition });
    let state = desk.call("create_file", input)?;
    Ok(made(file, state))
}

fn sample(file: &Path) -> Result<Answer, Refusal> {
    let mut desk = writing()?;
    let state = api::sample::create(&mut desk.session, file)?;
    let state = serde_json::to_value(state).map_err(Error::internal("answering"))?;
    Ok(made(file, state))
}

fn made(file: &Path, state: Value) -> Answer {
    let path = file.display().to_string();
    let name = text(&state, "coalition").to_owned();
    let key = if yes(&state, "encrypted") {
        "cli.made.encrypted"
    } else {
        "cli.made.plain"
    };
    let text = said(key, &[("path", &path), ("name", &name)]);
    Answer::done(state, text)
}

fn backup(mut desk: Desk, output: &Path) -> Result<Answer, Refusal> {
    let place = desk.place(output);
    let json = desk.call("back_up_to", json!({ "place": place }))?;
    let path = output.display().to_string();
    let report = part(&json, "report");
    let changes = number(part(report, "head"), "operations");
    let changes = counted("cli.changes", changes);
    let text = said("cli.backup.done", &[("path", &path), ("changes", &changes)]);
    let text = text + "\n" + counts(report)?.trim_end();
    Ok(Answer::done(json, text))
}

fn check(mut desk: Desk) -> Result<Answer, Refusal> {
    let json = desk.call("check", json!({}))?;
    let text = if yes(&json, "whole") {
        t("cli.check.whole") + "\n" + counts(&json)?.trim_end()
    } else {
        let mut findings: Vec<String> = read(&json, "findings")?;
        let dangling: Vec<(String, String)> = read(&json, "dangling")?;
        findings.extend(dangling.iter().map(|(from, to)| {
            let values = [("table", of_table(from)), ("to", of_table(to))];
            said(
                "check.dangling",
                &values.each_ref().map(|(key, word)| (*key, word.as_str())),
            )
        }));
        t("cli.check.bad") + "\n" + &findings.join("\n")
    };
    Ok(Answer::found(json, text))
}

fn verify(mut desk: Desk) -> Result<Answer, Refusal> {
    let json = desk.call("verify", json!({}))?;
    let changes = counted("cli.changes", number(&json, "operations"));
    let head = text(&json, "head");
    let mut lines = Vec::new();
    if yes(&json, "whole") {
        let values = [("changes", changes.as_str()), ("head", head)];
        lines.push(said("cli.verify.whole", &values));
    } else {
        lines.push(t("cli.verify.bad"));
        if let Some(at) = part(&json, "brokenAt").as_i64() {
            lines.push(said("cli.verify.brokenAt", &[("n", &at.to_string())]));
        }
        let strays: Vec<String> = read(&json, "strays")?;
        lines.extend(
            strays
                .iter()
                .map(|s| said("cli.verify.stray", &[("record", s)])),
        );
    }
    Ok(Answer::found(json, lines.join("\n")))
}

/// How many records of each kind there are; kinds without any are left out.
/// The word for the records that a table holds; rows of links go by those they are of.
fn of_table(table: &str) -> String {
    let mut name = table;
    loop {
        let key = format!("noun.{name}");
        match name.rsplit_once('_') {
            _ if has(&key) => return t(&key),
            Some((owner, _)) => name = owner,
            None => return table.to_owned(),
        }
    }
}

fn counts(report: &Value) -> Result<String, Failure> {
    let counts: Vec<(String, i64)> = read(report, "counts")?;
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let rows: Vec<_> = some
        .map(|(noun, count)| {
            (
                format!("  {}", t(&format!("noun.{noun}"))),
                count.to_string(),
            )
        })
        .collect();
    Ok(facts(&rows))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_noun_has_a_word() {
        for noun in chancery_core::model::NOUNS {
            assert!(crate::said::has(&format!("noun.{noun}")), "{noun}");
        }
    }
}
