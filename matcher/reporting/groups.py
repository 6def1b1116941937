"""Families by first language, area and need band: how many could have a Coach, and how many have one."""

from collections import Counter
from collections.abc import Callable

from matcher.domain.claims import waits
from matcher.domain.families import Family
from matcher.domain.languages import shown_as
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.report import Bar, Table
from matcher.reporting.apart import Group, told_apart


def group_tables(programme: Programme, plan: Plan, *, to_share: bool) -> tuple[Table, ...]:
    """Three tables of placed ÷ eligible; a group in which somebody waits is always among them."""
    kinds: dict[str, Callable[[Family], str]] = {
        "language": first_language,
        "area": lambda family: family.place or "not known",
        "need": lambda family: f"band {family.need}",
    }
    return tuple(_table(programme, plan, name, kind, to_share=to_share) for name, kind in kinds.items())


def first_language(family: Family) -> str:
    """The family's first language as people call it."""
    return shown_as(family.languages[0]) if family.languages else "not known"


def groups_of(programme: Programme, plan: Plan, kind: Callable[[Family], str]) -> tuple[Group, ...]:
    """Families that said yes and have not finished, by kind, in order of name."""
    placed = {pair.family for pair in plan.pairs}
    asked = [family for family in programme.families if family.code in placed or waits(programme, family)]
    eligible = Counter(kind(family) for family in asked)
    having = Counter(kind(family) for family in asked if family.code in placed)
    return tuple(Group(name=name, eligible=eligible[name], placed=having[name]) for name in sorted(eligible))


def _table(programme: Programme, plan: Plan, name: str, kind: Callable[[Family], str], *, to_share: bool) -> Table:
    groups = groups_of(programme, plan, kind)
    shown = told_apart(groups) if to_share else groups
    note = "Too few families to be told apart." if groups and not shown else ""
    return Table(
        heading=f"Families placed, by {name}",
        note=note,
        columns=(name.capitalize(), "Placed", "Of", "Rate"),
        rows=tuple((g.name, str(g.placed), str(g.eligible), f"{100 * g.placed // g.eligible} %") for g in shown),
        bars=tuple(Bar(parts=(100 * g.placed // g.eligible,), mark=100) for g in shown),
    )
