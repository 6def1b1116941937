"""What the rules say of pairs alone, as plain rows: hours, counts, and who is left without a Coach.

The rules are posted on a board with pairs and nothing else, so their meaning stands in their files alone.
Times are left aside: whatever is shown of these rows that no plan can beat, no plan with times can beat.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matcher.amounts import Amount, Choice, Over
from matcher.board import Board
from matcher.checking.breaches import part_name, settling_order, steps_of
from matcher.domain.pairs import Pair
from matcher.domain.programme import Programme
from matcher.linear import Cost, Linear, Row
from matcher.rule import MUST, PairRule, Rule


@dataclass(frozen=True)
class Placing:
    """Who could coach whom, and the rows and costs over these pairs."""

    pairs: tuple[Pair, ...]
    """One a column."""
    linear: Linear
    tiers: Mapping[str, int]
    """The tier of each cost, by name."""

    @cached_property
    def _column(self) -> dict[tuple[str, str], int]:
        return {(pair.coach, pair.family): n for n, pair in enumerate(self.pairs)}

    def chosen(self, pairs: Iterable[Pair]) -> frozenset[int]:
        """The columns of these pairs, as far as there are such."""
        return frozenset(n for n in map(self.column, pairs) if n is not None)

    def column(self, pair: Pair) -> int | None:
        """The column of this pair, if there is one."""
        return self._column.get((pair.coach, pair.family))


def placing_of(programme: Programme, rules: Sequence[Rule], pairs: Sequence[Pair]) -> Placing:
    """The rows and costs of these possible pairs, screened before, as the rules on pairs alone state them."""
    ordered = tuple(sorted(pairs, key=lambda pair: (pair.family, pair.coach)))
    board = Board(programme)
    for n, pair in enumerate(ordered):
        board.lay_pair(pair.coach, pair.family, Amount(0, ((1, Choice(n, pair.key)),)))
    groups = _groups(rules, board, ordered)
    musts = [rule for rule in rules if rule.tier == MUST and rule.of_pairs_alone and not isinstance(rule, PairRule)]
    rows = tuple(row for rule in musts for row in rows_of(rule, board, ordered))
    costs = tuple(_costs(programme, rules, board))
    linear = Linear(groups, rows, tuple(cost for _, cost in costs))
    return Placing(ordered, linear, {cost.name: tier for tier, cost in costs})


def _groups(rules: Sequence[Rule], board: Board, pairs: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    """Pairs of which a rule lets a family have one alone; any other pair is by itself."""
    found: list[tuple[int, ...]] = []
    for rule in rules:
        if rule.tier == MUST and rule.of_pairs_alone and not isinstance(rule, PairRule):
            overs = (atom.amount for _, atom in rule.post(board).terms if isinstance(atom, Over))
            found += [tuple(_weights(over)) for over in overs if _is_of_one_family(over, pairs)]
    grouped = {n for group in found for n in group}
    return (*found, *((n,) for n in range(len(pairs)) if n not in grouped))


def _is_of_one_family(over: Amount, pairs: Sequence[Pair]) -> bool:
    families = {pairs[n].family for n in _weights(over)}
    return len(families) == 1 and over.constant == -1 and set(_weights(over).values()) == {1}


def rows_of(rule: Rule, board: Board, pairs: Sequence[Pair]) -> Iterator[Row]:
    """A row for each limit on one Coach; that a family has one Coach is left to the groups.

    The choices on the board are numbered as the pairs are.
    """
    posted = rule.post(board)
    without_room: dict[str, dict[int, int]] = defaultdict(dict)
    for n, weight in _weights(posted).items():
        without_room[pairs[n].coach][n] = weight
    for coach, weights in without_room.items():
        yield Row(f"{rule.name}: {coach}", weights, 0)
    for _, atom in posted.terms:
        if isinstance(atom, Over):
            weights = _weights(atom.amount)
            coaches = {pairs[n].coach for n in weights}
            if len(coaches) == 1 and not _is_of_one_family(atom.amount, pairs):
                yield Row(f"{rule.name}: {coaches.pop()}", weights, -atom.amount.constant)


def _costs(programme: Programme, rules: Sequence[Rule], board: Board) -> Iterator[tuple[int, Cost]]:
    """(tier, cost) of rules on pairs alone, in the order they are settled."""
    speaking = [rule for rule in rules if rule.of_pairs_alone and rule.tier != MUST]
    costs = {rule.name: rule.costs(board) for rule in speaking}
    for tier in settling_order(programme)[1:]:
        for rule, step in steps_of(programme, speaking, tier):
            yield tier, _cost(part_name(rule, step), costs[rule.name][step])


def _cost(name: str, amount: Amount) -> Cost:
    constant = amount.constant
    weights: dict[int, int] = defaultdict(int)
    for n, atom in amount.terms:
        # Among one group at most one is chosen, so what is missing of it is never below nothing; beyond one group
        # this is less than the cost, and a bound on less holds.
        inner = atom.amount if isinstance(atom, Over) else Amount(0, ((1, atom),))
        constant += n * inner.constant
        for column, weight in _weights(inner).items():
            weights[column] += n * weight
    return Cost(name, constant, {column: weight for column, weight in weights.items() if weight})


def _weights(amount: Amount) -> dict[int, int]:
    return {atom.index: n for n, atom in amount.terms if isinstance(atom, Choice)}
