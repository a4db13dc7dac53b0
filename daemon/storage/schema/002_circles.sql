-- Circles as subjects, the owner's pace and arrangements, appointments, introductions.

-- An id that begins like a circle's was a person's until now.
PRAGMA defer_foreign_keys = ON;
UPDATE description SET contact = 'person:' || contact
    WHERE substr(contact, 1, instr(contact || ':', ':') - 1) IN ('network', 'type', 'alliance', 'portfolio');
UPDATE contact SET id = 'person:' || id
    WHERE substr(id, 1, instr(id || ':', ':') - 1) IN ('network', 'type', 'alliance', 'portfolio');
UPDATE email SET contact = 'person:' || contact
    WHERE substr(contact, 1, instr(contact || ':', ':') - 1) IN ('network', 'type', 'alliance', 'portfolio');
UPDATE interaction SET contact = 'person:' || contact
    WHERE substr(contact, 1, instr(contact || ':', ':') - 1) IN ('network', 'type', 'alliance', 'portfolio');
UPDATE promise SET contact = 'person:' || contact
    WHERE substr(contact, 1, instr(contact || ':', ':') - 1) IN ('network', 'type', 'alliance', 'portfolio');
UPDATE reminder SET contact = 'person:' || contact
    WHERE substr(contact, 1, instr(contact || ':', ':') - 1) IN ('network', 'type', 'alliance', 'portfolio');

-- What is asked of many contacts at once stands beside the facts.
ALTER TABLE contact ADD COLUMN subject TEXT NOT NULL DEFAULT 'person'
    CHECK (subject IN ('person', 'network', 'type', 'alliance', 'portfolio'));
ALTER TABLE contact ADD COLUMN importance TEXT NOT NULL DEFAULT 'normal'
    CHECK (importance IN ('low', 'normal', 'high'));
ALTER TABLE contact ADD COLUMN deceased INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN last_contact TEXT;
ALTER TABLE contact ADD COLUMN last_touch TEXT; -- the newest of last_contact, interactions, members
UPDATE contact SET importance = coalesce(json_extract(facts, '$.importance'), 'normal'),
                   deceased = coalesce(json_extract(facts, '$.deceased'), 0),
                   last_contact = json_extract(facts, '$.last_contact')
    WHERE json_valid(facts);
UPDATE contact SET last_touch = nullif(max(coalesce(last_contact, ''), coalesce(
    (SELECT max(date) FROM interaction WHERE interaction.contact = contact.id), '')), '');
CREATE INDEX contact_silent ON contact (importance, last_touch, id)
    WHERE facts IS NOT NULL AND subject = 'person' AND deceased = 0 AND last_touch IS NOT NULL;

-- Who belongs to a circle, with copies of what a circle sorts its members by.
CREATE TABLE circle_member (
    circle      TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    member      TEXT NOT NULL,
    importance  TEXT NOT NULL,
    deceased    INTEGER NOT NULL,
    last_touch  TEXT,
    PRIMARY KEY (circle, folded_name, member)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX circle_of_member ON circle_member (member, circle);
CREATE INDEX circle_lately ON circle_member (circle, last_touch)
    WHERE deceased = 0 AND last_touch IS NOT NULL;
CREATE INDEX circle_to_call ON circle_member (circle, importance, last_touch) WHERE deceased = 0;

-- How many of them live: counting 100,000 takes too long to do each time a circle is planned.
CREATE TABLE circle_size (
    circle TEXT PRIMARY KEY,
    living INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER circle_member_comes AFTER INSERT ON circle_member BEGIN
    INSERT INTO circle_size (circle, living) VALUES (NEW.circle, NEW.deceased = 0)
        ON CONFLICT (circle) DO UPDATE SET living = living + excluded.living;
END;
CREATE TRIGGER circle_member_goes AFTER DELETE ON circle_member WHEN OLD.deceased = 0 BEGIN
    UPDATE circle_size SET living = living - 1 WHERE circle = OLD.circle;
END;
CREATE TRIGGER circle_member_changes AFTER UPDATE OF deceased ON circle_member
    WHEN (OLD.deceased = 0) <> (NEW.deceased = 0) BEGIN
    UPDATE circle_size SET living = living + (NEW.deceased = 0) - (OLD.deceased = 0)
        WHERE circle = NEW.circle;
END;

CREATE INDEX interaction_by_date ON interaction (date, id);

-- A promise may stand alone now, and may be an introduction.
CREATE TABLE promise_of_two (
    id          INTEGER PRIMARY KEY,
    interaction INTEGER REFERENCES interaction (id),
    contact     TEXT NOT NULL,
    made        TEXT NOT NULL,
    due         TEXT NOT NULL,
    text        TEXT NOT NULL,
    introduces  TEXT NOT NULL, -- a contact, or empty
    settled_at  INTEGER
) STRICT;
INSERT INTO promise_of_two (id, interaction, contact, made, due, text, introduces, settled_at)
    SELECT id, interaction, contact, made, due, text, '', settled_at FROM promise;
DROP TABLE promise;
ALTER TABLE promise_of_two RENAME TO promise;
CREATE INDEX promise_open ON promise (contact, due, id) WHERE settled_at IS NULL;

CREATE TABLE arrangement (
    contact     TEXT PRIMARY KEY,
    every       TEXT, -- a span, as one writes it
    at_worst    TEXT,
    never       INTEGER NOT NULL,
    arranged_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pause (
    id       INTEGER PRIMARY KEY,
    subject  TEXT NOT NULL, -- empty: everything
    from_day TEXT NOT NULL,
    to_day   TEXT NOT NULL, -- the last one
    deputy   TEXT NOT NULL,
    made_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX pause_by_end ON pause (to_day);

CREATE TABLE appointment (
    id      INTEGER PRIMARY KEY,
    date    TEXT NOT NULL,
    at      INTEGER, -- minutes since midnight
    title   TEXT NOT NULL,
    source  TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX appointment_by_date ON appointment (date, at, id);

CREATE TABLE attendance (
    appointment INTEGER NOT NULL REFERENCES appointment (id),
    contact     TEXT NOT NULL,
    date        TEXT NOT NULL, -- the appointment's
    place       INTEGER NOT NULL, -- in the order they were named
    PRIMARY KEY (appointment, contact)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_by_contact ON attendance (contact, date);

-- Only cadences are paced; `wanted` and `at_worst` are those of the reasons.
ALTER TABLE reminder ADD COLUMN paced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reminder ADD COLUMN wanted TEXT;
ALTER TABLE reminder ADD COLUMN at_worst TEXT;
CREATE INDEX reminder_waiting ON reminder (wanted, id) WHERE state = 'planned' AND paced = 1;
CREATE INDEX reminder_paced_day ON reminder (date, state, paced) WHERE state = 'planned' AND paced = 1;
CREATE INDEX reminder_paced_opened ON reminder (opened_at, paced)
    WHERE paced = 1 AND opened_at IS NOT NULL;
CREATE INDEX reminder_settled ON reminder (settled_on, settled_at, id)
    WHERE settled_on IS NOT NULL AND withdrawn = 0;
