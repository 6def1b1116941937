"""From a programme and its duties to people's calendars: the only way a duty reaches a public event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import uuid5

from matcher.domain.duties import Duty
from matcher.domain.kinds import FeedDetail
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import instant
from matcher.publishing.calendars.on_duty import ON_DUTY, is_on_duty, on_duty
from matcher.publishing.calendars.subscribers import Subscriber, is_team, subscribers, told_to
from matcher.publishing.letters import letters
from matcher.publishing.records import Calendar, CalendarEntry, Status
from matcher.publishing.shown import Shown

ANCHOR = "anchor"
LONG_AGO = datetime(2001, 1, 1, 9, tzinfo=UTC)
"""A Monday before any duty: some readers keep every old event when a calendar becomes empty."""


def calendars(programme: Programme, plan: Plan) -> Mapping[str, Calendar]:
    """Every person's draft calendar over the whole period, by code.

    Events say they last changed at the last publication or, before the first, when the period begins.
    """
    changed = programme.published_at or instant(programme.period.first, 0)
    drafts = _Projection(programme, plan, changed, Status.TENTATIVE)
    here = subscribers(programme, drafts.shown, plan.duties).values()
    watches = told_to(on_duty(plan))
    return {
        who.code: Calendar(
            name=f"{called(who)} (draft)",
            anchor=anchor(uid(programme, ANCHOR, who.code), changed).but(status=Status.TENTATIVE),
            entries=drafts.entries(who, (*plan.duties_of.get(who.code, ()), *watches.get(who.code, ()))),
        )
        for who in here
        if not is_team(who.code)
    }


def confirmed(
    programme: Programme, plan: Plan, duties: Iterable[Duty], changed: datetime
) -> Mapping[Subscriber, tuple[CalendarEntry, ...]]:
    """Everybody with their events as published at that moment, in order of the duties."""
    published = _Projection(programme, plan, changed, Status.CONFIRMED)
    mine = told_to(kept := tuple(duties))
    here = subscribers(programme, published.shown, kept).values()
    return {who: published.entries(who, mine.get(who.code, ())) for who in here}


def called(who: Subscriber) -> str:
    """What somebody's calendar is called."""
    return f"Rota: {who.name}"


def uid(programme: Programme, thing: str, person: str) -> str:
    """An event's name for ever: the same for the same duty and person, and telling nothing of either."""
    return str(uuid5(programme.id, thing + person))


def anchor(name: str, changed: datetime, title: str = "Rota calendar begins", sequence: int = 0) -> CalendarEntry:
    """The event that keeps a calendar from ever being empty; `name` is its UID."""
    return CalendarEntry(
        uid=name,
        kind=ANCHOR,
        title=title,
        start=LONG_AGO,
        end=LONG_AGO + timedelta(minutes=15),
        changed=changed,
        sequence=sequence,
        status=Status.CONFIRMED,
        takes_time=False,
    )


class _Projection:
    """What all calendars made at one time have in common."""

    def __init__(self, programme: Programme, plan: Plan, changed: datetime, status: Status) -> None:
        self.shown = Shown(programme)
        self._programme = programme
        self._plan = plan
        self._changed = changed
        self._status = status
        self._built: dict[tuple[str | None, date], list[Duty]] = defaultdict(list)
        for duty in plan.duties:
            if duty.built:
                self._built[duty.venue, duty.day].append(duty)

    def entries(self, who: Subscriber, duties: tuple[Duty, ...]) -> tuple[CalendarEntry, ...]:
        """One event for each of somebody's duties."""
        letter = letters(self._programme, self._plan, who.code, duties)
        return tuple(self._entry(who, duty, letter.get(duty.family or "", "")) for duty in duties)

    def _others(self, code: str, duty: Duty) -> tuple[str, ...]:
        """Whoever else is there; where shifts are built, whoever is there for some of the time."""
        days = (duty.day + timedelta(days=n) for n in (-1, 0, 1) if duty.built)
        near = (one for day in days for one in self._built.get((duty.venue, day), ()))
        together = (*duty.people, *(other for one in near if one.overlaps(duty) for other in one.people))
        return tuple(sorted(set(together) - {code}))

    def _entry(self, who: Subscriber, duty: Duty, letter: str) -> CalendarEntry:
        busy = who.detail is FeedDetail.BUSY_ONLY
        others = self._others(who.code, duty)
        return CalendarEntry(
            uid=uid(self._programme, duty.id, who.code),
            kind=ON_DUTY if is_on_duty(duty) else duty.kind,
            title="Busy" if busy else self.shown.title(duty, letter),
            place=None if busy else self.shown.place(duty),
            start=duty.start,
            end=duty.end,
            others=self.shown.names(others) if who.detail is FeedDetail.FULL else (),
            changed=self._changed,
            status=self._status,
            remind_minutes=who.remind_minutes,
        )
