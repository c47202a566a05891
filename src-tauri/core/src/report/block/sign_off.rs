//! Lines to sign on.

/// Lines to sign on, one to each who is to sign.
#[derive(Debug, Clone, PartialEq)]
pub struct SignOff {
    /// What stands before the line for the day, such as `Date`.
    pub date: String,
    /// Who is to sign, in this order.
    pub signatories: Vec<Signatory>,
}

/// One who is to sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatory {
    /// Name of the person; of the party where no person is known. May not be blank.
    pub name: String,
    /// Lines below the name: a title, the party.
    pub below: Vec<String>,
    /// What is to be signed here, in words, for programs and for people who listen; may not be blank.
    pub prompt: String,
}
