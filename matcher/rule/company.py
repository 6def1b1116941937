"""Kinds of rule about the people in a family's life: who suits, who may come at all, who must not come alone."""

from abc import abstractmethod
from collections.abc import Iterable

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.families import Family
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import QUALITY, PairRule, Rule
from matcher.wording import when


class SuitRule(Rule):
    """A rule about how well a Coach suits a family, pair by pair."""

    tier = QUALITY
    of_pairs_alone = True

    @abstractmethod
    def shortfall(self, programme: Programme, coach: Chellow, family: Family) -> int:
        """0 if nobody could suit better; else how far from it the Coach is, in the rule's own unit."""

    def post(self, board: Board) -> Amount:
        """The shortfalls of all pairs."""
        programme = board.programme
        return total(
            board.paired(coach, family)
            * self.shortfall(programme, programme.chellow[coach], programme.family[family])
            for coach, family in board.pairs
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each pair that could be better."""
        for pair in plan.pairs:
            amount = self.shortfall(programme, programme.chellow[pair.coach], programme.family[pair.family])
            if amount:
                yield self.breach(amount, people=(pair.coach,), family=pair.family)


class WelcomeRule(PairRule):
    """A rule about one Coach and one family that also holds for whoever else comes on a visit."""

    binds_companions = True

    def post(self, board: Board) -> Amount:
        """How many refused pairs there are, and refused companions on visits."""
        programme = board.programme
        families = {duty.family for duty in board.duties if duty.kind is DutyKind.VISIT}
        unwelcome = {
            (person.code, code)
            for code, family in programme.family.items()
            if code in families
            for person in programme.chellows
            if self.refuses(programme, person, family) is not None
        }
        companions = (
            board.on(person, duty)
            for duty in board.duties
            if duty.kind is DutyKind.VISIT
            for person in board.people_for(duty)
            if person != duty.coach and (person, duty.family) in unwelcome
        )
        return total((super().post(board), *companions))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each refused pair, then one for each refused companion on a visit."""
        yield from super().check(programme, plan)
        for duty in plan.duties:
            family = programme.family.get(duty.family or "")
            if duty.kind is not DutyKind.VISIT or family is None:
                continue
            for code in duty.people:
                facts = self.refuses(programme, programme.chellow[code], family)
                if code != duty.coach and facts is not None:
                    yield self.breach(people=(code,), family=duty.family, duty=duty.id, facts=facts)


class CompanyRule(Rule):
    """A rule about visits that nobody makes alone."""

    @abstractmethod
    def fewest(self, programme: Programme, visit: Duty) -> int:
        """How many must come on the visit, its Coach among them."""

    def post(self, board: Board) -> Amount:
        """How many people are missing from visits that are made."""
        visits = (duty for duty in board.duties if duty.kind is DutyKind.VISIT)
        needs = ((duty, self.fewest(board.programme, duty)) for duty in visits)
        return total(
            excess(board.on(duty.coach or "", duty) * fewest - board.headcount(duty))
            for duty, fewest in needs
            if fewest > 1
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each visit made with too few."""
        for duty in plan.duties:
            if duty.kind is not DutyKind.VISIT or duty.coach not in duty.people:
                continue
            missing = self.fewest(programme, duty) - len(duty.people)
            if missing > 0:
                facts = {"when": when(duty)}
                yield self.breach(missing, people=duty.people, family=duty.family, duty=duty.id, facts=facts)
