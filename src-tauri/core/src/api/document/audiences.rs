//! The audiences that every file begins with.

use crate::api::{NoInput, records};
use crate::{
    Result,
    model::*,
    session::Session,
    store::{self, Tx},
    wording::Words,
};

/// Internal, partners, public: what papers for each go without.
pub(in crate::api) fn usual(words: &Words) -> [AudienceFields; 3] {
    let named = |key: &str| AudienceFields {
        name: words.t(key, &[]),
        ..AudienceFields::default()
    };
    [
        AudienceFields {
            internal_items: true,
            ..named("audience.usual.internal")
        },
        AudienceFields {
            without: vec![SummarySection::Discrepancies],
            ..named("audience.usual.partners")
        },
        AudienceFields {
            without: vec![
                SummarySection::RunningTotal,
                SummarySection::Actions,
                SummarySection::Participants,
                SummarySection::Discrepancies,
            ],
            // The one label of TLP 2.0 without a limit to its disclosure.
            markings: vec![TLP_CLEAR.to_owned()],
            ..named("audience.usual.public")
        },
    ]
}

/// Puts new audiences into a file, within a write.
pub(in crate::api) fn write_all(tx: &Tx, audiences: [AudienceFields; 3]) -> Result<()> {
    for audience in audiences {
        records::write_record(tx, Id::of(tx.mint()), 0, audience)?;
    }
    Ok(())
}

/// Makes the usual audiences in a file that has none, as files of earlier versions do.
///
/// # Errors
/// When the file cannot be written.
pub fn make(session: &mut Session, _: NoInput) -> Result<()> {
    let none = store::list::<AudienceFields>(session.store()?.read())?.is_empty();
    if !none {
        return Ok(());
    }
    let (op, audiences) = (session.op("save audience"), usual(&session.words));
    session
        .store_mut()?
        .write(&op, |tx| write_all(tx, audiences))
}
