"""What every rule file owes: a statement, a source, a tier, and the same rule told three ways.

`post` says how badly a plan on the board breaks it (an amount, never below 0), `check` finds the
breaches in a finished plan without any solver, `explain` reads one out. The amounts of the breaches
add up to what `post` says: the contract test holds every rule to that.
"""

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.families import Family
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme

MUST, PROMISES, PLACED_AND_COVER, QUALITY, CHANGES, FAIRNESS, WISHES, CANONICAL = range(8)
"""The tiers, by index (PRODUCT, order of aims); `MUST` is never broken."""

TIER_NAMES = (
    "hard",
    "promises",
    "placed_and_cover",
    "quality",
    "changes",
    "fairness",
    "wishes",
    "canonical",
)

Facts = Mapping[str, str | int]


@dataclass(frozen=True)
class Relaxation:
    """Something that could be asked of somebody to mend a breach; `price` is 1 (small) to 9 (great)."""

    ask: str
    whom: str
    price: int


@dataclass(frozen=True)
class Rule(ABC):
    """One rule. Fields of a subclass are its parameters, with units in their docstrings."""

    tier: ClassVar[int] = MUST
    safeguarding: ClassVar[bool] = False
    """True: never offered as a fix, never made soft."""
    source: ClassVar[str] = ""
    """Who asked for it."""
    because: ClassVar[str] = ""
    """Why it keeps people out, in a few words that a number can follow: `not free then (3)`."""
    of_pairs_alone: ClassVar[bool] = False
    """True: what it costs follows from who is paired with whom, whatever the times and duties."""
    of_weeks_alone: ClassVar[bool] = False
    """True: what visits cost by it follows from who is visited in which week, whatever the days and times."""
    gap_of: ClassVar[str] = ""
    """`minimum` or `ideal` where a breach is a gap in the plan: something asked that it could not give."""

    @property
    def name(self) -> str:
        """The rule file's name: it finishes the sentence "the plan …"."""
        return type(self).__module__.rpartition(".")[2]

    @property
    def may_rest(self) -> bool:
        """True if it may be given dates: not so what keeps people safe, or a plan whole."""
        return not self.safeguarding and (bool(fields(self)) or self.tier in (QUALITY, FAIRNESS, WISHES))

    @property
    def chapter(self) -> str:
        """The chapter of the rule book it stands in: pairing, shared or rota."""
        return type(self).__module__.split(".")[-2]

    @property
    def statement(self) -> str:
        """The rule in a coordinator's words: the first paragraph of its file."""
        text = inspect.getdoc(inspect.getmodule(type(self))) or ""
        return " ".join(text.split("\n\n")[0].split())

    def steps(self, programme: Programme) -> tuple[str, ...]:
        """The rule's steps within its tier, the one to settle first first; most rules have one, unnamed."""
        return ("",)

    def costs(self, board: Board) -> Mapping[str, Amount]:
        """What each step costs on the board."""
        return {"": self.post(board)}

    @abstractmethod
    def post(self, board: Board) -> Amount:
        """How badly the plan on the board breaks the rule, 0 when it keeps it, in the rule's own unit."""

    @abstractmethod
    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """Every breach in a plan, in a fixed order, found without a solver."""

    @abstractmethod
    def explain(self, breach: Breach, programme: Programme) -> str:
        """One sentence to read out, without gender or blame, naming people by code."""

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """What could be asked of whom to mend it; nothing where safety is meant."""
        return ()

    def breach(self, amount: int = 1, **facts: Any) -> Breach:
        """A breach of this rule."""
        return Breach(rule=self.name, amount=amount, **facts)


class SteppedRule(Rule):
    """A rule settled in several steps, each of which counts more than all that come after it."""

    @abstractmethod
    def steps(self, programme: Programme) -> tuple[str, ...]:
        """The steps' names, the first to settle first."""

    @abstractmethod
    def costs(self, board: Board) -> Mapping[str, Amount]:
        """What each step costs on the board, in order."""

    def post(self, board: Board) -> Amount:
        """All steps together: 0 exactly when each is 0."""
        return total(self.costs(board).values())


class PairRule(Rule):
    """A rule about one Coach and one family, whoever else there is."""

    binds_companions: ClassVar[bool] = False
    """True: it also holds for whoever comes along on a visit."""

    @abstractmethod
    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """None if the two may be paired; else what the sentence needs."""

    def post(self, board: Board) -> Amount:
        """How many refused pairs there are."""
        programme = board.programme
        return total(
            board.paired(coach, family)
            for coach, family in board.pairs
            if self.refuses(programme, programme.chellow[coach], programme.family[family]) is not None
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each refused pair."""
        for pair in plan.pairs:
            coach, family = programme.chellow[pair.coach], programme.family[pair.family]
            facts = self.refuses(programme, coach, family)
            if facts is not None:
                yield self.breach(people=(pair.coach,), family=pair.family, facts=facts)


class RefusingRule(Rule):
    """A rule that keeps some people off some duties whatever else is planned, and may say more than that."""

    kinds: ClassVar[frozenset[DutyKind]] = frozenset(DutyKind)
    """The kinds of duty it speaks of."""

    @abstractmethod
    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """None if the person may be on the duty; else what the sentence needs."""


class DutyRule(RefusingRule):
    """A rule about one person on one duty, whoever else is there."""

    def post(self, board: Board) -> Amount:
        """How many refused people are on duties."""
        programme = board.programme
        of_whom = board.not_known_to_be_allowed if self.tier == MUST else board.people_for
        return total(
            board.on(person, duty)
            for duty in board.duties
            if duty.kind in self.kinds
            for person in of_whom(duty)
            if self.refuses(programme, programme.chellow[person], duty) is not None
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each refused person on a duty."""
        for duty in (*plan.duties, *plan.held(programme)):
            if duty.kind not in self.kinds:
                continue
            for code in duty.people:
                facts = self.refuses(programme, programme.chellow[code], duty)
                if facts is not None:
                    yield self.breach(people=(code,), duty=duty.id, family=duty.family, facts=facts)
