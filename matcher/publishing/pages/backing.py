"""Support Ambassadors on the coordinator's page: whom each backs, and when each is to be rung."""

from collections import defaultdict
from datetime import date

from matcher.domain.plan import Plan, Watch
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import DAY_NAMES
from matcher.publishing.one_line import one_line
from matcher.publishing.pages.weeks import spread
from matcher.wording import hours_words, with_names


class BackingRow(Record):
    """One Support Ambassador."""

    name: str
    hours: str
    """How long they are to be rung over the period."""
    backs: str
    proposed: str
    """Chellows whose rows name nobody, proposed for this one."""


class WatchRow(Record):
    """The same stretch of one weekday, and whom to ring on which dates."""

    weekday: str
    times: str
    rings: tuple[tuple[str, str], ...]
    """(whom, when), in order of the first date; nobody is an empty name."""


def backing_rows(programme: Programme, plan: Plan) -> tuple[BackingRow, ...]:
    """Every Support Ambassador, in order of code."""
    stated = {person.code: person.ambassador is not None for person in programme.chellows}
    rows = []
    for one in programme.ambassadors:
        backs = [code for code, theirs in plan.backed_by.items() if theirs == one.code]
        minutes = sum(watch.minutes for watch in plan.watches if watch.ambassador == one.code)
        said, proposed = ([code for code in backs if stated.get(code, False) is known] for known in (True, False))
        rows.append(
            BackingRow(
                name=_name(programme, one.code),
                hours=hours_words(minutes),
                backs=with_names(programme, ", ".join(said)),
                proposed=with_names(programme, ", ".join(proposed)),
            )
        )
    return tuple(rows)


def watch_rows(programme: Programme, plan: Plan) -> tuple[WatchRow, ...]:
    """Every weekday's stretches in order of time."""
    found: dict[tuple[int, int, int], list[Watch]] = defaultdict(list)
    for watch in plan.watches:
        found[watch.day.weekday(), watch.span.start, watch.span.end].append(watch)
    return tuple(
        WatchRow(
            weekday=DAY_NAMES[weekday],
            times=str(watches[0].span).replace("-", "–"),
            rings=_rings(programme, watches),
        )
        for (weekday, _, _), watches in sorted(found.items())
    )


def _rings(programme: Programme, watches: list[Watch]) -> tuple[tuple[str, str], ...]:
    dates: dict[str | None, list[date]] = defaultdict(list)
    for watch in watches:
        dates[watch.ambassador].append(watch.day)
    return tuple(
        (_name(programme, whom) if whom else "", spread(programme.period, days)) for whom, days in dates.items()
    )


def _name(programme: Programme, code: str) -> str:
    return one_line(f"{code} {programme.ambassador[code].name}".strip())
