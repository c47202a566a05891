-- Why a meeting was postponed or cancelled.

ALTER TABLE meeting ADD COLUMN state_reason TEXT;
