"""The plan changed by as little as can be: repaired around an absence, and compared with what was published."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from constraints import rules_of
from matcher.api.drafting import changing_little, solve
from matcher.checking import restating
from matcher.domain import comparing
from matcher.domain.comparing import Changed
from matcher.domain.plan import Plan, proposed_in
from matcher.domain.programme import Programme
from matcher.rule import CANONICAL, CHANGES

if TYPE_CHECKING:
    from matcher.planning.programmes import Progress

Tell = Callable[["Progress"], None]


def repair(
    programme: Programme,
    draft: Plan | None = None,
    *,
    seconds: float | None = 60.0,
    tell: Tell | None = None,
    stop: Event | None = None,
) -> Plan:
    """The plan that changes fewest people against the one published, of all with families and cover as good.

    What is settled after the changes is looked at briefly: a repair is wanted at once, and `solve` has time.
    Where nothing is published, a draft stands in for it: the plan says nothing of changes then, and calls
    nothing proved that rests on them.

    Raises:
        PlanRefused: our own checker finds a breach in it; a defect of matcher's.
    """
    wanted = changing_little(programme)
    unpublished = draft if not programme.published else None
    base = wanted.but(published=unpublished.duties, proposed=proposed_in(unpublished)) if unpublished else wanted
    order = wanted.settings.order
    later = frozenset(order[order.index(CHANGES) + 1 :])
    made = solve(base, seconds=seconds, tell=tell, stop=stop, brief=later | {CANONICAL})
    return restate(wanted, made) if unpublished else made


def restate(programme: Programme, plan: Plan) -> Plan:
    """The same pairs and duties as a plan of this programme, with what is still proved of it."""
    rules = rules_of(programme)
    return restating.restated(programme, plan, rules).but(reproducible=plan.reproducible)


def changed(programme: Programme, plan: Plan) -> tuple[Changed, ...]:
    """Whose duties differ from those published, on whatever day, and how."""
    return comparing.changed(programme.published, plan.duties)
