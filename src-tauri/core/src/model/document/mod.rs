//! The papers of a meeting that go out under a symbol, and what delegations say of them.
//!
//! draft → cleared → circulated → under silence → approved → issued. A circulated paper that is
//! changed becomes *revised* and its next version takes its place; silence that is broken leads there
//! too. What is issued is sealed: only a corrigendum or an addendum follows it.

pub(in crate::model) mod audience;
pub(in crate::model) mod classification;
pub(in crate::model) mod document_step;
pub(in crate::model) mod normalise;
pub(in crate::model) mod paper;
pub(in crate::model) mod printable;
pub(in crate::model) mod register;
pub(in crate::model) mod symbol;
pub(in crate::model) mod text;

use crate::model::*;
use chrono::NaiveDate;

closed! {
    /// What kind of paper.
    DocumentKind { Summary = "summary", Corrigendum = "corrigendum", Addendum = "addendum" }
}
closed! {
    /// Where a document stands.
    DocumentState {
        Draft = "draft",
        Cleared = "cleared",
        Circulated = "circulated",
        UnderSilence = "underSilence",
        Broken = "broken",
        Revised = "revised",
        Approved = "approved",
        Issued = "issued",
    }
}
closed! {
    /// What became of a comment.
    CommentState { Open = "open", Accepted = "accepted", Rejected = "rejected" }
}

fields! {
    /// One version of a paper, from draft to seal.
    DocumentFields {
        /// Of which meeting.
        meeting: Id<MeetingFields>,
        /// What kind.
        kind: DocumentKind,
        /// 0 for the first summary, n for Rev.n; from 1 for Corr.n and Add.n.
        version: i64,
        /// The document that this one revises, corrects or adds to.
        changes: Option<Id<DocumentFields>>,
        /// Its reference: `ITC/SG/2024/2/SUM/Rev.1`.
        symbol: Option<String>,
        /// The language its original was written in (BCP 47); none when it is not recorded.
        language: Option<String>,
        /// The date it bears; without one, the day it was issued or circulated.
        dated_on: Option<NaiveDate>,
        /// Where comments on it go: an address.
        comments_to: Option<String>,
        /// Whether it ends with a block for the chairs to sign.
        #[serde(default)]
        sign_off: bool,
        /// For whom it is made; none for the summary with all that is not internal.
        audience: Option<Id<AudienceFields>>,
        /// What an addendum adds, or what a corrigendum says beside its corrections.
        text: Option<String>,
        /// Where it stands.
        state: DocumentState,
        /// When the chairs cleared it.
        cleared_on: Option<NaiveDate>,
        /// When it went out for comments.
        circulated_on: Option<NaiveDate>,
        /// Until when comments are taken.
        comments_by: Option<Moment>,
        /// The last moment of the silence procedure.
        silence_until: Option<Moment>,
        /// When the silence was broken.
        broken_on: Option<NaiveDate>,
        /// By which party.
        broken_by: Option<Id<PartyFields>>,
        /// When it was approved.
        approved_on: Option<NaiveDate>,
        /// When it was issued and sealed.
        issued_on: Option<NaiveDate>,
        /// The SHA-256 of the PDF that went out; its bytes are kept.
        sha256: Option<String>,
        /// The SHA-256 of the record it was made from, kept as JSON.
        record_sha256: Option<String>,
        /// The SHA-256 of its numbered paragraphs as they first went out, kept as JSON: what comments are about.
        paragraphs_sha256: Option<String>,
        /// The head of the history when it was sealed.
        chain_head: Option<String>,
    }
}

fields! {
    /// One correction of a corrigendum.
    CorrectionFields {
        /// Of which corrigendum.
        document: Id<DocumentFields>,
        /// Where: `Paragraph 4`.
        place: String,
        /// What stands there.
        reads: String,
        /// What should stand there.
        should_read: String,
    }
}

fields! {
    /// What a delegation says of a circulated paper.
    CommentFields {
        /// Of which document.
        document: Id<DocumentFields>,
        /// The delegation's party; none when it came from elsewhere.
        party: Option<Id<PartyFields>>,
        /// The number of the paragraph it is about.
        paragraph: Option<String>,
        /// What it says.
        text: String,
        /// When it came.
        received_on: Option<DateStated>,
        /// What became of it.
        state: CommentState,
        /// What the secretariat answered.
        answer: Option<String>,
    }
}

impl DocumentState {
    /// The states that may follow this one. Whatever is not named here is refused.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Cleared],
            Self::Cleared => &[
                Self::Draft,
                Self::Circulated,
                Self::UnderSilence,
                Self::Approved,
            ],
            Self::Circulated => &[Self::Revised, Self::UnderSilence, Self::Approved],
            Self::UnderSilence => &[Self::Broken, Self::Approved],
            Self::Broken => &[Self::Revised],
            Self::Approved => &[Self::Issued],
            Self::Revised | Self::Issued => &[],
        }
    }
    /// Whether pages made from it say DRAFT: everything before approval.
    pub fn is_draft(self) -> bool {
        !matches!(self, Self::Approved | Self::Issued)
    }
    /// Whether it is sealed.
    pub fn is_sealed(self) -> bool {
        self == Self::Issued
    }
}

impl Noun for DocumentFields {
    const NAME: &'static str = "document";
    fn check(&self, p: &mut Problems) {
        p.optional("symbol", self.symbol.as_ref());
        p.language("language", self.language.as_ref());
        p.optional("commentsTo", self.comments_to.as_ref());
        p.optional_text("text", self.text.as_ref());
        p.moment("commentsBy", self.comments_by);
        p.moment("silenceUntil", self.silence_until);
        let first = i64::from(self.kind != DocumentKind::Summary);
        p.add_if(self.version < first, "version", Rule::NotPositive);
        let silent = self.state == DocumentState::UnderSilence;
        p.add_if(
            silent && self.silence_until.is_none(),
            "silenceUntil",
            Rule::Required,
        );
    }
}

impl Noun for CorrectionFields {
    const NAME: &'static str = "correction";
    fn check(&self, p: &mut Problems) {
        p.required("place", &self.place);
        p.required_text("reads", &self.reads);
        p.required_text("shouldRead", &self.should_read);
    }
}

impl Noun for CommentFields {
    const NAME: &'static str = "comment";
    fn check(&self, p: &mut Problems) {
        p.optional("paragraph", self.paragraph.as_ref());
        p.required_text("text", &self.text);
        p.optional_text("answer", self.answer.as_ref());
    }
}
