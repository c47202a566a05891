//! The register of pledges: pages, totals, tranches, exports, exchange rates.

pub mod changes;
pub mod ledger_names;
pub mod pledge_files;
pub mod pledge_sheet;
pub mod pledges;
pub mod rates;
pub mod reconcile;
pub mod totals;
pub mod tranches;
