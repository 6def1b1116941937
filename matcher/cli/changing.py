"""Changes and those to ring for them, in a coordinator's words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from matcher.cli.telling import AIMS, duty_words, time_words
from matcher.domain.duties import Duty
from matcher.domain.plan import Part, Plan
from matcher.domain.programme import Programme
from matcher.rule import CANONICAL, CHANGES, TIER_NAMES
from matcher.wording import count_words, day_words, when, where, with_names

if TYPE_CHECKING:
    from matcher.asking.other_times import OtherTimes
    from matcher.asking.ringing import Ringing, StandIn
    from matcher.domain.comparing import Changed

MOST_RUNG = 5


def changed_words(programme: Programme, changes: "Iterable[Changed]") -> list[str]:
    """A line for each person, and one for each duty that is gone or new."""
    lines = []
    for one in changes:
        lines.append(with_names(programme, one.person))
        lines += [f"  no more   {duty_words(programme, duty)}" for duty in one.taken]
        lines += [f"  new       {duty_words(programme, duty)}" for duty in one.new]
    return lines


def changes_of(before: "Sequence[Duty]", plan: Plan) -> "tuple[Changed, ...]":
    """Whose duties differ between those and the plan's."""
    from matcher.domain.comparing import changed

    return changed(before, plan.duties)


def fewest_words(plan: Plan) -> str:
    """How many people are touched, and whether fewer are proved impossible."""
    people = _touched(plan)
    if people.value == 0:
        return "Nobody else's duties change."
    touched = count_words(people.value, "other person has", "other people have")
    if people.proved:
        return f"{touched} other duties than were published, and it is proved that no plan as good touches fewer."
    return f"{touched} other duties than were published; no plan as good touches fewer than {people.bound}."


def _touched(plan: Plan) -> Part:
    """How many people change against what was published, and the fewest there could be."""
    return next(tier.parts[0] for tier in plan.tiers if tier.index == CHANGES)


def ringing_words(programme: Programme, ringing: "Ringing", plan: Plan) -> list[str]:
    """The duty, who is down for it in the draft, and whom else to ring, in order."""
    duty = ringing.duty
    planned = plan.people_on(duty.id)
    down = with_names(programme, " and ".join(planned))
    first = f"{where(programme, duty)} on {when(duty)}{f': {down} in this draft' if down else ''}"
    others = [one for one in ringing.stand_ins if one.person not in planned][:MOST_RUNG]
    lines = [f"  {n}. {_stand_in_words(programme, one)}" for n, one in enumerate(others, 1)]
    if not lines and not down:
        lines = ["  Nobody can take it by every rule."]
        lines += [f"  {with_names(programme, one.says)}{_asked_words(one.asked_on)}" for one in ringing.favours]
    return [first, *lines]


def _stand_in_words(programme: Programme, one: "StandIn") -> str:
    words = f"{one.person}, who would give {one.share} % of the hours offered"
    if one.leaves and one.taken_by:
        theirs = f"{where(programme, one.leaves)} on {when(one.leaves)}"
        words = f"{one.person}, if {one.taken_by} takes {theirs} instead"
    if one.hours:
        words += f". {one.hours.removesuffix('.')}"
    if one.asked_on:
        words += f"; asked on {day_words(one.asked_on)}, so better not again yet"
    return with_names(programme, words)


def _asked_words(asked_on: date | None) -> str:
    return f" Asked on {day_words(asked_on)}, so better not again yet." if asked_on else ""


def instead_words(programme: Programme, instead: "Iterable[OtherTimes]") -> list[str]:
    """`a visit in Heaton on Tue 5 Jan 10:00-11:00: Wed 6 Jan 9:00-10:00, …`, with no family in it."""
    return [
        f"{where(programme, one.instead_of)} on {when(one.instead_of)}: "
        + (", ".join(map(when, one.times)) or "no other time, by every rule")
        for one in instead
    ]


def open_words(programme: Programme, duties: Iterable[Duty]) -> list[str]:
    """A line for each duty that is still open."""
    return [f"{day_words(duty.day):<10} {time_words(programme, duty)}" for duty in duties]


def difference(before: Plan, after: Plan) -> list[dict[str, int | str]]:
    """Each step of each aim that comes out otherwise, the draw of lots aside, in the order they are settled."""
    was = {part.name: part.value for tier in before.tiers for part in tier.parts}
    return [
        {"tier": tier.index, "name": part.name, "before": was.get(part.name, 0), "after": part.value}
        for tier in after.tiers
        if tier.index != CANONICAL
        for part in tier.parts
        if part.value != was.get(part.name, 0)
    ]


def difference_words(before: Plan, after: Plan) -> list[str]:
    """A line for each: `Fair shares, people above 12/20: 4 before, 5 now`."""
    return [
        f"{AIMS[TIER_NAMES[int(one['tier'])]]}, {_step_words(str(one['name']))}: "
        f"{one['before']} before, {one['after']} now."
        for one in difference(before, after)
    ]


def _step_words(name: str) -> str:
    """What a step counts; of a rule that counts one thing alone, the rule's name."""
    rule, _, step = name.partition(": ")
    return step or rule.replace("_", " ")
