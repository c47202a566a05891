//! The list of nouns.

#[cfg(test)]
use super::*;

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
