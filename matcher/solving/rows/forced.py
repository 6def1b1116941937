"""What rows alone force: between which numbers each column is, whatever is chosen, and the least of any amount.

Nothing is searched: each row narrows its columns by what the others in it can come to at most, until none does.
Visits that must take place, say, leave whoever makes them a share that no plan can lower.
"""

import numpy as np

from matcher.amounts import ZERO, Amount, Atom, Both, Choice, Either, Over, Rung
from matcher.solving.cp_sat import FAR
from matcher.solving.rows.model import Model
from matcher.solving.rows.parts import Numbers, Parts

MOST_ROUNDS = 20
"""What is not narrowed by then is left as it is: every round is true on its own."""


class Forced:
    """The least and the most of each column of a model, as its rows stand."""

    def __init__(self, model: Model) -> None:
        parts = Parts(model, ZERO)
        self._low, self._high = np.zeros(len(parts.atoms), np.int64), parts.high.copy()
        self._atoms = parts.atoms
        self._column = {id(atom): n for n, atom in enumerate(parts.atoms)}
        self._known: dict[int, tuple[Atom, int]] = {}
        """By id, each with its atom, so that no other can come to have that id."""
        narrowing = _Narrowing(parts)
        for _ in range(MOST_ROUNDS):
            before = int(self._low.sum() - self._high.sum())
            narrowing.narrow(self._low, self._high)
            if int(self._low.sum() - self._high.sum()) == before:
                break

    def least(self, amount: Amount) -> int:
        """What the amount is never below."""
        return amount.constant + sum(n * (self._low_of(a) if n > 0 else self._high_of(a)) for n, a in amount.terms)

    def _high_of(self, atom: Atom) -> int:
        column = self._column.get(id(atom))
        return atom.high if column is None else int(self._high[column])

    def _low_of(self, atom: Atom) -> int:
        if id(atom) not in self._known:
            column = self._column.get(id(atom))
            at_least = 0 if column is None else int(self._low[column])
            self._known[id(atom)] = (atom, max(at_least, self._least_built(atom)))
        return self._known[id(atom)][1]

    def _least_built(self, atom: Atom) -> int:
        """The same from what the atom is built of."""
        if isinstance(atom, Choice):
            return 0
        if isinstance(atom, Both):
            return int(self.least(atom.a) >= 1 and self.least(atom.b) >= 1)
        if isinstance(atom, Either):
            return int(any(self.least(amount) >= 1 for amount in atom.amounts))
        if isinstance(atom, Rung):
            return int(self.least(atom.ladder.amount) > atom.number * atom.ladder.size)
        return max(0, self.least(atom.amount)) if isinstance(atom, Over) else 0


class _Narrowing:
    """Rows as arrays, one entry for each column in each row."""

    def __init__(self, parts: Parts) -> None:
        self._columns, self._weights = parts.columns, parts.weights
        self._rows = np.repeat(np.arange(len(parts.least)), np.diff(parts.starts))
        self._least, self._most = parts.least, parts.most
        self._rising = self._weights > 0

    def narrow(self, low: Numbers, high: Numbers) -> None:
        """Once through all rows: lows rise and highs fall to what the others in each row leave."""
        size = np.abs(self._weights)
        smallest = self._weights * np.where(self._rising, low[self._columns], high[self._columns])
        largest = self._weights * np.where(self._rising, high[self._columns], low[self._columns])
        room = self._most[self._rows] - self._sums(smallest)[self._rows] + smallest
        need = self._least[self._rows] - self._sums(largest)[self._rows] + largest
        capped, asked = np.abs(self._most[self._rows]) < FAR // 2, np.abs(self._least[self._rows]) < FAR // 2
        falls, rises = capped & self._rising, capped & ~self._rising
        np.minimum.at(high, self._columns[falls], room[falls] // size[falls])
        np.maximum.at(low, self._columns[rises], -(room[rises] // size[rises]))
        rises, falls = asked & self._rising, asked & ~self._rising
        np.maximum.at(low, self._columns[rises], -(-need[rises] // size[rises]))
        np.minimum.at(high, self._columns[falls], -need[falls] // size[falls])

    def _sums(self, amounts: Numbers) -> Numbers:
        sums = np.zeros(len(self._least), np.int64)
        np.add.at(sums, self._rows, amounts)
        return sums
