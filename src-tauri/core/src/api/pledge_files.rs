//! The register of pledges as a file: a paper, a workbook, a table.

use super::{
    ledger_names::ledger_names,
    output::{may_write, write},
    papers::{cannot_print, symbol_given},
    party_names::{named, places},
    pledge_tables,
    pledges::{Convert, rates},
};
use crate::{
    Error, Result,
    exchange::{
        self,
        iati::{Activities, NotSaid, Unmet},
    },
    ledger::{Sorted, Wanted},
    report::{self, Phrases, PledgeReport},
    session::{Place, Session},
    store,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A register of pledges to write; the ending of the place says as what.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportPledges {
    /// Which pledges.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub wanted: Wanted,
    /// In which order.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub sorted: Sorted,
    /// By which rates to convert.
    pub convert: Option<Convert>,
    /// As the record stood at the end of this day.
    pub known_on: Option<NaiveDate>,
    /// The identifier of the reporting organisation, for activities of IATI.
    pub organisation: Option<String>,
    /// The symbol of the paper; none for a paper without.
    pub symbol: Option<String>,
    /// Where, as chosen.
    pub place: String,
    /// Whether a file of that name may be replaced: the person has said so.
    pub replace: bool,
}

/// A register that was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PledgesExported {
    /// The file.
    pub file: Place,
    /// How many pledges it holds.
    pub rows: usize,
    /// What the file cannot say, of one of IATI.
    pub not_said: Option<NotSaid>,
}

/// Writes the register to a chosen place.
///
/// # Errors
/// `NotFound` for the rate set; `Invalid` for a symbol that is no line; `Usage` for an ending that is none of these; `Invalid` when activities of
/// IATI have no organisation that reports them; `CannotPrint`; `Exists`; an error of the disk, after
/// which nothing half-written is left.
pub fn export(session: &mut Session, mut input: ExportPledges) -> Result<PledgesExported> {
    let path = session.place(&input.place)?;
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let ending = ending.to_lowercase();
    if !["pdf", "xlsx", "csv", "xml"].contains(&ending.as_str()) {
        let path = path.display();
        let wrong = format!("{path} ends neither in .pdf nor in .xlsx, .csv or .xml");
        return Err(Error::Usage(wrong));
    }
    let known_on = input.known_on;
    input.wanted = named(session, input.wanted, known_on)?;
    let ledger = session.ledger(known_on)?;
    let rates = rates(session, input.convert, known_on)?;
    let places = places(session, known_on)?;
    let names = ledger_names(session, known_on)?;
    let record = store::register_record(session.known(known_on)?.read())?;
    let entries = ledger.sorted(&input.wanted, input.sorted, |id| {
        places.get(&id).copied().unwrap_or(usize::MAX)
    });
    let of = PledgeReport {
        record: &record,
        names: &names,
        ledger: &ledger,
        wanted: &input.wanted,
        entries: &entries,
        rates: rates.as_ref(),
        symbol: symbol_given(input.symbol.as_deref())?,
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
                wanted: &input.wanted,
                entries: &entries,
                organisation: input.organisation.as_deref().unwrap_or_default(),
                language: session.words.language(),
                precision: &|amount| say.amount(amount),
                list: &|names| say.list(names),
            })?;
            not_said = Some(left);
            bytes
        }
        "xlsx" => exchange::xlsx(&[
            pledge_tables::pledges(&of, &say),
            pledge_tables::lines(&of, &say),
            pledge_tables::purchases(&of, &say),
        ])?,
        _ => exchange::csv(&pledge_tables::pledges(&of, &say))?,
    };
    may_write(session, &path, input.replace)?;
    write(&path, &bytes)?;
    Ok(PledgesExported {
        file: session.add_place(&path),
        rows: not_said.map_or(entries.len(), |left| {
            usize::try_from(left.activities).unwrap_or(usize::MAX)
        }),
        not_said,
    })
}

/// Which pledges are to be activities of IATI.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActivitiesAsked {
    /// Which pledges.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub wanted: Wanted,
    /// As the record stood at the end of this day.
    pub known_on: Option<NaiveDate>,
}

/// The rules of the standard's ruleset that activities would not keep, before any is written.
///
/// # Errors
/// When the file cannot be read.
pub fn unmet(session: &mut Session, asked: ActivitiesAsked) -> Result<Vec<Unmet>> {
    let known_on = asked.known_on;
    let wanted = named(session, asked.wanted, known_on)?;
    let ledger = session.ledger(known_on)?;
    let record = store::register_record(session.known(known_on)?.read())?;
    let entries = ledger.sorted(&wanted, Sorted::default(), |_| 0);
    let say = Phrases::new(&session.words);
    let of = Activities {
        record: &record,
        ledger: &ledger,
        wanted: &wanted,
        entries: &entries,
        organisation: "",
        language: session.words.language(),
        precision: &|amount| say.amount(amount),
        list: &|names| say.list(names),
    };
    Ok(exchange::iati::unmet(&of, session.day(known_on)))
}
