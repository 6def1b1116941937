"""Which Coaches a family may choose from: those whose choosing costs no other family a place, each by proof.

Placing is settled first, every promised and every offered pair kept in full. Then each pair is asked for: it may be
chosen if some choice as good has it, and every such choice tells of all its pairs; it is refused by proof alone.

An offer keeps its hours and its time with each of its Coaches until the family has chosen. That is enough for every
family to get whichever Coach it picks, and no less would do: all picks may fall on one Coach.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matcher.checking.placing import Placing, placing_of
from matcher.checking.refusing import Refusal, Refusing
from matcher.checking.screening import Screened, screen
from matcher.domain.claims import may_be_placed
from matcher.domain.programme import Programme
from matcher.pairing.holding import Holding
from matcher.pairing.ladder import Rung
from matcher.pairing.placing import Placed, Placer
from matcher.pairing.reaching import Reaching
from matcher.planning.pairs_first import PairsFirst, placing_costs
from matcher.planning.stages import Settling
from matcher.rule import PROMISES, Rule
from matcher.solving.searching import Limit


@dataclass(frozen=True)
class ChoiceSet:
    """The Coaches a family could have, by whether it may choose them; codes in order."""

    family: str
    allowed: tuple[str, ...] = ()
    costly: tuple[str, ...] = ()
    """Choosing them is proved to cost another family its place."""
    open: tuple[str, ...] = ()
    """Not found out within the limit."""
    full: tuple[str, ...] = ()
    """No room beside what is promised, whoever else waits."""


class Choosing:
    """The placing of one programme as it stands, and what may be chosen in it."""

    def __init__(
        self, programme: Programme, rules: Sequence[Rule], limit: Limit, before: "Choosing | None" = None
    ) -> None:
        self.programme = programme
        self._before = before.placer if before else None
        self._refusing = Refusing(programme, rules)
        self._rules, self._limit = rules, limit
        self.solves = 0

    @cached_property
    def _screened(self) -> Screened:
        return screen(self._refusing)

    @cached_property
    def _placing(self) -> Placing:
        return placing_of(self.programme, self._rules, self._screened.possible)

    @cached_property
    def _placer(self) -> Placer:
        settling = Settling(self._limit, lambda _: None)
        asked = self._before.holding if self._before else None
        first = PairsFirst(self.programme, self._rules, self._screened.possible, settling, 1.0, asked)
        return first.placer(self._placing, first.promised())

    @property
    def placer(self) -> Placer | None:
        """Whoever placed families last, here or before."""
        return self._placer if "_placer" in vars(self) else self._before

    @property
    def asked(self) -> Holding | None:
        """What calendars were asked so far, here or before."""
        return self.placer.holding if self.placer else None

    @cached_property
    def _placed(self) -> Placed:
        """The best there is, as far as the limit lets it be found."""
        costs = placing_costs(self._placing)
        if self._before is not None:
            self._placer.follow(self._before, costs)
        return self._placer.place(costs)

    @property
    def is_proved(self) -> bool:
        """True if no placing is better than the one that choices are held against."""
        return all(rung.proved for rung in self._placed.rungs)

    def refusal(self, coach: str, family: str) -> Refusal | None:
        """The rule by which the two may not be paired at all; None if they may."""
        return self._refusing.of_pair(coach, family)

    def sets(self, families: Collection[str]) -> Mapping[str, ChoiceSet]:
        """What each of these families may choose, those that wait for a place; in order of code."""
        known = self.programme.family
        waiting = sorted(code for code in families if may_be_placed(self.programme, known[code]))
        columns = {n for n, pair in enumerate(self._placing.pairs) if pair.family in waiting}
        if not columns:
            return {code: ChoiceSet(code) for code in waiting}
        placed = self._placing.chosen(self._placed.pairs)
        allowed, refused = self._found_out(columns, Reaching(self._placer, self._placed.rungs, placed))
        full = self._without_room(refused)
        return {
            code: ChoiceSet(
                family=code,
                allowed=self._coaches(code, allowed),
                costly=self._coaches(code, refused - full),
                open=self._coaches(code, columns - allowed - refused),
                full=self._coaches(code, full),
            )
            for code in waiting
        }

    def _without_room(self, columns: set[int]) -> set[int]:
        """Those of the columns that are proved not to fit beside what is promised."""
        _, refused = self._found_out(columns, Reaching(self._placer, self._promises, self._placer.promised))
        return refused

    @property
    def _promises(self) -> list[Rung]:
        return [rung for rung in self._placed.rungs if self._placing.tiers[rung.cost.name] == PROMISES]

    def _found_out(self, columns: Collection[int], reaching: Reaching) -> tuple[set[int], set[int]]:
        """The columns that are in a choice as good as the one at hand, and those that are proved to be in none."""
        met = set(columns) & reaching.chosen
        refused: set[int] = set()
        for column in sorted(columns):
            if column in met:
                continue
            try:
                found = reaching.with_column(column)
            except TimeoutError:
                break
            if found is None:
                refused.add(column)
            else:
                met |= found & set(columns)
        self.solves += reaching.searches
        return met, refused

    def _coaches(self, family: str, columns: Collection[int]) -> tuple[str, ...]:
        pairs = self._placing.pairs
        return tuple(pairs[n].coach for n in sorted(columns) if pairs[n].family == family)
