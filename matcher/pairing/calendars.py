"""One Coach's calendar with some families in it, asked again and again which of them it can hold together."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from matcher.amounts import ONE, Amount, excess, total
from matcher.checking import part_name, steps_of
from matcher.domain.pairs import Pair
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.laying import lay_pairs
from matcher.pairing.modelling import model_of
from matcher.rule import MUST, PROMISES, Rule
from matcher.solving.rows.model import Model
from matcher.solving.searching import Limit, search

Kinds = Mapping[int, int]
"""How many families of each kind: those of one kind can stand for one another."""


def are_within(fewer: Kinds, more: Kinds) -> bool:
    """True if there are as many of every kind among the others."""
    return all(more.get(kind, 0) >= count for kind, count in fewer.items())


@dataclass(frozen=True)
class Terms:
    """What every calendar has to keep."""

    rules: Sequence[Rule]
    promised: Mapping[str, int]
    """What each step about promises came to: nobody may be placed at its cost."""
    lay_promised: Callable[[Layout], None]
    """Puts what else is promised on a board."""
    limit: Limit

    def laid(self, programme: Programme, pairs: Sequence[Pair], *, settled: bool = False) -> Layout:
        """A board with these pairs on it, and what is promised."""
        layout = Layout(programme, self.rules)
        lay_pairs(layout, pairs, settled=settled)
        self.lay_promised(layout)
        return layout


@dataclass
class Calendar:
    """A board with every rule that must hold; whatever is not asked about is left out of it."""

    programme: Programme
    pairs: Mapping[int, Sequence[Pair]]
    """Those that can be asked about, by kind."""
    terms: Terms

    @cached_property
    def kinds(self) -> Kinds:
        """How many of each kind can be asked about."""
        return {kind: len(pairs) for kind, pairs in self.pairs.items()}

    @cached_property
    def _layout(self) -> Layout:
        return self.terms.laid(self.programme, [pair for alike in self.pairs.values() for pair in alike])

    @cached_property
    def _model(self) -> Model:
        layout, terms = self._layout, self.terms
        model = model_of(layout)
        for rule, step in steps_of(layout.programme, terms.rules, PROMISES):
            cost = rule.costs(layout.board)[step]
            model.require_at_most(cost, cost.low + terms.promised.get(part_name(rule, step), 0))
        return model

    @cached_property
    def in_first_weeks(self) -> "Calendar":
        """The same in as few weeks as every family is met in: what cannot be held there cannot be held at all.

        Only where nothing but proposals is asked about: what they keep free is alike week by week, mostly.
        """
        every = [pair for alike in self.pairs.values() for pair in alike]
        families, period = self.programme.family, self.programme.period
        weeks = math.lcm(*(families[pair.family].visits.every for pair in every))
        if weeks >= period.weeks or self.programme.pairs or self.programme.published or self.programme.locks:
            return self
        return replace(self, programme=self.programme.over(period.but(weeks=weeks)))

    def holds(self, kinds: Kinds) -> bool | None:
        """True if there is time for so many of each kind; None if that was not found out."""
        asked = [pair for kind, count in kinds.items() for pair in self.pairs[kind][:count]]
        brief = self.in_first_weeks
        found, timed = brief._found(asked)
        if brief is self or found is False:
            return found
        return suits(self.programme, timed, self.terms) or self._found(asked)[0]

    def _found(self, asked: Sequence[Pair]) -> tuple[bool | None, tuple[Pair, ...]]:
        """Whether there is time for these, and the times that were met."""
        return self._is_nothing(total(ONE - paired for paired in self._paired(asked)))

    def can_hold(self, size: int) -> bool:
        """False if it is proved that there is no time for so many, whoever they are."""
        every = [pair for alike in self.pairs.values() for pair in alike]
        brief = self.in_first_weeks
        return brief._is_nothing(excess(size - total(brief._paired(every))))[0] is not False

    def _paired(self, pairs: Iterable[Pair]) -> Iterator[Amount]:
        return (self._layout.board.paired(pair.coach, pair.family) for pair in pairs)

    def _is_nothing(self, missing: Amount) -> tuple[bool | None, tuple[Pair, ...]]:
        """True if nothing has to be missing, and the pairs that were met; None if that was not found out."""
        found = search(self._model, missing, self._layout.nothing(), self.terms.limit)
        if missing.value(found.chosen) == 0:
            return True, self._layout.plan(found.chosen).pairs
        return (None if found.bound == 0 else False), ()


def suits(programme: Programme, pairs: Sequence[Pair], terms: Terms) -> bool:
    """True if pairs whose slots are chosen break nothing as they stand; no solver is asked."""
    board = terms.laid(programme, pairs, settled=True).board
    musts = (rule.post(board) for rule in terms.rules if rule.tier == MUST)
    promises = (rule.costs(board)[step] for rule, step in steps_of(programme, terms.rules, PROMISES))
    return all(amount.high == 0 for some in (musts, promises) for amount in some)
