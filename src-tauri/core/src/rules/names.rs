//! Names that only one record of a noun may have.

use super::{RecordHooks, Records, RecordsOf};
use crate::wording::fold;
use crate::{Error, Result, model::*};

/// Refuses a name that another record of the noun has in some spelling, and says how it is written there.
fn ensure_unique_name<R: Noun>(
    records: &impl RecordsOf<R>,
    id: Id<R>,
    name: &str,
    of: impl Fn(&R) -> &str,
) -> Result<()> {
    let wanted = fold(name);
    let mut others = records.list()?.into_iter();
    let same = others.find(|other| other.id != id && fold(of(&other.fields)) == wanted);
    match same.filter(|_| !wanted.is_empty()) {
        Some(other) => {
            let what = of(&other.fields).to_owned();
            Err(Error::invalid("name", Rule::Duplicate { what }))
        }
        None => Ok(()),
    }
}

macro_rules! unique_names {
    ($($fields:ident),*) => { $(
        impl RecordHooks for $fields {
            /// One record of a name, in whichever spelling.
            fn before_save(&mut self, records: &impl Records, id: Id<Self>) -> Result<()> {
                ensure_unique_name(records, id, &self.name, |other: &Self| &other.name)
            }
        }
    )* };
}
unique_names!(PartyFields, BodyFields, RateSetFields, AudienceFields);
