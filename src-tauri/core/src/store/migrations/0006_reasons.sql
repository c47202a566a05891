-- Why a meeting was postponed or cancelled, and what a paper said when it went out for comments.

ALTER TABLE meeting ADD COLUMN state_reason TEXT;
ALTER TABLE document ADD COLUMN paragraphs_sha256 TEXT;
