"""Ways to draw at random that take few choices: choices take most of the time of the tests.

Strategies are kept once made: to make them anew for every draw takes longer than drawing.
"""

import random
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import permutations, product
from math import lcm, perm
from typing import Any

from hypothesis import strategies as st

Oddities = Mapping[str, st.SearchStrategy[Any]]
"""Fields, each with what it may be instead."""
EIGHTH = (*[False] * 7, True)
HARDLY_EVER = st.sampled_from(EIGHTH)
PERHAPS = (False, True)


@cache
def together(*options: Iterable[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """One of each, any as likely as any other of its kind, by one choice; the first of each is the simplest."""
    first, *others = product(*options)
    # Of very many, early ones are drawn more often: in any order at all that favours none of the options.
    return st.sampled_from((first, *random.Random(0).sample(others, len(others))))


@cache
def perhaps(items: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """None as often as one of the items."""
    return st.sampled_from((*[None] * len(items), *items))


@cache
def some(items: tuple[Any, ...], most: int = 3, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to `most` of the items, each once, in any order; any number of them is as likely."""
    return st.sampled_from(some_of(items, most, least))


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


@cache
@st.composite
def several(draw: st.DrawFn, rows: st.SearchStrategy[Any], most: int = 2, least: int = 0) -> tuple[Any, ...]:
    """Up to `most` rows."""
    return tuple([draw(rows) for _ in range(draw(up_to(most, least)))])


@cache
def up_to(most: int, least: int = 0) -> st.SearchStrategy[int]:
    """A whole number."""
    return st.sampled_from(range(least, most + 1))


def oddly(draw: st.DrawFn, fields: Oddities, most: int = 5) -> dict[str, Any]:
    """A few of the fields, with what they are instead."""
    names = one_of(tuple(fields))
    return {name: draw(fields[name]) for name in {draw(names): None for _ in range(draw(up_to(most)))}}


@cache
def one_of(items: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Any of the items."""
    return st.sampled_from(items)
