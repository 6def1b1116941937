-- Everything is added and nothing changed: the newest row of a thing counts, and every row names its entry.

CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,                     -- UTC instant, 2027-01-04T09:00:00Z
    verb TEXT NOT NULL,
    said_by TEXT NOT NULL,
    words TEXT NOT NULL                   -- what was done, codes only
) STRICT;

CREATE TABLE pair_states (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    family TEXT NOT NULL,
    coach TEXT NOT NULL,
    on_day TEXT NOT NULL,                 -- the day it was said
    pair TEXT NOT NULL,                   -- a Pair as JSON: its state, who said so, and when they meet
    review_on TEXT,
    why TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pair_states_of ON pair_states (family, coach, id);

CREATE TABLE family_states (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    family TEXT NOT NULL,
    state TEXT NOT NULL,                  -- waiting, paused or later
    on_day TEXT NOT NULL,
    said_by TEXT NOT NULL,
    until TEXT                            -- for later: not to be asked before
) STRICT;

CREATE TABLE absences (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    person TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,                   -- last day inclusive
    start INTEGER, finish INTEGER,        -- minutes of each day; NULL: the whole day
    why TEXT NOT NULL DEFAULT '',
    calendar INTEGER NOT NULL DEFAULT 0,  -- 1: read out of the person's own calendar
    withdrawn INTEGER REFERENCES entries
) STRICT;

CREATE TABLE locks (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    lock TEXT NOT NULL,                   -- a Lock as JSON
    withdrawn INTEGER REFERENCES entries
) STRICT;

CREATE TABLE publications (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    first TEXT NOT NULL,                  -- the period: its first Monday, and weeks
    weeks INTEGER NOT NULL,
    plan BLOB NOT NULL,                   -- plan.json, deflated
    duties BLOB NOT NULL,                 -- every duty in force from then on, of this period and others, deflated JSON
    undoes INTEGER REFERENCES publications,
    restores INTEGER REFERENCES publications  -- the publication an undoing makes live again
) STRICT;

CREATE TABLE feeds (
    person TEXT PRIMARY KEY,              -- code of whoever is told there, or `team:` and a venue's
    name TEXT NOT NULL,                   -- what the calendar is called
    anchor TEXT NOT NULL,                 -- the UID of the event that keeps it from ever being empty
    begun TEXT NOT NULL,
    changed TEXT NOT NULL                 -- when it was last called something else
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    uid TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    shown TEXT NOT NULL                   -- the event as JSON, as that person's calendar shows it: no family in it
) STRICT, WITHOUT ROWID;
CREATE INDEX events_of ON events (person);

CREATE TABLE letters (
    person TEXT NOT NULL,
    family TEXT NOT NULL,
    number INTEGER NOT NULL,              -- 0 is Visit A
    entry INTEGER NOT NULL REFERENCES entries,
    PRIMARY KEY (person, family)
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_keys (
    hash BLOB PRIMARY KEY,                -- SHA-256 of the key; the key itself is nowhere
    entry INTEGER NOT NULL REFERENCES entries,
    person TEXT NOT NULL,
    made TEXT NOT NULL,
    ended TEXT                            -- the instant it was rotated or revoked, or the person left
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_keys_of ON feed_keys (person);

CREATE TABLE happenings (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    duty TEXT NOT NULL,
    minutes INTEGER NOT NULL              -- 0: it did not take place
) STRICT;

CREATE TABLE asks (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    person TEXT NOT NULL,
    duty TEXT NOT NULL,
    on_day TEXT NOT NULL
) STRICT;

CREATE TRIGGER entries_stay BEFORE UPDATE OF at, verb ON entries BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
CREATE TRIGGER entries_last BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
