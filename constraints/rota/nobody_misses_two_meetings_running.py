"""Lets nobody miss two monthly meetings running where another date avoids it.

Who missed the last one is known from what was published, or from the person's own row.

    Given:  meeting tue1 10-11 one of; meeting thu1 10-11 one of; C-01.missed_last = yes
    Kept:   thu 10-11 meeting: C-01
    Broken: tue 10-11 meeting: C-02
    Says:   C-01 misses the monthly meeting in January 2027, and the one before.

    Given:  met mon0 10-11 meeting: C-02; C-01.roles = coach; C-03.joined = 29 dec 2026; C-04.away = 28 dec 2026
    Given:  meeting tue 10-11
    Kept:   tue 10-11 meeting: C-02
    Kept:

    Given:  met mon0 10-11 meeting: C-02; meeting tue 10-11; C-03.missed_last = no; C-04.roles = coach
    Kept:   tue 10-11 meeting: C-01
    Broken: tue 10-11 meeting: C-03
    Says:   C-01 misses the monthly meeting in January 2027, and the one before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from matcher.amounts import ONE, ZERO, Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Occasion
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule.attendance import MonthlyMeetingRule, missed, misses


class NobodyMissesTwoMeetingsRunning(MonthlyMeetingRule):
    """Each meeting missed by somebody who missed the one before counts one."""

    source = "the programme; PRODUCT R-06"
    gap_of = ""

    def post(self, board: Board) -> Amount:
        """How many meetings are missed right after another."""
        programme = board.programme
        costs = []
        for person, rounds in self._in_order(programme):
            before = ONE if missed_before(programme, person) else ZERO
            for occasions in rounds:
                now = missed(board, person, occasions)
                costs.append(excess(before + now, 1))
                before = now
        return total(costs)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each such meeting."""
        for person, rounds in self._in_order(programme):
            before = missed_before(programme, person)
            for occasions in rounds:
                now = misses(plan, person, occasions)
                if before and now:
                    yield self.missed_breach(plan, person, occasions)
                before = now

    def _in_order(self, programme: Programme) -> Iterable[tuple[Chellow, list[list[Occasion]]]]:
        """Each person's rounds, in order of time."""
        found: dict[str, list[list[Occasion]]] = defaultdict(list)
        for person, occasions in self.rounds(programme):
            found[person.code].append(occasions)
        return ((programme.chellow[code], rounds) for code, rounds in found.items())

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who misses, and in which month again."""
        return f"{breach.people[0]} misses the monthly meeting in {breach.facts['round']}, and the one before."


def missed_before(programme: Programme, person: Chellow) -> bool:
    """True if the person missed the last month of meetings before the period, being here for one of them."""
    if person.missed_last is not None:
        return person.missed_last
    months = _months_met(programme, person)
    last = months[max(months)] if months else []
    return any(person.is_here(duty.day) for duty in last) and not any(person.code in duty.people for duty in last)


def _months_met(programme: Programme, person: Chellow) -> Mapping[str, list[Duty]]:
    """The meetings held for the person before the period, by month."""
    theirs = {g.title for g in programme.gatherings if g.kind is MonthlyMeetingRule.kind and g.is_for(person)}
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in programme.met:
        if duty.title in theirs:
            found[f"{duty.day:%Y-%m}"].append(duty)
    return found
