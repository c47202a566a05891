//! A person, and the posts held over time.

use crate::model::{role::is_held, *};
use chrono::NaiveDate;

closed! {
    /// Whether a person still acts for a party.
    PersonState { Active = "active", Former = "former" }
}

fields! {
    /// Somebody who attends, speaks or owes something.
    PersonFields {
        /// Given name.
        given_name: Option<String>,
        /// Family name.
        family_name: String,
        /// Other spellings and transliterations, as printed.
        variants: Vec<String>,
        /// Mr, Dr, H.E.
        honorific: Option<String>,
        /// The party they act for.
        party: Option<Id<PartyFields>>,
        /// E-mail address.
        email: Option<String>,
        /// Telephone number.
        phone: Option<String>,
        /// Whether they still act for it.
        state: PersonState,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

fields! {
    /// A post a person holds or held.
    PostFields {
        /// Whose post.
        person: Id<PersonFields>,
        /// Its title.
        title: String,
        /// Held since.
        from_on: Option<DateStated>,
        /// Held until.
        to_on: Option<DateStated>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for PersonFields {
    const NAME: &'static str = "person";
    fn check(&self, p: &mut Problems) {
        p.optional("givenName", self.given_name.as_ref());
        p.required("familyName", &self.family_name);
        p.optional("honorific", self.honorific.as_ref());
        p.optional("email", self.email.as_ref());
        p.optional("phone", self.phone.as_ref());
        for variant in &self.variants {
            p.line("variants", variant);
        }
    }
}

impl PostFields {
    /// Whether the post was held on a day: it had surely begun (or its beginning is unknown), and had
    /// not surely ended before it; the last day counts.
    pub fn held_on(&self, day: NaiveDate) -> bool {
        is_held(self.from_on, self.to_on, day)
    }
}

impl PersonFields {
    /// Given and family name.
    pub fn full_name(&self) -> String {
        match &self.given_name {
            Some(given) => format!("{given} {}", self.family_name),
            None => self.family_name.clone(),
        }
    }
}

impl Noun for PostFields {
    const NAME: &'static str = "post";
    fn check(&self, p: &mut Problems) {
        p.required("title", &self.title);
        p.period("toOn", self.from_on, self.to_on);
    }
}
