"""What people's feeds show once duties are in force, and what of it differs from before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Period, local
from matcher.ledger.events import Feed, all_shown, feeds, note_events, note_feeds
from matcher.ledger.file import Ledger, Writing
from matcher.ledger.letters import note_letters
from matcher.publishing.calendars.bumping import ONE_SECOND, Events, bumped
from matcher.publishing.calendars.on_duty import ON_DUTY, on_duty
from matcher.publishing.calendars.projection import ANCHOR, called, confirmed, uid
from matcher.publishing.calendars.subscribers import Subscriber, is_team, told_to
from matcher.publishing.letters import numbers
from matcher.publishing.records import CalendarEntry


@dataclass(frozen=True)
class Live:
    """What is in force from a moment on; `period` is what was planned anew, None where a plan comes back."""

    programme: Programme
    plan: Plan
    duties: tuple[Duty, ...]
    at: datetime
    period: Period | None
    former: Period | None = None
    """Of the plan that is taken back."""

    def entry_counts(self, entry: CalendarEntry) -> bool:
        """The same of an event; a Support Ambassador's hours are planned with their own period alone."""
        if entry.kind == ON_DUTY:
            day = local(entry.start).date()
            planned = [period for period in (self.plan.period, self.former) if period is not None]
            return entry.end > self.at and any(day in period for period in planned)
        return self.counts(entry.start, entry.end)

    def shown(self) -> tuple[Duty, ...]:
        """The duties that are shown as they are now, and the hours of Support Ambassadors on duty."""
        return (*self.current(), *(duty for duty in on_duty(self.plan) if duty.end > self.at))

    def counts(self, start: datetime, end: datetime) -> bool:
        """False for what is long over and was not planned anew: it stays as it was shown."""
        return end > self.at or (self.period is not None and local(start).date() in self.period)

    def current(self) -> tuple[Duty, ...]:
        """The duties that are shown as they are now."""
        return tuple(duty for duty in self.duties if self.counts(duty.start, duty.end))


@dataclass(frozen=True)
class Difference:
    """Events and feeds that are new, look different or are cancelled, with whose each event is."""

    events: Events
    whose: Mapping[str, str]
    feeds: tuple[Feed, ...]

    def __bool__(self) -> bool:
        return bool(self.events or self.feeds)


def difference(db: Ledger, live: Live) -> Difference:
    """What has to be noted so that every feed shows what is in force."""
    known = all_shown(db)
    people = confirmed(live.programme, live.plan, live.shown(), live.at)
    now = {entry.uid: entry for entries in people.values() for entry in entries}
    before = {uid: CalendarEntry.model_validate_json(shown) for uid, (_, shown) in known.items()}
    whose = {uid: person for uid, (person, _) in known.items()}
    whose |= {entry.uid: who.code for who, entries in people.items() for entry in entries}
    changed = bumped(before, now, live.at, live.entry_counts)
    return Difference(changed, whose, tuple(begun(live.programme, live.at, people, feeds(db))))


def show(to: Writing, live: Live) -> None:
    """Note what every feed shows from now on, in the transaction that makes it so."""
    found = difference(to.db, live)
    note_events(to, ((uid, found.whose[uid], entry.model_dump_json()) for uid, entry in found.events.items()))
    note_feeds(to, found.feeds)
    note_letters(to, letter_numbers(live))


def letter_numbers(live: Live) -> Mapping[str, Mapping[str, int]]:
    """By person, the letters of the families they visit, new ones among them."""
    told = told_to(live.current())
    given = {code: numbers(live.programme, live.plan, code, duties) for code, duties in told.items()}
    return {code: own for code, own in given.items() if own and not is_team(code)}


def begun(
    programme: Programme, at: datetime, people: Iterable[Subscriber], known: Mapping[str, Feed]
) -> Iterator[Feed]:
    """The feeds of those who have none yet, and of those who are called something else now."""
    for who in people:
        old = known.get(who.code)
        if old is None:
            name = uid(programme, ANCHOR, who.code)
            yield Feed(person=who.code, name=called(who), anchor=name, begun=at, changed=at)
        elif old.name != called(who):
            yield old.but(name=called(who), changed=max(at, old.changed + ONE_SECOND))
