//! Papers: blocks, then pages, then a PDF. Pure: no files, no clock, no chance.

pub mod block;
