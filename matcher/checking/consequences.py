"""What follows from a plan's pairs and duties: gaps, who waits and why, shares, and what changed.

Nothing here asks a solver: a plan's own statements are worked out afresh whenever it is verified.
"""

from collections.abc import Iterator, Sequence

from matcher import fairness
from matcher.checking.backing import backed_by, watches_of
from matcher.checking.gaps import gaps_of
from matcher.checking.mending import Mending
from matcher.checking.refusing import Refusing, counted
from matcher.domain.claims import claim_of, may_be_placed
from matcher.domain.comparing import changed
from matcher.domain.families import Family
from matcher.domain.kinds import Role
from matcher.domain.pairs import Pair
from matcher.domain.plan import Change, Plan, Waiting
from matcher.domain.programme import Programme
from matcher.rule import Rule
from matcher.wording import day_words


def complete(programme: Programme, plan: Plan, rules: Sequence[Rule], refusing: Refusing | None = None) -> Plan:
    """The plan with everything that follows from its pairs and duties; `refusing` may know some of it already."""
    mending = Mending(refusing or Refusing(programme, rules), plan)
    return plan.but(
        gaps=tuple(gaps_of(programme, plan, rules, mending)),
        waiting=tuple(_waiting(programme, plan, mending)),
        shares=fairness.shares(programme, plan),
        watches=watches_of(programme, plan),
        backed_by=backed_by(programme),
        changes=tuple(_changes(programme, plan)),
    )


def _waiting(programme: Programme, plan: Plan, mending: Mending) -> Iterator[Waiting]:
    """Families without a Coach, the strongest claim first."""
    without = [f for f in programme.families if f.code not in plan.pair_of and f.code not in programme.finished]
    for family in sorted(without, key=lambda f: (tuple(-n for n in claim_of(programme, f)), f.code)):
        yield Waiting(
            family=family.code,
            claim=tuple(claim_of(programme, family)),
            reasons=(_why_waiting(programme, plan, family, mending.refusing),),
            fix=_fix(programme, family, mending),
        )


def _coaches(programme: Programme) -> list[str]:
    return [person.code for person in programme.chellows if Role.COACH in person.roles]


def _fix(programme: Programme, family: Family, mending: Mending) -> str | None:
    """The least to be asked so that a family that waits has a Coach."""
    if programme.promised_to(family.code) or not may_be_placed(programme, family):
        return None
    mend = mending.of_family(_coaches(programme), family.code)
    return str(mend) if mend else None


def _why_not_yet(family: Family) -> str:
    """What has to be noted first of a family that cannot be placed as things are."""
    if family.paused:
        return "has asked to pause"
    if not family.has_agreed:
        return "was asked; no yes is noted yet" if family.asked_on else "is still to be asked"
    if family.not_before is not None:
        return f"is not to be asked before {day_words(family.not_before)}"
    return "had a Coach until it ended; ask it again, and note the day in asked_on and consent_on"


def _why_waiting(programme: Programme, plan: Plan, family: Family, refusing: Refusing) -> str:
    if promised := programme.promised_to(family.code):
        return " ".join(_why_not_kept(plan, pair, refusing) for pair in promised)
    if not may_be_placed(programme, family):
        return f"{family.code} {_why_not_yet(family)}."
    coaches = _coaches(programme)
    if not coaches:
        return "There is no Coach yet."
    why = counted(refusing.beside_other_families(plan, coach, family.code) for coach in coaches)
    if len(coaches) == 1:
        return f"The only Coach cannot take the family on: {why}."
    return f"None of the {len(coaches)} Coaches can take the family on: {why}."


def _why_not_kept(plan: Plan, pair: Pair, refusing: Refusing) -> str:
    """The lock or the rule that breaks a promised pair."""
    locks = (lock for lock in refusing.programme.pair_locks if lock.off)
    if any((lock.chellow, lock.family) == (pair.coach, pair.family) for lock in locks):
        return f"{pair.family} cannot go on with {pair.coach}: a lock keeps them apart."
    refusal = refusing.beside_other_families(plan, pair.coach, pair.family)
    why = refusal.rule.explain(refusal.breach, refusing.programme) if refusal else ""
    return f"{pair.family} cannot go on with {pair.coach}. {why}".rstrip()


def _changes(programme: Programme, plan: Plan) -> Iterator[Change]:
    """Who has what less and what more than in the last published plan; none if nothing was published."""
    for one in changed(programme.published, plan.duties) if programme.published else ():
        taken, new = (tuple(duty.id for duty in duties) for duties in (one.taken, one.new))
        yield Change(person=one.person, taken=taken, new=new)
