//! Goods and services of a pledge in kind.

use crate::model::*;

closed! {
    /// What the value of goods rests on.
    ValuationBasis {
        None = "none",
        DonorStatement = "donorStatement",
        ListPrice = "listPrice",
    }
}
closed! {
    /// How far goods have come: read from the quantities.
    InKindState {
        Offered = "offered",
        Ordered = "ordered",
        Shipped = "shipped",
        Received = "received",
    }
}

fields! {
    /// Goods or services of a pledge. Their value explains the pledge's amount and is never added to it.
    InKindItemFields {
        /// Of which pledge.
        pledge: Id<PledgeFields>,
        /// What it is.
        description: String,
        /// How many; none when it was not said.
        quantity: Option<i64>,
        /// Of what: `laptops`, `licences`.
        unit: Option<String>,
        /// The value of one; without a figure when none was stated.
        unit_value: Amount,
        /// What that value rests on.
        basis: ValuationBasis,
        /// How many were ordered.
        ordered: Option<i64>,
        /// How many are on their way or arrived.
        shipped: Option<i64>,
        /// How many arrived.
        received: Option<i64>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl InKindItemFields {
    /// The furthest step that any quantity reached.
    pub fn state(&self) -> InKindState {
        let any = |count: Option<i64>| count.is_some_and(|n| n > 0);
        match () {
            () if any(self.received) => InKindState::Received,
            () if any(self.shipped) => InKindState::Shipped,
            () if any(self.ordered) => InKindState::Ordered,
            () => InKindState::Offered,
        }
    }
}

impl Noun for InKindItemFields {
    const NAME: &'static str = "in_kind_item";
    fn check(&self, p: &mut Problems) {
        p.required("description", &self.description);
        p.optional("unit", self.unit.as_ref());
        self.unit_value.check("unitValue", p);
        let counts = [
            ("quantity", self.quantity, 1),
            ("ordered", self.ordered, 0),
            ("shipped", self.shipped, 0),
            ("received", self.received, 0),
        ];
        for (field, count, least) in counts {
            p.add_if(count.is_some_and(|n| n < least), field, Rule::NotPositive);
        }
        let valued = self.unit_value.precision.has_figure();
        let based = self.basis != ValuationBasis::None;
        p.add_if(based && !valued, "basis", Rule::AmountMissing);
    }
}
