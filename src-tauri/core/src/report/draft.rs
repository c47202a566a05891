//! A paper in the making: what was wished for, the record, the words, the sources cited so far.

mod numbers;

pub(super) use numbers::{NumberPlan, NumberedPart, Numbers};

use super::{
    block::{Block, Span},
    paper_options::PaperOptions,
};
use crate::ledger::Rates;
use crate::model::*;
use crate::rules;
use crate::wording::{Phrases, Words, is_language};
use chrono::{DateTime, NaiveDate};
use serde_json::{Map, Value};
use std::{cmp::Ordering, collections::BTreeSet};

/// What every section receives.
pub(super) struct Draft<'a> {
    pub record: &'a MeetingRecord,
    /// Which paper of the meeting is made; none when it has none yet.
    pub document: Option<&'a DocumentFields>,
    pub options: PaperOptions<'a>,
    pub phrases: Phrases<'a>,
    /// The roles as of the meeting; none when it has no date.
    pub membership: Option<Membership<'a>>,
    /// What is printed, for programs: carried inside the paper.
    pub data: Map<String, Value>,
    /// Who stands first in lists: who sat as a lead, or surely or possibly was one.
    leads: BTreeSet<Id<PartyFields>>,
    /// The moment of the newest change that the paper shows, UTC, ISO 8601.
    pub changed_at: &'a str,
    pub numbers: Numbers,
    cited: Vec<Id<SourceFields>>,
    item_numbers: Vec<(Id<AgendaItemFields>, usize)>,
}

impl<'a> Draft<'a> {
    pub fn new(record: &'a MeetingRecord, options: PaperOptions<'a>, words: &'a Words) -> Self {
        let membership = record.membership();
        let sat = record.delegations.iter().map(|d| &d.fields);
        let sat = sat.filter(|d| d.capacity == Capacity::Lead);
        let mut leads: BTreeSet<_> = sat.map(|d| d.party).collect();
        if let Some(membership) = &membership {
            for standing in [Standing::Certain, Standing::Possible] {
                leads.extend(membership.parties(&[RoleKind::Lead], standing));
            }
        }
        Self {
            record,
            document: record.current_summary().map(|d| &d.fields),
            options,
            phrases: Phrases::new(words),
            membership,
            leads,
            data: Map::new(),
            changed_at: record.changed_at(),
            numbers: Numbers::default(),
            cited: Vec::new(),
            item_numbers: Vec::new(),
        }
    }

    /// What papers convert by, into the coalition's own currency; none when nothing is converted.
    pub fn rates(&self) -> Option<Rates> {
        let PaperRates { set, rates } = self.record.rates.as_ref()?;
        let all = rates.iter().map(|rate| rate.fields.clone());
        let into = self.record.coalition.fields.base_currency;
        Some(Rates::new(&set.fields, into, all))
    }

    pub fn heading(&self, key: &str) -> Block {
        Block::Heading {
            level: 1,
            text: self.phrases.t(key, &[]),
        }
    }

    pub fn subheading(&self, key: &str) -> Block {
        Block::Heading {
            level: 2,
            text: self.phrases.t(key, &[]),
        }
    }

    /// A paragraph with the paper's next number, which readers cite.
    pub fn paragraph(&mut self, spans: Vec<Span>) -> Block {
        let number = Some(format!("{}.", self.numbers.paragraph()));
        Block::Paragraph { number, spans }
    }

    /// A paragraph that nobody cites, without a number.
    pub fn note(&self, text: String) -> Block {
        Block::Paragraph {
            number: None,
            spans: vec![Span::text(text)],
        }
    }

    /// From here on, the minutes of this item are printed.
    pub fn begin_item(&mut self, item: Id<AgendaItemFields>) {
        self.item_numbers
            .push((item, self.numbers.next_paragraph()));
    }

    /// The number of the first paragraph of each item that is printed.
    pub fn item_numbers(self) -> Vec<(Id<AgendaItemFields>, usize)> {
        self.item_numbers
    }

    /// References to sources, numbered in the order of their first use. What was only inferred is
    /// cited where nothing stated supports the same fact.
    pub fn cite(&mut self, sources: &[Id<SourceFields>]) -> Vec<Span> {
        self.cite_numbers(sources)
            .into_iter()
            .map(Span::note)
            .collect()
    }

    /// The numbers of these sources, from the lowest; none in a paper that does not print sources.
    pub fn cite_numbers(&mut self, sources: &[Id<SourceFields>]) -> Vec<u32> {
        if !self.options.includes(SummarySection::Sources) {
            return Vec::new();
        }
        let is_stated = |id: &&Id<SourceFields>| {
            self.source(**id)
                .is_some_and(|s| s.certainty == Certainty::Stated)
        };
        let stated: Vec<_> = sources.iter().filter(is_stated).copied().collect();
        let chosen = if stated.is_empty() { sources } else { &stated };
        let mut numbers: Vec<u32> = chosen
            .iter()
            .filter(|id| self.record.sources.iter().any(|s| s.id == **id))
            .map(|id| number(&mut self.cited, *id))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The sources cited so far, by number from 1.
    pub fn cited_sources(&self) -> impl Iterator<Item = (u32, &'a SourceFields)> {
        let record = self.record;
        let find = move |id: &Id<SourceFields>| {
            let stored = record.sources.iter().find(|s| s.id == *id)?;
            Some(&stored.fields)
        };
        (1..).zip(self.cited.iter().filter_map(find))
    }

    pub fn source(&self, id: Id<SourceFields>) -> Option<&'a SourceFields> {
        let stored = self.record.sources.iter().find(|s| s.id == id)?;
        Some(&stored.fields)
    }

    /// The paper's reference: the one in the options, the document's or the meeting's own, or what the
    /// coalition's pattern makes.
    pub fn symbol(&self) -> Option<String> {
        if let Some(wanted) = self.options.symbol {
            return Some(wanted.to_owned()).filter(|s| !s.is_empty());
        }
        let of_summary = || {
            let own = self.document.and_then(|d| d.symbol.clone());
            own.or_else(|| self.record.meeting.fields.symbol.clone())
        };
        let own = (self.options.kind == PaperKind::Summary).then(of_summary);
        own.flatten().or_else(|| self.pattern_symbol())
    }

    /// What the coalition's own pattern makes of this paper, when all that it names is known. A part
    /// of the decisions is not the list of them, and does not bear its symbol.
    fn pattern_symbol(&self) -> Option<String> {
        let record = self.record;
        let (coalition, body) = (&record.coalition.fields, &record.body.fields);
        let whole = self.options.decisions.is_empty();
        let symbol =
            rules::symbol::paper_symbol(coalition, body, &record.meeting.fields, self.options.kind);
        symbol.filter(|_| whole)
    }

    /// The date that the paper bears: the document's own, the day it was issued or circulated, or
    /// the day of the newest change that it shows, where the meeting was.
    pub fn date_borne(&self) -> Option<NaiveDate> {
        let document = self
            .document
            .filter(|_| self.options.kind == PaperKind::Summary);
        let own = document.and_then(|d| d.dated_on.or(d.issued_on).or(d.circulated_on));
        own.or_else(|| {
            let changed = DateTime::parse_from_rfc3339(self.changed_at).ok()?;
            let zone = self.record.meeting.fields.zone.as_deref();
            Some(match zone.and_then(|z| z.parse::<chrono_tz::Tz>().ok()) {
                Some(zone) => changed.with_timezone(&zone).date_naive(),
                None => changed.date_naive(),
            })
        })
    }

    /// What is missing, said to whoever drafts the paper; nothing once the paper was circulated, and nothing
    /// in a version for others.
    pub fn missing_note(&self, key: &str) -> Vec<Block> {
        let on_the_desk = |d: &DocumentFields| d.state == DocumentState::Draft;
        let own = self.options.audience.is_none_or(|a| a.internal_items);
        if !own || !self.document.is_none_or(on_the_desk) {
            return Vec::new();
        }
        let what = self.phrases.t(key, &[]);
        let text = self.phrases.t("paper.toDrafter", &[("what", &what)]);
        vec![Block::Paragraph {
            number: None,
            spans: vec![Span::italic(text)],
        }]
    }

    /// The number of an item of this meeting.
    pub fn item_number(&self, item: Option<Id<AgendaItemFields>>) -> Option<i64> {
        let mut items = self.record.agenda_items.iter();
        Some(items.find(|i| Some(i.id) == item)?.fields.number)
    }

    /// Adds one more to a list of what is printed, for programs.
    pub fn push_data(&mut self, list: &str, one: Value) {
        let all = self
            .data
            .entry(list)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(all) = all {
            all.push(one);
        }
    }

    /// Words of the record itself, said to be in its language where that is not the paper's.
    pub fn record_text(&self, text: impl Into<String>) -> Span {
        self.in_record_language(Span::text(text))
    }

    /// The same for words that are set already.
    pub fn in_record_language(&self, span: Span) -> Span {
        let language = &self.record.meeting.fields.language;
        if language == self.phrases.words.language() || !is_language(language) {
            span
        } else {
            span.in_language(language)
        }
    }

    /// A party's name in the paper's language.
    pub fn name(&self, party: Id<PartyFields>) -> String {
        let party = self.record.party(party);
        party.map_or_else(String::new, |p| {
            p.name_in(self.phrases.words.language()).to_owned()
        })
    }

    /// Names in printed order: lead states first, then by the alphabet of the paper's language.
    pub fn names(&self, parties: &[Id<PartyFields>]) -> Vec<String> {
        let mut parties = parties.to_vec();
        parties.sort_by(|a, b| self.party_order(*a, *b));
        parties.into_iter().map(|p| self.name(p)).collect()
    }

    pub fn party_order(&self, a: Id<PartyFields>, b: Id<PartyFields>) -> Ordering {
        let by_name = || self.phrases.compare(&self.name(a), &self.name(b));
        let leads = |party| self.leads.contains(&party);
        leads(b).cmp(&leads(a)).then_with(by_name)
    }

    /// Whether what hangs on this item may be printed: if the item is internal, for those alone who
    /// get what is internal.
    pub fn may_show(&self, item: Option<Id<AgendaItemFields>>) -> bool {
        let all = self.record.agenda_items.iter();
        let mut all = all.chain(&self.record.other_items);
        self.options.includes_internal() || !all.any(|i| Some(i.id) == item && i.fields.internal)
    }

    /// Whether all that may have led as of the meeting are states.
    pub fn only_states_lead(&self) -> bool {
        let mut leads = self.leads.iter().filter_map(|p| self.record.party(*p));
        leads.all(|party| party.kind == PartyKind::State)
    }

    /// The parties that led as of the meeting, in printed order; those whose lead is in doubt are
    /// said to be so.
    pub fn lead_states(&self) -> Vec<String> {
        let leading = |standing| {
            let membership = self.membership.as_ref();
            membership.map_or_else(Vec::new, |m| m.parties(&[RoleKind::Lead], standing))
        };
        let possible = self.names(&leading(Standing::Possible));
        let possible = possible.iter().map(|name| {
            self.phrases
                .t("paper.membership.inDoubt", &[("name", name)])
        });
        let mut names = self.names(&leading(Standing::Certain));
        names.extend(possible);
        names
    }
}

/// The number of a source; a new one gets the next.
fn number(cited: &mut Vec<Id<SourceFields>>, id: Id<SourceFields>) -> u32 {
    let at = cited.iter().position(|c| *c == id).unwrap_or_else(|| {
        cited.push(id);
        cited.len() - 1
    });
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}
