//! Sources as they are cited.

use super::phrases::Phrases;
use crate::model::*;

impl Phrases<'_> {
    /// `European Pravda, “…”, 8 April 2024, relaying Ukraine’s Ministry of Defence`, without its address and without a
    /// full stop. A title in square brackets is a description of a source whose own title is not known.
    pub fn source_without_address(&self, source: &SourceFields) -> String {
        let title = &source.title;
        let mut said = vec![
            source.publisher.clone(),
            if title.starts_with('[') {
                title.clone()
            } else {
                self.quoted(title)
            },
        ];
        said.extend(source.published_on.map(|on| self.date(on)));
        let relaying = source.relaying.as_ref();
        said.extend(
            relaying
                .map(|who| self.t("paper.source.relaying", &[("who", &self.with_article(who))])),
        );
        if source.certainty == Certainty::Inferred {
            said.push(self.t("paper.source.inferred", &[]));
        }
        said.join(", ")
    }

    /// The same with its address, as a sentence.
    pub fn source(&self, source: &SourceFields) -> String {
        let mut said = self.source_without_address(source);
        if let Some(address) = &source.address {
            said.push_str(", ");
            said.push_str(address);
        }
        said.push('.');
        said
    }
}
