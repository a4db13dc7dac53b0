-- What a kith that knew schema 1 wrote, behind schema/001_initial.sql.
PRAGMA application_id = 1802073192;
PRAGMA user_version = 1;
INSERT INTO kith VALUES (1, 'abcdefghijklmnopqrstuvwxyz', 7, 1795435200000);
INSERT INTO note VALUES ('config', 'hash');

INSERT INTO contact VALUES
    ('anna', 'anna', 'Anna', '2026-01-27',
     '{"id":"anna","name":"Anna","emails":["Anna@example.org"],"importance":"high","last_contact":"2026-01-01"}'),
    ('ben', 'ben', 'Ben', '2026-01-27', '{"id":"ben","name":"Ben"}'),
    ('cem', 'cem', 'Cem', '2026-01-27',
     '{"id":"cem","name":"Cem","last_contact":"2020-01-01","deceased":true}'),
    ('network:Choir', 'dora', 'Dora', '2026-01-27',
     '{"id":"network:Choir","name":"Dora","emails":["dora@example.org"]}'),
    ('gone', 'gone', 'Gone', '2026-01-27', NULL);
INSERT INTO email VALUES ('anna@example.org', 'anna'), ('dora@example.org', 'network:Choir');
INSERT INTO description VALUES
    ('config', 'anna', 'anna', '{"id":"anna","name":"Anna","importance":"high","last_contact":"2026-01-01"}'),
    ('book', 'uid-1', 'anna', '{"id":"uid-1","name":"Anna","emails":["Anna@example.org"]}'),
    ('config', 'ben', 'ben', '{"id":"ben","name":"Ben"}'),
    ('config', 'cem', 'cem', '{"id":"cem","name":"Cem","last_contact":"2020-01-01","deceased":true}'),
    ('book', 'network:Choir', 'network:Choir',
     '{"id":"network:Choir","name":"Dora","emails":["dora@example.org"]}');

INSERT INTO interaction VALUES
    (1, 'anna', '2026-10-12', 'call', 'out', 'none', 'moved', 'kith log', 1795435200000),
    (2, 'anna', '2026-09-01', 'meeting', 'in', 'received', '', 'kith log', 1795435200000),
    (3, 'network:Choir', '2026-08-15', 'event', 'out', 'none', '', 'kith log', 1795435200000);
INSERT INTO promise VALUES
    (1, 1, 'anna', '2026-10-12', '2026-12-01', 'send the book', NULL),
    (2, 2, 'anna', '2026-09-01', '2026-09-08', 'kept', 1795435200000);

INSERT INTO reminder VALUES
    (1, 'friends/anna/2026-10-12', 'r-1', 'anna',
     '[{"kind":"keep-in-touch","rule":"friends","key":"friends/anna/2026-10-12","anchor":"2026-10-12","date":"2026-11-23","every":"6 weeks","at_worst":"2026-12-14"}]',
     '2026-11-23', 480, 'Europe/Berlin', 1795417200000, NULL, '[]', 'open', 1, 1795417200000,
     NULL, NULL, '', '', 0, 1795417200000, 1, 1),
    (2, 'friends/network:Choir/2026-08-15', 'r-2', 'network:Choir',
     '[{"kind":"keep-in-touch","rule":"friends","key":"friends/network:Choir/2026-08-15","anchor":"2026-08-15","date":"2026-12-01","every":"6 weeks"}]',
     '2026-12-01', 480, 'Europe/Berlin', 1796108400000, NULL, '[]', 'planned', 0, NULL,
     NULL, NULL, '', '', 0, 1795417200000, 0, 2);
INSERT INTO delivery (id, key, kind, channel, reminder, belongs_to, round, state, next_at,
                      created_at, attempts, crashes, uncertain, withdrawable, title, body, last_text)
    VALUES (1, 'mail/1', 'single', 'mail', 'friends/anna/2026-10-12', '', 1, 'pending',
            1795417200000, 1795417200000, 0, 0, 0, 0, '', '', '');
