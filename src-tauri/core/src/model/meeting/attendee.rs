//! A person, or a name not yet tied to a person, in a delegation.

use crate::model::*;

closed! {
    /// As what somebody sat in a delegation.
    AttendeeFunction { Member = "member", Head = "head", Adviser = "adviser", Interpreter = "interpreter" }
}

fields! {
    /// Somebody who attended.
    AttendeeFields {
        /// In which delegation.
        delegation: Id<DelegationFields>,
        /// The person.
        person: Option<Id<PersonFields>>,
        /// The name, when it is not yet a person of the record.
        free_name: Option<String>,
        /// The title as it was at that meeting.
        title_then: Option<String>,
        /// Their function in the delegation.
        function: AttendeeFunction,
        /// Attended remotely.
        remote: bool,
    }
}

impl Noun for AttendeeFields {
    const NAME: &'static str = "attendee";
    fn check(&self, p: &mut Problems) {
        let free = self
            .free_name
            .as_ref()
            .is_some_and(|n| !n.trim().is_empty());
        p.add_if(self.person.is_none() && !free, "person", Rule::Required);
        p.add_if(self.person.is_some() && free, "freeName", Rule::OnlyOne);
        p.optional("freeName", self.free_name.as_ref());
        p.optional("titleThen", self.title_then.as_ref());
    }
}
