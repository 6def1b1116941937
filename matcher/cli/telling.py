"""A plan in a coordinator's words: gaps first, then who waits, then how good it is proved to be."""

from collections import Counter

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Gap, Plan, Tier, Waiting
from matcher.domain.times import Period, Span, local
from matcher.wording import count_words, day_words

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
    pairs = count_words(len(plan.pairs), "family with a Coach", "families with a Coach")
    return f"{period_words(plan.period)}: {pairs}{', ' + duties if duties else ''}."


def gap_words(gap: Gap) -> str:
    """The reasons, which say where and when; without any, `Library, Mon 4 Jan 10:00-12:00: 1 person short …`."""
    if gap.reasons:
        return " ".join(gap.reasons)
    return f"{gap.what}, {_when(gap)}: {count_words(gap.missing, 'person', 'people')} short of the {gap.of}."


def waiting_words(waiting: Waiting) -> str:
    """`F-0104 (need band 2, 3 weeks): …`."""
    band, weeks = waiting.claim
    claim = f"need band {band}, {count_words(weeks, 'week')}"
    return f"{waiting.family} ({claim}): {' '.join(waiting.reasons)}".rstrip(": ")


def tier_words(tier: Tier) -> str:
    """What is proved of one aim, without a symbol."""
    return f"{AIMS.get(tier.name, tier.name)}: {_proof(tier)}"


def duty_words(duty: Duty) -> str:
    """`Mon 4 Jan 10:00-12:00  shift  library`, with no family in it."""
    return f"{day_words(duty.day):<10} {time_words(duty)}"


def time_words(duty: Duty) -> str:
    """`10:00-12:00  shift  library`, with no family in it."""
    what = duty.title or duty.venue or duty.area or "by phone"
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
