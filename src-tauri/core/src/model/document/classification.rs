//! Markings of documents that Chancery must not carry.

/// Words that mark a security classification. Chancery is no accredited system and refuses them
/// (EU Council Decision 2013/488/EU, NATO C-M(2002)49).
const CLASSIFIED: [&str; 5] = [
    "RESTRICTED",
    "RESTREINT",
    "CONFIDENTIAL",
    "SECRET",
    "CONFIDENTIEL",
];

/// Whether a marking is a security classification.
pub fn is_classification(marking: &str) -> bool {
    let upper = marking.to_uppercase();
    CLASSIFIED.iter().any(|word| upper.contains(word))
}
