"""Amounts and the choices in them, written down for CP-SAT."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from ortools.sat.python import cp_model

from matcher.amounts import Amount, Atom, Both, Choice, Either, Ladder, Over, Rung

Expression = Any
"""A linear expression of ortools, whose own types overlap in ways that no checker follows."""


class Model:
    """What must hold, over the choices met so far. Each atom becomes one variable, however often it is met."""

    def __init__(self) -> None:
        self.cp = cp_model.CpModel()
        self._met: dict[int, tuple[Atom, cp_model.IntVar]] = {}
        self._ladders: dict[int, tuple[Ladder, list[cp_model.IntVar]]] = {}

    def require_none(self, amount: Amount) -> None:
        """The amount, never below 0, must be 0: how a must-hold rule is kept, in this one place."""
        if amount.constant or any(n < 0 for n, _ in amount.terms):
            self.require_at_most(amount, 0)
            return
        for _, atom in amount.terms:
            self._require_no(atom)

    def require_at_most(self, amount: Amount, limit: int) -> None:
        """The amount may not be above the limit."""
        if amount.high > limit:
            self.cp.add(self.express(amount) <= limit)

    def require_equal(self, amount: Amount, value: int) -> None:
        """The amount must come to exactly this."""
        self.cp.add(self.express(amount) == value)

    def _require_no(self, atom: Atom) -> None:
        if isinstance(atom, Both):
            self.require_at_most(atom.a + atom.b, 1)
        elif isinstance(atom, Over):
            self.require_at_most(atom.amount, 0)
        elif isinstance(atom, Either):
            for amount in atom.amounts:
                self.require_at_most(amount, 0)
        else:
            self.cp.add(self._variable(atom) == 0)

    def express(self, amount: Amount) -> Expression:
        """The amount as a linear expression; what it is built of is posted on the way."""
        variables = [self._variable(atom) for _, atom in amount.terms]
        weights = [n for n, _ in amount.terms]
        return cp_model.LinearExpr.weighted_sum(variables, weights) + amount.constant

    def _variable(self, atom: Atom) -> cp_model.IntVar:
        met = self._met.get(id(atom))
        if met is None:
            met = self._met[id(atom)] = (atom, self._new_variable(atom))
        return met[1]

    def _new_variable(self, atom: Atom) -> cp_model.IntVar:
        if isinstance(atom, Choice):
            return self.cp.new_bool_var("")
        if isinstance(atom, Both):
            return self._both(atom)
        if isinstance(atom, Either):
            return self._either(atom)
        if isinstance(atom, Rung):
            return self._climb(atom.ladder)[atom.number]
        # Over is posted from below only, as are rungs: they stand in costs, which are made small.
        variable = self.cp.new_int_var(0, atom.high, "")
        self.cp.add(variable >= self.express(atom.amount))
        return variable

    def _climb(self, ladder: Ladder) -> list[cp_model.IntVar]:
        """One variable a rung, each under the one below; what is above the top rung is not told apart."""
        if id(ladder) not in self._ladders:
            rungs = [self.cp.new_bool_var("") for _ in range(ladder.rungs)]
            for lower, upper in pairwise(rungs):
                self.cp.add_implication(upper, lower)
            beyond = max(0, ladder.amount.high - ladder.size * ladder.rungs)
            climbed = ladder.size * sum(rungs) + beyond * rungs[-1]
            self.cp.add(self.express(ladder.amount) <= climbed)
            self._ladders[id(ladder)] = (ladder, rungs)
        return self._ladders[id(ladder)][1]

    def _both(self, atom: Both) -> cp_model.IntVar:
        variable, a, b = self.cp.new_bool_var(""), self.express(atom.a), self.express(atom.b)
        self.cp.add(variable >= a + b - 1)
        self.cp.add(variable <= a)
        self.cp.add(variable <= b)
        return variable

    def _either(self, atom: Either) -> cp_model.IntVar:
        variable = self.cp.new_bool_var("")
        amounts = [self.express(amount) for amount in atom.amounts]
        for amount in amounts:
            self.cp.add(variable >= amount)
        self.cp.add(variable <= cp_model.LinearExpr.sum(amounts))
        return variable

    def hint(self, chosen: Mapping[int, int]) -> None:
        """Start the next search from these choices, everything built from them included."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for atom, variable in self._met.values():
            self.cp.add_hint(variable, Amount(0, ((1, atom),)).value(chosen))

    def choices(self) -> Iterable[tuple[int, cp_model.IntVar]]:
        """Every choice met, by index, with its variable."""
        return ((atom.index, var) for atom, var in self._met.values() if isinstance(atom, Choice))
