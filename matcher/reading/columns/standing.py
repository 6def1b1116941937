"""The sheets of what stands before a plan is made: pairs, locks and school terms."""

from matcher.reading.columns.sheet_kind import SheetKind, column

PAIRS = SheetKind(
    "pairs",
    ("pair", "matches", "pairings"),
    (
        column("family", "F-0104", "family id", "family code", needed=True),
        column("coach", "C-01", "chellow", "volunteer", "coach id", needed=True),
        column("state", "active", "status", needed=True),
        column("since", "4/1/2027", "from", "start date", "since date", "first visit"),
        column("said_by", "the family", "who said so", "source"),
        column("weekday", "Tue", "day", "visit day"),
        column("start", "10:00", "time", "visit time", "at"),
        column("phase", "0", "which week"),
    ),
)

LOCKS = SheetKind(
    "locks",
    ("locked", "lock", "pins"),
    (
        column("what", "shift", "pair or shift", "kind"),
        column("volunteer", "C-01", "chellow", "who", "coach", "person", needed=True),
        column("family_or_shift", "library Tue 10:00", "family", "shift", "venue", "with", "where", needed=True),
        column("from", "5/1/2027", "from date", "first day"),
        column("until", "23/7/2027", "until date", "to", "last day"),
        column("off", "no", "pinned off", "not on"),
        column("why", "asked for it", "reason", "because"),
    ),
)

TERMS = SheetKind(
    "terms",
    ("term", "school terms", "term dates"),
    (
        column("term", "Spring 1", "name", "what", "school term"),
        column("start", "4/1/2027", "from", "starts", "first day", needed=True),
        column("end", "12/2/2027", "until", "to", "ends", "last day", needed=True),
    ),
)
