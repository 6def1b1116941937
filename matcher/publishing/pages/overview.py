"""From a programme and its plan to everything the public page says: no family, no reason, no small number."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from matcher.domain.claims import waits
from matcher.domain.duties import DutyKind
from matcher.domain.plan import Plan, Waiting
from matcher.domain.programme import Programme
from matcher.publishing.pages.gaps import public_gaps
from matcher.publishing.pages.proof import proof_sentence
from matcher.publishing.pages.rotas import card_lines, cards, venue_rotas
from matcher.publishing.pages.standing import standing
from matcher.publishing.pages.weeks import period_label
from matcher.publishing.records import Overview
from matcher.publishing.shown import GATHERINGS, Shown
from matcher.wording import count_words

SMALL = 5
"""Fewer families than this are not counted in public: a small number can point at somebody."""
WAITS = ((4, "under 4 weeks"), (12, "4 to 11 weeks"), (26, "12 to 25 weeks"), (10_000, "half a year or more"))


def overview(programme: Programme, plan: Plan, live_since: datetime | None = None) -> Overview:
    """The public page's contents; `live_since` is when this very plan was published."""
    shown = Shown(programme)
    gatherings = [duty for duty in plan.duties if duty.kind in GATHERINGS]
    return Overview(
        programme=shown.text(programme.settings.name),
        standing=standing(programme, live_since),
        period=period_label(programme.period),
        headline=headline(programme, plan),
        proof=proof_sentence(plan.tiers),
        gaps=public_gaps(programme, plan, shown, "minimum"),
        wished=public_gaps(programme, plan, shown, "ideal"),
        visits_without_a_time=any(gap.kind is DutyKind.VISIT for gap in plan.gaps),
        waiting=(*_by_need(programme, plan.waiting), *_by_wait(plan.waiting)),
        venues=venue_rotas(programme, plan, shown),
        gatherings=card_lines(programme.period, shown, gatherings, {}),
        cards=cards(programme, plan, shown),
    )


def headline(programme: Programme, plan: Plan) -> str:
    """How many families have a Coach, how many wait and how many times need somebody, in one sentence."""
    with_coach = few(sum(pair.state.visits for pair in plan.pairs))
    known = programme.family
    waiting = few(sum(one.family not in known or waits(programme, known[one.family]) for one in plan.waiting))
    gaps = sum(gap.of == "minimum" and gap.kind is DutyKind.SHIFT for gap in plan.gaps)
    times = f"{count_words(gaps, 'time')} still {'needs' if gaps == 1 else 'need'} somebody" if gaps else ""
    rest = f"and {times}" if times else "and every time that was asked for is covered"
    sentence = f"{with_coach} have a Coach, {waiting} wait for one, {rest}."
    return sentence[0].upper() + sentence[1:]


def few(count: int) -> str:
    """A number of families, small ones hidden."""
    if 0 < count < SMALL:
        return f"fewer than {SMALL} families"
    return count_words(count, "family", "families") if count else "no families"


def _by_need(programme: Programme, waiting: Iterable[Waiting]) -> tuple[tuple[str, str], ...]:
    families = (programme.family[one.family] for one in waiting if one.family in programme.family)
    return _told(Counter(f"Need {family.need} of 3" for family in families))


def _by_wait(waiting: Iterable[Waiting]) -> tuple[tuple[str, str], ...]:
    return _told(Counter(f"Waiting {_wait(one.claim[1])}" for one in waiting))


def _wait(weeks: int) -> str:
    return next(words for limit, words in WAITS if weeks < limit)


def _told(counts: Counter[str]) -> tuple[tuple[str, str], ...]:
    """Every row or none: a hidden row could be worked out from the others and the total."""
    if len(counts) < 2 or any(count < SMALL for count in counts.values()):
        return ()
    return tuple((words, few(count)) for words, count in sorted(counts.items()))
