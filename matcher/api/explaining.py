"""Why a plan is as it is, and what it would come to otherwise: with the rules and the planner at hand."""

from threading import Event

from constraints import rules_of
from matcher.api.asking import shifts_of
from matcher.api.changing import Tell
from matcher.api.drafting import solve
from matcher.asking.reasons import Against, Explainer, Why, is_planned
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.locks import Lock
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record

__all__ = ["WhyNot", "gatherings_of", "is_planned", "short_of_people", "why", "why_not", "with_it"]


class WhyNot(Record):
    """What stands between a Chellow and a family or shift; nothing where the plan has it so."""

    who: str
    about: str
    """The family's code or the shift's id."""
    planned: bool
    always: tuple[Against, ...] = ()
    """What no plan could get round."""
    now: Against | None = None
    """What the rest of this plan stands in the way with."""
    lock: Lock
    """What would pin it."""


def why(programme: Programme, plan: Plan, about: str | Duty) -> Why:
    """Why a family or Chellow, by code, or a shift or gathering has what the plan gives it and nothing else."""
    explainer = Explainer(programme, rules_of(programme), plan)
    if isinstance(about, Duty):
        return explainer.of_shift(about) if about.kind is DutyKind.SHIFT else explainer.of_gathering(about)
    if about in programme.family:
        return explainer.of_family(about)
    return explainer.of_person(about, short_of_people(programme, plan))


def gatherings_of(programme: Programme, plan: Plan) -> tuple[Duty, ...]:
    """Every gathering asked for, with whoever is there in the plan."""
    asked = (occasion.duty for occasion in programme.asked.occasions.values())
    return tuple(plan.duty.get(duty.id, duty) for duty in asked)


def short_of_people(programme: Programme, plan: Plan) -> tuple[Duty, ...]:
    """The shifts, and stretches of cover, that have fewer people than the fewest asked for."""
    short = {gap.duty for gap in plan.gaps if gap.of == "minimum"}
    return tuple(duty for duty in shifts_of(programme, plan) if duty.id in short)


def why_not(programme: Programme, plan: Plan, code: str, about: str | Duty) -> WhyNot:
    """What keeps a Chellow from a family, by code, or from a shift."""
    explainer = Explainer(programme, rules_of(programme), plan)
    planned = is_planned(plan, code, about)
    always = () if planned else explainer.always(code, about)
    return WhyNot(
        who=code,
        about=about.id if isinstance(about, Duty) else about,
        planned=planned,
        always=always,
        now=None if planned or always else explainer.beside_the_rest(code, about),
        lock=_pinned(code, explainer.shift_for(code, about) if isinstance(about, Duty) else about),
    )


def _pinned(code: str, about: str | Duty) -> Lock:
    if not isinstance(about, Duty):
        return Lock(chellow=code, family=about)
    return Lock(chellow=code, venue=about.venue, first=about.day, last=about.day, start=about.span.start)


def with_it(
    programme: Programme,
    lock: Lock,
    *,
    seconds: float | None = 60.0,
    tell: Tell | None = None,
    stop: Event | None = None,
) -> Plan:
    """The plan there would be with that pinned. Nothing is noted or written."""
    pinned = programme.but(locks=(*programme.locks, lock))
    return solve(pinned, seconds=seconds, tell=tell, stop=stop)
