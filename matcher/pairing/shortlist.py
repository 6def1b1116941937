"""Three of the Coaches a family may choose from, as unlike one another as can be, in an order drawn by lot."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from matcher.domain.chellows import Chellow
from matcher.domain.languages import shown_as
from matcher.domain.programme import Programme
from matcher.lots import lot

LENGTH = 3


def kinds(person: Chellow) -> Mapping[str, str]:
    """What makes a Coach one kind of person rather than another, as far as it was told."""
    told = {
        "gender": person.gender,
        "age": person.age_band,
        "culture": person.culture,
        "languages": ", ".join(shown_as(tag) for tag in sorted(person.languages)),
    }
    return {name: value for name, value in told.items() if value}


def shortlist(programme: Programme, family: str, coaches: Iterable[str]) -> tuple[str, ...]:
    """Up to three of the Coaches: first those the family asked for, then whoever differs most from them."""
    may = sorted(coaches, key=lambda coach: lot(programme, "shortlist", family, coach))
    asked = [code for code in dict.fromkeys(programme.family[family].choices) if code in may][:LENGTH]
    others = [code for code in may if code not in asked]
    rest = combinations(others, min(LENGTH - len(asked), len(others)))
    best = max(rest, key=lambda some: _difference(programme, (*asked, *some)))
    return (*asked, *best)


def _difference(programme: Programme, coaches: Sequence[str]) -> tuple[int, int]:
    """How many pairs of them differ in anything, then in how many ways all of them together."""
    people = [kinds(programme.chellow[code]) for code in coaches]
    ways = [_ways_apart(one, other) for one, other in combinations(people, 2)]
    return sum(way > 0 for way in ways), sum(ways)


def _ways_apart(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    return sum(one[name] != other[name] for name in one.keys() & other.keys())


def what_differs(programme: Programme, coaches: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """For each Coach what not all of them share: `("woman", "30-39", "Polish, English")`."""
    people = {code: kinds(programme.chellow[code]) for code in coaches}
    names = dict.fromkeys(name for told in people.values() for name in told)
    telling = [name for name in names if len({told.get(name) for told in people.values()}) > 1]
    return {code: tuple(told[name] for name in telling if name in told) for code, told in people.items()}
