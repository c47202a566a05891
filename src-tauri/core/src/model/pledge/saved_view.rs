//! Views of a register that people keep: filters, grouping and columns under a name.

use crate::model::*;

fields! {
    /// A view under a name.
    SavedViewFields {
        /// Its name.
        name: String,
        /// The register it shows: `pledges`.
        register: String,
        /// How it shows it, as the page wrote it: JSON.
        settings: String,
    }
}

impl Noun for SavedViewFields {
    const NAME: &'static str = "saved_view";
    fn check(&self, p: &mut Problems) {
        p.required("name", &self.name);
        p.required("register", &self.register);
        let json = serde_json::from_str::<serde_json::Value>(&self.settings);
        let given = || self.settings.chars().take(80).collect();
        p.add_if(
            json.is_err(),
            "settings",
            Rule::NotUnderstood { given: given() },
        );
    }
}
