"""Makes a plan better part by part: a few people, a few days, or some of both at a time, all else as it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from matcher.amounts import Choice
from matcher.solving.cp_sat import MET, Solver, Status
from matcher.solving.rows.parts import Numbers, Part, Parts

SMALLEST, SHRINK, GROW = 1.5, 0.95, 1.04
"""Parts that are proved quickly grow, those that are not shrink."""
MEMORY = 0.8
"""How much of what a shape has gained counts on, each time it is tried."""
SELDOM = 0.15
"""Each shape is tried at least this often beside all others together."""

OFTEN = 0.5
"""How often what is open is drawn about something that costs."""
WEEK, SATURDAY = 7, 5
"""Days in a week, and which of them begins the weekend; the first Monday of all is day 1."""


@dataclass
class Shape:
    """A way of choosing what is open, how much at a time, and what it has lately gained for its effort."""

    draw: Callable[[int], Numbers]
    size: float
    gain: float = 1.0


class Neighbourhoods:
    """Draws parts of a model about people and days, and solves each within a limit of effort."""

    def __init__(self, parts: Parts, seed: int = 0) -> None:
        self.parts = parts
        self._random = Random(seed)
        choices = [(n, atom) for n, atom in enumerate(parts.atoms) if isinstance(atom, Choice) and atom.who]
        self._columns = np.array([n for n, _ in choices], np.int64)
        self._days = np.array([choice.day for _, choice in choices], np.int64)
        self.people = sorted({choice.who for _, choice in choices})
        number = {who: n for n, who in enumerate(self.people)}
        self._who = np.array([number[choice.who] for _, choice in choices], np.int64)
        self._dates = np.unique(self._days)
        self._costly: Sequence[int] = ()
        self._shapes = (Shape(self._few_people, 3.0), Shape(self._few_days, 4.0), Shape(self._some_of_both, 4.0))

    def of_person(self, nth: int) -> Numbers:
        """The choices about one of the people."""
        return self._columns[np.flatnonzero(self._who == nth)]

    def days(self) -> Iterator[Numbers]:
        """The choices about each day, in order."""
        return (self._columns[np.flatnonzero(self._days == day)] for day in self._dates)

    def weeks(self) -> Iterator[Numbers]:
        """The choices about each week, Monday to Sunday, in order."""
        weeks = (self._days - 1) // WEEK
        return (self._columns[np.flatnonzero(weeks == week)] for week in np.unique(weeks))

    def weekends(self) -> Numbers:
        """The choices about all Saturdays and Sundays."""
        return self._columns[np.flatnonzero((self._days - 1) % WEEK >= SATURDAY)]

    def improve(self, values: Numbers, effort: float, seconds: float | None) -> tuple[Numbers, float]:
        """The values after one more part was solved, never worse, and the effort it took."""
        self._costly = np.flatnonzero(self.parts.goal * values > 0).tolist()
        rates = [shape.gain for shape in self._shapes]
        shape = self._random.choices(self._shapes, [max(r, SELDOM * sum(rates), 1e-9) for r in rates])[0]
        whole = int(shape.size)
        size = whole + int(self._random.random() < shape.size - whole)
        after, proved, spent = self.solve(shape.draw(size), values, effort, seconds)
        gained = self.parts.value(values) - self.parts.value(after)
        shape.gain = MEMORY * shape.gain + (1 - MEMORY) * gained / max(spent, 1e-3)
        if not proved:
            shape.size = max(SMALLEST, shape.size * SHRINK)
        elif spent < effort / 2:
            shape.size *= GROW
        return after, spent

    def solve(
        self, choices: Numbers, values: Numbers, effort: float, seconds: float | None
    ) -> tuple[Numbers, bool, float]:
        """The values with these choices as good as they get, whether that is proved, and the effort it took."""
        if not len(choices):
            return values, True, 0.0
        solver = part_solver(effort, seconds, self._random.randrange(2**20))
        solved = solve_part(solver, self.parts.cut(choices, values), values)
        return values if solved.values is None else solved.values, solved.proved, solver.effort

    def _few_people(self, size: int) -> Numbers:
        return self._columns[np.isin(self._who, self._some_people(size))]

    def _few_days(self, size: int) -> Numbers:
        return self._columns[np.isin(self._days, self._window(size))]

    def _some_of_both(self, size: int) -> Numbers:
        """Twice as many people over half of the days."""
        who = np.isin(self._who, self._some_people(2 * size))
        return self._columns[who & np.isin(self._days, self._window(max(2, len(self._dates) // 2)))]

    def _some_people(self, size: int) -> list[int]:
        """So many people, often of those who could mend one thing that costs."""
        everybody = range(len(self.people))
        if self._random.random() < OFTEN:
            could = np.unique(self._who[self._about_a_cost()]).tolist()
            if len(could) > size:
                return self._random.sample(could, size)
        return self._random.sample(everybody, min(size, len(everybody)))

    def _window(self, size: int) -> Numbers:
        """So many days running, about one on which something costs, or about any."""
        centre = self._random.randrange(len(self._dates))
        about = self._about_a_cost() if self._random.random() < OFTEN else ()
        if len(about):
            day = self._days[about[self._random.randrange(len(about))]]
            centre = int(np.searchsorted(self._dates, day))
        first = centre - self._random.randrange(size)
        return self._dates[max(0, first) : first + size]

    def _about_a_cost(self) -> Numbers:
        """The places of the choices in a row about something that costs, drawn from all such things."""
        if not self._costly:
            return np.zeros(0, np.int64)
        rows = self.parts.rows_with(np.array([self._random.choice(self._costly)], np.int64))
        row = self._random.choice(rows.tolist())
        span = slice(self.parts.starts[row], self.parts.starts[row + 1])
        return np.flatnonzero(np.isin(self._columns, self.parts.columns[span]))


@dataclass(frozen=True)
class Solved:
    """The values with a part planned, None if no plan of it was met; and whether that none is better is proved."""

    values: Numbers | None
    proved: bool


def solve_part(solver: Solver, part: Part, values: Numbers) -> Solved:
    """What the solver makes of a part of the whole."""
    status = solver.solve(part.program)
    if status not in MET:
        return Solved(None, status == Status.INFEASIBLE)
    after = values.copy()
    after[part.columns] = solver.values
    return Solved(after, status == Status.OPTIMAL)


def part_solver(effort: float, seconds: float | None, seed: int) -> Solver:
    """One worker with a strong relaxation, stopped by effort, or by the clock where that comes first."""
    solver = Solver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = effort
    if seconds is not None:
        solver.parameters.max_time_in_seconds = max(0.0, seconds)
    return solver
