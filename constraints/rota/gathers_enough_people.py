"""Brings as many people to a gathering as it needs to count: its quorum.

Given:  leadership tue 10-11 quorum 2
Kept:   tue 10-11 leadership: C-01, C-02
Broken: tue 10-11 leadership: C-01
Says:   Leadership needs 2 people on Tue 5 Jan 10:00-11:00 and has 1.

Given:  leadership tue1 10-11 one of quorum 2; leadership thu1 10-11 one of quorum 2
Kept:   thu 10-11 leadership: C-01, C-02
Broken:
Says:   Leadership needs 2 people on Tue 5 Jan 10:00-11:00 and has 0.
"""

from collections.abc import Iterable, Iterator

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Occasion
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule.attendance import GatheringRule, choices
from matcher.wording import count_words, place_and_time


class GathersEnoughPeople(GatheringRule):
    """Each person missing from a quorum counts one."""

    source = "the leadership group"
    gap_of = "minimum"

    def post(self, board: Board) -> Amount:
        """How many people are missing."""
        return total(
            excess(dates[0].quorum - total(board.headcount(occasion.duty) for occasion in dates))
            for dates in _with_quorum(board.programme)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each gathering without its quorum."""
        for dates in _with_quorum(programme):
            held = [occasion for occasion in dates if plan.people_on(occasion.duty.id)]
            there = sum(len(plan.people_on(occasion.duty.id)) for occasion in held)
            if there < dates[0].quorum:
                duty = (held or dates)[0].duty
                facts = {"quorum": dates[0].quorum, "there": there, **place_and_time(programme, duty)}
                yield self.breach(dates[0].quorum - there, duty=duty.id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """What, when, how many it needs and has."""
        facts = breach.facts
        needs = count_words(int(facts["quorum"]), "person", "people")
        return f"{facts['where']} needs {needs} on {facts['when']} and has {facts['there']}."


def _with_quorum(programme: Programme) -> Iterator[list[Occasion]]:
    """The dates each gathering with a quorum could have: one, or several to choose between."""
    yield from (dates for dates in choices(programme).values() if dates[0].quorum)
    settled = (o for o in programme.asked.occasions.values() if not o.choice)
    yield from ([occasion] for occasion in settled if occasion.quorum)
