//! Papers that list what stands in the record as of a day: the registers. They belong to no document of a
//! meeting, so that their symbol, if they have one, is that which a person gives them.

use super::block::{Attachment, Block, Masthead, MastheadLine, Meta, Paper, Relation, Running};
use crate::model::*;
use crate::wording::Phrases;
use chrono::DateTime;

/// What such a paper is made of.
pub(super) struct Listing<'a> {
    pub coalition: &'a CoalitionFields,
    pub title: String,
    pub symbol: Option<&'a str>,
    /// `As of 2 February 2026`.
    pub as_of: String,
    /// The day alone, for the foot of each page.
    pub day: String,
    pub marking: String,
    /// When what it lists was last changed, RFC 3339.
    pub changed_at: Option<&'a str>,
    /// Its data: the name of the file without its ending, what it holds in a few words, and itself.
    pub data: (&'a str, String, serde_json::Value),
    pub blocks: Vec<Block>,
}

impl Listing<'_> {
    pub fn paper(self, phrases: &Phrases) -> Paper {
        let coalition = self.coalition;
        let values = [("coalition", &*coalition.name), ("title", &*self.title)];
        let dated_at = self.changed_at.map(DateTime::parse_from_rfc3339);
        let (name, description, json) = self.data;
        let mut left = vec![MastheadLine::strong(&coalition.name)];
        left.extend(coalition.forum.iter().map(MastheadLine::plain));
        let mut right: Vec<_> = self.symbol.map(MastheadLine::strong).into_iter().collect();
        right.push(MastheadLine::plain(&self.as_of));
        Paper {
            meta: Meta {
                title: phrases.t("paper.meta.title", &values),
                language: phrases.words.language().to_owned(),
                author: coalition.name.clone(),
                subject: self.as_of,
                dated_at: match dated_at {
                    Some(Ok(at)) => at.to_utc(),
                    _ => DateTime::UNIX_EPOCH,
                },
                attachments: vec![Attachment {
                    name: format!("{name}.json"),
                    description,
                    media_type: "application/json".to_owned(),
                    relation: Relation::Data,
                    bytes: format!("{json:#}\n").into_bytes(),
                }],
            },
            head: Masthead { left, right },
            running: Running {
                marking: self.marking,
                foot: format!("{} · {}", self.symbol.unwrap_or(&coalition.name), self.day),
                page_of: phrases.t("paper.pageOf", &[]),
            },
            blocks: std::iter::once(Block::Title(self.title))
                .chain(self.blocks)
                .collect(),
        }
    }
}
