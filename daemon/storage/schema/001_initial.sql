-- Moments are UTC milliseconds, days 'YYYY-MM-DD', states and kinds the words of daemon/domain.
-- The CHECKs are what quick_check can find of a damaged row when the store is opened.

CREATE TABLE kith (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    instance TEXT NOT NULL,
    epoch    INTEGER NOT NULL, -- one more each time the store is opened; owns the leases
    newest   INTEGER           -- the newest moment in any record
) STRICT;

CREATE TABLE note (
    name TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id       TEXT PRIMARY KEY,
    taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A contact that is gone keeps its row, without facts, so that it returns with its first_known.
CREATE TABLE contact (
    id          TEXT PRIMARY KEY,
    folded_name TEXT NOT NULL,
    name        TEXT NOT NULL,
    first_known TEXT NOT NULL,
    facts       TEXT -- JSON, what all descriptions say together
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_by_name ON contact (folded_name, id, name) WHERE facts IS NOT NULL;

CREATE TABLE email (
    address TEXT NOT NULL, -- in small letters
    contact TEXT NOT NULL,
    PRIMARY KEY (address, contact)
) STRICT, WITHOUT ROWID;
CREATE INDEX email_by_contact ON email (contact);

-- What one source says of one person.
CREATE TABLE description (
    source  TEXT NOT NULL,
    id      TEXT NOT NULL,
    contact TEXT NOT NULL REFERENCES contact (id),
    facts   TEXT NOT NULL, -- JSON
    PRIMARY KEY (source, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX description_by_contact ON description (contact, source);

-- What has come under the mark of a snapshot that is not finished.
CREATE TABLE arrival (
    source   TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    id       TEXT NOT NULL,
    PRIMARY KEY (source, snapshot, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE interaction (
    id        INTEGER PRIMARY KEY,
    contact   TEXT NOT NULL,
    date      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    direction TEXT NOT NULL,
    balance   TEXT NOT NULL,
    note      TEXT NOT NULL,
    source    TEXT NOT NULL,
    logged_at INTEGER NOT NULL
) STRICT;
CREATE INDEX interaction_by_contact ON interaction (contact, date, id);
CREATE INDEX interaction_with_note ON interaction (contact, date, id) WHERE note <> '';

CREATE TABLE promise (
    id          INTEGER PRIMARY KEY,
    interaction INTEGER NOT NULL REFERENCES interaction (id),
    contact     TEXT NOT NULL,
    made        TEXT NOT NULL,
    due         TEXT NOT NULL,
    text        TEXT NOT NULL,
    settled_at  INTEGER
) STRICT;
CREATE INDEX promise_open ON promise (contact, due, id) WHERE settled_at IS NULL;

CREATE TABLE reminder (
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,
    uid         TEXT NOT NULL UNIQUE, -- what a calendar calls it
    contact     TEXT NOT NULL,
    reasons     TEXT NOT NULL, -- JSON
    date        TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    at          INTEGER NOT NULL, -- minutes since midnight
    zone        TEXT NOT NULL,
    due_at      INTEGER NOT NULL,
    lapses_at   INTEGER,
    channels    TEXT NOT NULL, -- JSON
    state       TEXT NOT NULL,
    round       INTEGER NOT NULL DEFAULT 0,
    opened_at   INTEGER,
    settled_at  INTEGER,
    settled_on  TEXT,
    settled_by  TEXT NOT NULL DEFAULT '',
    absorbed_by TEXT NOT NULL DEFAULT '',
    withdrawn   INTEGER NOT NULL DEFAULT 0, -- left the plan before it opened: may be planned again
    revised_at  INTEGER NOT NULL,
    sequence    INTEGER NOT NULL DEFAULT 0,
    revision    INTEGER NOT NULL UNIQUE, -- of the agenda, when this row last changed in it
    CHECK (state IN ('planned', 'open', 'snoozed', 'done', 'skipped', 'lapsed', 'cancelled')),
    CHECK ((settled_at IS NULL) = (state IN ('planned', 'open', 'snoozed'))),
    CHECK ((settled_at IS NULL) = (settled_on IS NULL))
) STRICT;
CREATE INDEX reminder_due ON reminder (due_at, key) WHERE state IN ('planned', 'snoozed');
CREATE INDEX reminder_lapsing ON reminder (lapses_at, key)
    WHERE state = 'open' AND lapses_at IS NOT NULL;
CREATE INDEX reminder_open ON reminder (due_at, key) WHERE state IN ('open', 'snoozed');
CREATE INDEX reminder_by_date ON reminder (date, key) WHERE settled_at IS NULL;
CREATE INDEX reminder_overdue ON reminder (date, key) WHERE state = 'open';
CREATE INDEX reminder_by_contact ON reminder (contact, settled_on);

CREATE TABLE delivery (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL,
    channel      TEXT NOT NULL,
    reminder     TEXT REFERENCES reminder (key),
    belongs_to   TEXT NOT NULL, -- the digest of an item, or what a withdrawal takes back
    round        INTEGER NOT NULL,
    state        TEXT NOT NULL,
    next_at      INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    crashes      INTEGER NOT NULL,
    uncertain    INTEGER NOT NULL,
    withdrawable INTEGER NOT NULL,
    date         TEXT,
    title        TEXT NOT NULL,
    body         TEXT NOT NULL,
    last_text    TEXT NOT NULL,
    lease        INTEGER NOT NULL DEFAULT 0, -- how often it was leased; of an item: its digest's when it was said
    epoch        INTEGER,                    -- whose lease it is
    CHECK (kind IN ('single', 'item', 'digest', 'withdraw', 'notice')),
    CHECK (state IN ('pending', 'leased', 'delivered', 'dead', 'superseded')),
    CHECK ((state = 'leased') = (epoch IS NOT NULL)),
    CHECK (kind IN ('digest', 'notice') OR reminder IS NOT NULL)
) STRICT;
CREATE INDEX delivery_ready ON delivery (channel, next_at, created_at, id)
    WHERE state = 'pending' AND kind <> 'item';
CREATE INDEX delivery_unfinished ON delivery (channel, kind) WHERE state IN ('pending', 'leased');
CREATE INDEX delivery_leased ON delivery (epoch) WHERE state = 'leased';
CREATE INDEX delivery_item_waiting ON delivery (channel, belongs_to)
    WHERE kind = 'item' AND state = 'pending';
CREATE INDEX delivery_of_digest ON delivery (belongs_to) WHERE kind = 'item';
CREATE INDEX delivery_of_reminder ON delivery (reminder);

CREATE TABLE attempt (
    id         INTEGER PRIMARY KEY,
    delivery   INTEGER NOT NULL REFERENCES delivery (id),
    number     INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    result     TEXT,
    uncertain  INTEGER NOT NULL DEFAULT 0,
    code       TEXT NOT NULL DEFAULT '',
    text       TEXT NOT NULL DEFAULT '',
    UNIQUE (delivery, number)
) STRICT;
