//! Money as the numbers of spreadsheets.

use crate::model::{Currency, decimal};

/// Beyond so many minor units a number of a spreadsheet, which keeps 15 digits, would lose the last.
const EXACT: u128 = 1_000_000_000_000_000;

/// The number of a spreadsheet; none when it could not keep every minor unit.
pub(super) fn number(minor: i128, currency: Currency) -> Option<f64> {
    if minor.unsigned_abs() > EXACT {
        return None;
    }
    decimal(minor, currency).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        code.parse().expect("a currency")
    }

    #[test]
    fn every_cent_survives_in_a_number_or_there_is_no_number() {
        let back = |minor: i128, of: Currency| {
            let number = number(minor, of).expect("a number");
            let scaled = number * 10_f64.powi(i32::try_from(of.digits()).expect("few"));
            format!("{scaled:.0}").parse::<i128>().expect("digits")
        };
        let most = i128::try_from(EXACT).expect("it fits");
        for of in ["EUR", "JPY", "BHD"].map(currency) {
            for minor in (0..2_000).flat_map(|n| [n, most - n, most / 2 + n, 33_333_333_333 * n]) {
                assert_eq!(back(minor.min(most), of), minor.min(most));
            }
            assert_eq!(number(most + 1, of), None);
        }
    }
}
