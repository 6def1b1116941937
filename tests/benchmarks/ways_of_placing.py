"""Two ways to place families over two years: planned again every week, and first come first served."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from constraints import BOOK
from matcher.checking.placing import placing_of
from matcher.domain.pairs import Pair, PairState
from matcher.domain.times import Period
from matcher.pairing.ladder import Ladder
from tests.benchmarks.two_years import WEEKS, TwoYears

Place = Callable[["Now"], Mapping[str, str]]


@dataclass
class Now:
    """How things stand on a Monday: who waits in order of asking, and who is visited by whom."""

    years: TwoYears
    week: int
    waiting: list[str] = field(default_factory=list)
    visited: dict[str, str] = field(default_factory=dict)

    def coaches(self) -> list[str]:
        """Who is here, in order of code."""
        return [code for code, weeks in self.years.here.items() if self.week in weeks]

    def room(self) -> tuple[Counter[str], Counter[str]]:
        """Minutes a week and families that each Coach has room for still."""
        people = self.years.programme.chellow
        minutes = Counter({code: people[code].offered for code in self.coaches()})
        families = Counter({code: people[code].most_families for code in self.coaches()})
        for family, coach in self.visited.items():
            minutes[coach] -= self.years.minutes[family][coach]
            families[coach] -= 1
        return minutes, families


@dataclass
class Story:
    """What came of a way of placing."""

    placed: dict[str, int] = field(default_factory=dict)
    """The week in which each family first had a Coach."""
    given: Counter[str] = field(default_factory=Counter)
    """Minutes each Coach gave, walks counted."""
    need_met: int = 0
    """Minutes of visits families had."""
    left_by_coach: int = 0
    """Pairs that ended because their Coach left."""
    broken: int = 0
    """Pairs that ended though both were still there."""
    fits: bool = True
    """True if nobody ever gave more than offered, or had more families than agreed."""


def story_of(years: TwoYears, place: Place) -> Story:
    """Two years, week by week."""
    now, story = Now(years, 0), Story()
    left = dict(years.visited)
    for week in range(WEEKS):
        now.week = week
        before = dict(now.visited)
        for family, coach in before.items():
            if left[family] <= 0:
                del now.visited[family]
            elif week not in years.here[coach]:
                del now.visited[family]
                now.waiting.append(family)
                story.left_by_coach += 1
        now.waiting += [family for family, asked in years.asks.items() if asked == week]
        now.waiting.sort(key=lambda family: (years.asks[family], family))
        goes_on = dict(now.visited)
        now.visited = dict(place(now))
        story.broken += sum(now.visited.get(family) != coach for family, coach in goes_on.items())
        now.waiting = [family for family in now.waiting if family not in now.visited]
        for family, coach in now.visited.items():
            story.placed.setdefault(family, week)
            story.given[coach] += years.minutes[family][coach]
            story.need_met += years.need(family)
            left[family] -= 1
        story.fits = story.fits and all(room >= 0 for some in now.room() for room in some.values())
    return story


def first_come_first_served(now: Now) -> Mapping[str, str]:
    """Everybody in order of asking to the first Coach with room, the shortest walk first; nobody looks ahead."""
    minutes, families = now.room()
    visited = dict(now.visited)
    for family in now.waiting:
        could = now.years.minutes[family]
        for coach in sorted(could.keys() & minutes.keys(), key=lambda code: (could[code], code)):
            if minutes[coach] >= could[coach] and families[coach] > 0:
                visited[family] = coach
                minutes[coach] -= could[coach]
                families[coach] -= 1
                break
    return visited


def planned_every_week(now: Now) -> Mapping[str, str]:
    """Placed by claims, then as suits best, through the product's own rows and ladder; pairs that meet are kept."""
    years, whole, coaches = now.years, now.years.programme, set(now.coaches())
    meeting = [Pair(family=f, coach=c, state=PairState.ACTIVE) for f, c in sorted(now.visited.items())]
    programme = whole.but(
        period=Period(first=years.monday(now.week), weeks=1),
        families=tuple(whole.family[code] for code in (*now.waiting, *now.visited)),
        chellows=tuple(whole.chellow[code] for code in sorted(coaches)),
        pairs=tuple(meeting),
    )
    proposed = [
        Pair(family=family, coach=coach, state=PairState.PROPOSED, held=True)
        for family in now.waiting
        for coach in sorted(years.minutes[family].keys() & coaches)
    ]
    placing = placing_of(programme, BOOK, (*meeting, *proposed))
    ladder = Ladder(placing.linear, chosen=placing.chosen(meeting))
    ladder.climb(placing.linear.costs)
    return {placing.pairs[n].family: placing.pairs[n].coach for n in ladder.chosen}
