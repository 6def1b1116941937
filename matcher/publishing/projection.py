"""From a programme and its plan to each Chellow's calendar: the only way a duty reaches a public event."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import uuid5

from matcher.domain.duties import Duty
from matcher.domain.people import Chellow, FeedDetail
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import instant
from matcher.publishing.records import Calendar, CalendarEntry
from matcher.publishing.shown import Shown, letters, own_duties

ANCHOR = datetime(2001, 1, 1, 9, tzinfo=UTC)
"""A Monday long before any duty: some readers keep every old event when a calendar becomes empty."""


def calendars(programme: Programme, plan: Plan, published: datetime | None = None) -> Mapping[str, Calendar]:
    """Every Chellow's draft calendar over the whole period, by code.

    Events say they last changed at the last publication or, before the first, when the period begins.
    """
    drafts = _Drafts(programme, plan, published or instant(programme.period.first, 0))
    here = (p for p in programme.chellows if p.active or own_duties(programme, plan, p.code))
    return {person.code: drafts.calendar(person) for person in here}


def uid(programme: Programme, thing: str, person: str) -> str:
    """An event's name for ever: the same for the same duty and person, and telling nothing of either."""
    return str(uuid5(programme.id, thing + person))


class _Drafts:
    """What all calendars of one draft have in common."""

    def __init__(self, programme: Programme, plan: Plan, changed: datetime) -> None:
        self._programme = programme
        self._plan = plan
        self._changed = changed
        self._shown = Shown(programme)

    def calendar(self, person: Chellow) -> Calendar:
        """The person's calendar."""
        duties = own_duties(self._programme, self._plan, person.code)
        letter = letters(self._plan, duties)
        entries = tuple(self._entry(person, duty, letter.get(duty.family or "", "")) for duty in duties)
        name = f"Rota: {self._shown.name(person.code)} (draft)"
        return Calendar(name=name, anchor=self._anchor(person), entries=entries)

    def _entry(self, person: Chellow, duty: Duty, letter: str) -> CalendarEntry:
        busy = person.feed_detail is FeedDetail.BUSY_ONLY
        others = tuple(code for code in duty.people if code != person.code)
        return CalendarEntry(
            uid=uid(self._programme, duty.id, person.code),
            kind=duty.kind,
            title="Busy" if busy else self._shown.title(duty, letter),
            place=None if busy else self._shown.place(duty),
            start=duty.start,
            end=duty.end,
            others=self._shown.names(others) if person.feed_detail is FeedDetail.FULL else (),
            changed=self._changed,
            remind_minutes=person.remind_minutes,
        )

    def _anchor(self, person: Chellow) -> CalendarEntry:
        return CalendarEntry(
            uid=uid(self._programme, "anchor", person.code),
            kind="anchor",
            title="Rota calendar begins",
            start=ANCHOR,
            end=ANCHOR + timedelta(minutes=15),
            changed=self._changed,
            takes_time=False,
        )
