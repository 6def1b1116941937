"""One person, venue, family or week on one screen, from a programme and the plan made of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Any, TypeVar

from matcher.cli.telling import duty_words, gaps_words, period_words, time_words
from matcher.domain.ambassadors import Ambassador
from matcher.domain.chellows import Chellow
from matcher.domain.claims import claim_of
from matcher.domain.duties import Duty, Stretch
from matcher.domain.families import Family
from matcher.domain.languages import shown_as
from matcher.domain.pairs import Pair
from matcher.domain.plan import Plan, Watch
from matcher.domain.programme import Programme
from matcher.domain.times import WEEKDAYS, clock, local, monday_of
from matcher.domain.venues import Venue
from matcher.wording import count_words, day_words, hours_words, with_names

T = TypeVar("T", bound=Stretch)
WIDE = 60
"""Columns a duty takes before the people on it."""


@dataclass(frozen=True)
class Shown:
    """A title, facts of one line each, headed lists, and the same as a document."""

    title: str
    facts: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    document: Mapping[str, Any] = field(default_factory=dict)


def person(programme: Programme, plan: Plan, who: Chellow) -> Shown:
    """What a Chellow offers and gives, and their duties week by week."""
    duties = plan.calendar(programme).get(who.code, ())
    pairs = [pair for pair in plan.pairs if pair.coach == who.code]
    backing = plan.backed_by.get(who.code)
    share = plan.shares.get(who.code)
    facts = [
        f"Speaks {_listed(map(shown_as, who.languages))}.",
        f"Offers {hours_words(who.offered)} a week: {_listed(map(str, who.free))}.",
    ]
    if share:
        percent = f" ({100 * share.given // share.offered} %)" if share.offered else ""
        facts.append(f"Gives {hours_words(share.given)} of {hours_words(share.offered)} offered{percent}.")
    if backing:
        facts.append(f"{_backing(programme, backing)} is the Support Ambassador{_proposed(who)}.")
    return Shown(
        title=_titled(who.code, who.name, _listed(sorted(who.roles))),
        facts=tuple(facts),
        parts={
            "Families": tuple(pair_words(programme, p, p.family) for p in pairs),
            **_by_week(duties, partial(duty_words, programme)),
        },
        document={"person": who, "share": share, "backed_by": backing, "pairs": pairs, "duties": duties},
    )


def family(programme: Programme, plan: Plan, who: Family) -> Shown:
    """What a family asked for, whom it has, or why it waits."""
    claim = claim_of(programme, who)
    pairs = [pair for pair in plan.pairs if pair.family == who.code]
    waiting = next((w for w in plan.waiting if w.family == who.code), None)
    why = (*waiting.reasons, *((waiting.fix,) if waiting.fix else ())) if waiting else ()
    visits = [duty for duty in plan.duties if duty.family == who.code]
    return Shown(
        title=_titled(who.code, "", who.place or ""),
        facts=(
            f"Speaks {_listed(map(shown_as, who.languages))}.",
            f"Claim: need band {claim.band}, {count_words(claim.weeks, 'week')}.",
            *(pair_words(programme, pair, pair.coach) for pair in pairs),
            *(() if pairs else ("Has no Coach in this plan.",)),
        ),
        parts={
            "Why it waits": tuple(with_names(programme, words) for words in why),
            **_by_week(visits, partial(_with_people, programme)),
        },
        document={"family": who, "claim": tuple(claim), "pairs": pairs, "waiting": waiting, "duties": visits},
    )


def venue(programme: Programme, plan: Plan, where: Venue) -> Shown:
    """Who is on call at a venue, and what is missing there."""
    asked = [shift.duty for shift in programme.asked.shifts.values() if shift.duty.venue == where.code]
    there = [duty for duty in plan.duties if duty.venue == where.code]
    empty = [duty for duty in asked if duty.id not in plan.duty]
    ids = {duty.id for duty in (*asked, *there)}
    gaps = [gap for gap in plan.gaps if gap.duty in ids or gap.what == where.code]
    duties = sorted((*there, *empty), key=lambda duty: (duty.start, duty.id))
    return Shown(
        title=_titled(where.code, where.name, where.kind),
        facts=(f"Open {_listed(map(str, where.opens))}.",),
        parts={"Gaps": tuple(gaps_words(programme, gaps)), **_by_week(duties, partial(_with_people, programme))},
        document={"venue": where, "gaps": gaps, "duties": duties},
    )


def ambassador(programme: Programme, plan: Plan, who: Ambassador) -> Shown:
    """When a Support Ambassador is to be rung, and whom they back."""
    watches = [watch for watch in plan.watches if watch.ambassador == who.code]
    backs = [code for code, theirs in plan.backed_by.items() if theirs == who.code]
    named = ", ".join(code + _proposed(programme.chellow[code]) for code in backs)
    return Shown(
        title=_titled(who.code, who.name, who.service),
        facts=(
            f"On duty {_listed(map(str, who.on_duty))}.",
            f"To be rung for {hours_words(sum(watch.minutes for watch in watches))} while somebody is out.",
            f"Backs {with_names(programme, named) or 'nobody yet'}.",
        ),
        parts=_by_week(watches, lambda watch: f"{day_words(watch.day):<10} {watch.span}"),
        document={"ambassador": who, "watches": watches, "backs": backs},
    )


def week(programme: Programme, plan: Plan, monday: date) -> Shown:
    """Everybody's duties and every gap of one week, day by day."""
    days = [monday + timedelta(days=n) for n in range(7)]
    duties = [duty for duty in plan.duties if duty.day in days]
    gaps = [gap for gap in plan.gaps if monday_of(local(gap.start).date()) == monday]
    watches = [watch for watch in plan.watches if watch.day in days]
    ordered = sorted(duties, key=lambda duty: (duty.start, duty.id))
    parts = {day_words(day): tuple(_people_at(programme, d) for d in ordered if d.day == day) for day in days}
    return Shown(
        title=f"Week of {day_words(monday)} {monday.year}",
        facts=(f"In the plan for {period_words(plan.period)}.",),
        parts={
            "Gaps": tuple(gaps_words(programme, gaps)),
            **parts,
            "Whom to ring": tuple(_watch_words(programme, watch) for watch in watches),
        },
        document={"week": monday, "gaps": gaps, "duties": ordered, "watches": watches},
    )


def _watch_words(programme: Programme, watch: Watch) -> str:
    whom = _backing(programme, watch.ambassador) if watch.ambassador else "nobody is on duty"
    return f"{day_words(watch.day):<10} {watch.span!s:<12} {whom}"


def _backing(programme: Programme, code: str) -> str:
    return f"{code} {programme.ambassador[code].name}".strip()


def _proposed(who: Chellow) -> str:
    """Said of a Support Ambassador whom no row names."""
    return "" if who.ambassador else " (proposed)"


def _by_week(duties: Iterable[T], words: Callable[[T], str]) -> dict[str, tuple[str, ...]]:
    weeks = groupby(duties, key=lambda duty: monday_of(duty.day))
    return {f"Week of {day_words(monday)}": tuple(map(words, mine)) for monday, mine in weeks}


def _with_people(programme: Programme, duty: Duty) -> str:
    return f"{duty_words(programme, duty):<{WIDE + 11}}  {_people(programme, duty)}"


def _people_at(programme: Programme, duty: Duty) -> str:
    return f"{time_words(programme, duty):<{WIDE}}  {_people(programme, duty)}"


def _people(programme: Programme, duty: Duty) -> str:
    return with_names(programme, ", ".join(duty.people)) or "nobody"


def pair_words(programme: Programme, pair: Pair, code: str) -> str:
    """`With C-03 Amina: active, Mon 10:00.`, the other of the two by code."""
    other = with_names(programme, code)
    slot = f", {WEEKDAYS[pair.slot.weekday]} {clock(pair.slot.start)}" if pair.slot else ""
    return f"With {other}: {pair.state}{slot}."


def _titled(code: str, name: str, what: str) -> str:
    named = f"{code} {name}".strip()
    return f"{named}, {what}" if what else named


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "nothing said"
