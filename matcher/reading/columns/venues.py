"""The sheets of venues and what they want, of gatherings, and of the areas all of them lie in."""

from matcher.reading.columns.sheet_kind import ANCHOR, CONFIRMED, GRID, SheetKind, column

VENUES = SheetKind(
    "venues",
    ("venue", "locations"),
    (
        column("id", "library", "code", "venue id", "venue code", "venue", needed=True),
        column("name", "Heaton Library", "venue name", "called"),
        column("kind", "library", "type"),
        column("area", "Heaton", "neighbourhood", "place"),
        column("postcode", "BD9 4", "postcode sector", "sector", "postcode or area", "post code"),
        *GRID,
        column("opens", "Mon-Fri 9-5", "opening hours", "open", "opening times", "hours"),
        CONFIRMED,
        ANCHOR,
        column("closed", "24 Dec - 1 Jan", "closed dates", "closures", "closed on"),
        column("opens_on", "1/3/2027", "start date", "first day", "ours from", "in use from"),
        column("bank_holidays", "no", "open on bank holidays", "on bank holidays"),
        column("step_free", "yes", "step-free access"),
        column("languages_wanted", "Urdu", "languages", "languages wished"),
        column("genders_wanted", "woman", "genders", "gender mix", "gender"),
        column("with_children", "no", "children present", "children", "creche"),
        column("training_level", "1", "level", "level needed"),
        column("lone_allowed", "no", "alone ok", "one person ok", "lone working allowed"),
        column("shortest_shift", "2 hours", "min shift", "minimum shift"),
        column("longest_shift", "4 hours", "max shift", "maximum shift"),
        column("wall_rota", "yes", "wall rota wanted"),
        column("desk_phone", "", "phone", "telephone"),
    ),
)

SHIFTS = SheetKind(
    "shifts",
    ("shift", "rota", "fixed shifts"),
    (
        column("venue", "library", "where", "venue id", "place", needed=True),
        column("weekday", "Tue", "day", "days", "weekdays", needed=True),
        column("start", "10:00", "starts", "start time", "begins", needed=True),
        column("end", "12:00", "ends", "end time", "finish", "finishes", needed=True),
        column("from", "5/1/2027", "from date", "first day", "valid from"),
        column("until", "23/7/2027", "until date", "to", "last day", "valid until"),
        column("min", "1", "minimum", "fewest", "people", "minimum people"),
        column("ideal", "2", "best", "ideal people"),
        column("max", "2", "most", "maximum", "most people"),
        column("languages_wanted", "Urdu", "languages", "language"),
        column("level", "1", "training level"),
        column("needs_two", "no", "two people", "two needed"),
        column("kind", "early", "kind of shift", "shift kind"),
    ),
)

COVER = SheetKind(
    "cover",
    ("cover wanted", "coverage"),
    (
        column("venue", "library", "where", "venue id", "place", needed=True),
        column("weekday", "Mon-Fri", "day", "days", "weekdays", needed=True),
        column("start", "10:00", "starts", "from", "start time", needed=True),
        column("end", "16:00", "ends", "until", "to", "end time", needed=True),
        column("minimum", "1", "min", "fewest", "people"),
        column("ideal", "2", "best"),
        column("most", "3", "max", "maximum"),
        column("languages_wanted", "Urdu", "languages", "language"),
        column("weight", "1", "importance", "how busy", "demand"),
    ),
)

GATHERINGS = SheetKind(
    "gatherings",
    ("sessions", "session", "gathering", "meetings", "events"),
    (
        column("title", "Coaching", "name", "session", "what", needed=True),
        column("kind", "weekly coaching", "type", needed=True),
        column("who", "Coach", "roles", "for", "for whom"),
        column("day", "1st Tue", "day or rule", "rule", "weekday", "date", needed=True),
        column("start", "10:00", "starts", "start time", needed=True),
        column("end", "11:30", "ends", "end time", "finish", needed=True),
        column("venue", "library", "where", "place"),
        column("lead", "A-1", "led by", "support ambassador", "ambassador"),
        column("most", "12", "max", "maximum", "places", "how many"),
        column("quorum", "5", "least", "at least", "fewest", "wanted"),
        column("level", "2", "training level", "level reached"),
        column("one_of_these", "yes", "one of these", "choose one", "alternatives", "one of several"),
    ),
)

AREAS = SheetKind(
    "areas",
    ("area", "places", "neighbourhoods"),
    (
        column("area", "Heaton", "name", "label", "place", needed=True),
        column("postcode", "BD9 4", "postcode sector", "sector", "centre"),
        column("easting", "414500", "eastings", "x"),
        column("northing", "435500", "northings", "y"),
        column("within_metres", "250", "within", "metres", "mean metres within"),
    ),
)
