//! The registers: actions and decisions of all meetings, as lists and as files.

use crate::api::{
    NoInput,
    output::{ensure_writable, write},
    papers::parse_symbol,
};
use crate::{
    Error, Misuse, Result, exchange,
    model::*,
    report::{self, Register},
    session::Session,
    store,
    wording::{Phrases, fold},
};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, hash::Hash, path::Path};
use uuid::Uuid;

/// Which actions to list; all of them by default.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct ActionQuery {
    /// Only actions that are neither done nor dropped.
    pub open: Option<bool>,
    /// Only actions past their due date.
    pub overdue: Option<bool>,
    /// Only actions whose owner's name contains this, in any case.
    pub owner: Option<String>,
}

/// Actions, the most urgent first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ActionRegister {
    /// The day by which actions are overdue, ISO 8601.
    pub today: String,
    /// Actions of all meetings that the query matches.
    pub rows: Vec<ActionRow>,
}

/// Decisions, those of the newest meeting first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct DecisionRegister {
    /// Decisions of all meetings.
    pub rows: Vec<DecisionRow>,
}

/// A register that can be exported by rows.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum RegisterKind {
    /// Of actions.
    Actions,
    /// Of decisions.
    Decisions,
}

/// A register to write; the file extension selects PDF, XLSX or CSV.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct ExportRegister {
    /// The register that `ids` belong to.
    pub register: RegisterKind,
    /// The rows, in the order they are to be printed.
    #[cfg_attr(test, ts(type = "string[]"))]
    pub ids: Vec<Uuid>,
    /// The symbol printed on the PDF, if any.
    #[serde(default)]
    pub symbol: Option<String>,
    /// How the rows are grouped in the PDF.
    pub grouping: Option<Grouping>,
    /// The place to write to: the token that the host's file dialog gave for it.
    pub place: String,
    /// Whether an earlier file of the same kind may be replaced: the person has agreed to that.
    pub replace: bool,
}

/// A register that was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RegisterExportResult {
    /// PDF, XLSX or CSV, by its extension.
    pub file: crate::session::Place,
    /// The number of rows written.
    pub rows: usize,
}

/// What kind of file is written.
#[derive(Clone, Copy)]
enum FileKind {
    Pdf,
    Xlsx,
    Csv,
}

/// The actions of all meetings.
///
/// # Errors
/// When the file cannot be read.
pub fn actions(session: &mut Session, asked: ActionQuery) -> Result<ActionRegister> {
    let today = session.now().date_naive();
    let language = session.words.language();
    // What is overdue is open.
    let only_open = asked.open == Some(true) || asked.overdue == Some(true);
    let mut rows = store::action_rows(session.store()?.read(), language, today, only_open)?;
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
pub fn decisions(session: &mut Session, _: NoInput) -> Result<DecisionRegister> {
    let rows = store::decision_rows(session.store()?.read())?;
    Ok(DecisionRegister { rows })
}

/// Writes lines of a register to a chosen place.
///
/// # Errors
/// `NotFound` when a line is not there any more; `Invalid` for a symbol that is no line; `Usage` for an ending that is none of these;
/// `CannotPrint`; `Exists`; an error of the disk, after which nothing half-written is left.
pub fn export(session: &mut Session, input: ExportRegister) -> Result<RegisterExportResult> {
    let path = session.place(&input.place)?;
    let kind = file_kind(&path)?;
    let bytes = match input.register {
        RegisterKind::Actions => {
            let all = actions(session, ActionQuery::default())?.rows;
            let rows = select_rows(all, &input.ids, |row| row.id.uuid(), "action")?;
            render(
                session,
                kind,
                &rows,
                &input,
                exchange::registers::actions,
                report::action_list,
            )?
        }
        RegisterKind::Decisions => {
            let all = decisions(session, NoInput {})?.rows;
            let rows = select_rows(all, &input.ids, |row| row.id.uuid(), "decision")?;
            render(
                session,
                kind,
                &rows,
                &input,
                exchange::registers::decisions,
                report::decision_list,
            )?
        }
    };
    ensure_writable(session, &path, input.replace)?;
    write(&path, &bytes)?;
    Ok(RegisterExportResult {
        file: session.add_place(&path),
        rows: input.ids.len(),
    })
}

fn file_kind(path: &Path) -> Result<FileKind> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    match ending.to_lowercase().as_str() {
        "pdf" => Ok(FileKind::Pdf),
        "xlsx" => Ok(FileKind::Xlsx),
        "csv" => Ok(FileKind::Csv),
        _ => {
            let path = path.display().to_string();
            Err(Error::Usage(Misuse::RegisterEnding { path }))
        }
    }
}

/// The rows of these ids, in their order.
fn select_rows<Row, K: Eq + Hash>(
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

fn render<Row>(
    session: &Session,
    kind: FileKind,
    rows: &[Row],
    input: &ExportRegister,
    sheet: fn(&[Row], &CoalitionFields, &Phrases) -> exchange::Sheet,
    paper: fn(&Register<Row>, &crate::wording::Words) -> report::block::Paper,
) -> Result<Vec<u8>> {
    let coalition = store::coalition(session.store()?.read())?;
    let sheet = || sheet(rows, &coalition.fields, &Phrases::new(&session.words));
    match kind {
        FileKind::Xlsx => exchange::xlsx(&[sheet()]),
        FileKind::Csv => Ok(exchange::csv(&sheet())),
        FileKind::Pdf => {
            let register = Register {
                coalition: &coalition,
                of: None,
                symbol: parse_symbol(input.symbol.as_deref())?,
                on: session.now().date_naive(),
                grouping: input.grouping,
                rows,
            };
            let printed = report::print(&paper(&register, &session.words));
            Ok(printed.map_err(crate::api::papers::cannot_print)?.pdf)
        }
    }
}
