"""Keeps visits and the rota within the hours set aside for each: its own most, and room for the other's least.

Visits count with their walks and times kept for a family, shifts by their length. Days away take as much
from what is set aside as from the offer.

    Given:  C-01.on_visits = up to 70 min; C-01.on_rota = up to 2h
    Kept:   mon 10-11 visit F-01: C-01; tue 10-12 library: C-01; wed 10-11 coaching: C-01
    Broken: mon 10-11 visit F-01: C-01; tue 10-11 visit F-02: C-01
    Says:   C-01 would give 2 h 20 min to visits in the week of Mon 4 Jan; 1 h 10 min are set aside.
    Broken: tue 10-12 library: C-01; wed 10-10:30 cafe: C-01
    Says:   C-01 would give 2 h 30 min to the rota in the week of Mon 4 Jan; 2 h are set aside.

    Given:  C-01.offered = 4h; C-01.on_rota = at least 2h
    Kept:   mon 10-11 visit F-01: C-01; mon2 10-11 visit F-01: C-01
    Broken: mon 10-11 visit F-01: C-01; F-02 with C-01 held tue 10-11
    Says:   C-01 would give 2 h 20 min to visits in the week of Mon 4 Jan; 2 h are set aside.
"""

from collections.abc import Container, Iterable, Iterator

from matcher import fairness
from matcher.amounts import Amount
from matcher.domain.breach import Breach
from matcher.domain.chellows import Bounds, Chellow
from matcher.domain.programme import Programme
from matcher.rule import Relaxation
from matcher.rule.set_aside import Limit, SetAsideRule, above, bounds_of, least_of
from matcher.wording import hours_words


class KeepsRolesWithinTheirHours(SetAsideRule):
    """Minutes above what is set aside, week by week."""

    because = "no hours set aside for it"

    def limits(self, programme: Programme, person: Chellow) -> Iterator[Limit]:
        """The most for each part, and what the other part's least leaves of the offer."""
        bounds = bounds_of(person)
        if all(each == Bounds() for each in bounds.values()):
            return
        for part, other in (("visits", "the rota"), ("the rota", "visits")):
            for week in range(programme.period.weeks):
                left = fairness.offered_minutes(programme, person, week) - least_of(programme, person, other, week)
                most = bounds[part].most
                yield Limit(person.code, part, week, max(0, left if most is None else min(most, left)))

    def concerned(self, programme: Programme, busy: Container[str]) -> Iterable[Chellow]:
        """Whoever has duties: nothing given is never too much."""
        return (person for person in programme.chellows if person.code in busy)

    def beyond(self, given: Amount, limit: int) -> Amount:
        """Minutes above it."""
        return above(given, limit)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, how much for what, and what is set aside."""
        given, limit = hours_words(int(breach.facts["given"])), hours_words(int(breach.facts["limit"]))
        week = f"the week of {breach.facts['monday']}"
        return f"{breach.people[0]} would give {given} to {breach.facts['part']} in {week}; {limit} are set aside."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if a little more would do that week."""
        week = f"the week of {breach.facts['monday']}"
        more = f"could {hours_words(breach.amount)} more go to {breach.facts['part']} in {week}"
        yield Relaxation(more, breach.people[0], 4)
