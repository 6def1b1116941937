"""When it is a family's turn: a bound on its wait from those ahead of it and the places that came free, with proof.

Let a family of need band b ask in week a. From week s = a + ageing weeks x (3 - b) on, its band counts as 3 and
cannot rise further; so who asks later has a lower claim from then on, whatever its need. In any week after s in
which the family still waits, take somebody newly placed whose place it could have: with one of its Coaches, who
would have the minutes once that one is left out. That one's claim is no lower, for no family is passed over for a
lower claim; so it asked in week a or before, and could have one of its Coaches. Each of these takes one such place,
unless its Coach leaves and it comes back. So if n of them wait at s, and m come back later, the family is placed at
the latest when n + m + 1 such places were given since s: then it is its turn.

No number of weeks follows without knowing how soon places come free: where they come free at a steady rate r with
its Coaches, its turn is at most (n + m + 1) / r weeks after s.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.story import Monday, Story
from tests.benchmarks.two_years import TwoYears

HIGHEST = 3


@dataclass(frozen=True)
class Turn:
    """One family's."""

    settled: int
    """Weeks after asking from which nobody who asks later comes before it."""
    turn: int | None
    """Weeks after asking by which it must be placed; None if its turn has not come by the end."""
    overtaken: int
    """How many who asked later were given a place it could have had, once nobody should come before it."""


def settled_after(years: TwoYears, family: str) -> int:
    """In so many weeks the family's claim is of the highest band."""
    programme = years.programme
    return programme.settings.ageing_weeks * (HIGHEST - programme.family[family].need)


def turn_of(years: TwoYears, story: Story, family: str) -> Turn:
    """When it was a family's turn in a story."""
    asked, settled, could = years.asks[family], settled_after(years, family), years.minutes[family].keys()
    rivals = {other for other, week in years.asks.items() if week <= asked and could & years.minutes[other].keys()}
    ahead, given, overtaken, before = 0, 0, 0, frozenset({family})
    turn: int | None = None
    for week in range(asked + settled, years.weeks):
        monday = story.mondays[week]
        ahead += len(rivals & monday.waiting - before)
        before = monday.waiting - monday.placed.keys() | {family}
        takers = list(_takers(years, monday, family))
        given += len(takers)
        if turn is None and given > ahead:
            turn = week - asked
        if family in monday.waiting and family not in monday.placed:
            overtaken += sum(years.asks[taker] > asked for taker in takers)
    return Turn(settled, turn, overtaken)


def _takers(years: TwoYears, monday: Monday, family: str) -> Iterator[str]:
    """Who was given a place that the family could have had instead, itself among them."""
    could = years.minutes[family]
    for taker, coach in monday.placed.items():
        if coach in could:
            without = monday.minutes_left[coach] + years.minutes[taker][coach]
            if could[coach] <= without:
                yield taker
