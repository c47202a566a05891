-- Why a meeting was postponed or cancelled, what a paper said when it went out for comments, and whether an
-- audience is told that something is left out.

ALTER TABLE meeting ADD COLUMN state_reason TEXT;
ALTER TABLE document ADD COLUMN paragraphs_sha256 TEXT;
ALTER TABLE audience ADD COLUMN tells_omissions INTEGER NOT NULL DEFAULT 0;
-- How often an action was carried over is counted, not kept.
ALTER TABLE action DROP COLUMN carried_over;

-- What was announced at a meeting whose summary is sealed is corrected by a further entry of the same stage.
DROP TRIGGER sealed_pledge_event_insert;
CREATE TRIGGER sealed_pledge_event_insert BEFORE INSERT ON pledge_event
WHEN new.stage = 'announced' AND new.corrects IS NULL
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.pledge; END;
DROP TRIGGER sealed_pledge_event_update;
CREATE TRIGGER sealed_pledge_event_update BEFORE UPDATE ON pledge_event
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed
WHERE target = old.id OR (new.stage = 'announced' AND new.corrects IS NULL AND target = new.pledge); END;

-- A record is asked what points to it whenever it is removed, and lists of what belongs to it are read by it: each
-- key has an index, so that neither looks through a whole table.
CREATE INDEX coalition_beneficiaries_by_target ON coalition_beneficiaries (target);
CREATE INDEX body_leads_by_target ON body_leads (target);
CREATE INDEX body_member_by_party ON body_member (party);
CREATE INDEX meeting_by_host ON meeting (host);
CREATE INDEX meeting_chair_parties_by_target ON meeting_chair_parties (target);
CREATE INDEX meeting_chair_persons_by_target ON meeting_chair_persons (target);
CREATE INDEX attendee_by_delegation ON attendee (delegation);
CREATE INDEX agenda_item_by_presenter_party ON agenda_item (presenter_party);
CREATE INDEX agenda_item_by_presenter_person ON agenda_item (presenter_person);
CREATE INDEX statement_by_speaker_party ON statement (speaker_party);
CREATE INDEX statement_by_speaker_person ON statement (speaker_person);
CREATE INDEX action_by_owner_party ON action (owner_party);
CREATE INDEX action_by_owner_body ON action (owner_body);
CREATE INDEX action_by_owner_person ON action (owner_person);
CREATE INDEX document_by_record ON document (record_sha256);
CREATE INDEX document_by_content ON document (sha256);
CREATE INDEX document_by_broken_by ON document (broken_by);

-- Internal items and open actions are few: they are found without a look at the others.
CREATE INDEX agenda_item_internal ON agenda_item (meeting) WHERE internal;
CREATE INDEX action_open ON action (state) WHERE state IN ('open', 'inProgress');
-- What the order of a body's meetings, the closing of its actions and the first screen depend on is read without the
-- rows.
CREATE INDEX meeting_by_body ON meeting (body, starts_on, ordinal, state, id);
CREATE INDEX action_closed ON action (meeting, closed_on, id) WHERE closed_on IS NOT NULL;
CREATE INDEX pledge_by_precision ON pledge (amount_precision);
CREATE INDEX pledge_event_dates ON pledge_event (pledge, stage, happened_on);
