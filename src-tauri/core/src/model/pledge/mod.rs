//! Pledges.

pub(in crate::model) mod amount;
pub(in crate::model) mod decimal;
pub(in crate::model) mod exchange_rate;
pub(in crate::model) mod in_kind_item;
pub(in crate::model) mod ledger_record;
pub(in crate::model) mod pledge_event;
pub(in crate::model) mod pledge_link;
pub(in crate::model) mod pledge_share;
pub(in crate::model) mod procurement_line;
pub(in crate::model) mod register_record;
pub(in crate::model) mod reported_total;
pub(in crate::model) mod rounding;
pub(in crate::model) mod saved_view;
pub(in crate::model) mod total;
pub(in crate::model) mod tranche;

use crate::model::*;

closed! {
    /// The way a contribution travels.
    PledgeChannel {
        National = "national",
        CommonFund = "commonFund",
        ProcurementAgency = "procurementAgency",
        InKind = "inKind",
    }
}
fields! {
    /// A contribution somebody announced. Without an amount it is a pledge all the same.
    PledgeFields {
        /// Who pledges; several for a joint pledge.
        pledgers: Vec<Id<PartyFields>>,
        /// How pledgers without names were spoken of: `several countries`.
        pledgers_unnamed: Option<String>,
        /// Who receives.
        beneficiary: Option<Id<PartyFields>>,
        /// What it is.
        title: String,
        /// The way it travels.
        channel: Option<PledgeChannel>,
        /// When it was announced.
        announced_on: Option<DateStated>,
        /// At which meeting.
        meeting: Option<Id<MeetingFields>>,
        /// Under which item.
        agenda_item: Option<Id<AgendaItemFields>>,
        /// The amount as announced.
        amount: Amount,
        /// The amount in the source's own words: `over EUR 12 million`.
        as_stated: Option<String>,
        /// What it is for.
        purpose: Option<String>,
        /// The expert team it is for.
        body: Option<Id<BodyFields>>,
        /// The years it covers, as stated.
        years: Option<String>,
        /// What it depends on.
        condition: Option<String>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for PledgeFields {
    const NAME: &'static str = "pledge";
    fn check(&self, p: &mut Problems) {
        p.required("title", &self.title);
        let unnamed = self
            .pledgers_unnamed
            .as_ref()
            .is_some_and(|n| !n.trim().is_empty());
        p.add_if(
            self.pledgers.is_empty() && !unnamed,
            "pledgers",
            Rule::Required,
        );
        for (field, line) in [
            ("pledgersUnnamed", &self.pledgers_unnamed),
            ("asStated", &self.as_stated),
            ("years", &self.years),
        ] {
            p.optional(field, line.as_ref());
        }
        p.optional_text("purpose", self.purpose.as_ref());
        p.optional_text("condition", self.condition.as_ref());
        self.amount.check("amount", p);
    }
}
