"""A Curtois instance told in the programme's words: a ward as one venue, whose every shift is a dated row."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from constraints import rule_book
from matcher.domain.chellows import Chellow, DayWish
from matcher.domain.duties import Duty
from matcher.domain.kinds import Role
from matcher.domain.programme import Programme
from matcher.domain.settings import Settings
from matcher.domain.times import DAY_MINUTES, Dates, FreeTime, Period
from matcher.domain.venues import ShiftRow, Venue
from matcher.rule import Rule
from tests.benchmarks.curtois_instance import Instance, Person, Request

FIRST = date(2027, 1, 4)
STARTS = 360
"""Every shift begins at six in the morning: the instances tell lengths alone, and one shift a day is a rule."""
RULES = (
    "comes_only_when_free",
    "keeps_the_period_short",
    "keeps_runs_of_days_short",
    "few_shifts_a_day",
    "few_weekends",
    "few_shifts_of_a_kind",
    "keeps_kinds_in_order",
    "gives_hours_enough",
    "keeps_runs_of_days_long_enough",
    "keeps_days_off_together",
    "keeps_near_the_number_wanted",
    "gives_the_days_wished_for",
)
"""The rules of the book that the instances speak of."""
HARD = frozenset({"gives_hours_enough", "keeps_runs_of_days_long_enough", "keeps_days_off_together"})
"""Of these, what the book takes for wishes and the instances for rules that must hold."""
ANY_TIME = tuple(FreeTime(weekday=n, start=0, end=DAY_MINUTES) for n in range(7))


def programme_of(instance: Instance) -> Programme:
    """The instance as a programme; people have no other limits than the instance's."""
    codes, wishes = codes_of(instance), _wishes(instance)
    return Programme(
        id=UUID(int=0),
        period=Period(first=FIRST, weeks=-(-instance.days // 7)),
        settings=Settings(rules=_settings(instance)),
        venues=(Venue(code="ward"),),
        chellows=tuple(_chellow(codes[name], person, wishes[name]) for name, person in instance.people.items()),
        shift_rows=_rows(instance),
    )


def rules_of(instance: Instance) -> tuple[Rule, ...]:
    """The rules of the book that the instance speaks of."""
    return tuple(rule for rule in rule_book(_settings(instance)) if rule.name in RULES)


def codes_of(instance: Instance) -> Mapping[str, str]:
    """Employees with the codes they have as Chellows, which sort as the file lists them."""
    return {name: f"C-{n:04}" for n, name in enumerate(instance.people)}


def kind_and_day(programme: Programme, duty: Duty) -> tuple[str, int]:
    """The kind of shift a duty is, and its day counted from 0."""
    return programme.asked.shifts[duty.id].kind, (duty.day - FIRST).days


def _settings(instance: Instance) -> dict[str, dict[str, list[str]]]:
    never = [
        f"{before} then {after}" for before, kind in instance.kinds.items() for after in sorted(kind.never_before)
    ]
    return {"keeps_kinds_in_order": {"never": never}}


def _wishes(instance: Instance) -> Mapping[str, list[DayWish]]:
    found: dict[str, list[DayWish]] = defaultdict(list)
    for off, requests in ((False, instance.on), (True, instance.off)):
        for request in requests:
            found[request.person].append(_wish(request, off))
    return found


def _wish(request: Request, off: bool) -> DayWish:
    return DayWish(day=_day(request.day), kind=request.kind, weight=request.weight, off=off)


def _chellow(code: str, person: Person, wishes: list[DayWish]) -> Chellow:
    return Chellow(
        code=code,
        roles=frozenset({Role.HUB}),
        offered=7 * DAY_MINUTES,
        free=ANY_TIME,
        away=tuple(Dates(start=_day(n), end=_day(n + 1)) for n in sorted(person.days_off)),
        least_minutes=person.least_minutes,
        most_minutes=person.most_minutes,
        least_days_running=person.least_days,
        most_days_running=person.most_days,
        least_days_off_running=person.least_off,
        most_weekends=person.most_weekends,
        most_of_kind=tuple(person.most_of.items()),
        day_wishes=tuple(wishes),
    )


def _rows(instance: Instance) -> tuple[ShiftRow, ...]:
    """One row a day and kind, whether any are wanted or not."""
    wanted = {(cover.day, cover.kind): cover for cover in instance.cover}
    rows = []
    for n in range(instance.days):
        for kind, shift in instance.kinds.items():
            cover = wanted.get((n, kind))
            weights = {"ideal": cover.wanted, "under": cover.under, "over": cover.over} if cover else {}
            day = _day(n)
            facts = {"first": day, "last": day, "minimum": 0, "ideal": 0, "most": len(instance.people), **weights}
            times = {"weekday": day.weekday(), "start": STARTS, "end": STARTS + shift.minutes}
            rows.append(ShiftRow(venue="ward", kind=kind, **times, **facts))
    return tuple(rows)


def _day(n: int) -> date:
    return FIRST + timedelta(days=n)
