//! The first screen: where the coalition stands.

use crate::api::{NoInput, meetings};
use crate::{Result, model::*, session::Session, store};
use chrono::NaiveDate;
use serde::Serialize;

/// Figures and lists for the first page, as of today.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The one coalition of the file.
    pub coalition: Stored<CoalitionFields>,
    /// Today in UTC, by the computer's clock, ISO 8601.
    pub today: String,
    /// The five newest meetings, the newest first.
    pub meetings: Vec<meetings::MeetingRow>,
    /// Parties that hold a role today that counts as membership.
    pub members: Vec<Id<PartyFields>>,
    /// Parties that hold the role of lead today.
    pub leads: Vec<Id<PartyFields>>,
    /// Each instrument with the number of its signatories.
    pub instruments: Vec<(Stored<InstrumentFields>, i64)>,
    /// Actions that are neither done nor dropped.
    pub open_actions: Vec<Stored<ActionFields>>,
    /// The number of pledges in the register.
    pub pledges: i64,
    /// How many of them have no figure.
    pub pledges_without_amount: i64,
}

/// Where the coalition stands.
///
/// # Errors
/// When the file cannot be read.
pub fn overview(session: &mut Session, _: NoInput) -> Result<Overview> {
    let meetings = meetings::newest(session, 5)?;
    let today = session.now().date_naive();
    let db = session.store()?.read();
    let roles = store::list::<RoleFields>(db)?;
    let with_role = |wanted| parties_with_role(&roles, today, wanted);
    let signatures = store::list::<SignatureFields>(db)?;
    let signed = |instrument: Stored<InstrumentFields>| {
        let of = |s: &&Stored<SignatureFields>| {
            s.fields.instrument == instrument.id && s.fields.state == SignatureState::Signed
        };
        let count = i64::try_from(signatures.iter().filter(of).count()).unwrap_or(i64::MAX);
        (instrument, count)
    };
    let pledges = store::pledges_by_precision(db)?;
    let without = pledges.iter().filter(|(how, _)| !how.has_figure());
    Ok(Overview {
        coalition: store::coalition(db)?,
        today: today.to_string(),
        meetings,
        members: with_role(RoleKind::counts_as_member),
        leads: with_role(|role| role == RoleKind::Lead),
        instruments: store::list(db)?.into_iter().map(signed).collect(),
        open_actions: store::open_actions(db)?,
        pledges: pledges.values().sum(),
        pledges_without_amount: without.map(|(_, count)| count).sum(),
    })
}

/// The parties that hold a wanted role on a day, each once.
pub(in crate::api) fn parties_with_role(
    roles: &[Stored<RoleFields>],
    day: NaiveDate,
    wanted: fn(RoleKind) -> bool,
) -> Vec<Id<PartyFields>> {
    let held = |r: &&Stored<RoleFields>| wanted(r.fields.role) && r.fields.held_on(day);
    let mut parties: Vec<_> = roles.iter().filter(held).map(|r| r.fields.party).collect();
    parties.sort();
    parties.dedup();
    parties
}
