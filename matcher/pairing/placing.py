"""Who gets which Coach: plain rows climbed step by step, then held by every Coach's calendar.

What the rows prove holds for every plan, because calendars can only forbid more. Where a Coach cannot hold what was
chosen, that is told to the rows as a cut, the others stay where they are, and only what must is chosen again.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matcher.checking.placing import Placing
from matcher.checking.prices import Prices
from matcher.domain.pairs import Pair
from matcher.linear import Cost, Row
from matcher.pairing.holding import Holding
from matcher.pairing.ladder import Ladder, Rung
from matcher.pairing.narrowed import Narrowed, without
from matcher.solving.assigning.nearby import near_to

FEW = 2
"""So many families more are left to a board with all pairs on it to place."""
SecondsLeft = Callable[[], float | None]


@dataclass(frozen=True)
class Placed:
    """The pairs, each step's value and bound in order, and whether calendars hold them all."""

    pairs: tuple[Pair, ...]
    rungs: tuple[Rung, ...]
    stopped: bool


@dataclass
class Placer:
    """Places the families of one problem; cuts are kept from one climb to the next."""

    placing: Placing
    holding: Holding
    promised: frozenset[int]
    """Columns of promised pairs, as they were settled before."""
    settled: Mapping[str, int]
    """Bounds of the costs about promises, by name."""
    seconds_left: SecondsLeft
    rows: Sequence[Row] = ()
    """What else every plan has to keep that comes to no more in promises."""

    def __post_init__(self) -> None:
        self.cuts = list(self.rows)
        """What calendars were found not to hold, as rows, after those known from the start."""
        self._begun = self.promised
        self._prices: Mapping[str, Prices] = {}
        self._stopped = False
        self.placed: Placed | None = None
        """What was placed last."""

    def begin_with(self, columns: frozenset[int]) -> None:
        """Begin with these, which are known to make a plan with all that was promised."""
        self._begun = columns
        for theirs in self._by_coach(columns).values():
            self.holding.note_held(self.placing.pairs[n] for n in theirs)

    def follow(self, other: "Placer", costs: Sequence[Cost]) -> None:
        """Begin where another ended that placed mostly the same pairs, with its prices and cuts."""
        if other.placed is None:
            return
        self._prices = _prices(other.placed.rungs)
        if self.holding.knows_what_is_known_to(other.holding):
            self.cuts += other.cuts_over(self.placing)
        kept = [cost.held_at(cost.of(self.promised)) for cost in costs if cost.name in self.settled]
        there = self.placing.chosen(other.placed.pairs) | self.promised
        self._begun = self._most_of(there, without(self.placing.linear, ()), kept) or self._begun

    def cuts_over(self, placing: Placing) -> Iterator[Row]:
        """What calendars were found not to hold, over the columns of pairs that are there just as they are here."""
        pairs = self.placing.pairs
        for number, cut in enumerate(self.cuts[len(self.rows) :]):
            columns = {n: placing.column(pairs[n]) for n in cut.weights}
            same = {n: m for n, m in columns.items() if m is not None and placing.pairs[m] == pairs[n]}
            yield Row(f"cut before {number}", {m: cut.weights[n] for n, m in same.items()}, cut.most)

    def beside_promised(self, columns: Iterable[int]) -> frozenset[int]:
        """The promised with as many of these as rows allow, taken one by one."""
        chosen = self.promised
        for column in sorted(columns):
            more = chosen | {column}
            if self.placing.linear.keeps(more) and all(row.is_kept(more) for row in self.cuts):
                chosen = more
        return chosen

    def place(self, costs: Sequence[Cost], wishes: Sequence[Cost] = ()) -> Placed:
        """The best pairs every calendar holds; after a stop, those of the best so far that calendars hold.

        Wishes come after the costs: they are climbed too, but calendars need not hold the best of them.
        """
        ladder = self._climbed(costs, self._begun, self._prices)
        while True:
            chosen = self._held_by_calendars(ladder)
            if chosen is not None:
                return self._suited(chosen, ladder, wishes)
            if self._out_of_time():
                return self._placed(self._as_far_as_held(ladder.chosen), ladder)
            ladder = self._climbed(costs, self._start(ladder), _prices(ladder.rungs))

    def as_begun(self, costs: Sequence[Cost]) -> Placed | None:
        """The pairs it begins with, where rows would place hardly more; None where they would place many more.

        Rungs end with the first by which there may be something better.
        """
        ladder = self._climbed(costs, self._begun, self._prices)
        if len(ladder.chosen) > len(self._begun) + FEW:
            return None
        worse = next((n for n, rung in enumerate(ladder.rungs) if rung.cost.of(self._begun) > rung.bound), None)
        ladder.rungs[:] = ladder.rungs[:] if worse is None else ladder.rungs[: worse + 1]
        return self._placed(self._begun, ladder)

    def _suited(self, chosen: frozenset[int], ladder: Ladder, wishes: Sequence[Cost]) -> Placed:
        """The pairs that also suit best, where calendars hold them; else those at hand.

        Where calendars refused more than there are Coaches, they would refuse what is searched without them.
        """
        ladder.chosen = chosen
        refused = len(self.cuts) - len(self.rows)
        ladder.climb(wishes, by_prices_alone=refused > len(self._by_coach(chosen)))
        if ladder.chosen != chosen:
            good = self.cut_what_is_not_held(ladder.chosen)
            chosen = ladder.chosen if good == ladder.chosen else chosen
        return self._placed(chosen, ladder)

    def _start(self, ladder: Ladder) -> frozenset[int]:
        """Most of the ladder's choice, as far as cuts allow it, with all of what was promised."""
        kept = [rung.cost.held_at(rung.value) for rung in ladder.rungs if rung.cost.name in self.settled]
        return self._most_of(ladder.chosen, without(self.placing.linear, ()), kept) or self.promised

    def _most_of(self, columns: frozenset[int], left: Narrowed, held: Iterable[Row]) -> frozenset[int] | None:
        """A choice with most of the columns, as rows and cuts allow it; None if they allow none, or time is out."""
        rows = tuple(left.rows((*held, *self.cuts)))
        found = near_to(left.linear, left.inside(columns), held=rows, seconds=self.seconds_left())
        self._stopped = self._stopped or found.stopped
        return None if found.chosen is None else left.outside(found.chosen)

    def _climbed(self, costs: Sequence[Cost], chosen: frozenset[int], before: Mapping[str, Prices]) -> Ladder:
        ladder = Ladder(self.placing.linear, self.seconds_left, chosen, tuple(self.cuts), before)
        for cost in costs:
            if cost.name in self.settled:
                ladder.hold(cost, self.settled[cost.name])
            else:
                ladder.climb((cost,))
        self._stopped = self._stopped or ladder.stopped
        return ladder

    def _placed(self, chosen: frozenset[int], ladder: Ladder) -> Placed:
        pairs = tuple(self.placing.pairs[n] for n in sorted(chosen))
        self.placed = Placed(pairs, tuple(ladder.rungs), self._stopped)
        return self.placed

    def _held_by_calendars(self, ladder: Ladder) -> frozenset[int] | None:
        """A choice as good as the ladder's that every Coach can hold; None if there is none, or time is out."""
        chosen: frozenset[int] | None = ladder.chosen
        held, left = [rung.cost.held_at(rung.value) for rung in ladder.rungs], ladder.left()
        while chosen is not None:
            good = self.cut_what_is_not_held(chosen)
            if good == chosen or self._out_of_time():
                return chosen if good == chosen else None
            chosen = self._most_of(chosen, left, held)
        return None

    def cut_what_is_not_held(self, chosen: frozenset[int]) -> frozenset[int]:
        """The columns of Coaches that hold all of theirs; for each of the others a cut more."""
        good: set[int] = set()
        for columns in self._by_coach(chosen).values():
            pairs = [self.placing.pairs[n] for n in columns]
            if self.holding.holds(pairs):
                good.update(columns)
            else:
                self._cut(*self.holding.too_many(pairs))
        return frozenset(good)

    def _cut(self, weights: Mapping[Pair, int], most: int) -> None:
        columns = {n: weights[self.placing.pairs[n]] for n in sorted(self.placing.chosen(weights))}
        self.cuts.append(Row(f"cut {len(self.cuts)}", columns, most))

    def _by_coach(self, chosen: Collection[int]) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for n in sorted(chosen):
            found[self.placing.pairs[n].coach].append(n)
        return found

    def _as_far_as_held(self, chosen: frozenset[int]) -> frozenset[int]:
        """What is left when each Coach gives up what it cannot hold beside what came before."""
        kept: set[int] = set()
        for columns in self._by_coach(chosen).values():
            theirs: list[int] = []
            for n in sorted(columns, key=lambda n: n not in self.promised):
                if self.holding.holds([self.placing.pairs[m] for m in (*theirs, n)]):
                    theirs.append(n)
            kept.update(theirs)
        return frozenset(kept)

    def _out_of_time(self) -> bool:
        left = self.seconds_left()
        self._stopped = self._stopped or left == 0
        return left == 0


def _prices(rungs: Iterable[Rung]) -> Mapping[str, Prices]:
    return {rung.cost.name: rung.prices for rung in rungs if rung.prices is not None}
