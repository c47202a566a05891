//! Each command: what it asks of the core, and what it says of the answer.

use crate::{
    answer::Answer,
    args::{Args, Command},
    checks, invite, merge, paper,
    parts::{number, part, read, text, yes},
    phrasing::{has, t, t_count, t_with},
    pledges, rates, reconcile,
    refusal::{Refusal, misuse},
    registers, seal,
    session::{CliSession, Purpose, must_exist},
    show, summary,
    table::facts,
};
use chancery_core::{DiskAction, Error, Failure, api, environment, model::CoalitionFields};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Runs what was asked.
pub fn run(args: &Args) -> Result<Answer, Refusal> {
    let passphrase = passphrase(args)?;
    let open_for =
        |file: &Path, purpose| CliSession::open(file, purpose, passphrase.clone(), args.json);
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
            summary::ensure_writable(output, *force)?;
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
            summary::ensure_writable(output, *force)?;
            invite::write(
                &mut open_to_write(file)?,
                meeting,
                output,
                (*force, *floating),
            )
        }
        Command::Seal { file, meeting } => seal::seal(&mut open_to_write(file)?, meeting),
        Command::Actions { file, args } => registers::actions(open(file)?, args),
        Command::Decisions { file } => registers::decisions(open(file)?),
        Command::Rates(asked) => {
            let purpose = match (&asked.import, asked.dry_run) {
                (None, _) => Purpose::Read,
                (Some(_), true) => Purpose::Try,
                (Some(_), false) => Purpose::Write,
            };
            rates::rates(open_for(&asked.file, purpose)?, asked)
        }
        Command::Pledges(asked) => pledges::show_pledges(&mut open(&asked.file)?, asked),
        Command::Totals(asked) => pledges::show_totals(&mut open(&asked.file)?, asked),
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
            let cli = open_for(&asked.file, purpose)?;
            merge::merge(cli, asked, passphrase.as_deref())
        }
        Command::Check { file } => check(open(file)?),
        Command::Verify { file } => verify(open(file)?),
    }
}

/// The passphrase that was given: the first line of a file, else the environment's.
fn passphrase(args: &Args) -> Result<Option<String>, Refusal> {
    let Some(path) = &args.passphrase_file else {
        return Ok(environment::passphrase());
    };
    must_exist(path)?;
    let text = fs::read_to_string(path).map_err(Error::disk(DiskAction::Reading, path))?;
    match text.lines().next().filter(|line| !line.is_empty()) {
        Some(line) => Ok(Some(line.to_owned())),
        None => {
            let detail = t_with(
                "cli.emptyPassphrase",
                &[("path", &path.display().to_string())],
            );
            Err(misuse(detail).into())
        }
    }
}

/// A session to write with: under the name that this person chose in the settings.
fn session_to_write() -> Result<CliSession, Refusal> {
    let mut cli = CliSession::new();
    cli.call("settings", json!({}))?;
    Ok(cli)
}

fn new(file: &Path, name: Option<&str>, passphrase: Option<&str>) -> Result<Answer, Refusal> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let coalition = CoalitionFields {
        name: name.unwrap_or(&stem).to_owned(),
        ..CoalitionFields::default()
    };
    let mut cli = session_to_write()?;
    let place = cli.place(file);
    let input = json!({ "place": place, "passphrase": passphrase, "coalition": coalition });
    let state = cli.call("create_file", input)?;
    Ok(describe_new_file(file, state))
}

fn sample(file: &Path) -> Result<Answer, Refusal> {
    let mut cli = session_to_write()?;
    let state = api::sample::create(&mut cli.session, file)?;
    let state = serde_json::to_value(state).map_err(Error::internal("answering"))?;
    Ok(describe_new_file(file, state))
}

fn describe_new_file(file: &Path, state: Value) -> Answer {
    let path = file.display().to_string();
    let name = text(&state, "coalition").to_owned();
    let key = if yes(&state, "encrypted") {
        "cli.made.encrypted"
    } else {
        "cli.made.plain"
    };
    let text = t_with(key, &[("path", &path), ("name", &name)]);
    Answer::done(state, text)
}

fn backup(mut cli: CliSession, output: &Path) -> Result<Answer, Refusal> {
    let place = cli.place(output);
    let json = cli.call("back_up_to", json!({ "place": place }))?;
    let path = output.display().to_string();
    let report = part(&json, "report");
    let changes = number(part(report, "head"), "operations");
    let changes = t_count("cli.changes", changes);
    let text = t_with("cli.backup.done", &[("path", &path), ("changes", &changes)]);
    let text = text + "\n" + counts(report)?.trim_end();
    Ok(Answer::done(json, text))
}

fn check(mut cli: CliSession) -> Result<Answer, Refusal> {
    let json = cli.call("check", json!({}))?;
    let text = if yes(&json, "whole") {
        t("cli.check.whole") + "\n" + counts(&json)?.trim_end()
    } else {
        let mut findings: Vec<String> = read(&json, "findings")?;
        let dangling: Vec<(String, String)> = read(&json, "dangling")?;
        findings.extend(dangling.iter().map(|(from, to)| {
            let values = [("table", table_word(from)), ("to", table_word(to))];
            t_with(
                "check.dangling",
                &values.each_ref().map(|(key, word)| (*key, word.as_str())),
            )
        }));
        t("cli.check.bad") + "\n" + &findings.join("\n")
    };
    Ok(Answer::checked(json, text))
}

fn verify(mut cli: CliSession) -> Result<Answer, Refusal> {
    let json = cli.call("verify", json!({}))?;
    let changes = t_count("cli.changes", number(&json, "operations"));
    let head = text(&json, "head");
    let mut lines = Vec::new();
    if yes(&json, "whole") {
        let values = [("changes", changes.as_str()), ("head", head)];
        lines.push(t_with("cli.verify.whole", &values));
    } else {
        lines.push(t("cli.verify.bad"));
        if let Some(at) = part(&json, "brokenAt").as_i64() {
            lines.push(t_with("cli.verify.brokenAt", &[("n", &at.to_string())]));
        }
        let strays: Vec<String> = read(&json, "strays")?;
        lines.extend(
            strays
                .iter()
                .map(|s| t_with("cli.verify.stray", &[("record", s)])),
        );
    }
    Ok(Answer::checked(json, lines.join("\n")))
}

/// The word for the records that a table holds; rows of links go by those they are of.
fn table_word(table: &str) -> String {
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

/// How many records of each kind there are; kinds without any are omitted.
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
            assert!(crate::phrasing::has(&format!("noun.{noun}")), "{noun}");
        }
    }
}
