"""What comes of a way of placing families, told week by week."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.benchmarks.two_years import TwoYears

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


@dataclass(frozen=True)
class Monday:
    """One week's placing: who waited, who was given whom, and the minutes a week each Coach had left after it."""

    waiting: frozenset[str]
    placed: Mapping[str, str]
    minutes_left: Mapping[str, int]


@dataclass
class Story:
    """What came of a way of placing."""

    mondays: list[Monday] = field(default_factory=list)
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

    def note(self, now: Now, goes_on: Mapping[str, str], waited: frozenset[str]) -> None:
        """Write down a week in which these pairs went on and these families waited before."""
        self.broken += sum(now.visited.get(family) != coach for family, coach in goes_on.items())
        room = now.room()
        placed = {family: coach for family, coach in now.visited.items() if family not in goes_on}
        self.mondays.append(Monday(waited, placed, room[0]))
        self.fits = self.fits and all(left >= 0 for some in room for left in some.values())
        for family, coach in now.visited.items():
            self.placed.setdefault(family, now.week)
            self.given[coach] += now.years.minutes[family][coach]
            self.need_met += now.years.need(family)


def story_of(years: TwoYears, place: Place) -> Story:
    """All the weeks, one after another."""
    now, story = Now(years, 0), Story()
    left = dict(years.visited)
    for week in range(years.weeks):
        now.week = week
        for family, coach in dict(now.visited).items():
            if left[family] <= 0:
                del now.visited[family]
            elif week not in years.here[coach]:
                del now.visited[family]
                now.waiting.append(family)
                story.left_by_coach += 1
        now.waiting += [family for family, asked in years.asks.items() if asked == week]
        now.waiting.sort(key=lambda family: (years.asks[family], family))
        goes_on, waited = dict(now.visited), frozenset(now.waiting)
        now.visited = dict(place(now))
        now.waiting = [family for family in now.waiting if family not in now.visited]
        for family in now.visited:
            left[family] -= 1
        story.note(now, goes_on, waited)
    return story
