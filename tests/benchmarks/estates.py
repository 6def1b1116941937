"""Several estates like one, far from one another, as a single programme."""

from typing import Any

from matcher.domain.programme import Programme

APART = 20_000
"""Metres from one estate to the next: too far for anybody to walk."""
LISTS = ("chellows", "families", "venues", "shift_rows", "gatherings", "ambassadors", "pairs", "locks", "places")
NEVER_CODES = {"kind", "roles", "meeting_places", "never_meet_at", "languages"}
"""Fields whose words may look like codes but are none: a venue's code may well be `library`."""


def estates(programme: Programme, number: int) -> Programme:
    """The programme that many times over; everybody keeps to their own estate."""
    facts = programme.model_dump(mode="json", exclude={"published"})
    names = _names(programme)
    copies = [_copied({key: facts[key] for key in LISTS}, names, n) for n in range(number)]
    for n, copy in enumerate(copies):
        for place in copy["places"]:
            place["easting"] += APART * n
    merged = {key: [row for copy in copies for row in copy[key]] for key in LISTS}
    return Programme.model_validate({**facts, **merged})


def _names(programme: Programme) -> frozenset[str]:
    coded = (*programme.chellows, *programme.families, *programme.venues, *programme.ambassadors)
    labels = (place.label for place in programme.places)
    return frozenset({*(one.code for one in coded), *labels, *(g.title for g in programme.gatherings)})


def _copied(fact: Any, names: frozenset[str], n: int) -> Any:
    """The fact with every code and label marked as belonging to the nth estate; those of the first as they are."""
    if isinstance(fact, dict):
        return {k: v if k in NEVER_CODES else _copied(v, names, n) for k, v in fact.items()}
    if isinstance(fact, list):
        return [_copied(item, names, n) for item in fact]
    return f"{fact}-{n + 1}" if n and fact in names else fact
