"""A plan in a coordinator's words: gaps first, then who waits, then how good it is proved to be."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from matcher.domain.claims import waits
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.families import Family
from matcher.domain.locks import Lock
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Gap, Plan, Tier, Waiting
from matcher.domain.programme import Programme
from matcher.domain.times import DAY_NAMES, Period, Span, clock, local
from matcher.wording import count_words, day_words, price_words, with_names

AIMS = {
    "hard": "Rules that must hold",
    "promises": "Promises kept",
    "placed_and_cover": "Families placed, then fewest people on call",
    "quality": "Ideal cover, languages, families' wishes",
    "changes": "Fewest changes",
    "fairness": "Fair shares",
    "wishes": "Chellows' wishes, shorter walks",
    "canonical": "Ties drawn by lot",
}

KINDS = {
    DutyKind.VISIT: "visit",
    DutyKind.SHIFT: "shift",
    DutyKind.GATHERING: "gathering",
    DutyKind.EVENT: "event",
    DutyKind.HELD: "time kept free",
}


def period_words(period: Period) -> str:
    """`4 weeks from Mon 4 Jan 2027`."""
    return f"{count_words(period.weeks, 'week')} from {day_words(period.first)} {period.first.year}"


def summary(plan: Plan) -> str:
    """What the plan holds, in one line."""
    counts = Counter(duty.kind for duty in plan.duties if duty.people)
    duties = ", ".join(count_words(counts[kind], word) for kind, word in KINDS.items() if counts[kind])
    met = count_words(sum(pair.state.visits for pair in plan.pairs), "family with a Coach", "families with a Coach")
    awaited = len({pair.family for pair in plan.pairs if pair.state.awaits_a_yes})
    pausing = sum(pair.state is PairState.PAUSED for pair in plan.pairs)
    pairs = met + (f", {pausing} pausing" if pausing else "") + (f", {awaited} more to ask" if awaited else "")
    return f"{period_words(plan.period)}: {pairs}{', ' + duties if duties else ''}."


def gaps_words(programme: Programme, gaps: Iterable[Gap]) -> list[str]:
    """A line for each gap; where several people miss one occasion, one line for it."""
    alike: dict[str, list[Gap]] = {}
    there = list(gaps)
    for number, gap in enumerate(there):
        alike.setdefault(gap.duty if gap.kind is DutyKind.GATHERING else f"{gap.duty} {number}", []).append(gap)
    return [with_names(programme, _gap_words(same, _asked_at_once(there, same[0]))) for same in alike.values()]


def _asked_at_once(gaps: Iterable[Gap], gap: Gap) -> int:
    """For how many of the gaps, this one among them, the same person would be asked at times that overlap."""
    if gap.fix is None:
        return 0
    whom = gap.fix.partition(":")[0]
    asked = (one for one in gaps if one.fix and one.fix.startswith(f"{whom}:"))
    return sum(one.start < gap.end and gap.start < one.end for one in asked)


def _gap_words(same: Sequence[Gap], at_once: int) -> str:
    """The reasons, which say where and when; without any, `Library, Mon 4 Jan 10:00-12:00: 1 person short …`."""
    first = same[0]
    if len(same) > 1:
        why = " ".join(gap.reasons[-1] for gap in same if gap.reasons)
        return f"{first.what}, {_when(first)}: {len(same)} people miss it. {why}".rstrip()
    if first.reasons:
        only_one = (
            f" {at_once} gaps at that time ask the same person: a yes fills one of them." if at_once > 1 else ""
        )
        return _with_fix(first.reasons, first.fix and first.fix + only_one)
    return (
        f"{first.what}, {_when(first)}: {count_words(first.missing, 'person', 'people')} short of the {first.of}."
    )


def _with_fix(reasons: Sequence[str], fix: str | None) -> str:
    """The reasons, and on a line of its own what would mend it."""
    return " ".join(reasons) + (f"\n    {fix}" if fix else "")


def asking_words(programme: Programme, pairs: Iterable[Pair]) -> list[str]:
    """Whom to ask about which Coach: `F-0131: would C-01 Nasreen suit, Mondays 14:00?`."""
    awaiting = sorted((p for p in pairs if p.state.awaits_a_yes), key=lambda p: (p.family, p.coach))
    lines = (
        _asking_words(family, tuple(theirs)) + _not_before(programme, family)
        for family, theirs in groupby(awaiting, key=lambda p: p.family)
    )
    return [with_names(programme, line) for line in lines]


def _not_before(programme: Programme, family: str) -> str:
    until = programme.family[family].not_before
    return f" Not before {day_words(until)}." if until and until > programme.period.first else ""


def _asking_words(family: str, pairs: Sequence[Pair]) -> str:
    if pairs[0].state is PairState.PROPOSED:
        return " ".join(f"{family}: would {pair.coach} suit{_at_slot(pair)}?" for pair in pairs)
    offered = ", or ".join(f"{pair.coach}{_at_slot(pair)}" for pair in pairs)
    return f"{family}: offered {offered}. Note the answer."


def _at_slot(pair: Pair) -> str:
    return f", {DAY_NAMES[pair.slot.weekday]}s {clock(pair.slot.start)}" if pair.slot else ""


def waiting_words(programme: Programme, waiting: Iterable[Waiting]) -> list[str]:
    """`F-0104 (need band 2, waiting 3 weeks): …` for each family that has said yes, the first claim first."""
    return [
        f"{one.family} (need band {one.claim[0]}, waiting {count_words(one.claim[1], 'week')}): "
        + with_names(programme, _with_fix(one.reasons, one.fix))
        for one in waiting
        if waits(programme, programme.family[one.family])
    ]


def not_yet_words(programme: Programme, waiting: Iterable[Waiting]) -> list[str]:
    """`7 are still to be asked: F-0149, …`: families that cannot be placed before something is noted."""
    alike: dict[str, list[str]] = {}
    for one in waiting:
        family = programme.family[one.family]
        if not waits(programme, family):
            alike.setdefault(_why_not_yet(family), []).append(one.family)
    return [f"{why}: {', '.join(sorted(families))}." for why, families in sorted(alike.items())]


def _why_not_yet(family: Family) -> str:
    if family.paused:
        return "Paused"
    if not family.has_agreed:
        return "Asked, no yes noted" if family.asked_on else "Still to be asked"
    return "Not to be asked yet" if family.not_before else "Had a Coach until it ended"


def tier_words(tier: Tier) -> str:
    """What is proved of one aim, without a symbol."""
    return f"{AIMS.get(tier.name, tier.name)}: {_proof(tier)}"


def lock_words(programme: Programme, lock: Lock) -> str:
    """`C-03 off Heaton Library, Tuesdays 10:00, until Fri 2 Apr`, with why where that was said."""
    venue = programme.venue.get(lock.venue or "")
    to = "off" if lock.off else "on" if venue else "with"
    parts = [f"{lock.chellow} {to} {venue.called if venue else lock.family}"]
    if lock.weekday is not None:
        parts.append(f"{DAY_NAMES[lock.weekday]}s")
    if lock.first is not None:
        parts.append(f"{'on' if lock.first == lock.last else 'from'} {day_words(lock.first)}")
    if lock.start is not None:
        parts.append(clock(lock.start))
    if lock.last is not None and lock.last != lock.first:
        parts.append(f"until {day_words(lock.last)}")
    return with_names(programme, ", ".join(parts) + (f" ({lock.why})" if lock.why else ""))


def price_lines(plan: Plan) -> list[str]:
    """Both ways of placing in one line; none where nobody waited to be placed."""
    return [price_words(plan.price)] if plan.price else []


def duty_words(programme: Programme, duty: Duty) -> str:
    """`Mon 4 Jan 10:00-12:00  shift  Heaton Library`, with no family in it."""
    return f"{day_words(duty.day):<10} {time_words(programme, duty)}"


def time_words(programme: Programme, duty: Duty) -> str:
    """`10:00-12:00  shift  Heaton Library`, with no family in it."""
    venue = programme.venue.get(duty.venue or "")
    what = duty.title or (venue.name if venue else "") or duty.venue or duty.area or "by phone"
    return f"{duty.span!s:<12} {KINDS[duty.kind]:<14} {what}"


def _when(gap: Gap) -> str:
    start, end = local(gap.start), local(gap.end)
    span = Span(start=start.hour * 60 + start.minute, end=end.hour * 60 + end.minute)
    return f"{day_words(start.date())} {span}"


def _proof(tier: Tier) -> str:
    pairs = " for the pairs at hand" if tier.given == "pairs" else ""
    if all(part.value == 0 for part in tier.parts):
        return "kept in full."
    if tier.proved:
        return f"proved, no plan does better{pairs}."
    if tier.name == "canonical":
        return "not drawn to the end, so another plan may be as good."
    first = next(part for part in tier.parts if not part.proved)
    step = first.name.replace("_", " ")
    return f'at {first.value} in "{step}", and no plan is under {first.bound}{pairs}; not yet proved further.'
