"""Gives people shifts on the days they wish for, and spares them the days they would rather not.

Each wish may name a kind of shift, and counts as much as it weighs. Days on which somebody cannot come at all
are days away; wishes are for the others.

    Given:  C-01.day_wishes = 5 jan late 3, 7 jan off 2; library tue 18-20 kind late; library tue 9-10 kind early
    Kept:   tue 18-20 library: C-01; thu 10-12 library: C-02
    Broken: tue 9-10 library: C-01
    Says:   C-01 would like a shift of the kind "late" on Tue 5 Jan.
    Broken: tue 18-20 library: C-01; thu 10-12 library: C-01
    Says:   C-01 would rather have no shift on Thu 7 Jan.

    Given:  C-01.day_wishes = 5 jan 1; library tue 18-20 kind late
    Kept:   tue 18-20 library: C-01
    Broken: wed 18-20 library: C-01; tue 10-11 coaching: C-01
    Says:   C-01 would like a shift on Tue 5 Jan.
"""

from collections.abc import Iterable, Sequence

from matcher.amounts import Amount, either, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import DayWish
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import WISHES, Rule
from matcher.wording import day_words


class GivesTheDaysWishedFor(Rule):
    """Each wish that is not met counts its weight."""

    tier = WISHES
    source = "Chellows; RULES R25"

    def post(self, board: Board) -> Amount:
        """What all wishes not met weigh."""
        return total(
            _unmet(board, person.code, wish) for person in board.programme.chellows for wish in person.day_wishes
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each wish that is not met."""
        calendar = plan.calendar(programme)
        for person in programme.chellows:
            for wish in person.day_wishes:
                met = bool(_meant(programme, wish, calendar.get(person.code, ()))) != wish.off
                if not met and wish.weight:
                    facts = {"kind": wish.kind, "day": day_words(wish.day), "off": int(wish.off)}
                    yield self.breach(wish.weight, people=(person.code,), facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, what and when."""
        kind, wish = breach.facts["kind"], "rather have no" if breach.facts["off"] else "like a"
        shift = f'shift of the kind "{kind}"' if kind else "shift"
        return f"{breach.people[0]} would {wish} {shift} on {breach.facts['day']}."


def _unmet(board: Board, person: str, wish: DayWish) -> Amount:
    shifts = _meant(board.programme, wish, board.days_of(person).get(wish.day, ()))
    there = either(board.on(person, duty) for duty in shifts)
    return wish.weight * (there if wish.off else 1 - there)


def _meant(programme: Programme, wish: DayWish, duties: Iterable[Duty]) -> Sequence[Duty]:
    """The shifts among somebody's duties that the wish speaks of."""
    shifts = (duty for duty in duties if duty.kind is DutyKind.SHIFT and duty.day == wish.day)
    return [duty for duty in shifts if wish.kind in ("", programme.asked.kind_of(duty))]
