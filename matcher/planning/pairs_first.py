"""Pairs before the calendar: promises, then who is placed, then what else is about pairs.

A ladder by size. Placing is always climbed over plain rows and held against every Coach's calendar. Where all
pairs and times that could be still fit on one board, all else about pairs is settled there; in the largest
programmes it is settled around the pairs that were placed, and what plain rows prove of it is kept.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matcher.amounts import ONE, Amount, total
from matcher.checking.placing import Placing, placing_of
from matcher.checking.refusing import Refusing
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.linear import Cost, Row
from matcher.pairing.calendars import Terms
from matcher.pairing.holding import Holding
from matcher.pairing.ladder import Rung
from matcher.pairing.laying import lay_pairs
from matcher.pairing.placing import Placer
from matcher.planning.promised import Promised
from matcher.planning.stages import Planned, Settling, steps_on
from matcher.rota.laying import lay_gatherings, lay_locked_shifts
from matcher.rule import PLACED_AND_COVER, PROMISES, Rule
from matcher.rule.attendance import GatheringRule
from matcher.solving.searching import Limit
from matcher.solving.settling.known import Known
from matcher.solving.settling.settler import Step

LARGE = 20_000
"""Beyond so many possible (pair, slot) combinations, only placed pairs are laid on a board."""
CALENDAR_EFFORT = 2.0
"""Deterministic units for the question whether one Coach's calendar holds some families."""
MOST_SECONDS, PART = 8.0, 0.5
"""For one search over plain rows, and of all the time there is for all of them where a calendar is to follow."""
TOGETHER = "placed together"


@dataclass(frozen=True)
class PairsPlanned:
    """Pairs, visits and gatherings, and what is proved of them for the whole, whatever the calendar brings."""

    planned: Planned
    placing: Placing
    rungs: Sequence[Rung]
    known: Known
    holding: Holding
    rows: Sequence[Row]
    """What else every plan keeps that comes to no more in promises."""


@dataclass
class PairsFirst:
    """The pairs stage of one programme, with the questions put to Coaches' calendars so far."""

    programme: Programme
    rules: Sequence[Rule]
    possible: Sequence[Pair]
    settling: Settling
    part: float = PART
    """Of all the time there is, what may go into plain rows; the rest is the calendar's."""
    before: Holding | None = None
    """What calendars were asked for a programme like it."""
    refusing: Refusing | None = None
    """What rules say of one person on one duty: the same on every board."""

    def settle(self, combinations: int) -> PairsPlanned:
        """The pairs, as all that is about pairs wants them, shifts left aside."""
        large = combinations > LARGE
        promised = self.promised()
        placing = placing_of(self.programme, self.rules, self.possible)
        placer = self.placer(placing, promised)
        begun = None if large else self._as_proposed(placer, promised)
        placed = placer.as_begun(placing_costs(placing)) if begun else None
        placed = placed or placer.place(placing_costs(placing), _wishes(placing) if large else ())
        known = promised.known({rung.cost.name: (rung.value, rung.bound) for rung in placed.rungs})
        if begun is None or placing.chosen(begun.pairs) != placing.chosen(placed.pairs):
            begun = self._together(placed.pairs, promised)
        laid = self._beside_promised(placed.pairs) if large else self.possible
        planned = self._among(laid, begun, known)
        stopped = promised.planned.stopped or placed.stopped or planned.stopped
        if not large:
            lead = (PROMISES, PLACED_AND_COVER) if pairs_lead(self.programme) else (PROMISES,)
            known = replace(known, always=_bounds(planned, lead))
        planned = replace(planned, stopped=stopped)
        return PairsPlanned(planned, placing, placed.rungs, known, placer.holding, placer.rows)

    def promised(self) -> Promised:
        """What was promised, with nothing else on the board: proposals can only take time from it."""
        layout = self._laid(pair for pair in self.possible if self._is_promised(pair))
        steps = steps_on(layout, _is_about_promises)
        return Promised(self.settling.quietly().run(layout, steps, layout.nothing()), layout)

    def _is_promised(self, pair: Pair) -> bool:
        pinned = any((lock.chellow, lock.family) == (pair.coach, pair.family) for lock in self.programme.pair_locks)
        return pinned or pair.state is not PairState.PROPOSED

    def placer(self, placing: Placing, promised: Promised) -> Placer:
        """Whoever places families over plain rows, with what was promised settled before."""
        holding = holding_of(self.programme, self.rules, promised.reached, self.settling.limit, placing.pairs)
        if self.before is not None:
            holding = self.before.of(holding)
        columns = placing.chosen(promised.pairs)
        placer = Placer(placing, holding, columns, promised.bounds, self._seconds, promised.rows(placing))
        placer.begin_with(columns)
        return placer

    def _as_proposed(self, placer: Placer, promised: Promised) -> Plan | None:
        """What was proposed last, as far as it can be kept, for placing to begin with; None if nothing was."""
        placing = placer.placing
        columns = placer.beside_promised(placing.chosen(self.programme.proposed))
        if columns == placer.promised or not pairs_lead(self.programme):
            return None
        slots = {(pair.coach, pair.family): pair.slot for pair in self.programme.proposed}
        pairs = [placing.pairs[n] for n in sorted(columns)]
        timed = [pair.but(slot=pair.slot or slots.get((pair.coach, pair.family))) for pair in pairs]
        together = self._together(timed, promised)
        placer.begin_with(placing.chosen(together.pairs))
        return together

    def _seconds(self) -> float | None:
        """For one search over plain rows."""
        left = self.settling.seconds_left(of=self.part)
        return left if left is None else min(left, MOST_SECONDS)

    def _among(self, pairs: Iterable[Pair], start: Plan, known: Known) -> Planned:
        """All that is about pairs, with no other pairs than these."""
        layout = self._laid(pairs)
        return self.settling.run(layout, steps_on(layout, about_pairs), layout.choices_of(start), known)

    def _beside_promised(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Of all pairs that could be, these and the promised."""
        keys = _keys(pairs)
        return (p for p in self.possible if self._is_promised(p) or (p.coach, p.family) in keys)

    def _together(self, pairs: Sequence[Pair], promised: Promised) -> Plan:
        """The promised and the placed as one plan; the clock has no say, for without it there is none."""
        if not pairs_lead(self.programme):
            return promised.planned.plan
        layout = self._laid(self._beside_promised(pairs))
        missing = _missing(layout, pairs)
        steps = [*steps_on(layout, _is_about_promises), Step(PLACED_AND_COVER, TOGETHER, TOGETHER, missing)]
        start = layout.choices_of(promised.planned.plan)
        return self.settling.quietly().run(layout, steps, start, promised.known()).plan

    def _laid(self, pairs: Iterable[Pair]) -> Layout:
        layout = Layout(self.programme, self.rules, self.refusing)
        lay_pairs(layout, pairs)
        lay_gatherings(layout)
        lay_locked_shifts(layout)
        return layout


def _missing(layout: Layout, pairs: Iterable[Pair]) -> Amount:
    """How many of the pairs are not there, those with a slot at theirs."""
    amounts = []
    for pair in pairs:
        slots = layout.board.slots(pair.coach, pair.family)
        amounts += [layout.board.paired(pair.coach, pair.family)]
        amounts += [amount for slot, amount in slots if slot == pair.slot]
    return total(ONE - amount for amount in amounts)


def _keys(pairs: Iterable[Pair]) -> frozenset[tuple[str, str]]:
    return frozenset((pair.coach, pair.family) for pair in pairs)


def holding_of(
    programme: Programme, rules: Sequence[Rule], promised: Mapping[str, int], limit: Limit, could: Iterable[Pair]
) -> Holding:
    """Questions to Coaches' calendars about these pairs, each within its own effort whatever the clock says."""
    effort = replace(limit, seconds=None, effort=CALENDAR_EFFORT)
    by_coach: dict[str, list[Pair]] = defaultdict(list)
    for pair in could:
        by_coach[pair.coach].append(pair)
    return Holding(programme, Terms(rules, promised, lay_locked_shifts, effort), by_coach)


def pairs_lead(programme: Programme) -> bool:
    """True if families are placed before anything of the calendar is settled."""
    return not programme.settings.cover_first and programme.settings.order[0] == PLACED_AND_COVER


def about_pairs(rule: Rule) -> bool:
    """True for promises, for the aims of the pairing chapter, and for gatherings that visits leave room for."""
    return rule.tier == PROMISES or rule.chapter == "pairing" or isinstance(rule, GatheringRule)


def _is_about_promises(rule: Rule) -> bool:
    return rule.tier == PROMISES


def placing_costs(placing: Placing) -> list[Cost]:
    """What placing is settled by: promises, then families."""
    return [cost for cost in placing.linear.costs if placing.tiers[cost.name] in (PROMISES, PLACED_AND_COVER)]


def _wishes(placing: Placing) -> list[Cost]:
    return [cost for cost in placing.linear.costs if placing.tiers[cost.name] not in (PROMISES, PLACED_AND_COVER)]


def _bounds(planned: Planned, tiers: Collection[int]) -> Mapping[str, int]:
    return {settled.step.name: settled.bound for settled in planned.settled if settled.step.tier in tiers}
