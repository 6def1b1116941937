"""One Coach's calendar with some families in it, asked again and again which of them it can hold together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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

    def holds(self, kinds: Kinds) -> bool | None:
        """True if there is time for so many of each kind; None if that was not found out."""
        asked = [pair for kind, count in kinds.items() for pair in self.pairs[kind][:count]]
        return self._is_nothing(total(ONE - paired for paired in self._paired(asked)))

    def holds_any(self, size: int) -> bool | None:
        """True if there is time for so many, whoever they are; None if that was not found out."""
        every = [pair for alike in self.pairs.values() for pair in alike]
        return self._is_nothing(excess(size - total(self._paired(every))))

    def _paired(self, pairs: Iterable[Pair]) -> Iterator[Amount]:
        return (self._layout.board.paired(pair.coach, pair.family) for pair in pairs)

    def _is_nothing(self, missing: Amount) -> bool | None:
        """True if nothing has to be missing; None if that was not found out."""
        found = search(self._model, missing, self._layout.nothing(), self.terms.limit)
        if missing.value(found.chosen) == 0:
            return True
        return None if found.bound == 0 else False


def suits(programme: Programme, pairs: Sequence[Pair], terms: Terms) -> bool:
    """True if pairs whose slots are chosen break nothing as they stand; no solver is asked."""
    board = terms.laid(programme, pairs, settled=True).board
    musts = (rule.post(board) for rule in terms.rules if rule.tier == MUST)
    promises = (rule.costs(board)[step] for rule, step in steps_of(programme, terms.rules, PROMISES))
    return all(amount.high == 0 for some in (musts, promises) for amount in some)
