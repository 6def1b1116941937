"""By which letter a person's calendar tells the families visited apart: Visit A, Visit B.

Every family has a letter of its own in each visitor's calendar from the first visit on, and keeps it. If a
lone family had none, the next one in its place would be taken for it, and a second would change the first's name.
"""

from collections.abc import Iterable, Mapping

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme


def letters(programme: Programme, plan: Plan, person: str, duties: Iterable[Duty]) -> Mapping[str, str]:
    """The letter of each family among one person's visits."""
    return {family: letter(number) for family, number in numbers(programme, plan, person, duties).items()}


def numbers(programme: Programme, plan: Plan, person: str, duties: Iterable[Duty]) -> Mapping[str, int]:
    """The letters as numbers from 0: those given before, then new ones, the longest paired first."""
    known = programme.letters.get(person, {})
    visited = {duty.family for duty in duties if duty.kind is DutyKind.VISIT and duty.family is not None}
    new = sorted(visited - set(known), key=lambda family: _paired_since(plan, family))
    fresh = max(known.values(), default=-1) + 1
    given = {**known, **{family: fresh + n for n, family in enumerate(new)}}
    return {family: given[family] for family in sorted(visited)}


def letter(number: int) -> str:
    """`A` for 0, `Z` for 25, then `A2`."""
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number >= 26 else "")


def _paired_since(plan: Plan, family: str) -> tuple[bool, str, str]:
    pair = plan.pair_of.get(family)
    since = pair.since if pair else None
    return (since is None, str(since), family)
