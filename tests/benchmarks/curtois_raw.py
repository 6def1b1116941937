"""The plain CP-SAT model of a Curtois instance, solved with the solver's own defaults: what ours stands beside."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from tests.benchmarks.curtois_instance import Instance, Person


@dataclass(frozen=True)
class Answer:
    """By employee the shift of each day, an empty word where there is none; None if nothing was found."""

    assignment: dict[str, list[str]] | None
    bound: int
    first_seconds: float


class _First(cp_model.CpSolverSolutionCallback):
    """When the first solution was met, by the monotonic clock."""

    def __init__(self) -> None:
        super().__init__()
        self.at: float | None = None

    def on_solution_callback(self) -> None:
        self.at = self.at or time.monotonic()


class _Raw:
    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.cp = cp_model.CpModel()
        days = range(instance.days)
        self.on = {
            (name, day, kind): self.cp.new_bool_var(f"{name} {day} {kind}")
            for name in instance.people
            for day in days
            for kind in instance.kinds
        }
        self.out = {
            (name, day): sum(self.on[name, day, kind] for kind in instance.kinds)
            for name in instance.people
            for day in days
        }
        for name, person in instance.people.items():
            self._limits(name, person)
            self._runs(name, person)
        self.cp.minimize(sum(self._costs()))

    def _limits(self, name: str, person: Person) -> None:
        instance, on = self.instance, self.on
        days = range(instance.days)
        for day in days:
            self.cp.add(self.out[name, day] <= (0 if day in person.days_off else 1))
        for kind, most in person.most_of.items():
            self.cp.add(sum(on[name, day, kind] for day in days) <= most)
        for day in days[:-1]:
            for before, kind in instance.kinds.items():
                for after in kind.never_before:
                    self.cp.add(on[name, day, before] + on[name, day + 1, after] <= 1)
        given = sum(kind.minutes * on[name, day, k] for day in days for k, kind in instance.kinds.items())
        self.cp.add(given <= person.most_minutes)
        self.cp.add(given >= person.least_minutes)

    def _runs(self, name: str, person: Person) -> None:
        out = [self.out[name, day] for day in range(self.instance.days)]
        for first in range(len(out) - person.most_days):
            self.cp.add(sum(out[first : first + person.most_days + 1]) <= person.most_days)
        for length in range(1, person.least_days):
            for n in range(1, len(out) - length):
                self.cp.add(out[n - 1] + length - sum(out[n : n + length]) + out[n + length] > 0)
        for length in range(1, person.least_off):
            for n in range(1, len(out) - length):
                self.cp.add(out[n - 1] - sum(out[n : n + length]) + out[n + length] < 2)
        taken = []
        for saturday in range(5, len(out), 7):
            taken.append(self.cp.new_bool_var(""))
            for day in out[saturday : saturday + 2]:
                self.cp.add(taken[-1] >= day)
        self.cp.add(sum(taken) <= person.most_weekends)

    def _costs(self) -> Iterator[cp_model.LinearExprT]:
        for wish in self.instance.on:
            yield wish.weight * (1 - self.on[wish.person, wish.day, wish.kind])
        for wish in self.instance.off:
            yield wish.weight * self.on[wish.person, wish.day, wish.kind]
        for cover in self.instance.cover:
            there = sum(self.on[name, cover.day, cover.kind] for name in self.instance.people)
            short = self.cp.new_int_var(0, cover.wanted, "")
            spare = self.cp.new_int_var(0, len(self.instance.people), "")
            self.cp.add(there + short - spare == cover.wanted)
            yield cover.under * short + cover.over * spare


def solve(instance: Instance, seconds: float, seed: int) -> Answer:
    """What two workers find in so many seconds, the building of the model counted."""
    began = time.monotonic()
    raw = _Raw(instance)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = max(0.1, seconds - (time.monotonic() - began))
    first = _First()
    status = solver.solve(raw.cp, first)
    first_seconds = (first.at or time.monotonic()) - began
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(None, 0, first_seconds)
    assignment = {
        name: [_shift(raw, solver, name, day) for day in range(instance.days)] for name in instance.people
    }
    return Answer(assignment, round(solver.best_objective_bound), first_seconds)


def _shift(raw: _Raw, solver: cp_model.CpSolver, name: str, day: int) -> str:
    return next((k for k in raw.instance.kinds if solver.boolean_value(raw.on[name, day, k])), "")
