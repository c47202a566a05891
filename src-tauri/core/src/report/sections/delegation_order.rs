//! In which order a paper lists delegations.

use crate::model::*;
use crate::report::draft::Draft;

/// These delegations in the order that the options name.
pub fn in_order<'a>(
    draft: &Draft<'a>,
    which: impl Fn(&DelegationFields) -> bool,
) -> Vec<&'a Stored<DelegationFields>> {
    let all = draft.record.delegations.iter();
    let mut all: Vec<_> = all.filter(|d| which(&d.fields)).collect();
    let name = |d: &Stored<DelegationFields>| draft.name(d.fields.party);
    let capacity =
        |d: &Stored<DelegationFields>| PRINTED_ORDER.iter().position(|c| *c == d.fields.capacity);
    let protocol = |d: &Stored<DelegationFields>| {
        let party = draft.record.party(d.fields.party);
        let place = party.and_then(PartyFields::protocol_place);
        place.unwrap_or(usize::MAX)
    };
    all.sort_by(|a, b| match draft.options.order {
        DelegationOrder::LeadsFirst => {
            let by_name = || draft.party_order(a.fields.party, b.fields.party);
            capacity(a).cmp(&capacity(b)).then_with(by_name)
        }
        DelegationOrder::Alphabetical => draft.phrases.compare(&name(a), &name(b)),
        DelegationOrder::Protocol => {
            let by_name = || draft.phrases.compare(&name(a), &name(b));
            protocol(a).cmp(&protocol(b)).then_with(by_name)
        }
    });
    all
}
