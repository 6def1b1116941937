"""Asks nobody for more hours in a week than they offered.

Visits with their walks, shifts, gatherings, times kept free for a family and the walks between are all
counted. An offer shrinks with days away and before joining.

    Given:  C-01.offered = 2h
    Kept:   mon 10-12 library: C-01; mon2 10-12 library: C-01
    Broken: mon 10-12 library: C-01; thu 10-10:30 library: C-01
    Says:   C-01 would give 2 h 30 min in the week of Mon 4 Jan; the offer is 2 h.
    Broken: mon2 10-12 library: C-01; thu2 10-11 library: C-01
    Says:   C-01 would give 3 h in the week of Mon 11 Jan; the offer is 2 h.

    Given:  C-01.offered = 70 min
    Kept:   mon 10-11 visit F-01: C-01
    Kept:   F-01 with C-01 held mon 10-11

    Given:  C-01.offered = 69 min
    Broken: mon 10-11 visit F-01: C-01
    Broken: F-01 with C-01 held mon 10-11
    Says:   C-01 would give 1 h 10 min in the week of Mon 4 Jan; the offer is 1 h 9 min.

    Given:  C-01.offered = 7h; C-01.away = 5 jan to 10 jan
    Kept:   mon 10-11 library: C-01
    Broken: mon 10-12 library: C-01
"""

from collections.abc import Iterable

from matcher import fairness
from matcher.amounts import Amount, excess, total
from matcher.board import Board, by_day
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import day_words, hours_words


class KeepsHoursWithinTheOffer(Rule):
    """Minutes above the offer, week by week."""

    of_weeks_alone = True
    source = "Chellows; PRODUCT R-03"
    because = "no hours left that week"

    def post(self, board: Board) -> Amount:
        """Minutes above the offer, over all people and weeks."""
        programme = board.programme
        return total(
            excess(board.given(person.code, week), fairness.offered_minutes(programme, person, week))
            for person in programme.chellows
            for week in range(programme.period.weeks)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and week."""
        for code, duties in plan.calendar(programme).items():
            for week, given in sorted(_given(programme, code, duties).items()):
                offered = fairness.offered_minutes(programme, programme.chellow[code], week)
                if given > offered:
                    facts = {"given": given, "offered": offered, "monday": day_words(programme.period.monday(week))}
                    yield self.breach(given - offered, people=(code,), facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, how much, and the offer."""
        given, offered = hours_words(int(breach.facts["given"])), hours_words(int(breach.facts["offered"]))
        week = f"in the week of {breach.facts['monday']}"
        return f"{breach.people[0]} would give {given} {week}; the offer is {offered}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if a little more would do that week."""
        more = f"could you give {hours_words(breach.amount)} more in the week of {breach.facts['monday']}"
        yield Relaxation(more, breach.people[0], 4)


def _given(programme: Programme, person: str, theirs: Iterable[Duty]) -> dict[int, int]:
    """Minutes given or kept free in each week of the period."""
    weeks: dict[int, int] = {}
    for day, duties in by_day(theirs).items():
        week = programme.period.week_of(day)
        weeks[week] = weeks.get(week, 0) + fairness.given_minutes(programme, person, duties)
    return weeks
