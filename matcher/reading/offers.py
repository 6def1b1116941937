"""What can be picked in a column: the usual word for each meaning its reader knows."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, combinations
from typing import Any

from matcher.domain.kinds import Need
from matcher.domain.times import WEEKDAYS
from matcher.forms import TICK
from matcher.reading.columns import Column, SheetKind
from matcher.reading.columns.sheet_kind import TICKS
from matcher.reading.languages import names_of_languages
from matcher.reading.vocabulary import (
    ACTIVE,
    AT_HOME,
    DETAILS,
    GATHERING_KINDS,
    GENDERS,
    LEVELS,
    LOCK_KINDS,
    MEETING_PLACES,
    NEED_BANDS,
    NEEDS,
    NO,
    PAIR_STATES,
    RHYTHMS,
    ROLES,
    VENUE_KINDS,
    YES,
    Words,
)

Offers = Callable[[], Iterable[str]]


def offers_of(kind: SheetKind, column: Column) -> tuple[str, ...]:
    """Words for a cell of the column; none where anything may be typed."""
    if column.name in TICKS:
        return (TICK,)
    found = _OFFERS.get(f"{kind.name}.{column.name}") or _OFFERS.get(column.name)
    return tuple(found()) if found else ()


def codes_for(kind: SheetKind, column: Column) -> str:
    """The sheet whose codes a cell of the column names, one alone; nothing where it names none."""
    sheet = _CODES.get(column.name, "")
    return sheet if sheet != kind.name else ""


def _usual(words: Words[Any]) -> Offers:
    return lambda: words.usual


def _sets_of_roles() -> Iterable[str]:
    """Every set of roles, for one person may have several: `Info Hub; Coach`."""
    sizes = range(1, len(ROLES.usual) + 1)
    return map("; ".join, chain.from_iterable(combinations(ROLES.usual, size) for size in sizes))


def _genders_wanted() -> Iterable[str]:
    """`woman`, `man`, `woman (must)` …, and that it does not matter."""
    genders = tuple(dict.fromkeys(GENDERS.values()))
    return (*genders, *(f"{gender} ({Need.MUST})" for gender in genders), Need.ANY)


_YES_OR_NO = (
    "bank_holidays",
    "dbs_update_service",
    "experienced",
    "interpreter_ok",
    "lone_allowed",
    "missed_last_meeting",
    "needs_step_free",
    "needs_two",
    "off",
    "one_of_these",
    "paused",
    "step_free",
    "times_confirmed",
    "two_visitors",
    "urgent",
    "wall_rota",
    "whole_weekends",
    "with_children",
    "wont_visit_homes",
)
_OFFERS: Mapping[str, Offers] = {
    **dict.fromkeys(_YES_OR_NO, lambda: (YES, NO)),
    **dict.fromkeys(("training_level", "support_level", "level"), lambda: LEVELS),
    "need_band": lambda: NEED_BANDS,
    **dict.fromkeys(("languages", "languages_wanted"), names_of_languages),
    **dict.fromkeys(("gender", "genders_wanted"), lambda: dict.fromkeys(GENDERS.values())),
    **dict.fromkeys(("roles", "who"), _sets_of_roles),
    **dict.fromkeys(("cannot_be_with", "home_has"), _usual(AT_HOME)),
    **dict.fromkeys(("meeting_places_ok", "places_never"), _usual(MEETING_PLACES)),
    **dict.fromkeys(("needs_language", "gender_need"), _usual(NEEDS)),
    "gender_of_coach": _genders_wanted,
    "weekday": lambda: WEEKDAYS,
    "feed_detail": _usual(DETAILS),
    "visit_every": _usual(RHYTHMS),
    "status": _usual(ACTIVE),
    "what": _usual(LOCK_KINDS),
    "state": _usual(PAIR_STATES),
    "venues.kind": _usual(VENUE_KINDS),
    "gatherings.kind": _usual(GATHERING_KINDS),
}
_CODES: Mapping[str, str] = {
    **dict.fromkeys(("coach", "volunteer", "buddy"), "chellows"),
    **dict.fromkeys(("named_support_ambassador", "lead"), "support_ambassadors"),
    "family": "families",
    "venue": "venues",
    "area": "areas",
}
