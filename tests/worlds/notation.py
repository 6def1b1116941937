"""Worlds and plans as a few lines of text: what a rule's docstring writes after `Given`, `Kept` and `Broken`.

Items are separated by semicolons. `mon` is the first week's Monday, `mon2` the second's; in a gathering
that is given, `tue2` is the second Tuesday of the month. Ends of dates are inclusive, as people type them.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from matcher.domain.built_ids import with_ids
from matcher.domain.kinds import CheckKind, Role
from matcher.domain.locks import Lock
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Period
from matcher.domain.venues import CoverRow, Gathering, ShiftRow
from matcher.rule import Rule
from tests.worlds import tiny
from tests.worlds.duties_told import (
    GATHERINGS,
    TIMES,
    at_that_time,
    date_of,
    duties_told,
    is_built,
    pair_told,
    parts_of,
)
from tests.worlds.values import DAYS, check_of, day_of, runs_of_days, span_of, split, value_of, weekday_of

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
        so_far.add("pairs", pair_told(so_far.programme, item.removeprefix("pair ")))
    elif first == "published":
        duties = duties_told(so_far.programme, item.removeprefix("published "))
        so_far.add("published", *with_ids(so_far.programme, duties))
    elif item.startswith("frozen until "):
        so_far.change(frozen_until=day_of(item.removeprefix("frozen until ")))
    elif first == "proposed":
        so_far.add(first, pair_told(so_far.programme, item.removeprefix("proposed "), PairState.PROPOSED))
    elif first in ("met", "eve"):
        so_far.add(first, *duties_told(so_far.programme, item.removeprefix(f"{first} ")))
    elif first in ("holiday", "term"):
        _holiday_or_term(so_far, first, item.removeprefix(first).strip())
    elif first == "cover":
        so_far.add("cover_rows", _cover_row(so_far, item.removeprefix("cover ")))
    else:
        so_far.add("shift_rows", _shift_row(so_far, item))


def _set(so_far: Told, code: str, name: str, text: str) -> None:
    if code == "rule":
        so_far.parameters[name] = _parameter(text)
    elif code == "settings":
        settings = so_far.programme.settings
        so_far.change(settings=settings.but(**{name: value_of(name, text)}))
    else:
        _set_field(so_far, code, name, text)


def _parameter(text: str) -> Any:
    """A number, or words; words with ` then ` are one item of a list."""
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return tuple(item.strip() for item in text.split(",")) if " then " in text else text


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
    _, day, _, rest = f"{item} ".split(" ", 3)
    week = weekday_of(day)[1]
    only = date_of(so_far.programme, day) if week > 1 or day[3:] else None
    wanted = _wanted(so_far, item)
    numbers = {word: int(n) for word, n in re.findall(r"(level|under|over) (\d+)", rest)}
    return ShiftRow(
        **wanted,
        **numbers,
        first=only,
        last=only,
        needs_two="needs two" in rest,
        kind=kind[1] if (kind := re.search(r"kind (\S+)", rest)) else "",
    )


def _cover_row(so_far: Told, item: str) -> CoverRow:
    weight = re.search(r"weight (\d+)", item)
    return CoverRow(**_wanted(so_far, item), weight=int(weight[1]) if weight else 1)


def _wanted(so_far: Told, item: str) -> dict[str, Any]:
    """What fixed shifts and cover have in common: `library mon 10-12 min 1 ideal 2 most 3 languages ur sk`."""
    venue, day, times, rest = f"{item} ".split(" ", 3)
    _known_venue(so_far, venue)
    numbers = {word: int(n) for word, n in re.findall(r"(min|ideal|most) (\d+)", rest)}
    minimum = numbers.get("min", 1)
    ideal = numbers.get("ideal", minimum)
    languages = re.search(r"languages ((?:(?!needs|level|min|ideal|most|weight|kind|under|over)\S+ ?)+)", rest)
    span = span_of(times)
    return {
        "venue": venue,
        "weekday": weekday_of(day)[0],
        "start": span.start,
        "end": span.end,
        "minimum": minimum,
        "ideal": ideal,
        "most": numbers.get("most", max(ideal, 1)),
        "languages": tuple(languages[1].replace(",", " ").split()) if languages else (),
    }


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
    people = re.search(r"people (.+?) ?$", rest)
    numbers = {word: int(n) for word, n in re.findall(r"(quorum|level) (\d+)", rest)}
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
        people=frozenset(split(people[1])) if people else frozenset(),
        one_of=title.capitalize() if "one of" in rest else "",
        **numbers,
    )


def _lock(programme: Programme, item: str) -> Lock:
    _, chellow, how, *rest = item.split()
    off = how == "off"
    if rest[0].startswith("F-"):
        last = day_of(" ".join(rest[2:])) if rest[1:] else None
        return Lock(chellow=chellow, family=rest[0], off=off, last=last)
    if len(rest) == 1:
        return Lock(chellow=chellow, venue=rest[0], off=off)
    day = date_of(programme, rest[1])
    start = span_of(rest[2]).start if len(rest) > 2 else None
    return Lock(chellow=chellow, venue=rest[0], first=day, last=day, start=start, off=off)


# Plans


def plan_over(so_far: Told, text: str) -> Plan:
    """The plan told; shifts and gatherings in it that nobody asked for are asked for, once, from now on."""
    for item in items(text):
        if ":" in re.sub(TIMES, "", item):
            _ask_for(so_far, item)
    programme = so_far.programme
    told_pairs = [_planned_pair(programme, item) for item in items(text) if _is_pair(item)]
    visiting = {pair.family: pair for pair in reversed(told_pairs)}
    shown = [item for item in items(text) if not _is_pair(item)]
    duties = [duty for item in shown for duty in duties_told(programme, item, visiting)]
    implied = [pair for family, pair in visiting.items() if family not in {told.family for told in told_pairs}]
    return Plan(
        period=programme.period,
        pairs=tuple(sorted((*told_pairs, *implied), key=lambda pair: (pair.family, pair.coach))),
        duties=with_ids(programme, duties),
    )


def _is_pair(item: str) -> bool:
    return re.match(r"F-\S+ with ", item) is not None


def _planned_pair(programme: Programme, text: str) -> Pair:
    told_pair = pair_told(programme, text, PairState.PROPOSED)
    as_typed = len(text.split()) > 3
    return told_pair if as_typed else programme.promised.get((told_pair.coach, told_pair.family), told_pair)


def _ask_for(so_far: Told, item: str) -> None:
    day, span, what, _ = parts_of(so_far.programme, item)
    if what.startswith("visit "):
        return
    if what in GATHERINGS:
        if not any(
            d.title == what.capitalize() for d in at_that_time(so_far.programme.asked.occasions.values(), day, span)
        ):
            kind, roles = GATHERINGS[what]
            times = {"start": span.start, "end": span.end}
            so_far.add("gatherings", Gathering(title=what.capitalize(), kind=kind, roles=roles, on=day, **times))
        return
    _known_venue(so_far, what)
    if is_built(so_far.programme, day, span, what):
        return
    if not any(d.venue == what for d in at_that_time(so_far.programme.asked.shifts.values(), day, span)):
        row = ShiftRow(
            venue=what, weekday=day.weekday(), start=span.start, end=span.end, first=day, last=day, most=2
        )
        so_far.add("shift_rows", row)
