"""Who can have a calendar: Chellows, Support Ambassadors on duty, and the team of a venue."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.kinds import FeedDetail
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.publishing.shown import GATHERINGS, Shown

TEAM = "team:"
"""What a venue's code follows where its team stands among people."""


class Subscriber(Record):
    """Somebody, or a venue's team, with a calendar."""

    code: str
    name: str
    """As the public may read it."""
    detail: FeedDetail = FeedDetail.BRIEF
    remind_minutes: int | None = None


def subscribers(programme: Programme, shown: Shown, duties: Iterable[Duty]) -> Mapping[str, Subscriber]:
    """By code: Chellows who are here or down for something, ambassadors with hours on duty, and venues' teams."""
    busy = {code for duty in duties for code in duty.people}
    chellows = (
        Subscriber(
            code=person.code,
            name=shown.name(person.code),
            detail=person.feed_detail,
            remind_minutes=person.remind_minutes,
        )
        for person in programme.chellows
        if person.active or person.code in busy
    )
    ambassadors = (
        Subscriber(code=one.code, name=shown.name(one.code))
        for one in programme.ambassadors
        if one.on_duty or one.code in busy
    )
    return {one.code: one for one in (*chellows, *ambassadors, *teams(programme, shown))}


def teams(programme: Programme, shown: Shown) -> tuple[Subscriber, ...]:
    """The team of each venue."""
    return tuple(
        Subscriber(code=team_of(venue.code), name=shown.venue(venue.code) or "") for venue in programme.venues
    )


def team_of(venue: str) -> str:
    """What a venue's team is called among people."""
    return f"{TEAM}{venue}"


def is_team(code: str) -> bool:
    """True for what `team_of` gives."""
    return code.startswith(TEAM)


def told_to(duties: Iterable[Duty]) -> Mapping[str, tuple[Duty, ...]]:
    """The duties that stand in each calendar, by code, in their order; held time is nobody's event."""
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        for code in _whose(duty):
            found[code].append(duty)
    return {code: tuple(own) for code, own in found.items()}


def _whose(duty: Duty) -> tuple[str, ...]:
    if duty.kind is DutyKind.HELD or not duty.people:
        return ()
    if duty.venue is not None and (duty.kind is DutyKind.SHIFT or duty.kind in GATHERINGS):
        return (*duty.people, team_of(duty.venue))
    return duty.people
