"""The sheets and columns a programme is typed in: canonical names, the names people use instead, and an example."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matcher.domain.times import WEEKDAYS

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = ("am", "pm", "eve")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, other headings read as the same, and what a cell looks like."""

    name: str
    aliases: tuple[str, ...] = ()
    example: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SheetKind:
    """One sheet; `columns` in the order a template shows them."""

    name: str
    aliases: tuple[str, ...]
    columns: tuple[Column, ...]
    needed: bool = False
    by_name: Mapping[str, Column] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})


def _column(name: str, example: str = "", *aliases: str, needed: bool = False) -> Column:
    return Column(name, aliases, example, needed)


def _day_columns() -> Iterable[Column]:
    """A tick grid (mon_am … sun_eve), and one column a day for those who prefer it; cells may hold times."""
    long_parts = {"am": ("morning", "mornings"), "pm": ("afternoon", "afternoons"), "eve": ("evening", "evenings")}
    for short, long in zip(WEEKDAYS, DAY_NAMES, strict=True):
        for part in PARTS:
            words = (part, *long_parts[part])
            names = (f"{day} {word}" for day in (short, long, long + "s") for word in words)
            yield _column(f"{short.lower()}_{part}", "x", *names)
    for short, long in zip(WEEKDAYS, DAY_NAMES, strict=True):
        yield _column(
            short.lower(), "10am-12pm", long, long + "s", f"free on {long}s", f"free {long}", f"{long} times"
        )


_GRID = tuple(_day_columns())
_CONFIRMED = _column("times_confirmed", "yes", "confirmed", "times ok", "availability confirmed")
_ANCHOR = _column("times_from", "4/1/2027", "fortnight from", "every other week from", "anchor date")

CHELLOWS = SheetKind(
    "chellows",
    ("volunteers", "chellow", "volunteer", "people", "parents"),
    (
        _column(
            "id",
            "C-01",
            "code",
            "chellow",
            "chellow id",
            "chellow code",
            "volunteer",
            "volunteer id",
            "volunteer no",
            "volunteer number",
            "ref",
            "reference",
            needed=True,
        ),
        _column(
            "name_or_initials", "Amina K", "name", "first name or initials", "first name", "initials", "known as"
        ),
        _column("roles", "Info Hub; Coach", "role", "kind"),
        _column("languages", "Urdu, English", "language", "speaks", "languages spoken"),
        _column("area", "Heaton", "neighbourhood", "place", "lives in"),
        _column("postcode", "BD9 4", "postcode sector", "sector", "postcode or area", "postal code", "post code"),
        _column(
            "hours_per_week",
            "7",
            "hours",
            "hours a week",
            "hours offered",
            "weekly hours",
            "offered",
            "hrs per week",
        ),
        _column("max_families", "3", "most families", "families"),
        _column("training_level", "2", "level", "training"),
        _column("accreditation", "Level 2 award"),
        _column("dbs_level", "enhanced", "dbs"),
        _column("dbs_issued", "3/2/2026", "dbs date", "dbs issued on", "dbs on"),
        _column("dbs_until", "2/2/2029", "dbs expires", "dbs expiry", "dbs ends"),
        _column("dbs_update_service", "yes", "update service"),
        _column(
            "safeguarding_training_on", "10/9/2026", "safeguarding", "safeguarding training", "safeguarding on"
        ),
        _column(
            "lone_working_training_on", "10/9/2026", "lone working", "lone working training", "lone working on"
        ),
        _column("gender", "woman", "sex"),
        _column("age_band", "30-39", "age", "age group"),
        _column("culture", "Pakistani", "background", "heritage", "cultures"),
        *_GRID,
        _column("available", "Mon am, Wed 9.30-11.30", "availability", "free", "when free", "times", "when"),
        _column("exact_times", "Wed 9.30-11.30", "exact hours", "exactly when"),
        _CONFIRMED,
        _ANCHOR,
        _column("away", "12-16 April 2027", "away dates", "holidays", "on holiday", "leave", "absences"),
        _column("wont_visit_homes", "no", "no home visits", "will not visit homes"),
        _column("needs_step_free", "no", "step free", "needs step-free access"),
        _column("keep_apart_from", "C-09; F-0110", "keep apart", "not with"),
        _column("not_near", "F-0104", "neighbours and relatives", "relatives", "knows", "neighbours"),
        _column("venues_liked", "library; cafe", "wishes", "likes", "would like", "preferred venues"),
        _column("would_rather_not", "phone", "rather not", "dislikes", "venues disliked"),
        _column("most_days_a_week", "3", "max days", "max days a week", "days a week"),
        _column("most_shifts_a_week", "2", "max shifts", "max shifts a week", "shifts a week"),
        _column("shortest_shift", "2 hours", "min shift", "minimum shift"),
        _column("longest_shift", "3 hours", "max shift", "maximum shift"),
        _column("most_hours_a_day", "4", "max hours a day", "hours a day"),
        _column("home_slot", "library Tue 10:00", "home slots", "usual slot", "regular slot"),
        _column("experienced", "yes", "experience"),
        _column("given_before", "42", "hours given before", "hours given"),
        _column("offered_before", "56", "hours offered before"),
        _column(
            "named_support_ambassador", "A-1", "support ambassador", "ambassador", "backed by", "named ambassador"
        ),
        _column("phone", "", "mobile", "telephone", "tel"),
        _column("email", "", "e-mail", "email address"),
        _column("joined_on", "6/9/2025", "joined", "start date", "started on", "started"),
        _column("status", "active", "active"),
        _column("feed_detail", "brief", "calendar detail"),
        _column("remind_minutes", "60", "reminder", "remind"),
        _column("note", "", "notes", "comments", "comment"),
    ),
    needed=True,
)

FAMILIES = SheetKind(
    "families",
    ("family",),
    (
        _column("id", "F-0104", "code", "family", "family id", "family code", "family no", "ref", needed=True),
        _column("languages", "Pahari, Urdu", "language", "speaks", "languages spoken"),
        _column("needs_language", "must", "language need", "language must", "needs language"),
        _column("interpreter_ok", "no", "interpreter"),
        _column("area", "Heaton", "neighbourhood", "place"),
        _column("postcode_sector", "BD9 4", "postcode", "sector", "postcode sector or area", "postcode or area"),
        *_GRID,
        _column("good_times", "Tue am, Thu am", "available", "availability", "times", "when", "exact times"),
        _CONFIRMED,
        _ANCHOR,
        _column("away", "12-16 April 2027", "away dates", "holidays", "absences"),
        _column("meeting_places_ok", "own home; cafe", "meeting places", "places ok", "where to meet", "places"),
        _column("places_never", "school", "never", "never meet at", "places not ok"),
        _column("support_level", "2", "level needed", "level", "training level needed"),
        _column("need_band", "2", "need", "band", "priority"),
        _column("visit_minutes", "60", "visit length", "minutes a visit", "length of visit"),
        _column("visit_every", "weekly", "rhythm", "how often", "visits every", "frequency"),
        _column("hours_wanted", "1", "hours", "hours a week", "hours per week"),
        _column("gender_of_coach", "woman (must)", "coach gender", "gender", "gender wanted"),
        _column("gender_need", "must", "gender must"),
        _column("choices_ranked", "C-03; C-07", "choices", "coaches asked for", "asked for", "choice"),
        _column("not_with", "C-09", "refuses", "not these coaches", "keep apart from", "keep apart"),
        _column("not_near", "C-11", "neighbours and relatives", "relatives", "knows", "neighbours"),
        _column("two_visitors", "no", "two visitors needed", "risk", "two people visit", "needs two"),
        _column("urgent", "no"),
        _column("said_by", "health visitor", "who said so", "source", "referred by"),
        _column("asked_on", "2/11/2026", "asked", "date asked"),
        _column("consent_on", "9/11/2026", "consent", "said yes on", "agreed on", "consent date"),
        _column("consent_version", "2"),
        _column("paused", "no", "on hold"),
        _column("coordinator_only_note", "", "note", "notes", "comments", "comment"),
    ),
)

VENUES = SheetKind(
    "venues",
    ("venue", "locations"),
    (
        _column("id", "library", "code", "venue id", "venue code", "venue", needed=True),
        _column("name", "Heaton Library", "venue name", "called"),
        _column("kind", "library", "type"),
        _column("area", "Heaton", "neighbourhood", "place"),
        _column("postcode", "BD9 4", "postcode sector", "sector", "postcode or area", "post code"),
        *_GRID,
        _column("opens", "Mon-Fri 9-5", "opening hours", "open", "opening times", "hours"),
        _CONFIRMED,
        _ANCHOR,
        _column("closed", "24 Dec - 1 Jan", "closed dates", "closures", "closed on"),
        _column("opens_on", "1/3/2027", "start date", "first day", "ours from", "in use from"),
        _column("bank_holidays", "no", "open on bank holidays", "on bank holidays"),
        _column("step_free", "yes", "step-free access"),
        _column("languages_wanted", "Urdu", "languages", "languages wished"),
        _column("training_level", "1", "level", "level needed"),
        _column("lone_allowed", "no", "alone ok", "one person ok", "lone working allowed"),
        _column("shortest_shift", "2 hours", "min shift", "minimum shift"),
        _column("longest_shift", "4 hours", "max shift", "maximum shift"),
        _column("wall_rota", "yes", "wall rota wanted"),
        _column("desk_phone", "", "phone", "telephone"),
    ),
)

SHIFTS = SheetKind(
    "shifts",
    ("shift", "rota", "fixed shifts"),
    (
        _column("venue", "library", "where", "venue id", "place", needed=True),
        _column("weekday", "Tue", "day", "days", "weekdays", needed=True),
        _column("start", "10:00", "starts", "start time", "begins", needed=True),
        _column("end", "12:00", "ends", "end time", "finish", "finishes", needed=True),
        _column("from", "5/1/2027", "from date", "first day", "valid from"),
        _column("until", "23/7/2027", "until date", "to", "last day", "valid until"),
        _column("min", "1", "minimum", "fewest", "people", "minimum people"),
        _column("ideal", "2", "best", "ideal people"),
        _column("max", "2", "most", "maximum", "most people"),
        _column("languages_wanted", "Urdu", "languages", "language"),
        _column("level", "1", "training level"),
        _column("needs_two", "no", "two people", "two needed"),
    ),
)

COVER = SheetKind(
    "cover",
    ("cover wanted", "coverage"),
    (
        _column("venue", "library", "where", "venue id", "place", needed=True),
        _column("weekday", "Mon-Fri", "day", "days", "weekdays", needed=True),
        _column("start", "10:00", "starts", "from", "start time", needed=True),
        _column("end", "16:00", "ends", "until", "to", "end time", needed=True),
        _column("minimum", "1", "min", "fewest", "people"),
        _column("ideal", "2", "best"),
        _column("most", "3", "max", "maximum"),
        _column("languages_wanted", "Urdu", "languages", "language"),
    ),
)

GATHERINGS = SheetKind(
    "gatherings",
    ("sessions", "session", "gathering", "meetings", "events"),
    (
        _column("title", "Coaching", "name", "session", "what", needed=True),
        _column("kind", "weekly coaching", "type", needed=True),
        _column("who", "Coach", "roles", "for", "for whom"),
        _column("day", "1st Tue", "day or rule", "rule", "weekday", "date", needed=True),
        _column("start", "10:00", "starts", "start time", needed=True),
        _column("end", "11:30", "ends", "end time", "finish", needed=True),
        _column("venue", "library", "where", "place"),
        _column("lead", "A-1", "led by", "support ambassador", "ambassador"),
        _column("most", "12", "max", "maximum", "places", "how many"),
    ),
)

AMBASSADORS = SheetKind(
    "support_ambassadors",
    ("ambassadors", "support ambassador", "professionals"),
    (
        _column("id", "A-1", "code", "ambassador id", "ambassador", needed=True),
        _column("name", "Jo", "first name", "name or initials"),
        _column("service", "health visiting", "team", "organisation"),
        _column("topics", "sleep; feeding", "topic", "knows about"),
        *_GRID,
        _column("duty_hours", "Mon-Fri 9-5", "on duty", "hours", "available", "availability"),
        _CONFIRMED,
        _ANCHOR,
        _column("phone", "", "mobile", "telephone"),
        _column("email", "", "e-mail", "email address"),
    ),
)

LOCKS = SheetKind(
    "locks",
    ("locked", "lock", "pins"),
    (
        _column("what", "shift", "pair or shift", "kind"),
        _column("volunteer", "C-01", "chellow", "who", "coach", "person", needed=True),
        _column("family_or_shift", "library Tue 10:00", "family", "shift", "venue", "with", "where", needed=True),
        _column("from", "5/1/2027", "from date", "first day"),
        _column("until", "23/7/2027", "until date", "to", "last day"),
        _column("off", "no", "pinned off", "not on"),
        _column("why", "asked for it", "reason", "because"),
    ),
)

TERMS = SheetKind(
    "terms",
    ("term", "school terms", "term dates"),
    (
        _column("term", "Spring 1", "name", "what", "school term"),
        _column("start", "4/1/2027", "from", "starts", "first day", needed=True),
        _column("end", "12/2/2027", "until", "to", "ends", "last day", needed=True),
    ),
)

PAIRS = SheetKind(
    "pairs",
    ("pair", "matches", "pairings"),
    (
        _column("family", "F-0104", "family id", "family code", needed=True),
        _column("coach", "C-01", "chellow", "volunteer", "coach id", needed=True),
        _column("state", "active", "status", needed=True),
        _column("since", "4/1/2027", "from", "start date", "since date", "first visit"),
        _column("said_by", "the family", "who said so", "source"),
        _column("weekday", "Tue", "day", "visit day"),
        _column("start", "10:00", "time", "visit time", "at"),
        _column("phase", "0", "which week"),
    ),
)

AREAS = SheetKind(
    "areas",
    ("area", "places", "neighbourhoods"),
    (
        _column("area", "Heaton", "name", "label", "place", needed=True),
        _column("postcode", "BD9 4", "postcode sector", "sector", "centre"),
        _column("easting", "414500", "eastings", "x"),
        _column("northing", "435500", "northings", "y"),
        _column("within_metres", "250", "within", "metres", "mean metres within"),
    ),
)

SHEETS: tuple[SheetKind, ...] = (
    CHELLOWS,
    FAMILIES,
    VENUES,
    SHIFTS,
    COVER,
    GATHERINGS,
    AMBASSADORS,
    LOCKS,
    TERMS,
    PAIRS,
    AREAS,
)
SHEET: Mapping[str, SheetKind] = {kind.name: kind for kind in SHEETS}

NEVER_OF_FAMILIES: Mapping[str, str] = {
    "Name": "name surname firstname forename lastname familyname fullname parentname childname children",
    "Address": "address street homeaddress addressline1 addressline2 house housenumber fullpostcode homepostcode",
    "Date of birth": "dateofbirth dob born birthday birthdate childdob age childsage nhsnumber",
    "Phone": "phone mobile telephone tel phonenumber email emailaddress contact contactdetails",
}
"""Headings (folded to letters and digits) that would make a family known, by what they would tell."""


_OTHER = re.compile(r"[\W_]+")


def folded(heading: str) -> str:
    """A heading's letters and digits, lower case: `Hours per week ` and `hours_per_week` fold to the same."""
    return _OTHER.sub("", heading.lower())
