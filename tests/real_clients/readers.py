"""Six libraries that programs read calendars with, each giving what it found as the same plain facts."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import ical.calendar_stream
import icalendar
import ics
import recurring_ical_events
import vobject
from icalevents.icalevents import events as icalevents_events


class Found(NamedTuple):
    """An event as a library reads it; times in UTC."""

    uid: str
    start: datetime
    end: datetime
    title: str
    place: str


Reader = Callable[[bytes], set[Found]]
FAR_BACK = datetime(2000, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(2040, 1, 1, tzinfo=UTC)


def _found(uid: Any, start: Any, end: Any, title: Any, place: Any) -> Found:
    return Found(str(uid), start.astimezone(UTC), end.astimezone(UTC), str(title), str(place or ""))


def _by_icalendar(data: bytes) -> set[Found]:
    return {_of_component(event) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def _by_recurring_ical_events(data: bytes) -> set[Found]:
    calendar = icalendar.Calendar.from_ical(data)
    return {_of_component(event) for event in recurring_ical_events.of(calendar).between(FAR_BACK, FAR_AHEAD)}


def _of_component(event: Any) -> Found:
    return _found(event["UID"], event["DTSTART"].dt, event["DTEND"].dt, event["SUMMARY"], event.get("LOCATION"))


def _by_vobject(data: bytes) -> set[Found]:
    found = vobject.readOne(data.decode()).vevent_list
    return {
        _found(
            e.uid.value,
            e.dtstart.value,
            e.dtend.value,
            e.summary.value,
            getattr(e, "location", None) and e.location.value,
        )
        for e in found
    }


def _by_ical(data: bytes) -> set[Found]:
    found = ical.calendar_stream.IcsCalendarStream.calendar_from_ics(data.decode()).events
    return {_found(e.uid, e.start, e.end, e.summary, e.location) for e in found}


def _by_ics(data: bytes) -> set[Found]:
    found = ics.Calendar(data.decode()).events
    return {_found(e.uid, e.begin.datetime, e.end.datetime, e.name, e.location) for e in found}


def _by_icalevents(data: bytes) -> set[Found]:
    found = icalevents_events(string_content=data, start=FAR_BACK, end=FAR_AHEAD, fix_apple=False)
    return {_found(e.uid, e.start, e.end, e.summary, e.location) for e in found}


READERS: Mapping[str, Reader] = {
    "icalendar": _by_icalendar,
    "vobject": _by_vobject,
    "recurring_ical_events": _by_recurring_ical_events,
    "ical": _by_ical,
    "ics": _by_ics,
    "icalevents": _by_icalevents,
}
