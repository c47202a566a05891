//! Money as programs read it: a plain decimal, to the last minor unit.

use crate::model::Currency;

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
}
