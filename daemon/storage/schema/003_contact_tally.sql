-- How many contacts are known of each sort: counting a million takes too long to do at each start.

CREATE TABLE contact_tally (
    subject TEXT PRIMARY KEY,
    known   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO contact_tally (subject, known)
    SELECT subject, count(*) FROM contact WHERE facts IS NOT NULL GROUP BY subject;
CREATE TRIGGER contact_is_added AFTER INSERT ON contact WHEN NEW.facts IS NOT NULL BEGIN
    INSERT INTO contact_tally (subject, known) VALUES (NEW.subject, 1)
        ON CONFLICT (subject) DO UPDATE SET known = known + 1;
END;
CREATE TRIGGER contact_is_deleted AFTER DELETE ON contact WHEN OLD.facts IS NOT NULL BEGIN
    UPDATE contact_tally SET known = known - 1 WHERE subject = OLD.subject;
END;
CREATE TRIGGER contact_comes_or_goes AFTER UPDATE OF facts, subject ON contact
    WHEN (OLD.facts IS NULL) <> (NEW.facts IS NULL) OR OLD.subject <> NEW.subject BEGIN
    UPDATE contact_tally SET known = known - 1
        WHERE subject = OLD.subject AND OLD.facts IS NOT NULL;
    INSERT INTO contact_tally (subject, known) VALUES (NEW.subject, NEW.facts IS NOT NULL)
        ON CONFLICT (subject) DO UPDATE SET known = known + excluded.known;
END;
