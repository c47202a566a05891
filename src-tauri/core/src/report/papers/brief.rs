//! The chair's brief: the agenda with the decisions sought, who comes, who owes what, which pledges
//! stand still, which teams are silent, who was absent twice, what the meeting before decided. The
//! rules are those of [`rules::brief`].

use crate::model::*;
use crate::report::{
    block::{Block, Column, Span},
    draft::Draft,
    sections::title::the_meeting,
};
use crate::rules;
use crate::wording::{capital, sentence};
use chrono::NaiveDate;
use part::part;
use serde_json::json;
use std::cmp::Ordering;

mod agenda;
mod decisions;
mod part;
mod participants;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let Some(brief) = draft.options.brief else {
        return Vec::new();
    };
    let parts = [
        (SummarySection::Agenda, agenda::agenda as BriefPart),
        (SummarySection::Participation, participants::participants),
        (SummarySection::Actions, actions),
        (SummarySection::Contributions, pledges),
        (SummarySection::Teams, teams),
        (SummarySection::Participation, absences),
        (SummarySection::Decisions, decisions::decisions),
    ];
    let mut blocks = Vec::new();
    for (section, part) in parts {
        if draft.options.includes(section) {
            blocks.extend(part(draft, brief));
        }
    }
    blocks
}

type BriefPart = fn(&mut Draft, &BriefRecord) -> Vec<Block>;

fn actions(draft: &mut Draft, brief: &BriefRecord) -> Vec<Block> {
    let mut open = rules::brief::open_actions(brief);
    open.retain(|a| draft.options.includes_internal() || !brief.is_internal(a.fields.agenda_item));
    let mut owed: Vec<_> = open
        .into_iter()
        .map(|a| (BriefOwner::of(brief, a), a))
        .collect();
    owed.sort_by(|(a, x), (b, y)| {
        let due = |a: &Stored<ActionFields>| {
            let on = a.fields.due_on;
            (on.is_none(), on.map(DateStated::order))
        };
        let by_date = || due(x).cmp(&due(y));
        let by_number = || number_order(&x.fields.number).cmp(&number_order(&y.fields.number));
        a.order(b, draft).then_with(by_date).then_with(by_number)
    });
    let mut rows = Vec::new();
    let mut data = Vec::new();
    for (owner, action) in owed {
        let phrases = &draft.phrases;
        let fields = &action.fields;
        let due = fields.due_on.map(|on| phrases.date(on));
        let mut due = due.unwrap_or_else(|| phrases.t("paper.action.noDue", &[]));
        let overdue = fields.due_on.is_some_and(|on| on.latest() < brief.day);
        if overdue {
            due = phrases.t("paper.brief.overdue", &[("date", &due)]);
        }
        let who = owner.describe(draft);
        data.push(json!({
            "number": fields.number, "text": fields.text, "owner": who,
            "dueOn": fields.due_on, "overdue": overdue, "state": fields.state,
        }));
        rows.push(vec![
            vec![Span::text(who)],
            vec![Span::text(&fields.number)],
            vec![draft.record_text(fields.text.trim().replace('\n', " "))],
            vec![Span::text(due)],
        ]);
    }
    draft.data.insert("openActions".to_owned(), data.into());
    let phrases = &draft.phrases;
    let columns = vec![
        Column::text(phrases.t("paper.column.owner", &[]), 3),
        Column::fitted(phrases.t("paper.column.no", &[])),
        Column::text(phrases.t("paper.column.action", &[]), 5),
        Column::text(phrases.t("paper.column.due", &[]), 2),
    ];
    part(draft, "actions", columns, rows)
}

/// Who owes an action: a delegation, by itself or by one of its people, a body, or nobody yet.
struct BriefOwner {
    party: Option<Id<PartyFields>>,
    /// The person or the body.
    name: Option<String>,
}

impl BriefOwner {
    fn of(brief: &BriefRecord, action: &Stored<ActionFields>) -> Self {
        let fields = &action.fields;
        let person = fields.owner_person.and_then(|id| brief.persons.get(&id));
        let mut bodies = brief.bodies.iter();
        let body = bodies.find(|b| Some(b.id) == fields.owner_body);
        let person_name = person.map(|p| p.fields.full_name());
        Self {
            party: fields.owner_party.or(person.and_then(|p| p.fields.party)),
            name: person_name.or(body.map(|b| b.fields.name.clone())),
        }
    }

    /// Delegations in printed order, then bodies and people by name, then what nobody owes.
    fn order(&self, other: &Self, draft: &Draft) -> Ordering {
        let rank = |o: &Self| (o.party.is_none(), o.party.is_none() && o.name.is_none());
        let parties = match (self.party, other.party) {
            (Some(a), Some(b)) => draft.party_order(a, b),
            _ => Ordering::Equal,
        };
        let name = |o: &Self| o.name.clone().unwrap_or_default();
        let by_name = || draft.phrases.compare(&name(self), &name(other));
        let by_party = rank(self).cmp(&rank(other)).then(parties);
        by_party.then_with(by_name)
    }

    fn describe(&self, draft: &Draft) -> String {
        match (self.party.map(|p| draft.name(p)), &self.name) {
            (Some(party), Some(name)) => format!("{party}, {name}"),
            (Some(party), None) => party,
            (None, Some(name)) => name.clone(),
            (None, None) => draft.phrases.t("paper.action.noOwner", &[]),
        }
    }
}

fn pledges(draft: &mut Draft, brief: &BriefRecord) -> Vec<Block> {
    let mut stalled: Vec<_> = brief.stalled_pledges.iter().collect();
    stalled.retain(|p| {
        let item = p.record.fields.agenda_item;
        draft.options.includes_internal() || !brief.is_internal(item)
    });
    stalled.sort_by(|a, b| {
        let title = |p: &&InactiveRecord<PledgeFields>| p.record.fields.title.clone();
        let by_title = || draft.phrases.compare(&title(a), &title(b));
        since_order(a.since)
            .cmp(&since_order(b.since))
            .then_with(by_title)
    });
    let phrases = &draft.phrases;
    let row = |pledge: &&InactiveRecord<PledgeFields>| {
        let fields = &pledge.record.fields;
        let mut who = draft.names(&fields.pledgers);
        who.extend(fields.pledgers_unnamed.clone());
        vec![
            vec![Span::text(phrases.list(&who))],
            vec![draft.record_text(&fields.title)],
            vec![Span::text(phrases.amount(&fields.amount))],
            vec![Span::text(since(draft, pledge.since))],
        ]
    };
    let rows = stalled.iter().map(row).collect();
    let columns = vec![
        Column::text(phrases.t("paper.column.announcedBy", &[]), 4),
        Column::text(phrases.t("paper.column.contribution", &[]), 4),
        Column::text(phrases.t("paper.column.amount", &[]), 3),
        Column::fitted(phrases.t("paper.column.lastEvent", &[])),
    ];
    let mut blocks = part(draft, "pledges", columns, rows);
    let undated = brief.undated_pledges.iter();
    let undated =
        undated.filter(|(_, item)| draft.options.includes_internal() || !brief.is_internal(*item));
    let count = i64::try_from(undated.count()).unwrap_or(i64::MAX);
    if count > 0 {
        let text = draft.phrases.count("paper.brief.pledges.undated", count);
        blocks.push(draft.note(capital(&text)));
    }
    blocks
}

fn teams(draft: &mut Draft, brief: &BriefRecord) -> Vec<Block> {
    let mut silent = rules::brief::inactive_teams(brief);
    silent.sort_by(|a, b| {
        let name = |t: &InactiveRecord<BodyFields>| t.record.fields.name.clone();
        let by_name = || draft.phrases.compare(&name(a), &name(b));
        since_order(a.since)
            .cmp(&since_order(b.since))
            .then_with(by_name)
    });
    let phrases = &draft.phrases;
    let row = |team: &InactiveRecord<BodyFields>| {
        let leads = draft.names(&team.record.fields.leads);
        let leads = if leads.is_empty() {
            phrases.t("paper.brief.noLead", &[])
        } else {
            leads.join(", ")
        };
        vec![
            vec![draft.record_text(&team.record.fields.name)],
            vec![Span::text(leads)],
            vec![Span::text(since(draft, team.since))],
        ]
    };
    let rows = silent.iter().map(row).collect();
    let columns = vec![
        Column::text(phrases.t("paper.column.team", &[]), 4),
        Column::text(phrases.t("paper.column.lead", &[]), 4),
        Column::fitted(phrases.t("paper.column.lastEvent", &[])),
    ];
    part(draft, "teams", columns, rows)
}

/// What has no date stands first.
fn since_order(on: Option<DateStated>) -> Option<(NaiveDate, u8)> {
    on.map(DateStated::order)
}

fn since(draft: &Draft, on: Option<DateStated>) -> String {
    match on {
        Some(on) => draft.phrases.date(on),
        None => draft.phrases.t("paper.brief.noDate", &[]),
    }
}

fn absences(draft: &mut Draft, brief: &BriefRecord) -> Vec<Block> {
    let phrases = &draft.phrases;
    let heading = draft.heading("paper.brief.missed");
    let [last, before] = brief.last_two.as_slice() else {
        let text = phrases.t("paper.brief.missed.tooFew", &[]);
        return vec![heading, draft.note(text)];
    };
    let meetings = [before, last].map(|(m, _)| the_meeting(draft, &m.fields));
    let names = draft.names(&rules::brief::absent_twice(brief));
    let text = if names.is_empty() {
        phrases.t(
            "paper.brief.missed.none",
            &[("meetings", &phrases.list(&meetings))],
        )
    } else {
        let values = [
            ("list", phrases.list(&names)),
            ("meetings", phrases.list(&meetings)),
        ];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        phrases.t("paper.brief.missed.these", &values)
    };
    let text = sentence(&text);
    vec![heading, draft.note(text)]
}
