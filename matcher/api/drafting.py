"""Read, plan, check, verify and draft a programme."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from constraints import parameters, rule_book, rules_of
from constraints.rota.leaves_the_next_days_alone import LeavesTheNextDaysAlone
from matcher import checking
from matcher.checking import hashing
from matcher.defects import PlanRefused
from matcher.domain.breach import Breach
from matcher.domain.memory import Memory
from matcher.domain.plan import Plan, proposed_in
from matcher.domain.programme import Programme
from matcher.history import with_history
from matcher.plan_file import NAME, plan_bytes
from matcher.reading import Over, Reading
from matcher.reading import read_programme as _read
from matcher.rule import CHANGES, PLACED_AND_COVER
from matcher.today import today

if TYPE_CHECKING:
    from matcher.planning.choosing import Choosing
    from matcher.planning.programmes import Beside, Limit, Progress


def read_programme(path: Path | str, *, start: date | None = None, weeks: int | None = None) -> Reading:
    """What a programme's folder or workbook holds and its ledger remembers, with notes and an echo of the reading.

    Raises:
        CannotRead: something has to be put right first; it holds every problem at once.
        NotALedger: the ledger beside it cannot be used.
    """
    memory = _memory_of(Path(path))
    over = Over(start=start, weeks=weeks, otherwise=memory.published_until)
    read = _read(Path(path), over=over, rules=parameters())
    remembered = memory.over(read.programme)
    return read.but(programme=_close_at_hand(with_history(remembered, memory.published, memory.happened)))


def _close_at_hand(programme: Programme) -> Programme:
    """The programme with the day until which published duties are close at hand, where any is."""
    if not programme.published:
        return programme
    rules = rules_of(programme)
    days = next(rule.days for rule in rules if isinstance(rule, LeavesTheNextDaysAlone))
    until = today() + timedelta(days=days)
    return programme.but(frozen_until=until) if programme.published[0].day < until else programme


def ledger_of(path: Path) -> Path:
    """Where the ledger of the programme at a path lies."""
    return (path if path.is_dir() else path.parent) / "ledger.db"


def _memory_of(path: Path) -> Memory:
    if not ledger_of(path).exists():
        return Memory()
    from matcher.ledger.remembering import memory_at

    return memory_at(ledger_of(path))


def solve(
    programme: Programme,
    *,
    seconds: float | None = 60.0,
    tell: "Callable[[Progress], None] | None" = None,
    stop: Event | None = None,
    brief: frozenset[int] = frozenset(),
) -> Plan:
    """The best plan found in so many seconds, with value and bound for every aim, already verified.

    Whoever sets `stop` has the best plan so far. Tiers in `brief` are looked at only as far as comes at once.

    Raises:
        PlanRefused: our own checker finds a breach in it; a defect of matcher's.
    """
    from matcher.planning.programmes import Limit

    return _solved(programme, Limit(seconds=seconds, stop=stop or Event(), brief=brief), tell)


def solve_again(
    programme: Programme,
    choosing: "Choosing | None" = None,
    *,
    seconds: float | None = 60.0,
    tell: "Callable[[Progress], None] | None" = None,
    stop: Event | None = None,
) -> Plan:
    """What `solve` gives once something was noted: what calendars were asked while choosing is not asked again.

    Raises:
        PlanRefused: our own checker finds a breach in it; a defect of matcher's.
    """
    from matcher.planning.programmes import Beside, Limit

    beside = Beside(holding=choosing.asked if choosing else None)
    return _solved(programme, Limit(seconds=seconds, stop=stop or Event()), tell, beside)


def _solved(
    programme: Programme,
    limit: "Limit",
    tell: "Callable[[Progress], None] | None",
    beside: "Beside | None" = None,
) -> Plan:
    from matcher.checking import verifying
    from matcher.checking.refusing import Refusing
    from matcher.planning.programmes import Beside, plan_programme

    rules = rules_of(programme)
    refusing = Refusing(programme, rules)
    beside = replace(beside or Beside(), refusing=refusing)
    made = plan_programme(programme, rules, limit=limit, tell=tell or _say_nothing, beside=beside)
    breaches = verifying.verify(programme, made, rules, refusing)
    if breaches:
        raise PlanRefused([explain(programme, breach) for breach in breaches])
    return made


def check(programme: Programme, plan: Plan) -> tuple[Breach, ...]:
    """Every breach of every rule, of those that must hold and those that count, in the order of the book."""
    return checking.check(programme, plan, rules_of(programme))


def verify(programme: Programme, plan: Plan) -> tuple[Breach, ...]:
    """What is wrong with a plan: broken rules, and statements that do not follow. No solver is asked."""
    from matcher.checking import verifying

    return verifying.verify(programme, plan, rules_of(programme))


def resting(programme: Programme) -> list[str]:
    """What the rules say that their dates keep from holding in the programme's period."""
    holding = rules_of(programme)
    return [rule.statement for rule in rule_book(programme.settings.rules) if rule not in holding]


def explain(programme: Programme, breach: Breach) -> str:
    """One sentence to read out."""
    from matcher.checking import verifying

    rules = {rule.name: rule for rule in rules_of(programme)}
    if breach.rule in rules:
        return rules[breach.rule].explain(breach, programme)
    return verifying.explain(breach)


def placed_by(programme: Programme, placing: str | None) -> Programme:
    """The programme under another placing policy; itself where none is named."""
    if placing is None:
        return programme
    return programme.but(settings=programme.settings.but(placing=placing))


def changing_little(programme: Programme) -> Programme:
    """The programme with few changes settled right after families and fewest people on call, as repairs are."""
    others = [tier for tier in programme.settings.order if tier != CHANGES]
    at = others.index(PLACED_AND_COVER) + 1
    return programme.but(settings=programme.settings.but(order=(*others[:at], CHANGES, *others[at:])))


def as_planned(programme: Programme, plan: Plan, ledger: Path | None = None) -> Programme:
    """The programme as it was when the plan was made: policy, order of aims, days close at hand, publications.

    A policy can be named for one plan, a repair has an order of its own, and publishing a plan changes what is in
    force; so the plan's own sums tell which it was.
    """
    programme = programme.but(frozen_until=plan.frozen_until)
    policies = (programme, placed_by(programme, "claims"), placed_by(programme, "reach"))
    placed = _made_by((*policies, *map(changing_little, policies)), plan) or programme
    if ledger is None or plan.programme_hash == hashing.programme_hash(placed):
        return placed
    return _before_publishing(placed, plan, ledger)


def _before_publishing(programme: Programme, plan: Plan, ledger: Path) -> Programme:
    """The programme without the publication of this very plan; itself where the newest is of another."""
    from matcher.api.published import last_publication

    last = last_publication(ledger)
    if last is None or last.plan != plan:
        return programme
    former = last_publication(ledger, before=last.number)
    was = former.duties if former else ()
    proposed = proposed_in(former.plan) if former else ()
    return programme.but(published=tuple(duty for duty in was if duty.day in programme.period), proposed=proposed)


def _made_by(programmes: Iterable[Programme], plan: Plan) -> Programme | None:
    return next((p for p in programmes if hashing.settings_hash(p) == plan.settings_hash), None)


def stands(programme: Programme, plan: Plan) -> bool:
    """True if the plan was made from this very programme, settings and period, and still holds."""
    same = (
        plan.period == programme.period
        and plan.programme_hash == hashing.programme_hash(programme)
        and plan.settings_hash == hashing.settings_hash(programme)
    )
    return same and not plan.stopped and not verify(programme, plan)


def standing(programme: Programme, plan: Plan, ledger: Path) -> tuple[Plan, Programme] | None:
    """The plan as it stands now and the programme it stands for, if nothing has changed since it was made.

    A plan that repaired an absence stands as well as one that was solved for. One that was published since
    changes nothing any more, and whatever was proved of it still is: what changes nothing against it changed as
    little as it did against the plan before.
    """
    programme = programme.but(frozen_until=plan.frozen_until)
    placed = _made_by((programme, changing_little(programme)), plan)
    if placed is None:
        return None
    if stands(placed, plan):
        return plan, placed
    before = _before_publishing(placed, plan, ledger)
    if not stands(before, plan):
        return None
    from matcher.checking.restating import published_since

    return published_since(placed, plan, rules_of(programme)), placed


def write_draft(folder: Path, programme: Programme, plan: Plan) -> tuple[Path, ...]:
    """Write the plan, its pages, calendars and sheets, all or none, and give where they lie."""
    from matcher.publishing.documents import documents
    from matcher.publishing.writing import write_all

    return write_all(folder, {NAME: plan_bytes(plan), **documents(programme, plan)})


def write_standing(folder: Path, programme: Programme, plan: Plan, live_since: datetime | None) -> None:
    """Write a draft's pages and calendars again once something was published; sheets stay, as they say the same.

    `live_since` is when this very plan was published; None for another.
    """
    from matcher.publishing.documents import pages_and_calendars
    from matcher.publishing.writing import write_all

    write_all(folder, pages_and_calendars(programme, plan, live_since))


def _say_nothing(progress: object) -> None:
    """Nobody listens."""
