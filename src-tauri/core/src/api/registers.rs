//! The registers: actions and decisions of all meetings, as lists and as files.

use super::{
    Nothing,
    output::{may_write, write},
    papers::symbol_given,
    sheets,
};
use crate::{
    Error, Result, exchange,
    model::*,
    report::{self, Phrases, Register},
    session::Session,
    store,
};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, hash::Hash, path::Path};
use uuid::Uuid;

/// Which actions; all of them when nothing is asked for.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct ActionsAsked {
    /// Only those that somebody still owes.
    pub open: Option<bool>,
    /// Only those that are overdue.
    pub overdue: Option<bool>,
    /// Only those of owners whose name holds this, whatever the case of its letters.
    pub owner: Option<String>,
}

/// Actions, the most urgent first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ActionRegister {
    /// The day that tells what is overdue.
    pub today: String,
    /// The actions.
    pub rows: Vec<ActionRow>,
}

/// Decisions, those of the newest meeting first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct DecisionRegister {
    /// The decisions.
    pub rows: Vec<DecisionRow>,
}

/// Which register.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum RegisterKind {
    /// Of actions.
    Actions,
    /// Of decisions.
    Decisions,
}

/// A register to write; the ending of the place says whether as PDF, XLSX or CSV.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct ExportRegister {
    /// Which.
    pub register: RegisterKind,
    /// The lines, in the order they are to stand.
    #[cfg_attr(test, ts(type = "string[]"))]
    pub ids: Vec<Uuid>,
    /// The symbol of the paper; none for a paper without.
    #[serde(default)]
    pub symbol: Option<String>,
    /// By what they stand together.
    pub grouping: Option<Grouping>,
    /// Where, as chosen.
    pub place: String,
    /// Whether a file of that name may be replaced: the person has said so.
    pub replace: bool,
}

/// A register that was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RegisterExported {
    /// The file.
    pub file: crate::session::Place,
    /// How many lines it holds.
    pub rows: usize,
}

/// What kind of file is written.
#[derive(Clone, Copy)]
enum Kind {
    Pdf,
    Xlsx,
    Csv,
}

/// The actions of all meetings.
///
/// # Errors
/// When the file cannot be read.
pub fn actions(session: &mut Session, asked: ActionsAsked) -> Result<ActionRegister> {
    let today = session.now().date_naive();
    let language = session.words.language();
    let mut rows = store::action_rows(session.store()?.read(), language, today)?;
    let wanted = asked.owner.map(|who| fold(&who));
    rows.retain(|row| {
        let owner = row.owner.as_ref().map(|owner| fold(&owner.name));
        let his = |who: &String| owner.is_some_and(|name| name.contains(who.as_str()));
        (asked.open != Some(true) || row.state.is_open())
            && (asked.overdue != Some(true) || row.overdue)
            && wanted.as_ref().is_none_or(his)
    });
    Ok(ActionRegister {
        today: today.to_string(),
        rows,
    })
}

/// The decisions of all meetings.
///
/// # Errors
/// When the file cannot be read.
pub fn decisions(session: &mut Session, _: Nothing) -> Result<DecisionRegister> {
    let rows = store::decision_rows(session.store()?.read())?;
    Ok(DecisionRegister { rows })
}

/// Writes lines of a register to a chosen place.
///
/// # Errors
/// `NotFound` when a line is not there any more; `Invalid` for a symbol that is no line; `Usage` for an ending that is none of these;
/// `CannotPrint`; `Exists`; an error of the disk, after which nothing half-written is left.
pub fn export(session: &mut Session, input: ExportRegister) -> Result<RegisterExported> {
    let path = session.place(&input.place)?;
    let kind = kind(&path)?;
    let bytes = match input.register {
        RegisterKind::Actions => {
            let all = actions(session, ActionsAsked::default())?.rows;
            let rows = chosen(all, &input.ids, |row| row.id.uuid(), "action")?;
            made(
                session,
                kind,
                &rows,
                &input,
                sheets::actions,
                report::action_list,
            )?
        }
        RegisterKind::Decisions => {
            let all = decisions(session, Nothing {})?.rows;
            let rows = chosen(all, &input.ids, |row| row.id.uuid(), "decision")?;
            made(
                session,
                kind,
                &rows,
                &input,
                sheets::decisions,
                report::decision_list,
            )?
        }
    };
    may_write(session, &path, input.replace)?;
    write(&path, &bytes)?;
    Ok(RegisterExported {
        file: session.add_place(&path),
        rows: input.ids.len(),
    })
}

fn kind(path: &Path) -> Result<Kind> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    match ending.to_lowercase().as_str() {
        "pdf" => Ok(Kind::Pdf),
        "xlsx" => Ok(Kind::Xlsx),
        "csv" => Ok(Kind::Csv),
        _ => Err(Error::Usage(format!(
            "{} ends neither in .xlsx nor in .csv nor in .pdf",
            path.display()
        ))),
    }
}

/// The rows of these ids, in their order.
fn chosen<Row, K: Eq + Hash>(
    rows: Vec<Row>,
    ids: &[K],
    id: impl Fn(&Row) -> K,
    noun: &'static str,
) -> Result<Vec<Row>> {
    let mut rows: HashMap<K, Row> = rows.into_iter().map(|row| (id(&row), row)).collect();
    ids.iter()
        .map(|id| rows.remove(id).ok_or(Error::NotFound { noun }))
        .collect()
}

fn made<Row>(
    session: &Session,
    kind: Kind,
    rows: &[Row],
    input: &ExportRegister,
    sheet: fn(&[Row], &CoalitionFields, &Phrases) -> exchange::Sheet,
    paper: fn(&Register<Row>, &crate::words::Words) -> report::block::Paper,
) -> Result<Vec<u8>> {
    let coalition = store::coalition(session.store()?.read())?;
    let sheet = || sheet(rows, &coalition.fields, &Phrases::new(&session.words));
    match kind {
        Kind::Xlsx => exchange::xlsx(&[sheet()]),
        Kind::Csv => exchange::csv(&sheet()),
        Kind::Pdf => {
            let register = Register {
                coalition: &coalition,
                of: None,
                symbol: symbol_given(input.symbol.as_deref())?,
                on: session.now().date_naive(),
                grouping: input.grouping,
                rows,
            };
            let printed = report::print(&paper(&register, &session.words));
            Ok(printed.map_err(super::papers::cannot_print)?.pdf)
        }
    }
}
