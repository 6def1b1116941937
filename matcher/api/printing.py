"""Wall rotas: which weeks are published and what stands in them, and the sheets for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from matcher.api.published import last_publication
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Period, local, monday_of
from matcher.ledger.publications import Publication
from matcher.publishing.calendars.subscribers import told_to
from matcher.publishing.letters import letters
from matcher.publishing.shown import Shown
from matcher.publishing.walls.page import Sheet, all_path, sheet_path, wall_page
from matcher.publishing.walls.wall import Print, on_a_wall, only_here, sheets
from matcher.publishing.walls.week_card_page import WeekCard, all_weeks_path, card_page, weeks_path
from matcher.publishing.walls.week_cards import week_cards
from matcher.publishing.writing import write_all
from matcher.reading.bank_holidays import names_of_bank_holidays

WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class InForce:
    """What may be printed: by the Monday of each week, in order, the plan that says what is missing in it."""

    plans: Mapping[date, Plan]
    duties: tuple[Duty, ...]
    newest: Plan
    """The plan whose weeks are counted from 1."""
    number: int | None = None
    """The publication's; None of a draft."""
    at: datetime | None = None
    """When it was published; None of a draft."""

    def to_come(self, today: date) -> tuple[date, ...]:
        """The Mondays of weeks that are not over or, where all are, of the newest weeks."""
        weeks = tuple(monday for monday in self.plans if monday + WEEK > today)
        return weeks or _mondays(self.newest.period)

    def over(self, weeks: Sequence[date]) -> Plan:
        """What stands in these weeks, as one plan; of pairs, proofs and the rest it says nothing."""
        in_order = sorted(weeks)
        plans = [(monday, self.plans[monday]) for monday in in_order]
        return Plan(
            period=Period(first=in_order[0], weeks=(in_order[-1] - in_order[0]).days // 7 + 1),
            duties=tuple(duty for duty in self.duties if monday_of(duty.day) in weeks),
            gaps=tuple(
                gap for monday, plan in plans for gap in plan.gaps if monday_of(local(gap.start).date()) == monday
            ),
            watches=tuple(
                watch for monday, plan in plans for watch in plan.watches if monday_of(watch.day) == monday
            ),
        )


def published(ledger: Path, since: date) -> InForce | None:
    """What is published for weeks that are not over on a day; None if nothing is published.

    Raises:
        NotALedger: the ledger cannot be used.
    """
    last = last_publication(ledger)
    if last is None or _takes_all_back(last):
        return None
    plans: dict[date, Plan] = {}
    for one in _standing(ledger, last):
        if one.plan.period.end <= since and plans:
            break
        plans = dict.fromkeys(_mondays(one.plan.period), one.plan) | plans
    in_order = {monday: plans[monday] for monday in sorted(plans)}
    return InForce(plans=in_order, duties=last.duties, newest=last.plan, number=last.number, at=last.at)


def draft(plan: Plan) -> InForce:
    """A draft's weeks."""
    return InForce(plans=dict.fromkeys(_mondays(plan.period), plan), duties=plan.duties, newest=plan)


def _standing(ledger: Path, last: Publication) -> Iterator[Publication]:
    """The publications that were not taken back, the newest first; one that makes another live stands for it."""
    one: Publication | None = last
    while one is not None and not _takes_all_back(one):
        yield one
        one = last_publication(ledger, before=one.restores or one.number)


def _takes_all_back(one: Publication) -> bool:
    return one.undoes is not None and one.restores is None


def _mondays(period: Period) -> tuple[date, ...]:
    return tuple(map(period.monday, range(period.weeks)))


@dataclass(frozen=True)
class Order:
    """What is to be printed: of a programme read over these weeks, by their Mondays, on a day."""

    programme: Programme
    there: InForce
    weeks: tuple[date, ...]
    today: date

    @property
    def is_draft(self) -> bool:
        """True where nothing of it is agreed."""
        return self.there.at is None

    @cached_property
    def print(self) -> Print:
        """The same as publishing wants it."""
        return Print(
            plan=self.there.over(self.weeks),
            weeks=self.weeks,
            published=self.there.at,
            made_on=self.today,
            bank_holidays=names_of_bank_holidays(self.programme.period),
        )


def rotas(order: Order, venues: Iterable[str] | None) -> Mapping[str, tuple[Sheet, ...]]:
    """By venue's code, the sheets of these venues, or of all."""
    return sheets(order.programme, order.print, venues)


def cards(order: Order) -> Mapping[str, WeekCard]:
    """By Chellow's code, a card, with the letters of their calendar."""
    there = order.there
    known = {
        code: letters(order.programme, there.newest, code, duties) for code, duties in told_to(there.duties).items()
    }
    return week_cards(order.programme, order.print, known)


def without_a_wall(order: Order, venues: Iterable[str] | None) -> tuple[str, ...]:
    """Codes of those venues with people in these weeks that have no sheet: homes, and those whose row says no."""
    used = {duty.venue for duty in order.print.plan.duties}
    asked = used if venues is None else used & set(venues)
    return tuple(venue.code for venue in order.programme.venues if venue.code in asked and not on_a_wall(venue))


def gone(order: Order) -> tuple[str, ...]:
    """Codes of venues with people in these weeks that are in the sheets no more, so that they have no name."""
    used = {duty.venue for duty in order.print.plan.duties if duty.kind is DutyKind.SHIFT and duty.venue}
    return tuple(sorted(used - order.programme.venue.keys()))


def numbered(programme: Programme) -> Mapping[str, str]:
    """Code and name on walls of those told apart by a number there, and elsewhere by their names."""
    return only_here(programme)


def write_rotas(out: Path, order: Order, made: Mapping[str, tuple[Sheet, ...]]) -> Path:
    """Write a page for each venue and week, and one that holds all of them, of which it gives the path.

    Raises:
        OSError: there is no room, or something lies in the way.
    """
    draft = order.is_draft
    pages: dict[str, list[Sheet]] = {}
    for code, own in made.items():
        for sheet in own:
            pages.setdefault(sheet_path(code, sheet.monday, draft=draft), []).append(sheet)
    documents = {path: wall_page(f"{own[0].venue}, {own[0].week}", own) for path, own in pages.items()}
    every = [sheet for own in made.values() for sheet in own]
    return _write(out, documents, all_path(draft=draft), wall_page(_titled(order, "Wall rotas"), every))


def write_cards(out: Path, order: Order, made: Mapping[str, WeekCard]) -> Path:
    """Write a page for each Chellow, and one that holds all of them, of which it gives the path.

    Raises:
        OSError: there is no room, or something lies in the way.
    """
    draft = order.is_draft
    documents = {weeks_path(code, draft=draft): card_page(card.name, [card]) for code, card in made.items()}
    every = card_page(_titled(order, "Everybody’s weeks"), made.values())
    return _write(out, documents, all_weeks_path(draft=draft), every)


def _write(out: Path, documents: Mapping[str, bytes], path: str, whole: bytes) -> Path:
    write_all(out, {**documents, path: whole})
    return out / path


def _titled(order: Order, what: str) -> str:
    name = Shown(order.programme).text(order.programme.settings.name)
    return f"{what}: {name}" if name else what
