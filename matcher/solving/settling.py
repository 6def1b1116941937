"""Settles a list of amounts in order: each as small as it can be, without giving up any settled before."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from matcher.amounts import Amount, total
from matcher.solving.model import Model
from matcher.solving.searching import Limit, search

WIDEST = 10**9
"""Steps are settled together, by weights that keep their order exact, up to this combined range."""


@dataclass(frozen=True)
class Step:
    """One amount to make small, the tier it counts in, and what it is called."""

    tier: int
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
    known: Mapping[str, int] = field(default_factory=dict)
    """Bounds proved elsewhere, by step name: a step that meets its own needs no search."""
    started: float = field(default_factory=time.monotonic)
    stopped: bool = False
    """True once somebody asked to stop or the wall clock ran out: then nothing more is searched."""

    def settle(self, steps: Sequence[Step]) -> list[Settled]:
        """Each step's value and bound, in order. After a stop, the values are those of the choices at hand."""
        done: list[Settled] = []
        while len(done) < len(steps):
            group = self._next_group(steps[len(done) :])
            for settled in self._settle(group):
                self.tell(settled)
                done.append(settled)
        return [self._at_last(settled) for settled in done]

    def _at_last(self, settled: Settled) -> Settled:
        """A step left open may have come out better while a later one was searched for."""
        return replace(settled, value=self._value(settled.step))

    def _next_group(self, steps: Sequence[Step]) -> Sequence[Step]:
        """As many next steps of a tier as weights can hold in order; one that is at its least goes alone."""
        if self._is_least(steps[0]):
            return steps[:1]
        width, n = 1, 0
        for step in steps:
            width *= _width(step.amount)
            if n and (width > WIDEST or step.tier != steps[0].tier):
                break
            n += 1
        return steps[:n]

    def _settle(self, group: Sequence[Step]) -> list[Settled]:
        if self._is_least(group[0]):
            return [self._keep(group[0], self._value(group[0]))]
        if self.stopped or self.limit.stop.is_set():
            self.stopped = True
            return [self._keep(step, step.amount.low) for step in group]
        return self._search(group)

    def _search(self, group: Sequence[Step]) -> list[Settled]:
        weights = _weights([step.amount for step in group])
        goal = total(weight * _units(step.amount) for weight, step in zip(weights, group, strict=True))
        found = search(self.model, goal, self.chosen, replace(self.limit, seconds=self._seconds_left()))
        self.chosen, self.stopped = found.chosen, found.stopped
        bounds = _bounds(group, weights, [self._value(step) for step in group], found.bound)
        first, *others = map(self._keep, group, bounds)
        return [replace(first, seconds=found.seconds, effort=found.effort), *others]

    def _keep(self, step: Step, bound: int) -> Settled:
        """Hold the step where it is from now on."""
        value = self._value(step)
        self.model.require_at_most(step.amount, value)
        return Settled(step, value, bound)

    def _is_least(self, step: Step) -> bool:
        return self._value(step) <= self.known.get(step.name, step.amount.low)

    def _value(self, step: Step) -> int:
        return step.amount.value(self.chosen)

    def _seconds_left(self) -> float | None:
        if self.limit.seconds is None:
            return None
        return max(0.0, self.limit.seconds - (time.monotonic() - self.started))


def _unit(amount: Amount) -> int:
    """The step in which the amount can change."""
    return math.gcd(*(n for n, _ in amount.terms)) if amount.terms else 1


def _width(amount: Amount) -> int:
    return (amount.high - amount.low) // _unit(amount) + 1


def _units(amount: Amount) -> Amount:
    """The amount above its least, counted in its own units."""
    unit = _unit(amount)
    return Amount((amount.constant - amount.low) // unit, tuple((n // unit, atom) for n, atom in amount.terms))


def _weights(amounts: Sequence[Amount]) -> list[int]:
    """Weights under which one unit of an amount outweighs all that the later amounts can come to."""
    weights, width = [], 1
    for amount in reversed(amounts):
        weights.append(width)
        width *= _width(amount)
    return list(reversed(weights))


def _bounds(steps: Sequence[Step], weights: Sequence[int], values: Sequence[int], bound: int) -> list[int]:
    """What a bound on the weighted sum says of each step: of the next one only while those before are proved."""
    bounds = []
    rest = sum(weight * (_width(step.amount) - 1) for weight, step in zip(weights, steps, strict=True))
    for weight, step, value in zip(weights, steps, values, strict=True):
        unit, low = _unit(step.amount), step.amount.low
        rest -= weight * (_width(step.amount) - 1)
        bounds.append(min(value, low + unit * max(0, -(-(bound - rest) // weight))))
        if bounds[-1] < value:
            break
        bound -= weight * ((value - low) // unit)
    return bounds + [step.amount.low for step in steps[len(bounds) :]]
