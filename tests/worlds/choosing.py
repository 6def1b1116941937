"""Ways to draw at random that cost next to nothing: a world's choices are read off one string of bytes.

Hypothesis draws the bytes and makes them smaller; to ask it for every choice took most of the time of the tests.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from math import lcm, perm, prod
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")
U = TypeVar("U")
P = ParamSpec("P")


class Draw:
    """Choices by the bytes given, one after another; once they have run out, the simplest of each."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __call__(self, options: "Options[T]") -> T:
        """One of the options."""
        return options.pick(self)

    def apart(self, options: "Options[T]", size: int = 40) -> T:
        """One of the options by so many bytes of their own: what is drawn after it stays the same if it changes."""
        own = Draw(self._data[self._at : self._at + size])
        self._at += size
        return own(options)

    def below(self, number: int) -> int:
        """A whole number from 0, any as likely as any other."""
        if number == 1:
            return 0
        size = 1 if number <= 16 else 2 if number <= 4_096 else 4
        read = self._data[self._at : self._at + size].ljust(size, b"\0")
        self._at += size
        return int.from_bytes(read) * number >> 8 * size


@dataclass(frozen=True)
class Options(Generic[T]):
    """What may be drawn: a way to pick one of it."""

    pick: Callable[[Draw], T]

    def map(self, make: Callable[[T], U]) -> "Options[U]":
        """What is made of one of these."""
        return Options(lambda draw: make(self.pick(draw)))


def options(make: Callable[Concatenate[Draw, P], T]) -> Callable[P, Options[T]]:
    """What a function comes to with a draw before its other arguments."""
    return lambda *args, **kwargs: Options(lambda draw: make(draw, *args, **kwargs))


@st.composite
def drawn(draw: st.DrawFn, among: Options[T], size: int) -> T:
    """One of the options as Hypothesis draws it, by so many bytes."""
    return Draw(draw(st.binary(min_size=size, max_size=size)))(among)


Oddities = Mapping[str, Options[Any]]
"""Fields, each with what it may be instead."""
EIGHTH = (*[False] * 7, True)
PERHAPS = (False, True)


def one_of(items: Iterable[T]) -> Options[T]:
    """Any of the items; the first is the simplest."""
    there: Sequence[T] = tuple(items)
    return Options(lambda draw: there[draw.below(len(there))])


HARDLY_EVER = one_of(EIGHTH)


def either(*ways: Options[Any]) -> Options[Any]:
    """By any of the ways, the first the simplest."""
    return Options(lambda draw: draw(ways[draw.below(len(ways))]))


def only(item: T) -> Options[T]:
    """Nothing but the item."""
    return Options(lambda _: item)


@cache
def together(*of_each: Iterable[Any]) -> Options[tuple[Any, ...]]:
    """One of each, any as likely as any other of its kind; the first of each is the simplest."""
    there = tuple(map(tuple, of_each))
    ways = prod(map(len, there))

    def pick(draw: Draw) -> tuple[Any, ...]:
        number, picked = draw.below(ways), []
        for items in there:
            number, nth = divmod(number, len(items))
            picked.append(items[nth])
        return tuple(picked)

    return Options(pick)


@cache
def perhaps(items: tuple[Any, ...]) -> Options[Any]:
    """None as often as one of the items."""
    return one_of((*[None] * len(items), *items))


@cache
def some(items: tuple[Any, ...], most: int = 3, least: int = 0) -> Options[tuple[Any, ...]]:
    """Up to `most` of the items, each once, in any order; any number of them is as likely."""
    return one_of(some_of(items, most, least))


@cache
def some_of(items: tuple[Any, ...], most: int = 3, least: int = 0) -> tuple[tuple[Any, ...], ...]:
    """Every such choice, the fewer are chosen the more often."""
    sizes = range(min(least, len(items)), min(most, len(items)) + 1)
    each = lcm(*(perm(len(items), size) for size in sizes))
    return tuple(
        found
        for size in sizes
        for found in permutations(items, size)
        for _ in range(each // perm(len(items), size))
    )


@options
def several(draw: Draw, rows: Options[T], most: int = 2, least: int = 0) -> tuple[T, ...]:
    """Up to `most` rows."""
    return tuple([draw(rows) for _ in range(draw(up_to(most, least)))])


@cache
def up_to(most: int, least: int = 0) -> Options[int]:
    """A whole number."""
    return one_of(range(least, most + 1))


@options
def oddly(draw: Draw, fields: Oddities, most: int) -> dict[str, Any]:
    """A few of the fields, with what they are instead."""
    names = tuple(fields)
    few = {names[draw.below(len(names))]: None for _ in range(draw(up_to(most)))}
    return {name: draw(fields[name]) for name in few}
