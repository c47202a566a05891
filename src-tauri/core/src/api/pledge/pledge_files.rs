//! The register of pledges as a file: a paper, a workbook, a table.

use crate::api::{
    ledger_names::{ledger_names, party_ranks, with_search_terms},
    output::{ensure_writable, write},
    papers::{cannot_print, parse_symbol},
    pledges::{Convert, rates},
};
use crate::wording::Phrases;
use crate::{
    Error, Misuse, Result,
    exchange::{
        self,
        iati::{Activities, ActivityCounts, RulesetViolation},
    },
    ledger::{PledgeFilter, PledgeReport, PledgeSort},
    report,
    session::{Place, Session},
    store,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A register of pledges to write; the file extension selects the format.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportPledges {
    /// Which pledges; an empty filter means all of them.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub wanted: PledgeFilter,
    /// The order of the rows.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub sorted: PledgeSort,
    /// The rates to convert by; amounts stay in their own currencies without.
    pub convert: Option<Convert>,
    /// Answers from the record as it stood at the end of this day, UTC; as it is now without one.
    pub known_on: Option<NaiveDate>,
    /// The IATI identifier of the reporting organisation; required for XML.
    pub organisation: Option<String>,
    /// The symbol printed on the PDF, if any.
    pub symbol: Option<String>,
    /// The place to write to: the token that the host's file dialog gave for it.
    pub place: String,
    /// Whether an earlier file of the same kind may be replaced: the person has agreed to that.
    pub replace: bool,
}

/// A register of pledges that was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PledgeExportResult {
    /// PDF, XLSX, CSV or XML, by its extension.
    pub file: Place,
    /// The number of pledges in it.
    pub rows: usize,
    /// What an IATI file cannot express; none for other formats.
    pub not_said: Option<ActivityCounts>,
}

/// Writes the register to a chosen place.
///
/// # Errors
/// `NotFound` for the rate set; `Invalid` for a symbol that is no line; `Usage` for an ending that is none of these; `Invalid` when activities of
/// IATI have no organisation that reports them; `CannotPrint`; `Exists`; an error of the disk, after
/// which nothing half-written is left.
pub fn export(session: &mut Session, mut input: ExportPledges) -> Result<PledgeExportResult> {
    let path = session.place(&input.place)?;
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let ending = ending.to_lowercase();
    if !["pdf", "xlsx", "csv", "xml"].contains(&ending.as_str()) {
        let path = path.display().to_string();
        return Err(Error::Usage(Misuse::PledgesEnding { path }));
    }
    let known_on = input.known_on;
    input.wanted = with_search_terms(session, input.wanted, known_on)?;
    let ledger = session.ledger(known_on)?;
    let rates = rates(session, input.convert, known_on)?;
    let places = party_ranks(session, known_on)?;
    let names = ledger_names(session, known_on)?;
    let record = store::register_record(session.store_as_of(known_on)?.read())?;
    let entries = ledger.list(&input.wanted, input.sorted, |id| {
        places.get(&id).copied().unwrap_or(usize::MAX)
    });
    let of = PledgeReport {
        record: &record,
        names: &names,
        ledger: &ledger,
        filter: &input.wanted,
        entries: &entries,
        rates: rates.as_ref(),
        symbol: parse_symbol(input.symbol.as_deref())?,
        today: session.day(known_on),
        known_on,
    };
    let say = Phrases::new(&session.words);
    let mut not_said = None;
    let bytes = match ending.as_str() {
        "pdf" => {
            let paper = report::pledges(&of, &session.words);
            report::print(&paper).map_err(cannot_print)?.pdf
        }
        "xml" => {
            let (bytes, left) = exchange::iati::iati(&Activities {
                record: &record,
                ledger: &ledger,
                filter: &input.wanted,
                entries: &entries,
                organisation: input.organisation.as_deref().unwrap_or_default(),
                say: &say,
            })?;
            not_said = Some(left);
            bytes
        }
        "xlsx" => exchange::xlsx(&[
            exchange::pledges::pledges(&of, &say),
            exchange::pledges::lines(&of, &say),
            exchange::pledges::purchases(&of, &say),
        ])?,
        _ => exchange::csv(&exchange::pledges::pledges(&of, &say)),
    };
    ensure_writable(session, &path, input.replace)?;
    write(&path, &bytes)?;
    Ok(PledgeExportResult {
        file: session.add_place(&path),
        rows: not_said.map_or(entries.len(), |left| {
            usize::try_from(left.activities).unwrap_or(usize::MAX)
        }),
        not_said,
    })
}

/// Pledges to check before they are written as IATI activities.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActivityQuery {
    /// Which pledges; an empty filter means all of them.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub wanted: PledgeFilter,
    /// Answers from the record as it stood at the end of this day, UTC; as it is now without one.
    pub known_on: Option<NaiveDate>,
}

/// The rules of the standard's ruleset that activities would not keep, before any is written.
///
/// # Errors
/// When the file cannot be read.
pub fn list_violations(
    session: &mut Session,
    asked: ActivityQuery,
) -> Result<Vec<RulesetViolation>> {
    let known_on = asked.known_on;
    let wanted = with_search_terms(session, asked.wanted, known_on)?;
    let ledger = session.ledger(known_on)?;
    let record = store::register_record(session.store_as_of(known_on)?.read())?;
    let entries = ledger.list(&wanted, PledgeSort::default(), |_| 0);
    let say = Phrases::new(&session.words);
    let of = Activities {
        record: &record,
        ledger: &ledger,
        filter: &wanted,
        entries: &entries,
        organisation: "",
        say: &say,
    };
    Ok(exchange::iati::find_unmet(&of, session.day(known_on)))
}
