//! The register of pledges and its money.

pub mod channels;
pub mod charts;
pub mod contributions;
pub mod converted;
pub mod iati;
pub mod ledger;
pub mod not_added;
pub mod pledge_files;
pub mod pledge_rules;
pub mod pledge_sheet;
pub mod pledge_sums;
pub mod quarters;
pub mod questions;
pub mod rates;
pub mod running_total;
