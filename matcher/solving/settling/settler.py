"""Settles a list of amounts in order: each as small as it can be, without giving up any settled before."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from matcher.amounts import Amount
from matcher.solving.improving.sweeping import is_large, sweep, sweep_levels, sweep_weeks
from matcher.solving.rows.forced import Forced
from matcher.solving.rows.model import WIDE, Model
from matcher.solving.searching import Found, Limit, Way, is_near, search
from matcher.solving.settling.deciding import decide
from matcher.solving.settling.known import Known
from matcher.solving.settling.relaxing import Relaxed
from matcher.solving.settling.weighing import Weight, are_levels, bounds_of_each, how_many_fit, never_below, weighed

__all__ = ["Limit", "Settled", "Settler", "Step"]

AT_ONCE = 0.1
"""The part of the effort in which what is easy of a large whole is proved."""
TURNS = ((0.6, Way()), (1.0, Way(proving=True)))
"""Parts of the effort for one search of the whole, of what is left at most, and how it goes about it."""
NEAR = 100
"""An aim that may be left near its bound is left within one in so many of it, or within one."""
NEARLY = ((1.0, Way(rounds=10, apart=NEAR)),)
"""The same where an aim may be left near its bound: once the weeks were made good."""
SWEPT, MOSTLY_SWEPT = 0.5, 0.9
"""Of a rule's effort left, what goes into all of its levels together; where the whole is large, nearly all."""
SMALL = 500
"""A model of no more columns is searched as soon as it is found out what is decided."""
SOON = 0.1
"""The part of the effort in which it is found out what is decided before aims that are looked at briefly."""
SHARE = 0.7
"""Of the seconds left one search takes so much at most where the whole is large or others wait for the aim."""


@dataclass(frozen=True)
class Step:
    """One amount to make small, the tier and the rule it counts in, and what it is called."""

    tier: int
    rule: str
    name: str
    amount: Amount


@dataclass(frozen=True)
class Settled:
    """What a step came to, what nothing can beat, and what finding out cost."""

    step: Step
    value: int
    bound: int
    seconds: float = 0.0
    effort: float = 0.0

    @property
    def proved(self) -> bool:
        """True if value and bound meet."""
        return self.value == self.bound


@dataclass
class Settler:
    """Keeps the best choices so far; every search starts from them, and none is ever lost."""

    model: Model
    chosen: Mapping[int, int]
    """Choices that keep every rule, by index."""
    limit: Limit
    tell: Callable[[Settled], None] = lambda _: None
    known: Known = field(default_factory=Known)
    """Bounds proved elsewhere: a step that meets its own needs no search."""
    started: float = field(default_factory=time.monotonic)
    stopped: bool = False
    """True once somebody asked to stop or the wall clock ran out: then nothing more is searched."""

    by_parts: bool = True
    """False: even a large whole is searched as one."""
    hurried: bool = False
    """True once the clock broke off any search: another time another plan may come out."""

    met: set[str] = field(default_factory=set)
    """Steps that came to what was proved elsewhere."""

    def __post_init__(self) -> None:
        # Held aims add to the model, so whether it is large is said once: all its aims are searched alike.
        self._in_parts = self.by_parts and is_large(self.model)
        self._reached: dict[str, int] = {}
        self._forced: Forced | None = None
        """What rows force since the last search: all rows held since then make it no less true."""
        self._relaxed: Relaxed | None = None
        self._swept: set[str] = set()
        """Rules of which all levels were looked at together."""
        self._asked: set[int] = set()
        """Tiers in which it was found out before anything was searched."""
        self._kept: defaultdict[str, list[Settled]] = defaultdict(list)
        self._spent: defaultdict[str, float] = defaultdict(float)
        self._told: defaultdict[str, float] = defaultdict(float)
        worth_it = not self._in_parts and len(self.model.atoms) > SMALL
        self._to_decide = set(self.limit.decided) if worth_it else set()

    def settle(self, steps: Sequence[Step]) -> list[Settled]:
        """Each step's value and bound, in order. After a stop, the values are those of the choices at hand."""
        done: list[Settled] = []
        while len(done) < len(steps):
            for settled in self._settle_next(steps[len(done) :]):
                self.tell(settled)
                done.append(settled)
        # A step left open may have come out better while a later one was searched for.
        return [replace(settled, value=self._value(settled.step)) for settled in done]

    def _settle_next(self, steps: Sequence[Step]) -> list[Settled]:
        """The next step, or as many steps of its rule as can be weighed together."""
        step = steps[0]
        value, known = self._value(step), self._known(step)
        if known is not None and value <= known:
            self.met.add(step.name)
            return [self._keep(step, value)]
        floor = self._floor(step)
        if value <= floor or self._is_forced(step, value):
            return [self._keep(step, value)]
        self.stopped = self.stopped or self.limit.stop.is_set() or self._seconds_left() == 0
        if self.stopped:
            return [self._keep(step, floor if known is None else max(floor, known))]
        of_rule = [other for other in steps if other.rule == step.rule]
        return self._search_one(step) if len(of_rule) == 1 else self._search_group(of_rule)

    def _search_one(self, step: Step) -> list[Settled]:
        began = time.monotonic()
        found = self._search(step, step.amount, 1.0)
        known = self._known(step)
        return [self._with_cost(self._keep(step, found.bound if known is None else max(known, found.bound)), began)]

    def _search_group(self, of_rule: Sequence[Step]) -> list[Settled]:
        """Several steps of one rule at once; half of the rule's effort stays for those to come, if any."""
        began = time.monotonic()
        weights = [Weight(step.amount, self._floor(step)) for step in of_rule]
        fit = how_many_fit(weights)
        group, weights = of_rule[:fit], weights[:fit]
        found = self._search(group[0], weighed(weights), 1.0 if fit == len(of_rule) else 0.5, of_rule)
        bounds = bounds_of_each(weights, [self._value(step) for step in group], found.bound)
        first, *others = map(self._keep, group, bounds)
        return [self._with_cost(first, began), *others]

    def _floor(self, step: Step) -> int:
        """What the step cannot be below, as far as is known without a search: no less than those before it."""
        before = (s.bound for s in self._kept[step.rule] if never_below(step.amount, s.step.amount))
        return max((step.amount.low, *before))

    def _search(self, step: Step, goal: Amount, part: float, levels: Sequence[Step] = ()) -> Found:
        """Search the whole with that part of the effort left; what is large and not soon proved, in parts too."""
        if step.tier in self._to_decide:
            self._decide(step)
        if not self._in_parts:
            # Where the model is no wider, levels are soon proved one after another.
            if len(self.model.atoms) > WIDE and self._sweep_levels(levels):
                part = min(part, AT_ONCE)
            return self._search_by_turns(step, goal, self._limit_for(step, part))
        found = self._taken(step, search(self.model, goal, self.chosen, self._limit_for(step, part * AT_ONCE)))
        if goal.value(self.chosen) > found.bound and not self.stopped and not self._sweep_levels(levels):
            self._taken(step, sweep(self.model, goal, self.chosen, self._limit_for(step, part / 2), found.bound))
        if goal.value(self.chosen) > found.bound and not self.stopped:
            again = self._taken(step, search(self.model, goal, self.chosen, self._limit_for(step, part)))
            found = replace(again, bound=max(again.bound, found.bound))
        return found

    def _decide(self, step: Step) -> None:
        """Hold what cannot be otherwise any more; what that costs is told of with the step, but taken from none."""
        self._to_decide.discard(step.tier)
        part = SOON if step.tier in self.limit.brief else 1.0
        limit = replace(self._limit_for(step, 1.0), effort=part * self.limit.effort)
        decided = decide(self.model, self.chosen, limit)
        self.model.require_at_most(decided.otherwise, 0)
        self.hurried = self.hurried or decided.stopped
        self._told[step.rule] -= decided.effort

    def _sweep_levels(self, steps: Sequence[Step]) -> bool:
        """True where the steps are levels, for which a better plan has been sought now or before."""
        if not are_levels([step.amount for step in steps]):
            return False
        if steps[0].rule not in self._swept:
            self._swept.add(steps[0].rule)
            limit = self._limit_for(steps[0], MOSTLY_SWEPT if self._in_parts else SWEPT)
            amounts = [step.amount for step in steps]
            self._taken(steps[0], sweep_levels(self.model, amounts, self.chosen, limit))
        return True

    def _search_by_turns(self, step: Step, goal: Amount, limit: Limit) -> Found:
        """Go for a good plan, then for the bound, until the two are near enough."""
        spent = self._spent[step.rule]
        if limit.gap:
            self._taken(step, sweep_weeks(self.model, goal, self.chosen, limit))
        turns = NEARLY if limit.gap else TURNS
        bound = goal.low
        for part, way in turns:
            left = limit.effort - (self._spent[step.rule] - spent)
            turn = replace(limit, seconds=self._share(step), effort=min(left, part * limit.effort))
            found = self._taken(step, search(self.model, goal, self.chosen, turn, way))
            bound = max(bound, found.bound)
            if self.stopped or is_near(goal.value(self.chosen), bound, limit.gap):
                break
        return replace(found, bound=bound)

    def _taken(self, step: Step, found: Found) -> Found:
        self._take(step, found)
        return found

    def _take(self, step: Step, found: Found) -> None:
        self.chosen, self._forced = found.chosen, None
        self.hurried = self.hurried or found.stopped
        self.stopped = self.stopped or self.limit.stop.is_set() or self._seconds_left() == 0
        self._spent[step.rule] += found.effort

    def _with_cost(self, settled: Settled, began: float) -> Settled:
        """Seconds, and effort since the rule was last told of."""
        rule = settled.step.rule
        effort, self._told[rule] = self._spent[rule] - self._told[rule], self._spent[rule]
        return replace(settled, seconds=time.monotonic() - began, effort=effort)

    def _keep(self, step: Step, bound: int) -> Settled:
        """Hold the step where it is from now on."""
        value = self._reached[step.name] = self._value(step)
        bound = max(bound, self._floor(step))
        if bound < value:
            bound = max(bound, self._forced_to(step), self._relaxed_to(step))
        self.model.require_at_most(step.amount, value)
        settled = Settled(step, value, min(value, bound))
        self._kept[step.rule].append(settled)
        return settled

    def _is_forced(self, step: Step, value: int) -> bool:
        """True if rows alone leave the step no better; it is found out anew once a tier at most."""
        if self._forced is None and step.tier in self._asked:
            return False
        self._asked.add(step.tier)
        return value <= self._forced_to(step)

    def _forced_to(self, step: Step) -> int:
        """What rows alone do not let the step be below; they are not asked where there are very many."""
        if self._in_parts:
            return step.amount.low
        self._forced = self._forced or Forced(self.model)
        return self._forced.least(step.amount)

    def _relaxed_to(self, step: Step) -> int:
        """What fractions do not let a level be below, the levels before it held; nothing is asked after a stop."""
        if self.stopped or not are_levels([step.amount]):
            return step.amount.low
        self._relaxed = self._relaxed or Relaxed(self.model)
        return self._relaxed.least(step.amount)

    def _known(self, step: Step) -> int | None:
        return self.known.bound(step.name, self._reached)

    def _limit_for(self, step: Step, part: float) -> Limit:
        effort = max(0.0, self.limit.effort_for(step.tier) - self._spent[step.rule]) * part
        gap = 1 / NEAR if step.tier in self.limit.near else 0.0
        return replace(self.limit, seconds=self._share(step), effort=effort, gap=gap)

    def _share(self, step: Step) -> float | None:
        """The seconds one search may take."""
        left = self._seconds_left()
        return left if left is None or not (self._in_parts or step.tier in self.limit.patient) else left * SHARE

    def _value(self, step: Step) -> int:
        return step.amount.value(self.chosen)

    def _seconds_left(self) -> float | None:
        if self.limit.seconds is None:
            return None
        return max(0.0, self.limit.seconds - (time.monotonic() - self.started))
