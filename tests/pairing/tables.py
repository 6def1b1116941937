"""Small problems of placing as bare numbers, and the best of all choices, found by looking at every one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from matcher.linear import Cost, Linear, Row


@dataclass(frozen=True)
class Table:
    """Families by Coaches: minutes of each possible pair, minutes and places of each Coach, classes of families."""

    minutes: tuple[tuple[int | None, ...], ...]
    offered: tuple[int, ...]
    most: tuple[int, ...]
    classes: tuple[int, ...]
    """The class of each family, 0 first."""
    takes: tuple[int, ...]
    """What a family counts in its class's first step."""

    def choices(self) -> Iterator[tuple[int | None, ...]]:
        """Every allowed choice: a Coach or none for each family."""
        could = [[None, *(c for c, n in enumerate(row) if n is not None)] for row in self.minutes]
        return (choice for choice in product(*could) if self._may(choice))

    def _may(self, choice: tuple[int | None, ...]) -> bool:
        for coach, offered in enumerate(self.offered):
            theirs = [self.minutes[f][coach] or 0 for f, c in enumerate(choice) if c == coach]
            if sum(theirs) > offered or len(theirs) > self.most[coach]:
                return False
        return True

    def vector(self, choice: tuple[int | None, ...]) -> tuple[int, ...]:
        """What is left out, class by class: first by what families take, then by how many they are."""
        steps = []
        for one in sorted(set(self.classes)):
            left = [f for f, c in enumerate(choice) if c is None and self.classes[f] == one]
            steps += [sum(self.takes[f] for f in left), len(left)]
        return tuple(steps)

    def columns(self) -> list[tuple[int, int]]:
        """(family, Coach) of each column."""
        return [(f, c) for f, row in enumerate(self.minutes) for c, n in enumerate(row) if n is not None]

    def linear(self) -> Linear:
        """The same as groups, rows and costs."""
        columns = self.columns()
        families = range(len(self.minutes))
        groups = [tuple(n for n, (f, _) in enumerate(columns) if f == family) for family in families]
        rows = []
        for coach, offered in enumerate(self.offered):
            theirs = {n: self.minutes[f][c] or 0 for n, (f, c) in enumerate(columns) if c == coach}
            rows.append(Row(f"hours of {coach}", theirs, offered))
            rows.append(Row(f"families of {coach}", dict.fromkeys(theirs, 1), self.most[coach]))
        return Linear(tuple(group for group in groups if group), tuple(rows), tuple(self._costs(columns)))

    def _costs(self, columns: list[tuple[int, int]]) -> Iterator[Cost]:
        for one in sorted(set(self.classes)):
            members = [f for f, theirs in enumerate(self.classes) if theirs == one]
            for name, counts in (("minutes", self.takes), ("families", [1] * len(self.takes))):
                weights = {n: -counts[f] for n, (f, _) in enumerate(columns) if f in members}
                yield Cost(f"{one}: {name}", sum(counts[f] for f in members), weights)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Up to six families, up to three Coaches, hours and places short of what is asked."""
    families, coaches = draw(st.integers(1, 6)), draw(st.integers(1, 3))
    sizes = st.sampled_from((None, 45, 60, 75, 90, 120))
    return Table(
        minutes=tuple(tuple(draw(sizes) for _ in range(coaches)) for _ in range(families)),
        offered=tuple(draw(st.sampled_from((0, 60, 100, 150, 240))) for _ in range(coaches)),
        most=tuple(draw(st.integers(0, 3)) for _ in range(coaches)),
        classes=tuple(draw(st.integers(0, 2)) for _ in range(families)),
        takes=tuple(draw(st.sampled_from((30, 60, 90))) for _ in range(families)),
    )


@dataclass(frozen=True)
class AskedOf:
    """A choice, a pair that is asked of it, what may not get worse, and every choice that has the pair by that."""

    linear: Linear
    chosen: frozenset[int]
    pair: int
    held: tuple[Row, ...]
    could: tuple[frozenset[int], ...]


@st.composite
def pairs_asked_for(draw: st.DrawFn) -> AskedOf:
    """Any allowed choice in a small table, and any pair there could be."""
    table = draw(tables().filter(Table.columns))
    linear = table.linear()
    numbers = {cell: n for n, cell in enumerate(table.columns())}
    choices = [frozenset(numbers[f, c] for f, c in enumerate(one) if c is not None) for one in table.choices()]
    chosen = draw(st.sampled_from(choices))
    pair = draw(st.integers(0, linear.columns - 1))
    held = tuple(cost.held_at(cost.of(chosen)) for cost in linear.costs)
    could = tuple(one for one in choices if pair in one and all(row.is_kept(one) for row in held))
    return AskedOf(linear, chosen, pair, held, could)
