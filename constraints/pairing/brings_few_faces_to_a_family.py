"""Brings few different people into one family's life: at most two in any four weeks.

Coach and companions count alike; time only kept free brings nobody.

    Given:  pair F-01 with C-01 active mon 10-11
    Kept:   mon 10-11 visit F-01: C-01, C-02; mon2 10-11 visit F-01: C-01, C-02
    Broken: mon 10-11 visit F-01: C-01, C-02; mon2 10-11 visit F-01: C-01, C-03
    Says:   F-01 would meet 3 different people from Mon 4 Jan to Sun 17 Jan; 2 is the most.

    Given:  pair F-01 with C-01 active mon 10-11; weeks = 5
    Kept:   mon 10-11 visit F-01: C-01, C-02; mon5 10-11 visit F-01: C-01, C-03
    Broken: mon2 10-11 visit F-01: C-01, C-02; mon5 10-11 visit F-01: C-01, C-03
    Says:   F-01 would meet 3 different people from Mon 11 Jan to Sun 7 Feb; 2 is the most.

    Given:  pair F-01 with C-01 active mon 10-11; rule.weeks = 1
    Kept:   mon 10-11 visit F-01: C-01, C-02; mon2 10-11 visit F-01: C-01, C-03
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from matcher.amounts import Amount, either, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Period
from matcher.rule import Relaxation, Rule
from matcher.wording import day_words


@dataclass(frozen=True)
class BringsFewFacesToAFamily(Rule):
    """Every different person beyond the most counts one, in every window of weeks within the period."""

    source = "families; PRODUCT P-08"
    because = "one face too many"
    most_faces: int = 2
    """How many different Chellows may come."""
    weeks: int = 4
    """How many whole weeks, running, they are counted over."""

    def post(self, board: Board) -> Amount:
        """How many people too many come, over all families and windows."""
        return total(
            excess(self._faces(board, visits), self.most_faces)
            for _, _, visits in self._windows(board.programme, board.duties)
        )

    def _faces(self, board: Board, visits: Iterable[Duty]) -> Amount:
        times: dict[str, list[Amount]] = defaultdict(list)
        for visit in visits:
            for person in board.people_for(visit):
                times[person].append(board.on(person, visit))
        return total(either(amounts) for amounts in times.values())

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each family and window with too many."""
        for family, weeks, visits in self._windows(programme, plan.duties):
            faces = {person for visit in visits for person in visit.people}
            if len(faces) > self.most_faces:
                facts = {"faces": len(faces), "dates": _dates(programme.period, weeks)}
                people = tuple(sorted(faces))
                yield self.breach(len(faces) - self.most_faces, family=family, people=people, facts=facts)

    def _windows(self, programme: Programme, duties: Iterable[Duty]) -> Iterator[tuple[str, range, list[Duty]]]:
        """(family, weeks, visits) of every window."""
        period = programme.period
        for family, visits in sorted(_visits(duties).items()):
            for weeks in period.runs(self.weeks):
                yield family, weeks, [visit for visit in visits if period.week_of(visit.day) in weeks]

    def explain(self, breach: Breach, programme: Programme) -> str:
        """How many, when, and the most."""
        faces, dates = breach.facts["faces"], breach.facts["dates"]
        return f"{breach.family} would meet {faces} different people {dates}; {self.most_faces} is the most."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """Only the family can say."""
        yield Relaxation("would one more new face be welcome", str(breach.family), 6)


def _dates(period: Period, weeks: range) -> str:
    last = period.monday(weeks.stop) - timedelta(days=1)
    return f"from {day_words(period.monday(weeks.start))} to {day_words(last)}"


def _visits(duties: Iterable[Duty]) -> Mapping[str, list[Duty]]:
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.kind is DutyKind.VISIT and duty.family is not None:
            found[duty.family].append(duty)
    return found
