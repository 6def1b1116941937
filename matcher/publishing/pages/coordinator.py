"""What only the coordinator reads: families by code, reasons, the waiting list and every number of the proof."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from matcher.domain.claims import waits
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.languages import shown_as
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Gap, Plan, Tier
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import DAY_NAMES, WEEKDAYS, clock
from matcher.fairness import shares
from matcher.publishing.letters import letters
from matcher.publishing.one_line import one_line
from matcher.publishing.pages.gaps import as_duty, lacking, venue_of
from matcher.publishing.pages.proof import aim
from matcher.publishing.pages.weeks import dates_label, times
from matcher.wording import count_words, with_names


class GapRow(Record):
    """Something asked that the plan could not give."""

    kind: DutyKind
    what: str
    day: date
    times: str
    missing: int
    lacks: str
    of: str
    reasons: tuple[str, ...]
    fix: str


class WaitingRow(Record):
    """A family without a Coach, the first claim first."""

    family: str
    languages: str
    area: str
    band: int
    weeks: int
    waits: bool
    """False for a family that is still to be asked, has not said yes, or has asked to pause."""
    reasons: tuple[str, ...]
    fix: str


class PairRow(Record):
    """A family and its Coach, with the letter the Coach's calendar uses."""

    family: str
    coach: str
    state: str
    since: date | None
    meets: str
    shown_to_coach: str
    """`Visit A (Heaton Fields)`: what the Coach's calendar calls it."""


class LoadRow(Record):
    """Minutes given and offered over the period by one Chellow."""

    name: str
    roles: str
    given: int
    offered: int


class ProofRow(Record):
    """One part of one aim."""

    number: int
    aim: str
    part: str
    value: int
    bound: int
    proved: bool
    given: str


class ChangeRow(Record):
    """What differs for one person from the last published plan."""

    name: str
    taken: tuple[str, ...]
    new: tuple[str, ...]


class Coordinator:
    """The plan as rows for a coordinator, who knows people by code and name."""

    def __init__(self, programme: Programme, plan: Plan) -> None:
        self.programme = programme
        self.plan = plan

    def name(self, code: str) -> str:
        """`C-07 Amina`."""
        person = self.programme.chellow.get(code)
        return f"{code} {one_line(person.name)}".strip() if person else code

    def names(self, codes: Iterable[str]) -> str:
        """`C-07 Amina, C-09 Jo`."""
        return ", ".join(self.name(code) for code in codes)

    def told_by_name(self, sentences: Iterable[str]) -> tuple[str, ...]:
        """The sentences with each Chellow's name after the code."""
        return tuple(one_line(with_names(self.programme, sentence)) for sentence in sentences)

    def where(self, duty: Duty) -> str:
        """What a duty is and where."""
        if duty.family is not None:
            return f"Visit to {duty.family}" + (f" ({duty.area})" if duty.area else "")
        venue = self.programme.venue.get(duty.venue or "")
        place = venue.called if venue else ""
        return one_line(", ".join(part for part in (duty.title, place) if part) or duty.kind)

    def gaps(self) -> tuple[GapRow, ...]:
        """Every gap in order of time, those of the minimum first."""
        ordered = sorted(self.plan.gaps, key=lambda gap: (gap.of != "minimum", gap.start, gap.end, gap.duty))
        return tuple(
            GapRow(
                kind=gap.kind,
                what=self._gap_name(gap),
                day=as_duty(gap).day,
                times=times(as_duty(gap)),
                missing=gap.missing,
                lacks=lacking(gap.kind, gap.missing),
                of=gap.of,
                reasons=self.told_by_name(gap.reasons),
                fix=with_names(self.programme, gap.fix or ""),
            )
            for gap in ordered
        )

    def _gap_name(self, gap: Gap) -> str:
        venue = self.programme.venue.get(venue_of(self.programme, gap) or "")
        if venue is not None:
            return one_line(venue.called)
        return one_line(
            with_names(self.programme, f"Visit: {gap.what}") if gap.kind is DutyKind.VISIT else gap.what
        )

    def waiting(self) -> tuple[WaitingRow, ...]:
        """Families that wait, the first claim first."""
        ordered = sorted(self.plan.waiting, key=lambda one: (-one.claim[0], -one.claim[1], one.family))
        return tuple(
            WaitingRow(
                family=one.family,
                languages=", ".join(shown_as(tag) for tag in self._languages(one.family)),
                area=self._area(one.family),
                band=one.claim[0],
                weeks=one.claim[1],
                waits=self.waits(one.family),
                reasons=self.told_by_name(one.reasons),
                fix=with_names(self.programme, one.fix or ""),
            )
            for one in ordered
        )

    def waits(self, family: str) -> bool:
        """True for a family that has said yes, and so does wait."""
        return family not in self.programme.family or waits(self.programme, self.programme.family[family])

    def _languages(self, family: str) -> tuple[str, ...]:
        return self.programme.family[family].languages if family in self.programme.family else ()

    def _area(self, family: str) -> str:
        return (self.programme.family[family].place or "") if family in self.programme.family else ""

    def waiting_by_language(self) -> tuple[tuple[str, int, int], ...]:
        """(first language, families that wait, longest wait in weeks), most families first."""
        waiting = [one for one in self.plan.waiting if self.waits(one.family)]
        first = {one.family: next(iter(self._languages(one.family)), "") for one in waiting}
        counts = Counter(first.values())
        longest: dict[str, int] = defaultdict(int)
        for one in waiting:
            longest[first[one.family]] = max(longest[first[one.family]], one.claim[1])
        rows = ((shown_as(tag) or "not known", count, longest[tag]) for tag, count in counts.items())
        return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))

    def pairs(self) -> tuple[PairRow, ...]:
        """Every pair of the plan, in order of family; the Coaches a family may choose from in one row."""
        ordered = sorted(self.plan.pairs, key=lambda pair: (pair.family, pair.coach))
        together = groupby(ordered, key=lambda p: (p.family, "" if p.state is PairState.OFFERED else p.coach))
        return tuple(self._together([self._pair(pair) for pair in pairs]) for _, pairs in together)

    def _together(self, rows: list[PairRow]) -> PairRow:
        coaches = ", ".join(row.coach for row in rows)
        return rows[0].but(coach=coaches, meets="; ".join(row.meets for row in rows if row.meets))

    def _pair(self, pair: Pair) -> PairRow:
        slot = pair.slot
        duties = self.plan.duties_of.get(pair.coach, ())
        letter = letters(self.programme, self.plan, pair.coach, duties).get(pair.family, "")
        visited = any(duty.family == pair.family for duty in duties)
        return PairRow(
            family=pair.family,
            coach=self.name(pair.coach),
            state=pair.state + (" (time kept free)" if pair.held else ""),
            since=pair.since,
            meets=f"{DAY_NAMES[slot.weekday]}s {clock(slot.start)}{self._rhythm(pair)}" if slot else "",
            shown_to_coach=f"Visit {letter}".strip() if visited else "",
        )

    def _rhythm(self, pair: Pair) -> str:
        family = self.programme.family.get(pair.family)
        return ", fortnightly" if family and family.visits.every == 2 else ""

    def loads(self) -> tuple[LoadRow, ...]:
        """Every active Chellow's minutes, in order of code."""
        known = self.plan.shares or shares(self.programme, self.plan)
        return tuple(
            LoadRow(
                name=self.name(person.code),
                roles=", ".join(sorted(person.roles)),
                given=known[person.code].given,
                offered=known[person.code].offered,
            )
            for person in self.programme.chellows
            if person.code in known and (person.active or known[person.code].given)
        )

    def proof(self) -> tuple[ProofRow, ...]:
        """Every part of every tier, in the order they were settled."""
        return tuple(row for number, tier in enumerate(self.plan.tiers, 1) for row in _proof_rows(number, tier))

    def changes(self) -> tuple[ChangeRow, ...]:
        """Who is affected, in order of code."""
        return tuple(
            ChangeRow(
                name=self.name(one.person),
                taken=self._told(one.taken, self.programme.published),
                new=self._told(one.new, self.plan.duties),
            )
            for one in sorted(self.plan.changes, key=lambda one: one.person)
        )

    def _told(self, ids: Sequence[str], duties: Iterable[Duty]) -> tuple[str, ...]:
        known = {duty.id: duty for duty in duties}
        return tuple(self.told(known[one]) if one in known else one for one in ids)

    def told(self, duty: Duty) -> str:
        """`Mon 4 January 10:00–12:30 Library`."""
        return f"{WEEKDAYS[duty.day.weekday()]} {dates_label([duty.day])} {times(duty)} {self.where(duty)}"


def in_short(rows: Iterable[ProofRow]) -> tuple[ProofRow, ...]:
    """The parts that say something, and for each aim one line for all that are kept to the letter and proved."""
    short: list[ProofRow] = []
    kept: dict[int, list[ProofRow]] = defaultdict(list)
    for row in rows:
        (kept[row.number] if row.proved and row.value == 0 else short).append(row)
    summed = [same[0].but(part=_kept_words(len(same))) for same in kept.values()]
    return tuple(sorted((*short, *summed), key=lambda row: row.number))


def _kept_words(count: int) -> str:
    return count_words(count, "thing, kept in full", "things, all kept in full")


def _proof_rows(number: int, tier: Tier) -> Iterator[ProofRow]:
    for part in tier.parts:
        yield ProofRow(
            number=number,
            aim=aim(tier),
            part=part.name.replace("_", " "),
            value=part.value,
            bound=part.bound,
            proved=part.proved,
            given=tier.given or "",
        )
