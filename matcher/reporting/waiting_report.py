"""Who waits for a Coach: by language and wait, and each family with its claim."""

from collections import Counter
from collections.abc import Iterable, Sequence

from matcher.domain.claims import claim_of, waits
from matcher.domain.families import Family
from matcher.domain.plan import Plan, Waiting
from matcher.domain.programme import Programme
from matcher.domain.report import Bar, Report, Table
from matcher.reporting.apart import SMALL
from matcher.reporting.groups import first_language
from matcher.wording import count_words, with_names

WAITS = ((4, "under 4 weeks"), (8, "4 to 7 weeks"), (12, "8 to 11 weeks"), (10_000, "12 weeks and more"))
"""Waits in whole weeks: up to but without the number."""


def waiting_report(programme: Programme, plan: Plan, *, to_share: bool) -> Report:
    """Families that said yes and have no Coach in the plan."""
    waiting = [one for one in plan.waiting if waits(programme, programme.family[one.family])]
    families = [programme.family[one.family] for one in waiting]
    by_language = _by_language(programme, families, to_share=to_share)
    by_family = () if to_share else (_claims(programme, waiting), _not_yet(programme, plan))
    return Report(
        name="waiting",
        title="Families who wait",
        sentences=tuple(_sentences(waiting, to_share=to_share)),
        tables=(by_language, *by_family),
        to_share=to_share,
    )


def _sentences(waiting: Sequence[Waiting], *, to_share: bool) -> Iterable[str]:
    if not waiting:
        yield "No family that has said yes waits."
        return
    if to_share and len(waiting) < SMALL:
        yield f"Fewer than {SMALL} families wait for a Coach."
        return
    longest = max(one.claim[1] for one in waiting)
    count = count_words(len(waiting), "family waits", "families wait")
    yield f"{count} for a Coach, the longest for {count_words(longest, 'week')}."


def _by_language(programme: Programme, families: Sequence[Family], *, to_share: bool) -> Table:
    counts = Counter((first_language(family), _wait(programme, family)) for family in families)
    languages = Counter(first_language(family) for family in families)
    ranked = sorted(languages, key=lambda name: (-languages[name], name))
    names = [name for _, name in WAITS]
    hidden = to_share and any(count < SMALL for count in counts.values())
    rows = [[counts[language, wait] for wait in names] for language in ([] if hidden else ranked)]
    widest = max((sum(row) for row in rows), default=1)
    return Table(
        heading="By language and wait",
        note="Too few families to be told apart." if hidden else "Most families first.",
        columns=("First language", *names, "All"),
        rows=tuple(_row(name, row) for name, row in zip(ranked, rows, strict=False)),
        bars=tuple(Bar(parts=tuple(100 * n // widest for n in row)) for row in rows),
    )


def _row(language: str, counts: Sequence[int]) -> tuple[str, ...]:
    return (language, *map(str, counts), str(sum(counts)))


def _wait(programme: Programme, family: Family) -> str:
    weeks = claim_of(programme, family).weeks
    return next(name for limit, name in WAITS if weeks < limit)


def _claims(programme: Programme, waiting: Iterable[Waiting]) -> Table:
    return Table(
        heading="Each family, the first claim first",
        note="Higher need first, rising with the wait; then the longer wait.",
        columns=("Family", "Language", "Band by now", "Weeks", "Why", "What would mend it"),
        rows=tuple(_claim(programme, one) for one in waiting),
    )


def _claim(programme: Programme, one: Waiting) -> tuple[str, ...]:
    family = programme.family[one.family]
    why, fix = (with_names(programme, words) for words in (" ".join(one.reasons), one.fix or ""))
    return (one.family, first_language(family), str(one.claim[0]), str(one.claim[1]), why, fix)


def _not_yet(programme: Programme, plan: Plan) -> Table:
    """Families that cannot be placed before something is noted."""
    rows = tuple(
        (one.family, " ".join(one.reasons))
        for one in plan.waiting
        if not waits(programme, programme.family[one.family])
    )
    return Table(heading="Not waiting yet", columns=("Family", "Why"), rows=rows)
