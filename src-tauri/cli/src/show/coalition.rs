//! The coalition: where it stands, what it is, who belongs to it.

use super::{
    names::{name, named, parties},
    registers,
};
use crate::{
    parts::{number, part, read, yes},
    phrasing::{
        by_name, count_or_none, date, join_or_none, moment, or_not_stated, t, t_count, t_with, word,
    },
    session::CliSession,
    table::{fact, facts, heads, table},
};
use chancery_core::{Failure, model::*};
use serde_json::{Value, json};

/// Where the coalition stands today.
pub fn overview(cli: &mut CliSession) -> Result<String, Failure> {
    let file = cli.answer("file_state", json!({}))?;
    let now = cli.answer("overview", json!({}))?;
    let parties = parties(cli)?;
    let coalition: Stored<CoalitionFields> = read(&now, "coalition")?;
    let members: Vec<Id<PartyFields>> = read(&now, "members")?;
    let leads: Vec<Id<PartyFields>> = read(&now, "leads")?;
    let instruments: Vec<(Stored<InstrumentFields>, i64)> = read(&now, "instruments")?;
    let owed: Vec<Value> = read(&now, "openActions")?;
    let (pledges, without) = (
        number(&now, "pledges"),
        number(&now, "pledgesWithoutAmount"),
    );
    let pledges = match without {
        0 => count_or_none(pledges),
        _ => t_with(
            "cli.pledges.without",
            &[
                ("count", &pledges.to_string()),
                ("without", &without.to_string()),
            ],
        ),
    };
    let protection = if yes(&file, "encrypted") {
        t("cli.protected")
    } else {
        t("cli.plain")
    };
    let backed_up = part(&file, "backedUpAt")
        .as_str()
        .map_or_else(|| t("cli.noBackup"), moment);
    let count = i64::try_from(members.len()).unwrap_or(i64::MAX);
    let owed = i64::try_from(owed.len()).unwrap_or(i64::MAX);
    let mut rows = vec![
        fact("coalition", coalition.fields.name),
        fact("forum", or_not_stated(coalition.fields.forum.as_deref())),
        fact("state", word("coalition.state", coalition.fields.state)),
        fact("leads", join_or_none(&named(&parties, &leads))),
        fact("membersToday", count_or_none(count)),
    ];
    rows.extend(instruments.into_iter().map(|(instrument, signed)| {
        let signed = match signed {
            0 => t("cli.signatures.none"),
            n => t_count("cli.signatures", n),
        };
        fact(
            "instrument",
            format!("{}: {signed}", instrument.fields.title),
        )
    }));
    rows.extend([
        fact("pledges", pledges),
        fact("openActions", count_or_none(owed)),
        fact(
            "history",
            t_count("cli.changes", number(&file, "operations")),
        ),
        fact("protection", protection),
        fact("backup", backed_up),
    ]);
    let last = registers::meeting_table(read(&now, "meetings")?)?;
    Ok(format!(
        "{}\n{}\n\n{last}",
        facts(&rows),
        t("cli.title.lastMeetings")
    ))
}

/// The coalition's own record.
pub fn coalition(cli: &mut CliSession) -> Result<String, Failure> {
    let parties = parties(cli)?;
    let all = cli.list::<CoalitionFields>()?;
    let show = |one: Stored<CoalitionFields>| {
        let c = one.fields;
        facts(&[
            fact("coalition", c.name),
            fact("acronym", or_not_stated(c.acronym.as_deref())),
            fact("forum", or_not_stated(c.forum.as_deref())),
            fact("purpose", or_not_stated(c.purpose.as_deref())),
            fact("established", date(c.established_on)),
            fact("currency", c.base_currency.to_string()),
            fact(
                "beneficiaries",
                join_or_none(&named(&parties, &c.beneficiaries)),
            ),
            fact("state", word("coalition.state", c.state)),
        ])
    };
    Ok(all.into_iter().map(show).collect())
}

/// Roles and signatures, each with its dates.
pub fn members(cli: &mut CliSession) -> Result<String, Failure> {
    let parties = parties(cli)?;
    let role = |one: Stored<RoleFields>| {
        let r = one.fields;
        vec![
            name(&parties, Some(r.party)),
            word("role.kind", r.role),
            date(r.from_on),
            date(r.to_on),
        ]
    };
    let mut roles: Vec<_> = cli.list()?.into_iter().map(role).collect();
    by_name(&mut roles);
    let titles = cli.names(|i: &InstrumentFields| i.title.clone())?;
    let signature = |one: Stored<SignatureFields>| {
        let s = one.fields;
        vec![
            name(&parties, Some(s.party)),
            word("signature.state", s.state),
            date(s.signed_on),
            date(s.announced_on),
            name(&titles, Some(s.instrument)),
        ]
    };
    let mut signatures: Vec<_> = cli.list()?.into_iter().map(signature).collect();
    by_name(&mut signatures);
    let roles = table(
        &heads(&["party", "role", "from", "until"]),
        roles,
        &t("cli.none"),
    );
    let signatures = table(
        &heads(&["party", "state", "signed", "announced", "instrument"]),
        signatures,
        &t("cli.none"),
    );
    let (a, b) = (t("cli.title.roles"), t("cli.title.signatures"));
    Ok(format!("{a}\n\n{roles}\n{b}\n\n{signatures}"))
}
