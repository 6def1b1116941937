"""The settings of a new programme, each with a word of what it does and its usual value."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from matcher.domain.settings import Settings
from matcher.domain.times import clock

_USUAL = Settings()
_TOLD: Mapping[str, str] = {
    "feeds_at": 'Where everybody\'s calendar link begins, such as "https://rota.example.org/feeds".',
    "seed": "Ties are drawn by lot from this word. It is published, so that anyone can repeat the draw.",
    "placing": 'Which families come first: "claims" (need, then wait) or "reach" (as many as can be).',
    "order": "What is settled first, from 2 (families and fewest people on call) to 6 (Chellows' wishes).",
    "cover_first": "true: the fewest people on call come before families.",
    "cover_follows_families": "true: cover counts for more when many families can come.",
    "ageing_weeks": "A family that waits rises by one need band after so many weeks.",
    "service_weeks": "Weeks of service in a year.",
    "decay_percent": "How much of what somebody gave in a week still counts one week later.",
    "metres_a_minute": "How fast people walk.",
    "detour_percent": "How much longer streets are than the straight line, which is 100.",
    "days_between_asks": "Nobody asked to stand in is asked again before so many days.",
    "dbs_months": "How long a DBS check is good for without the update service.",
    "safeguarding_months": "How long safeguarding training is good for.",
    "lone_working_months": "How long training in working alone is good for.",
    "morning": "What an x under am means.",
    "afternoon": "What an x under pm means.",
    "evening": "What an x under eve means.",
}


def first_settings(programme_id: UUID, first: date) -> bytes:
    """`settings.toml` of a programme that begins on that Monday."""
    return "\n".join(_lines(programme_id, first)).encode()


def _lines(programme_id: UUID, first: date) -> Iterator[str]:
    yield "# What you can set for your programme. Whatever stands behind a # is not read."
    yield ""
    yield "# Never change it: everybody's calendar knows the programme by it."
    yield f'programme_id = "{programme_id}"'
    yield "# What your programme is called."
    yield f"name = {_typed(_USUAL.name)}"
    yield "# The Monday on which the plan begins, year first, and for how many weeks it is made."
    yield f"period_start = {first}"
    yield "weeks = 4"
    yield ""
    yield "# These are the usual values. To change one, take away the # before it and type another."
    for key, told in _TOLD.items():
        yield f"# {told}"
        yield f"#{key} = {_typed(getattr(_USUAL, key))}"
    yield "# What single rules can be told, and their dates: matcher rules."
    yield ""


def _typed(value: object) -> str:
    """A value as settings are typed."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case (int(start), int(end)):
            return f'"{clock(start)}-{clock(end)}"'
        case tuple():
            return str(list(value))
    return str(value)
