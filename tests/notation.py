"""Worlds and plans as a few lines of text: what a rule's docstring writes after `Given`, `Kept` and `Broken`.

Items are separated by semicolons. `mon` is the first week's Monday, `mon2` the second's; in a gathering
that is given, `tue2` is the second Tuesday of the month. Ends of dates are inclusive, as people type them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.meeting import first_week, visit_on
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.people import CheckKind, Role
from matcher.domain.plan import Plan
from matcher.domain.programme import Lock, Programme
from matcher.domain.times import Period, Span
from matcher.domain.venues import Gathering, GatheringKind, ShiftRow
from matcher.rule import Rule
from tests import tiny
from tests.values import DAYS, check_of, day_of, runs_of_days, span_of, value_of, weekday_of

DAY = rf"(?:{'|'.join(DAYS)})-?\d*"
TIMES = r"[\d:]+-[\d:]+"
GATHERINGS = {
    "coaching": (GatheringKind.COACHING, frozenset({Role.COACH})),
    "meeting": (GatheringKind.MEETING, frozenset({Role.FRIENDLY_FACE, Role.HUB})),
    "training": (GatheringKind.TRAINING, frozenset[Role]()),
    "leadership": (GatheringKind.LEADERSHIP, frozenset[Role]()),
    "event": (GatheringKind.EVENT, frozenset[Role]()),
}
RECORDS = {
    "C-": ("chellows", tiny.chellow),
    "F-": ("families", tiny.family),
    "S-": ("ambassadors", tiny.ambassador),
}
CHECKS = {kind.value: kind for kind in CheckKind}


@dataclass
class Told:
    """A world as far as it has been told."""

    programme: Programme = field(default_factory=tiny.tiny)
    parameters: dict[str, Any] = field(default_factory=dict)
    """Of the rule under test."""

    def change(self, **facts: Any) -> None:
        """The same world with other facts."""
        self.programme = self.programme.but(**facts)

    def add(self, name: str, *rows: Any) -> None:
        """The same world with more rows of a kind."""
        self.change(**{name: (*getattr(self.programme, name), *rows)})


def world(given: str = "") -> Programme:
    """The tiny world with what is given."""
    return told(given).programme


def told(given: str, plan: str = "") -> Told:
    """The tiny world with what is given, as many weeks long as anything in it mentions."""
    so_far = Told()
    so_far.change(period=Period(first=tiny.FIRST, weeks=weeks_mentioned(given, plan)))
    for item in items(given):
        _give(so_far, item)
    return so_far


def scene(given: str, plan: str) -> tuple[Programme, Plan]:
    """A world, and a plan over it in which whatever the plan serves is asked."""
    so_far = told(given, plan)
    planned = plan_over(so_far, plan)
    return so_far.programme, planned


def judged_by(rule: Rule, given: str) -> Rule:
    """The rule under test with the parameters that are given."""
    return replace(rule, **told(given).parameters)


def items(text: str) -> list[str]:
    """The parts between semicolons, spaces made single."""
    return [" ".join(part.split()) for part in text.split(";") if part.strip()]


def weeks_mentioned(given: str, plan: str = "") -> int:
    """How many weeks a world has in which all this is written: `weeks = 3` or `mon3` say three."""
    dated = [item for item in items(given) if item.split()[0] not in GATHERINGS and "=" not in item]
    mentioned = re.findall(rf"\b(?:{'|'.join(DAYS)})(\d+) ", "; ".join([*dated, plan]))
    stated = re.findall(r"\bweeks = (\d+)", given)
    return max([1, *map(int, (*mentioned, *stated))])


# Given


def _give(so_far: Told, item: str) -> None:
    first = item.split(maxsplit=1)[0]
    if found := re.fullmatch(r"([^\s.]+)\.([\w ]+?) ?= ?(.*)", item):
        _set(so_far, found[1], found[2], found[3])
    elif first == "weeks":
        return
    elif first in GATHERINGS:
        so_far.add("gatherings", _gathering(item))
    elif first == "lock":
        so_far.add("locks", _lock(so_far.programme, item))
    elif first == "pair":
        so_far.add("pairs", _pair(so_far.programme, item.removeprefix("pair ")))
    elif first == "published":
        duty = duty_told(so_far.programme, item.removeprefix("published "))
        so_far.add("published", duty)
    elif first in ("holiday", "term"):
        _holiday_or_term(so_far, first, item.removeprefix(first).strip())
    else:
        so_far.add("shift_rows", _shift_row(so_far, item))


def _set(so_far: Told, code: str, name: str, text: str) -> None:
    if code == "rule":
        so_far.parameters[name] = int(text) if re.fullmatch(r"-?\d+", text) else text
    elif code == "settings":
        settings = so_far.programme.settings
        so_far.change(settings=settings.but(**{name: value_of(name, text)}))
    else:
        _set_field(so_far, code, name, text)


def _set_field(so_far: Told, code: str, name: str, text: str) -> None:
    kind, make = RECORDS.get(code[:2], ("venues", tiny.venue))
    rows = {row.code: row for row in getattr(so_far.programme, kind)}
    record = rows.get(code) or make(code)
    value: Any
    name = name.replace("_", " ") if name.replace("_", " ") in CHECKS else name
    if name in CHECKS:
        others = tuple(check for check in record.checks if check.kind != CHECKS[name])  # type: ignore[union-attr]
        name, value = "checks", (*others, *check_of(CHECKS[name], text))
    else:
        value = value_of(name, text)
    changed = record.but(**{name: value})
    so_far.change(**{kind: tuple({**rows, code: changed}.values())})


def _holiday_or_term(so_far: Told, kind: str, text: str) -> None:
    if kind == "term":
        so_far.add("terms", *runs_of_days(text))
    else:
        so_far.change(bank_holidays=so_far.programme.bank_holidays | {day_of(text)})


def _shift_row(so_far: Told, item: str) -> ShiftRow:
    venue, day, times, rest = f"{item} ".split(" ", 3)
    _known_venue(so_far, venue)
    weekday, week = weekday_of(day)
    numbers = {word: int(n) for word, n in re.findall(r"(min|ideal|most|level) (\d+)", rest)}
    minimum = numbers.get("min", 1)
    ideal = numbers.get("ideal", minimum)
    languages = re.search(r"languages ((?:(?!needs|level|min|ideal|most)\S+ ?)+)", rest)
    only = _date(so_far.programme, day) if week > 1 or day[3:] else None
    span = span_of(times)
    return ShiftRow(
        venue=venue,
        weekday=weekday,
        start=span.start,
        end=span.end,
        first=only,
        last=only,
        minimum=minimum,
        ideal=ideal,
        most=numbers.get("most", max(ideal, 1)),
        level=numbers.get("level", 0),
        languages=tuple(languages[1].replace(",", " ").split()) if languages else (),
        needs_two="needs two" in rest,
    )


def _known_venue(so_far: Told, code: str) -> None:
    if code not in so_far.programme.venue:
        so_far.add("venues", tiny.venue(code))


def _gathering(item: str) -> Gathering:
    title, day, times, rest = f"{item} ".split(" ", 3)
    kind, roles = GATHERINGS[title]
    span = span_of(times)
    venue = re.search(r"at (\S+)", rest)
    most = re.search(r"most (\d+)", rest)
    lead = re.search(r"lead (\S+)", rest)
    named = re.search(r"roles (.+?) ?$", rest)
    return Gathering(
        title=title.capitalize(),
        kind=kind,
        roles=frozenset(Role(role.strip()) for role in named[1].split(",")) if named else roles,
        weekday=weekday_of(day)[0],
        nth=int(day[3:]) if day[3:] else None,
        start=span.start,
        end=span.end,
        venue=venue[1] if venue else None,
        most=int(most[1]) if most else None,
        lead=lead[1] if lead else None,
    )


def _lock(programme: Programme, item: str) -> Lock:
    _, chellow, how, *rest = item.split()
    off = how == "off"
    if rest[0].startswith("F-"):
        return Lock(chellow=chellow, family=rest[0], off=off)
    if len(rest) == 1:
        return Lock(chellow=chellow, venue=rest[0], off=off)
    day = _date(programme, rest[1])
    start = span_of(rest[2]).start if len(rest) > 2 else None
    return Lock(chellow=chellow, venue=rest[0], first=day, last=day, start=start, off=off)


def _pair(programme: Programme, text: str, state: PairState = PairState.ACTIVE) -> Pair:
    """`F-01 with C-01 [state] [held] [mon 10-11] [since DATE]`."""
    family, _, coach, *_ = text.split()
    states = [word for word in text.split() if word in set(PairState)]
    slot = re.search(rf"({DAY}) ({TIMES})", text)
    since = re.search(r"since (.+)$", text)
    every = programme.family[family].visits.every
    pair = Pair(
        family=family,
        coach=coach,
        state=PairState(states[0]) if states else state,
        since=day_of(since[1]) if since else programme.period.first,
        held=" held" in text,
    )
    if slot is None:
        return pair
    day, start = _date(programme, slot[1]), span_of(slot[2]).start
    phase = (day - first_week(programme, pair)).days // 7 % every
    return pair.but(slot=Slot(weekday=day.weekday(), start=start, phase=phase))


# Plans


def plan_over(so_far: Told, text: str) -> Plan:
    """The plan told; shifts and gatherings in it that nobody asked for are asked for, once, from now on."""
    for item in items(text):
        if ":" in re.sub(TIMES, "", item):
            _ask_for(so_far, item)
    programme = so_far.programme
    told_pairs = [_planned_pair(programme, item) for item in items(text) if _is_pair(item)]
    visiting = {pair.family: pair for pair in reversed(told_pairs)}
    duties = [duty_told(programme, item, visiting) for item in items(text) if not _is_pair(item)]
    implied = [pair for family, pair in visiting.items() if family not in {told.family for told in told_pairs}]
    return Plan(
        period=programme.period,
        pairs=tuple(sorted((*told_pairs, *implied), key=lambda pair: (pair.family, pair.coach))),
        duties=tuple(sorted(duties, key=lambda duty: (duty.start, duty.id))),
    )


def _is_pair(item: str) -> bool:
    return re.match(r"F-\S+ with ", item) is not None


def _planned_pair(programme: Programme, text: str) -> Pair:
    told_pair = _pair(programme, text, PairState.PROPOSED)
    standing = programme.standing.get(told_pair.family)
    as_typed = len(text.split()) > 3
    return told_pair if as_typed or standing is None or standing.coach != told_pair.coach else standing


def duty_told(programme: Programme, text: str, pairs: dict[str, Pair] | None = None) -> Duty:
    """`mon 10-12 library: C-01, C-02`, `mon 10-11 coaching: C-01` or `mon 10-11 visit F-01: C-01`."""
    day, span, what, people = _parts(programme, text)
    if what.startswith("visit "):
        return _visit(programme, day, span, what.removeprefix("visit "), people, {} if pairs is None else pairs)
    if what in GATHERINGS:
        return _gathered(programme, day, span, what).with_people(people)
    return _shift(programme, day, span, what).with_people(people)


def _parts(programme: Programme, text: str) -> tuple[date, Span, str, tuple[str, ...]]:
    found = re.fullmatch(rf"({DAY}) ({TIMES}) ([^:]+):(.*)", text)
    assert found, f"not a duty: {text!r}"
    people = tuple(code.strip() for code in found[4].split(",") if code.strip())
    return _date(programme, found[1]), span_of(found[2]), found[3].strip(), people


def _date(programme: Programme, day: str) -> date:
    weekday, week = weekday_of(day)
    return programme.period.first + timedelta(days=weekday, weeks=week - 1)


def _same_time(asked: Iterable[Any], day: date, span: Span) -> Iterator[Duty]:
    return (one.duty for one in asked if one.duty.day == day and one.duty.span == span)


def _shift(programme: Programme, day: date, span: Span, venue: str) -> Duty:
    for duty in _same_time(programme.asked.shifts.values(), day, span):
        if duty.venue == venue:
            return duty
    key = f"{span.start // 60:02d}{span.start % 60:02d}"
    area = programme.venue[venue].place
    return duty_on(day, span, id=f"shift:{venue}:{day}:{key}", kind=DutyKind.SHIFT, venue=venue, area=area)


def _gathered(programme: Programme, day: date, span: Span, title: str) -> Duty:
    for duty in _same_time(programme.asked.occasions.values(), day, span):
        if duty.title == title.capitalize():
            return duty
    key = f"{span.start // 60:02d}{span.start % 60:02d}"
    kind = DutyKind.EVENT if title == "event" else DutyKind.GATHERING
    return duty_on(day, span, id=f"gathering:{title.capitalize()}:{day}:{key}", kind=kind, title=title.capitalize())


def _visit(
    programme: Programme, day: date, span: Span, family: str, people: tuple[str, ...], pairs: dict[str, Pair]
) -> Duty:
    """A visit of the family's pair; without one in the plan, its standing pair or a new one is put there."""
    coach = people[0] if people else programme.standing[family].coach
    pair = pairs.get(family)
    if pair is None:
        pair = pairs[family] = _pair_of_visit(programme, day, span, family, coach)
    every = programme.family[family].visits.every
    number = (day - first_week(programme, pair)).days // 7 // every + 1
    visit = visit_on(programme, pair, number, day, span.start)
    ends = duty_on(day, span, id=visit.id, kind=DutyKind.VISIT).end
    return visit.but(id=f"visit:{pair.key}:{number}", kind=DutyKind.VISIT, end=ends).with_people(people)


def _pair_of_visit(programme: Programme, day: date, span: Span, family: str, coach: str) -> Pair:
    standing = programme.standing.get(family)
    if standing is not None and standing.coach == coach:
        return standing
    new = Pair(family=family, coach=coach, state=PairState.ACTIVE, since=programme.period.first)
    weeks = (day - first_week(programme, new)).days // 7
    phase = weeks % programme.family[family].visits.every
    return new.but(slot=Slot(weekday=day.weekday(), start=span.start, phase=phase))


def _ask_for(so_far: Told, item: str) -> None:
    day, span, what, _ = _parts(so_far.programme, item)
    if what.startswith("visit "):
        return
    if what in GATHERINGS:
        if not any(
            d.title == what.capitalize() for d in _same_time(so_far.programme.asked.occasions.values(), day, span)
        ):
            kind, roles = GATHERINGS[what]
            times = {"start": span.start, "end": span.end}
            so_far.add("gatherings", Gathering(title=what.capitalize(), kind=kind, roles=roles, on=day, **times))
        return
    _known_venue(so_far, what)
    if not any(d.venue == what for d in _same_time(so_far.programme.asked.shifts.values(), day, span)):
        row = ShiftRow(
            venue=what, weekday=day.weekday(), start=span.start, end=span.end, first=day, last=day, most=2
        )
        so_far.add("shift_rows", row)
