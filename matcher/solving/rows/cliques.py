"""Choices that exclude one another: groups of which at most one is yes, few of them covering many pairs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.amounts import Amount, Atom, Choice

Pair = tuple[Choice, Choice]


def only_choice(amount: Amount) -> Choice | None:
    """The choice that the amount is, where it is one choice and nothing more."""
    if amount.constant or len(amount.terms) != 1:
        return None
    n, atom = amount.terms[0]
    return atom if n == 1 and isinstance(atom, Choice) else None


class Cliques:
    """Groups of choices of which at most one is yes."""

    def __init__(self) -> None:
        self._of: defaultdict[int, set[int]] = defaultdict(set)
        self._groups = 0

    def add(self, choices: Iterable[Choice]) -> None:
        """At most one of these is yes."""
        self._groups += 1
        for choice in choices:
            self._of[choice.index].add(self._groups)

    def of(self, atom: Atom | None) -> set[int]:
        """The groups that something belongs to; none unless it is a choice."""
        return self._of.get(atom.index, set()) if isinstance(atom, Choice) else set()

    def hold(self, choices: Iterable[Choice]) -> bool:
        """True if all of these are in one group already."""
        return bool(set.intersection(*map(self.of, choices)))

    def exclude(self, a: Amount, b: Amount) -> bool:
        """True if the amounts are two choices that are not yes together."""
        one, other = only_choice(a), only_choice(b)
        return one is not other and not self.of(one).isdisjoint(self.of(other))

    def grouped(self, atoms: Mapping[int, Atom | None]) -> Sequence[Sequence[int]]:
        """The keys of atoms apart, but different choices of which at most one is yes together."""
        groups: list[tuple[set[int], dict[int, int]]] = []
        for key, atom in atoms.items():
            cliques, number = self.of(atom), atom.index if isinstance(atom, Choice) else ~key
            for shared, members in groups if cliques else ():
                if not shared.isdisjoint(cliques):
                    shared.intersection_update(cliques)
                    members[number] = key
                    break
            else:
                groups.append((set(cliques), {number: key}))
        return [tuple(members.values()) for _, members in groups]

    def cover(self, pairs: Iterable[Pair]) -> Iterator[Sequence[Choice]]:
        """Groups, added here, of which at most one is yes, until each of the pairs is in one."""
        partners: defaultdict[int, dict[int, Choice]] = defaultdict(dict)
        for a, b in pairs:
            partners[a.index][b.index] = b
            partners[b.index][a.index] = a
        everybody = {index: choice for theirs in partners.values() for index, choice in theirs.items()}
        for index in sorted(everybody):
            while group := self._next_about(everybody[index], partners):
                self.add(group)
                yield group

    def _next_about(self, choice: Choice, partners: Mapping[int, Mapping[int, Choice]]) -> Sequence[Choice]:
        """The choice and partners it is in no group with yet, which exclude one another; none if none is left."""
        mine, group = self.of(choice), [choice]
        for index in sorted(partners[choice.index]):
            other = partners[choice.index][index]
            theirs = self.of(other)
            if mine.isdisjoint(theirs) and all(
                one.index in partners[index] or not theirs.isdisjoint(self.of(one)) for one in group[1:]
            ):
                group.append(other)
        return group if len(group) > 1 else ()


def reachable(groups: Iterable[Iterable[int]], most: int) -> int | None:
    """The highest sum up to `most` of one weight or none from each group; None if no sum at all is above it."""
    sums, highest, within = 1, 0, (2 << most) - 1
    for weights in groups:
        theirs = set(weights)
        highest += max(theirs)
        more = sums
        for weight in theirs:
            more |= sums << weight
        sums = more & within
    return sums.bit_length() - 1 if highest > most else None
