//! The numbers of decisions and actions.

use super::Records;
use crate::{Result, model::*};

/// `2.1`: the meeting's ordinal and the next serial of its kind; without an ordinal, the serial alone.
/// A number that was given once is not given again, even when its record was removed.
pub(super) fn next_number(
    records: &impl Records,
    noun: &str,
    meeting: Id<MeetingFields>,
) -> Result<String> {
    let serial = |number: String| {
        number
            .rsplit('.')
            .next()
            .and_then(|n| n.parse::<u32>().ok())
    };
    let given = records.numbers_ever_used(noun, meeting)?;
    let last = given.into_iter().filter_map(serial).max().unwrap_or(0);
    let next = u64::from(last) + 1;
    let ordinal = records.get(meeting)?.fields.ordinal;
    Ok(ordinal.map_or_else(|| next.to_string(), |ordinal| format!("{ordinal}.{next}")))
}

#[cfg(test)]
mod tests {
    use super::{super::in_memory::InMemory, *};

    #[test]
    fn a_number_is_not_given_again_when_its_record_was_removed() {
        let mut records = InMemory::default();
        let meeting = |ordinal| MeetingFields {
            ordinal,
            ..MeetingFields::default()
        };
        let second = records.add(&meeting(Some(2)));
        let without = records.add(&meeting(None));
        let next = |records: &InMemory, meeting| next_number(records, "action", meeting).unwrap();
        assert_eq!(next(&records, second), "2.1");
        records.numbers = ["2.1", "2.10", "2.9", "in words"].map(String::from).into();
        assert_eq!(next(&records, second), "2.11");
        assert_eq!(next(&records, without), "11");
    }
}
