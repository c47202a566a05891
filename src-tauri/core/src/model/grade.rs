//! How much it weighs that something was found in a record.

closed! {
    /// An error must be put right, a warning looked at; a note is for information.
    Grade { Error = "error", Warning = "warning", Note = "note" }
}
