-- The rate set by which papers convert; without one they convert nothing.

ALTER TABLE coalition ADD COLUMN paper_rates TEXT REFERENCES rate_set (id);
CREATE INDEX coalition_by_paper_rates ON coalition (paper_rates);
