//! Papers and documents, from the preview to the seal.

pub(in crate::api) mod accepted_comments;
pub mod audiences;
pub mod document_input;
pub mod document_lifecycle;
pub mod documents;
pub mod papers;
