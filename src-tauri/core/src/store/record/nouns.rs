//! The fields of each noun, named once for their tables.

use crate::model::*;
use crate::store::record::record;

record!(SourceFields {
    publisher,
    title,
    published_on,
    address,
    relaying,
    quote,
    certainty
});
record!(PartyFields {
    kind,
    name,
    short_name,
    official_name,
    iso_code,
    eu_code,
    other_names,
    default_currency
});
record!(CoalitionFields {
    name,
    acronym,
    forum,
    purpose,
    established_on,
    base_currency,
    paper_rates,
    channels_add_up,
    beneficiaries,
    state,
    symbol_pattern,
    markings,
    sources
});
record!(PersonFields {
    given_name,
    family_name,
    variants,
    honorific,
    party,
    email,
    phone,
    state,
    sources
});
record!(PostFields {
    person,
    title,
    from_on,
    to_on,
    sources
});
record!(InstrumentFields {
    kind,
    title,
    opened_on,
    finalised_on,
    term_years,
    signatories,
    signatories_max,
    signatories_label,
    state,
    sources
});
record!(SignatureFields {
    instrument,
    party,
    signed_on,
    announced_on,
    state,
    sources
});
record!(RoleFields {
    party,
    role,
    from_on,
    to_on,
    basis,
    sources
});
record!(BodyFields {
    kind,
    name,
    acronym,
    unnamed_count,
    other_names,
    mandate,
    leads,
    established_at,
    established_by,
    state,
    sources
});
record!(BodyMemberFields {
    body,
    party,
    person,
    function,
    from_on,
    to_on,
    sources
});
record!(MeetingFields {
    body,
    ordinal,
    title,
    starts_on,
    starts_at,
    ends_on,
    ends_at,
    opened_at,
    closed_at,
    zone,
    city,
    country,
    venue,
    mode,
    host,
    chair_parties,
    chair_persons,
    language,
    marking,
    symbol,
    state,
    state_reason,
    sources
});
record!(DelegationFields {
    meeting,
    party,
    capacity,
    presence,
    headcount,
    unnamed_group,
    sources
});
record!(AttendeeFields {
    delegation,
    person,
    free_name,
    title_then,
    function,
    remote
});
record!(UnnamedGroupFields {
    meeting,
    capacity,
    count,
    label,
    sources
});
record!(StatedCountFields {
    meeting,
    count,
    label,
    basis,
    instrument,
    sources
});
record!(AgendaItemFields {
    meeting,
    number,
    title,
    kind,
    presenter_party,
    presenter_person,
    papers,
    starts_at,
    duration_minutes,
    annotation,
    decision_sought,
    adoption,
    minutes,
    internal,
    standing,
    absent,
    state,
    sources
});
record!(StatementFields {
    meeting,
    agenda_item,
    speaker_person,
    speaker_party,
    speaker_title,
    text,
    form,
    sources
});
record!(DecisionFields {
    meeting,
    agenda_item,
    number,
    text,
    state,
    silence_until,
    superseded_by,
    sources
});
record!(ActionFields {
    meeting,
    agenda_item,
    number,
    text,
    owner_party,
    owner_body,
    owner_person,
    due_on,
    state,
    closed_on,
    outcome,
    sources
});
record!(CarryOverFields { action, meeting });
record!(InvitationFields {
    meeting,
    sequence,
    method
});
record!(PledgeFields {
    pledgers,
    pledgers_unnamed,
    beneficiary,
    title,
    channel,
    announced_on,
    meeting,
    agenda_item,
    amount,
    as_stated,
    purpose,
    body,
    years,
    condition,
    sources
});
record!(PledgeEventFields {
    pledge,
    stage,
    happened_on,
    amount,
    party,
    tranche,
    corrects,
    void,
    document,
    sources
});
record!(AudienceFields {
    name,
    without,
    internal_items,
    tells_omissions,
    markings
});
record!(DocumentFields {
    meeting,
    kind,
    version,
    changes,
    symbol,
    language,
    dated_on,
    comments_to,
    sign_off,
    audience,
    text,
    state,
    cleared_on,
    circulated_on,
    comments_by,
    silence_until,
    broken_on,
    broken_by,
    approved_on,
    issued_on,
    sha256,
    record_sha256,
    paragraphs_sha256,
    chain_head
});
record!(CorrectionFields {
    document,
    place,
    reads,
    should_read
});
record!(CommentFields {
    document,
    party,
    paragraph,
    text,
    received_on,
    state,
    answer
});
record!(PledgeShareFields {
    pledge,
    party,
    minor
});
record!(InKindItemFields {
    pledge,
    description,
    quantity,
    unit,
    unit_value,
    basis,
    ordered,
    shipped,
    received,
    sources
});
record!(TrancheFields {
    pledge,
    planned_on,
    planned,
    waived,
    note,
    sources
});
record!(PledgeLinkFields {
    pledge,
    kind,
    other,
    note,
    sources
});
record!(ProcurementLineFields {
    title,
    category,
    body,
    priority,
    year,
    quarter,
    estimated,
    stage,
    funded_by,
    note,
    sources
});
record!(ReportedTotalFields {
    stated_on,
    scope,
    party,
    body,
    channel,
    stage,
    amount,
    as_stated,
    sources
});
record!(RateSetFields { name, provider });
record!(ExchangeRateFields {
    rate_set,
    base,
    quote,
    rate,
    dated_on
});
record!(SavedViewFields {
    name,
    register,
    settings
});
record!(MeetingDocumentFields {
    meeting,
    agenda_item,
    symbol,
    title,
    party,
    body,
    sources
});
