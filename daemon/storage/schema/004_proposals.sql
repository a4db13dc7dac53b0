-- What sources propose. A row outlives its answer, so that nothing is asked twice.

CREATE TABLE proposal (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- people type it: never given twice
    source      TEXT NOT NULL,
    key         TEXT NOT NULL,
    what        TEXT NOT NULL,
    contact     TEXT NOT NULL,
    email       TEXT NOT NULL, -- in small letters
    date        TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    kind        TEXT NOT NULL,
    direction   TEXT NOT NULL,
    evidence    TEXT NOT NULL,
    state       TEXT NOT NULL,
    record      INTEGER, -- the interaction or the appointment that it became
    proposed_at INTEGER NOT NULL,
    settled_at  INTEGER,
    UNIQUE (source, key),
    CHECK (what IN ('interaction', 'meeting')),
    CHECK (state IN ('open', 'taken', 'refused', 'lapsed', 'absorbed')),
    CHECK ((settled_at IS NULL) = (state = 'open')),
    CHECK ((record IS NOT NULL) = (state = 'taken'))
) STRICT;
CREATE INDEX proposal_open ON proposal (date, id) WHERE state = 'open';
CREATE INDEX proposal_open_of_source ON proposal (source) WHERE state = 'open';
CREATE INDEX proposal_open_of_contact ON proposal (contact, date) WHERE state = 'open';
CREATE INDEX proposal_open_since ON proposal (proposed_at) WHERE state = 'open';
CREATE INDEX proposal_taken ON proposal (settled_at, id) WHERE state = 'taken';
CREATE INDEX proposal_became ON proposal (record, what) WHERE record IS NOT NULL;
CREATE INDEX proposal_answered ON proposal (date) WHERE settled_at IS NOT NULL;

-- An interaction may be taken back: what refers to it must be found.
CREATE INDEX promise_by_interaction ON promise (interaction) WHERE interaction IS NOT NULL;
