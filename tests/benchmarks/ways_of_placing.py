"""Ways to place families: planned again every week, or first come first served with one Coach or another.

Whoever serves first come first served knows exactly what we know of who may meet whom, and of hours and counts. It
takes the families in order of asking and gives each at once one of the Coaches with room, and so on to the last.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from constraints import BOOK
from matcher.checking.placing import placing_of
from matcher.domain.pairs import Pair, PairState
from matcher.domain.times import Period
from matcher.pairing.ladder import Ladder
from tests.benchmarks.story import Now, Place

Liking = Callable[[Now, str, str, int, int], Any]
"""Of now, family, Coach, places and minutes left: the Coach with room for whom this is least is taken."""


def _served(liking: Liking) -> Place:
    def place(now: Now) -> Mapping[str, str]:
        minutes, families = now.room()
        visited = dict(now.visited)
        for family in now.waiting:
            could = now.years.minutes[family]
            with_room = [c for c in could.keys() & minutes.keys() if minutes[c] >= could[c] and families[c] > 0]
            if with_room:
                coach = min(with_room, key=lambda c: (liking(now, family, c, families[c], minutes[c]), c))
                visited[family] = coach
                minutes[coach] -= could[coach]
                families[coach] -= 1
        return visited

    return place


first_on_the_list = _served(lambda now, family, coach, places, left: coach)
nearest = _served(lambda now, family, coach, places, left: now.years.minutes[family][coach])
emptiest = _served(lambda now, family, coach, places, left: (-places, -left))


def planned_every_week(now: Now) -> Mapping[str, str]:
    """Placed by claims, then as suits best, through the product's own rows and ladder; pairs that meet are kept."""
    years, whole = now.years, now.years.programme
    meeting = [Pair(family=f, coach=c, state=PairState.ACTIVE) for f, c in sorted(now.visited.items())]
    programme = whole.but(
        period=Period(first=years.monday(now.week), weeks=1),
        families=tuple(whole.family[code] for code in (*now.waiting, *now.visited)),
        chellows=tuple(whole.chellow[code] for code in sorted(now.coaches())),
        pairs=tuple(meeting),
    )
    placing = placing_of(programme, BOOK, (*meeting, *_possible(now)))
    ladder = Ladder(placing.linear, chosen=placing.chosen(meeting))
    ladder.climb(placing.linear.costs)
    return {placing.pairs[n].family: placing.pairs[n].coach for n in ladder.chosen}


def _possible(now: Now) -> Iterator[Pair]:
    """Waiting families with each Coach who has room beside the pairs that meet: no other could be chosen."""
    minutes, families = now.room()
    with_room: Sequence[str] = [code for code in sorted(minutes) if families[code] > 0]
    for family in now.waiting:
        could = now.years.minutes[family]
        for coach in with_room:
            if coach in could and could[coach] <= minutes[coach]:
                yield Pair(family=family, coach=coach, state=PairState.PROPOSED, held=True)
