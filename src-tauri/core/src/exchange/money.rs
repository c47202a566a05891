//! Money as other programs read it: a plain decimal, to the last minor unit.

use crate::model::Currency;

/// Beyond so many minor units a number of a spreadsheet, which keeps 15 digits, would lose the last.
const EXACT: u128 = 1_000_000_000_000_000;

/// `20500000.00`: no spaces, a point before the decimals of the currency.
pub fn decimal(minor: i128, currency: Currency) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let unit = 10_u128.pow(currency.digits());
    let (whole, part) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    match usize::try_from(currency.digits()).unwrap_or_default() {
        0 => format!("{sign}{whole}"),
        width => format!("{sign}{whole}.{part:0width$}"),
    }
}

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
    fn a_decimal_has_the_places_of_its_currency() {
        assert_eq!(decimal(2_050_000_005, currency("EUR")), "20500000.05");
        assert_eq!(decimal(-7, currency("EUR")), "-0.07");
        assert_eq!(decimal(500, currency("JPY")), "500");
        assert_eq!(decimal(1_234, currency("BHD")), "1.234");
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
