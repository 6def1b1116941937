"""Puts nobody on more shifts of a kind over the period than they said: three nights, no early ones.

Given:  C-01.most_of_kind = night 1, early 0; library mon 18-20 kind night; library tue 18-20 kind night;
        library wed 7-9 kind early; library thu 18-20 kind night most 2
Kept:   mon 18-20 library: C-01; tue 18-20 library: C-02; thu 18-20 library: C-02, C-03; wed 7-9 library: C-02
Broken: mon 18-20 library: C-01; thu 18-20 library: C-01
Says:   C-01 has 2 shifts of the kind "night" over the period; 1 is the most.
Broken: wed 7-9 library: C-01
Says:   C-01 has 1 shift of the kind "early" over the period; 0 are the most.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Facts, RefusingRule, Relaxation
from matcher.wording import count_words, most_words


class FewShiftsOfAKind(RefusingRule):
    """Every shift above the most of its kind counts one."""

    source = "Chellows; Curtois and Qu 2014"
    because = "no shift of the kind left"
    kinds = frozenset({DutyKind.SHIFT})

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused if the most of its kind is none."""
        kind = programme.asked.kind_of(duty)
        return {"kind": kind, "shifts": 1, "most": 0} if (kind, 0) in person.most_of_kind else None

    def post(self, board: Board) -> Amount:
        """How many shifts are too many."""
        return total(
            excess(total(board.on(person.code, duty) for duty in of_kind.get(kind, ())), most)
            for person in board.programme.chellows
            if person.most_of_kind and (of_kind := _by_kind(board, person.code))
            for kind, most in person.most_of_kind
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and kind."""
        for code, duties in plan.calendar(programme).items():
            kinds = Counter(programme.asked.kind_of(duty) for duty in duties)
            for kind, most in programme.chellow[code].most_of_kind:
                if kinds[kind] > most:
                    facts = {"kind": kind, "shifts": kinds[kind], "most": most}
                    yield self.breach(kinds[kind] - most, people=(code,), facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, how many of what kind, and the most."""
        facts = breach.facts
        shifts = f'{count_words(int(facts["shifts"]), "shift")} of the kind "{facts["kind"]}"'
        return f"{breach.people[0]} has {shifts} over the period; {most_words(int(facts['most']))}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if one more would do."""
        yield Relaxation(f'would one more "{breach.facts["kind"]}" be too many', breach.people[0], 5)


def _by_kind(board: Board, person: str) -> Mapping[str, Sequence[Duty]]:
    """The duties the person could be on, by the kind of shift."""
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in board.duties_of(person):
        found[board.programme.asked.kind_of(duty)].append(duty)
    return found
