//! The list of nouns: what can be saved, listed, removed and walked through history.

use super::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The editable fields of one kind of record.
pub trait Noun: Clone + PartialEq + Serialize + DeserializeOwned + 'static {
    /// Its name: the table, the route, the word between page and core.
    const NAME: &'static str;
    /// Notes everything wrong with the fields by themselves.
    fn check(&self, problems: &mut Problems);
}

/// A stored record: its fields plus what the store keeps for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Stored<F> {
    /// Its identity, for ever the same.
    #[serde(bound(serialize = "", deserialize = ""))]
    #[cfg_attr(test, ts(type = "string"))]
    pub id: Id<F>,
    /// Counts its changes, from 1; a save names the revision it started from.
    pub revision: i64,
    /// When it was made, UTC, ISO 8601.
    pub created_at: String,
    /// When it was last changed, UTC, ISO 8601.
    pub updated_at: String,
    /// What people edit.
    #[serde(flatten)]
    pub fields: F,
}

/// Calls `$then!` with every noun, parents before children.
#[macro_export]
macro_rules! with_nouns {
    ($then:ident) => {
        $then! {
            source: SourceFields,
            party: PartyFields,
            coalition: CoalitionFields,
            person: PersonFields,
            post: PostFields,
            instrument: InstrumentFields,
            signature: SignatureFields,
            role: RoleFields,
            body: BodyFields,
            body_member: BodyMemberFields,
            meeting: MeetingFields,
            delegation: DelegationFields,
            attendee: AttendeeFields,
            unnamed_group: UnnamedGroupFields,
            stated_count: StatedCountFields,
            agenda_item: AgendaItemFields,
            meeting_document: MeetingDocumentFields,
            statement: StatementFields,
            decision: DecisionFields,
            action: ActionFields,
            carry_over: CarryOverFields,
            invitation: InvitationFields,
            pledge: PledgeFields,
            pledge_share: PledgeShareFields,
            in_kind_item: InKindItemFields,
            tranche: TrancheFields,
            pledge_event: PledgeEventFields,
            pledge_link: PledgeLinkFields,
            procurement_line: ProcurementLineFields,
            reported_total: ReportedTotalFields,
            rate_set: RateSetFields,
            exchange_rate: ExchangeRateFields,
            saved_view: SavedViewFields,
            audience: AudienceFields,
            document: DocumentFields,
            correction: CorrectionFields,
            comment: CommentFields,
        }
    };
}

macro_rules! names {
    ($($name:ident: $fields:ident),* $(,)?) => {
        /// Every noun's name, parents before children.
        pub const NOUNS: &[&str] = &[$(stringify!($name)),*];

        /// Maps a noun's name to its fields, for the typed calls of the page.
        #[cfg(test)]
        #[derive(ts_rs::TS)]
        #[ts(export)]
        #[allow(dead_code, reason = "only its TypeScript form is used")]
        struct Nouns { $($name: $fields),* }
    };
}
with_nouns!(names);
