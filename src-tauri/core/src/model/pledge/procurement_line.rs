//! What is to be bought, for which team, and by what money.

use crate::model::*;

closed! {
    /// How far a purchase has come.
    ProcurementStage {
        Identified = "identified",
        Planned = "planned",
        Tendering = "tendering",
        Contracted = "contracted",
        Delivered = "delivered",
        Cancelled = "cancelled",
    }
}

fields! {
    /// A need of the coalition on its way to being bought: a line of the priorities and of the roadmap.
    ProcurementLineFields {
        /// What is needed.
        title: String,
        /// Of what kind, in the secretariat's own words.
        category: Option<String>,
        /// The expert team that needs it.
        body: Option<Id<BodyFields>>,
        /// 1 comes first; none when it was not ranked.
        priority: Option<i64>,
        /// The year it is for.
        year: Option<i64>,
        /// The quarter of that year, 1 to 4.
        quarter: Option<i64>,
        /// What it may cost.
        estimated: Amount,
        /// How far it has come.
        stage: ProcurementStage,
        /// The pledges that pay for it.
        funded_by: Vec<Id<PledgeFields>>,
        /// A word about it.
        note: Option<String>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl Noun for ProcurementLineFields {
    const NAME: &'static str = "procurement_line";
    fn check(&self, p: &mut Problems) {
        p.required("title", &self.title);
        p.optional("category", self.category.as_ref());
        p.optional_text("note", self.note.as_ref());
        self.estimated.check("estimated", p);
        p.add_if(
            self.priority.is_some_and(|n| n < 1),
            "priority",
            Rule::NotPositive,
        );
        let odd = |given: i64| Rule::NotUnderstood {
            given: given.to_string(),
        };
        if let Some(year) = self.year.filter(|y| !(1900..=2200).contains(y)) {
            p.add("year", odd(year));
        }
        if let Some(quarter) = self.quarter.filter(|q| !(1..=4).contains(q)) {
            p.add("quarter", odd(quarter));
        }
        p.add_if(
            self.quarter.is_some() && self.year.is_none(),
            "year",
            Rule::Required,
        );
    }
}
