//! The number of a decision, and what took its place.

use super::{RecordHooks, Records, numbers::next_number};
use crate::{Error, Result, model::*};

impl RecordHooks for DecisionFields {
    /// Once a later decision took its place, it is superseded; a decision never comes after itself.
    fn before_save(&mut self, records: &impl Records, id: Id<Self>) -> Result<()> {
        let mut later = self.superseded_by;
        if later.is_some() {
            self.state = DecisionState::Superseded;
        }
        let mut before = vec![id];
        while let Some(next) = later {
            if before.contains(&next) {
                return Err(Error::Invalid(vec![Problem {
                    field: "supersededBy".into(),
                    rule: Rule::ComesBack,
                }]));
            }
            before.push(next);
            later = records.find(next)?.and_then(|d| d.fields.superseded_by);
        }
        if self.number.trim().is_empty() {
            self.number = next_number(records, Self::NAME, self.meeting)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::in_memory::{InMemory, broken_rule},
        *,
    };

    #[test]
    fn a_decision_never_comes_after_itself() {
        let mut records = InMemory::default();
        let decision = |superseded_by| DecisionFields {
            number: "2.1".into(),
            superseded_by,
            ..DecisionFields::default()
        };
        let last = records.add(&decision(None));
        let first = records.add(&decision(Some(last)));
        let mut apart = decision(Some(first));
        apart
            .before_save(&records, Id::of(uuid::Uuid::from_u128(9)))
            .unwrap();
        assert_eq!(apart.state, DecisionState::Superseded);
        let round = decision(Some(first)).before_save(&records, last);
        assert_eq!(broken_rule(round), Some(Rule::ComesBack));
    }
}
