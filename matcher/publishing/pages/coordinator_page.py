"""The coordinator's page: the public page's manner, with everything the public may not see."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import DAY_NAMES
from matcher.publishing.one_line import in_words, one_line
from matcher.publishing.pages.backing import BackingRow, WatchRow, backing_rows, watch_rows
from matcher.publishing.pages.coordinator import (
    ChangeRow,
    Coordinator,
    GapRow,
    LoadRow,
    PairRow,
    ProofRow,
    WaitingRow,
    in_short,
)
from matcher.publishing.pages.gaps import lacking
from matcher.publishing.pages.html import render
from matcher.publishing.pages.proof import proof_sentence
from matcher.publishing.pages.standing import standing
from matcher.publishing.pages.weeks import dates_label, period_label
from matcher.publishing.shown import GATHERINGS
from matcher.wording import count_words, price_words


class GapGroup(Record):
    """The same gap on one or more dates."""

    what: str
    when: str
    dates: str
    lacks: str
    reasons: tuple[str, ...]
    fix: str


class CoordinatorPage(Record):
    """Everything the coordinator's page says."""

    programme: str
    standing: str
    period: str
    headline: str
    proof: str
    gaps: tuple[GapGroup, ...]
    wished: tuple[GapGroup, ...]
    waiting: tuple[WaitingRow, ...]
    not_yet: tuple[WaitingRow, ...]
    """Families without a Coach that have not said yes, or have asked to pause."""
    by_language: tuple[tuple[str, int, int], ...]
    pairs: tuple[PairRow, ...]
    changes: tuple[ChangeRow, ...]
    loads: tuple[LoadRow, ...]
    backing: tuple[BackingRow, ...]
    watches: tuple[WatchRow, ...]
    parts: tuple[ProofRow, ...]
    price: str


def coordinator_page(programme: Programme, plan: Plan, live_since: datetime | None = None) -> bytes:
    """`coordinator/plan.html`."""
    rows = Coordinator(programme, plan)
    gaps, without = rows.gaps(), rows.waiting()
    page = CoordinatorPage(
        programme=one_line(programme.settings.name),
        standing=standing(programme, live_since),
        period=period_label(programme.period),
        headline=_headline(plan, sum(row.waits for row in without)),
        proof=proof_sentence(plan.tiers),
        gaps=_grouped(gaps, "minimum"),
        wished=_grouped(gaps, "ideal"),
        waiting=tuple(row for row in without if row.waits),
        not_yet=tuple(row for row in without if not row.waits),
        by_language=rows.waiting_by_language(),
        pairs=rows.pairs(),
        changes=rows.changes(),
        loads=rows.loads(),
        backing=backing_rows(programme, plan),
        watches=watch_rows(programme, plan),
        parts=in_short(rows.proof()),
        price=price_words(plan.price) if plan.price else "",
    )
    return render("plan.html", page)


def _headline(plan: Plan, waiting: int) -> str:
    with_coach = count_words(sum(pair.state.visits for pair in plan.pairs), "family has", "families have")
    awaiting = len({pair.family for pair in plan.pairs if pair.state.awaits_a_yes})
    gaps = sum(gap.of == "minimum" for gap in plan.gaps)
    waits = count_words(waiting, "family waits", "families wait")
    said = [f"{with_coach} a Coach", waits, count_words(gaps, "gap is left", "gaps are left")]
    if awaiting:
        said.insert(1, count_words(awaiting, "is to be asked", "are to be asked"))
    return in_words(said) + "."


def _grouped(gaps: tuple[GapRow, ...], of: str) -> tuple[GapGroup, ...]:
    days: dict[tuple[str, str, str, tuple[str, ...], str], list[date]] = defaultdict(list)
    for gap in _occasions_once(gap for gap in gaps if gap.of == of):
        when = f"{DAY_NAMES[gap.day.weekday()]} {gap.times}"
        days[gap.what, when, gap.lacks, gap.reasons, gap.fix].append(gap.day)
    return tuple(
        GapGroup(what=what, when=when, dates=dates_label(sorted(set(on))), lacks=lacks, reasons=reasons, fix=fix)
        for (what, when, lacks, reasons, fix), on in days.items()
    )


def _occasions_once(gaps: Iterable[GapRow]) -> Iterator[GapRow]:
    """All who miss an occasion as one row; and of each gap only why, for its heading says what and when.

    Whom to ask is said of one who misses it; of several, why they cannot come says enough.
    """
    alike: dict[tuple[object, ...], list[GapRow]] = defaultdict(list)
    for number, gap in enumerate(gaps):
        whole = gap.kind in GATHERINGS
        alike[gap.what, gap.day, gap.times, None if whole else number].append(gap)
    for rows in alike.values():
        missing = sum(row.missing for row in rows)
        why = tuple(reason for row in rows for reason in row.reasons[1:] or row.reasons)
        fix = rows[0].fix if len(rows) == 1 else ""
        yield rows[0].but(missing=missing, lacks=lacking(rows[0].kind, missing), reasons=why, fix=fix)
