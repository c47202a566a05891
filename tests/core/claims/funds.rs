//! Money in records made from a seed: few pledges, many ways to be in doubt about them. All is artificial.

use super::{
    beside::{audience, rates, stated_counts},
    dates::{self, Source},
    made,
};
use chancery_core::model::*;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// A record, for whom its summary is made, and what its register is asked.
pub struct Case {
    pub record: MeetingRecord,
    pub audience: Option<AudienceFields>,
    pub register: RegisterRecord,
    /// The report says what was surely reached by this day.
    pub on: Option<NaiveDate>,
    /// The report converts by the rates of the record.
    pub converts: bool,
}

impl Case {
    /// The record of a seed, always the same.
    pub fn of(seed: u64) -> Self {
        let mut record = made::record(seed);
        let mut from = Source(seed ^ 0x006d_6f6e_6579);
        let mut funds = Funds::new(&mut from, &mut record);
        funds.pledges(&mut from);
        funds.links(&mut from);
        let Funds {
            pledges,
            events,
            ledger,
            ..
        } = funds;
        record.rates = from.one_in(2).then(|| rates(&mut from));
        record.coalition.fields.channels_add_up = from.one_in(3);
        if from.one_in(6) {
            record.coalition.fields.base_currency = currency("DKK");
        }
        stated_counts(&mut from, &mut record);
        let own = pledges.iter().filter(|p| p.fields.meeting.is_some());
        record.pledges = own.cloned().collect();
        let internal = record.agenda_items.iter().filter(|i| i.fields.internal);
        let internal = internal.map(|i| i.id).collect::<BTreeSet<_>>();
        record.running = Some(RunningRecord { ledger, internal });
        let register = RegisterRecord {
            coalition: record.coalition.clone(),
            parties: record.parties.clone(),
            bodies: record.bodies.clone(),
            meetings: vec![record.meeting.clone()],
            pledges: by_id(pledges),
            events: by_id(events),
            sources: by_id(record.sources.clone()),
            purchases: Vec::new(),
        };
        Self {
            audience: audience(&mut from),
            on: from.one_in(3).then(|| day(&mut from)),
            converts: record.rates.is_some() && from.one_in(2),
            record,
            register,
        }
    }

    /// Whether the summary's readers get a section.
    pub fn gets(&self, section: SummarySection) -> bool {
        match &self.audience {
            Some(audience) => audience.receives(section),
            None => section != SummarySection::Discrepancies,
        }
    }

    /// Whether they get what hangs on this item.
    pub fn open(&self, item: Option<Id<AgendaItemFields>>) -> bool {
        let inside = self.audience.as_ref().is_some_and(|a| a.internal_items);
        let mut items = self.record.agenda_items.iter();
        inside || !items.any(|i| Some(i.id) == item && i.fields.internal)
    }

    /// What matters of the money, for the report of a failure.
    pub fn outline(&self) -> impl std::fmt::Debug {
        let sources = self.record.sources.iter().map(|s| &s.fields);
        let rates = self.record.rates.iter().flat_map(|r| &r.rates);
        (
            (&self.audience, self.on, self.converts),
            self.record.coalition.fields.channels_add_up,
            self.ledger().clone(),
            rates.map(|r| format!("{:?}", r.fields)).collect::<Vec<_>>(),
            sources
                .map(|s| format!("{} {:?}", s.title, s.certainty))
                .collect::<Vec<_>>(),
            self.record.stated_counts.clone(),
        )
    }

    pub fn ledger(&self) -> &LedgerRecord {
        &self.record.running.as_ref().unwrap().ledger
    }
}

pub fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

fn by_id<F>(all: Vec<Stored<F>>) -> HashMap<Id<F>, Stored<F>> {
    all.into_iter().map(|one| (one.id, one)).collect()
}

fn day(from: &mut Source) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2024, 1, 25).unwrap();
    let ahead = usize::try_from(from.below(20)).unwrap();
    first.iter_days().nth(ahead).unwrap()
}

/// When money was spoken of: around the meeting, about the turn of the year, or not recorded.
fn spoken(from: &mut Source) -> Option<DateStated> {
    match from.below(16) {
        0 | 1 => None,
        2..=5 => Some(dates::stated(from)),
        6 => Some("2023-12-28~".parse().unwrap()),
        7 => Some("[2023-12-31,2024-01-01]".parse().unwrap()),
        _ => Some(dates::of_meeting(from)),
    }
}

/// At most so many of these.
pub fn some<T: Copy>(from: &mut Source, of: &[T], most: u64) -> Vec<T> {
    let many = usize::try_from(from.below(most + 1)).unwrap();
    let mut left = of.to_vec();
    let mut taken = Vec::new();
    while taken.len() < many && !left.is_empty() {
        let at = usize::try_from(from.below(left.len().try_into().unwrap())).unwrap();
        taken.push(left.swap_remove(at));
    }
    taken
}

/// What the pledges of one record are made from, and what was made so far.
struct Funds {
    parties: Vec<Id<PartyFields>>,
    items: Vec<Id<AgendaItemFields>>,
    teams: Vec<Id<BodyFields>>,
    sources: Vec<Id<SourceFields>>,
    channels: Vec<Option<PledgeChannel>>,
    currencies: Vec<Currency>,
    meeting: Id<MeetingFields>,
    pledges: Vec<Stored<PledgeFields>>,
    events: Vec<Stored<PledgeEventFields>>,
    ledger: LedgerRecord,
}

impl Funds {
    fn new(from: &mut Source, record: &mut MeetingRecord) -> Self {
        let item = |number, internal| AgendaItemFields {
            number,
            title: format!("Subject {number}"),
            internal,
            ..AgendaItemFields::default()
        };
        if from.one_in(2) {
            record.agenda_items = made::all(22, vec![item(1, false), item(2, true)]);
        }
        let team = BodyFields {
            kind: BodyKind::ExpertTeam,
            name: "Team 001".to_owned(),
            ..BodyFields::default()
        };
        record.bodies = made::all(25, vec![team]);
        let source = |n: u64, from: &mut Source| SourceFields {
            publisher: format!("Bulletin {n:03}"),
            title: format!("Paper {n:03}"),
            certainty: match from.below(3) {
                0 => Certainty::Inferred,
                _ => Certainty::Stated,
            },
            ..SourceFields::default()
        };
        let sources = (1..=4).map(|n| source(n, from)).collect();
        record.sources = made::all(23, sources);
        let ids: Vec<_> = record.sources.iter().map(|s| s.id).collect();
        for instrument in &mut record.instruments {
            instrument.fields.sources = some(from, &ids, 1);
        }
        for signature in &mut record.signatures {
            signature.fields.sources = some(from, &ids, 1);
        }
        let all: Vec<_> = PledgeChannel::ALL.iter().copied().map(Some).collect();
        let channels = match from.below(6) {
            0 => vec![None],
            1 => vec![from.pick(&all)],
            2 => all,
            3 => vec![None, from.pick(&all)],
            _ => all.into_iter().chain([None]).collect(),
        };
        let currencies = match from.below(4) {
            0 => &["EUR"][..],
            1 => &["EUR", "DKK"],
            2 => &["USD", "DKK", "JPY"],
            _ => &["EUR", "EUR", "DKK", "JPY", "USD", "HRK"],
        };
        Self {
            parties: record.parties.iter().map(|p| p.id).collect(),
            items: record.agenda_items.iter().map(|i| i.id).collect(),
            teams: record.bodies.iter().map(|b| b.id).collect(),
            sources: ids,
            channels,
            currencies: currencies.iter().map(|c| currency(c)).collect(),
            meeting: record.meeting.id,
            pledges: Vec::new(),
            events: Vec::new(),
            ledger: LedgerRecord::default(),
        }
    }

    fn amount(&self, from: &mut Source) -> Amount {
        let precision = match from.below(3) {
            0 => Precision::Exact,
            _ => from.pick(Precision::ALL),
        };
        if !precision.has_figure() {
            return Amount {
                precision,
                ..Amount::default()
            };
        }
        let currency = from.pick(&self.currencies);
        let whole = from.pick(&[
            1_000, 1_500, 20_000, 125_000, 333_333, 1_234_567, 20_500_000,
        ]);
        let minor = match currency.digits() {
            0 => whole * 1_000,
            _ if from.one_in(5) => whole * 100 + i64::try_from(from.below(100)).unwrap(),
            _ => whole * 100,
        };
        Amount {
            precision,
            minor: Some(minor),
            max_minor: (precision == Precision::Range).then_some(minor * 2),
            currency: Some(currency),
        }
    }

    fn pledges(&mut self, from: &mut Source) {
        for n in 0..from.below(6) {
            let pledgers = some(from, &self.parties, 3);
            let unnamed = pledgers.is_empty() || from.one_in(6);
            let words = |from: &mut Source, text: &str| from.one_in(6).then(|| text.to_owned());
            let fields = PledgeFields {
                pledgers_unnamed: unnamed.then(|| "several countries".to_owned()),
                title: format!("Pledge {n:02}"),
                channel: from.pick(&self.channels),
                announced_on: spoken(from),
                meeting: (!from.one_in(4)).then_some(self.meeting),
                agenda_item: some(from, &self.items, 1).pop(),
                amount: self.amount(from),
                as_stated: words(from, "over a million"),
                purpose: words(from, "for training"),
                years: words(from, "2024–2025"),
                condition: words(from, "a vote of parliament"),
                body: some(from, &self.teams, 1).pop(),
                sources: some(from, &self.sources, 2),
                pledgers,
                ..PledgeFields::default()
            };
            let pledge = made::stored(20_001 + u128::from(n), fields);
            self.lines(from, &pledge);
            self.shares(from, &pledge);
            let f = &pledge.fields;
            self.ledger.pledges.push(LedgerPledge {
                id: pledge.id,
                title: f.title.clone(),
                pledgers: f.pledgers.clone(),
                pledgers_unnamed: f.pledgers_unnamed.clone(),
                announced_on: f.announced_on,
                amount: f.amount.clone(),
                channel: f.channel,
                body: f.body,
                meeting: f.meeting,
                agenda_item: f.agenda_item,
            });
            self.pledges.push(pledge);
        }
    }

    /// What was announced, what corrects or withdraws it, and further steps.
    fn lines(&mut self, from: &mut Source, pledge: &Stored<PledgeFields>) {
        let first = PledgeEventFields {
            pledge: pledge.id,
            happened_on: pledge.fields.announced_on,
            amount: pledge.fields.amount.clone(),
            sources: pledge.fields.sources.clone(),
            ..PledgeEventFields::default()
        };
        let mut last = self.line(first.clone());
        while from.one_in(4) {
            let again = from.one_in(4).then(|| first.amount.clone());
            last = self.line(PledgeEventFields {
                stage: match from.below(6) {
                    0 => Stage::Committed,
                    _ => Stage::Announced,
                },
                happened_on: spoken(from),
                amount: again.unwrap_or_else(|| self.amount(from)),
                corrects: Some(last),
                void: from.one_in(3),
                ..first.clone()
            });
        }
        for _ in 0..from.below(3) {
            let party = some(from, &pledge.fields.pledgers, 1).pop();
            let line = PledgeEventFields {
                stage: from.pick(&Stage::ALL[1..]),
                happened_on: spoken(from),
                amount: self.amount(from),
                party: party.filter(|_| from.one_in(2)),
                sources: some(from, &self.sources, 2),
                ..first.clone()
            };
            self.line(line);
        }
    }

    fn line(&mut self, fields: PledgeEventFields) -> Id<PledgeEventFields> {
        let number = 30_001 + u128::try_from(self.events.len()).unwrap();
        let event = made::stored(number, fields);
        let f = &event.fields;
        self.ledger.events.push(LedgerEvent {
            id: event.id,
            pledge: f.pledge,
            stage: f.stage,
            happened_on: f.happened_on,
            amount: f.amount.clone(),
            party: f.party,
            tranche: None,
            corrects: f.corrects,
            void: f.void,
        });
        let id = event.id;
        self.events.push(event);
        id
    }

    /// Of a joint pledge: as far as it is known who gives how much; now and then more than the whole.
    fn shares(&mut self, from: &mut Source, pledge: &Stored<PledgeFields>) {
        let fields = &pledge.fields;
        let joint = fields.pledgers.len() > 1 && from.one_in(2);
        let Some(minor) = fields.amount.minor.filter(|_| joint) else {
            return;
        };
        let sharing = some(from, &fields.pledgers, 3);
        let others = i64::try_from(sharing.len()).unwrap() - 1;
        let each = if from.one_in(6) { minor } else { minor / 5 };
        let whole = from.one_in(3);
        for (at, party) in sharing.into_iter().enumerate() {
            let rest = (minor - each * others).max(each);
            self.ledger.shares.push(LedgerShare {
                pledge: pledge.id,
                party,
                minor: if whole && at == 0 { rest } else { each },
            });
        }
    }

    fn links(&mut self, from: &mut Source) {
        let ids: Vec<_> = self.pledges.iter().map(|p| p.id).collect();
        for (at, pledge) in ids.iter().enumerate() {
            for other in &ids[..at] {
                if from.one_in(6) {
                    self.ledger.links.push(LedgerLink {
                        pledge: *pledge,
                        kind: from.pick(PledgeLinkKind::ALL),
                        other: *other,
                    });
                }
            }
        }
    }
}
