"""The sheets that say what stands already: pairs, locks, school terms and named areas."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from matcher.domain.locks import Lock
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.places import Place
from matcher.domain.times import Dates
from matcher.reading import fields, slots
from matcher.reading.clock_cells import clock_cell
from matcher.reading.desk import Desk
from matcher.reading.places import Sectors
from matcher.reading.problems import Problems
from matcher.reading.table import Cell, Row
from matcher.reading.times.clocks import Unreadable
from matcher.reading.venue_rows import weekdays
from matcher.reading.vocabulary import LOCK_KINDS, PAIR_STATES

_NORTHERNMOST = 1_300_000
"""Metres: beyond the last of Shetland."""

_BEGUN = frozenset({PairState.ACTIVE, PairState.TAPERING, PairState.PAUSED})


def read_pair(desk: Desk, row: Row) -> Pair | None:
    """A pair as one row describes it; None, with the problem noted, where family, Coach or state is missing."""
    for column in ("family", "coach", "state"):
        if row[column].blank:
            desk.problems.fault(row.source, f'Nothing stands under "{column}".', "Fill it in, or delete the row.")
    family = fields.code(desk, row["family"], desk.families)
    coach = fields.code(desk, row["coach"], desk.chellows)
    state = fields.choice(desk, row["state"], PAIR_STATES)
    since = fields.day(desk, row["since"], past=True)
    slot = _slot(desk, row)
    if not (family and coach and state):
        return None
    if since is None and state.visits:
        says = f"no date since when {family} and {coach} meet. I count from the period's first week."
        desk.problems.ask(row.source, says, "Type the date of the first visit in the column since.")
    held = state in (PairState.PROPOSED, PairState.OFFERED)
    said_by = row["said_by"].text
    if not said_by and (state.visits or state is PairState.PAUSED):
        says = f"{family} and {coach} are {state}, and nobody stands under who said so. I go by it all the same."
        desk.problems.ask(row.source, says, 'Type who said yes, such as "the family", in the column said_by.')
    return Pair(
        family=family,
        coach=coach,
        state=state,
        since=since,
        said_by=said_by,
        slot=slot,
        held=held,
        source=row.source,
    )


def complain_of_two_coaches(problems: Problems, pairs: Iterable[Pair]) -> None:
    """Note each family that stands in two pairs at once: a family has one Coach, or several it may choose from."""
    first: dict[str, Pair] = {}
    for pair in sorted(pairs, key=lambda pair: pair.source.row or 0):
        if not pair.state.is_promise or pair.state is PairState.OFFERED:
            continue
        earlier = first.setdefault(pair.family, pair)
        if earlier is not pair:
            says = f"{pair.family} has a Coach already, in row {earlier.source.row}."
            problems.fault(pair.source, says, 'Type "ended" for the one that is over.')


def ask_about_pairs_to_come(problems: Problems, pairs: Iterable[Pair], end: date) -> None:
    """Note each pair said to have begun, and yet not before the period's end: the year may be a slip."""
    for pair in pairs:
        if pair.state in _BEGUN and pair.since and pair.since >= end:
            says = (
                f"{pair.family} and {pair.coach} are {pair.state}, and yet since {pair.since}: no visit is planned."
            )
            problems.ask(pair.source, says, "Look at the date again; where they have not begun, type accepted.")


def _slot(desk: Desk, row: Row) -> Slot | None:
    days = () if row["weekday"].blank else weekdays(desk, row["weekday"])
    start = clock_cell(desk, row["start"])
    phase = fields.whole(desk, row["phase"], most=3) or 0
    if row["weekday"].blank != row["start"].blank:
        desk.fault(
            row["weekday" if row["weekday"].blank else "start"],
            "Day and time go together.",
            "Type both or neither.",
        )
    if len(days) > 1:
        desk.fault(row["weekday"], "A pair meets on one weekday.", "Type one such as Tue.")
    return Slot(weekday=days[0], start=start, phase=phase) if len(days) == 1 and start is not None else None


def read_lock(desk: Desk, row: Row) -> Lock | None:
    """What a row pins; None, with the problem noted, where it cannot be told what."""
    chellow = fields.code(desk, row["volunteer"], desk.chellows)
    kind = fields.choice(desk, row["what"], LOCK_KINDS)
    first, last = fields.day(desk, row["from"]), fields.day(desk, row["until"])
    off = bool(fields.yes_no(desk, row["off"]))
    if first and last and last < first:
        desk.fault(row["until"], "It ends before it starts.", "Look at both dates again.")
    for column in ("volunteer", "family_or_shift"):
        if row[column].blank:
            desk.problems.fault(row.source, f'Nothing stands under "{column}".', "Fill it in, or delete the row.")
    family, slot = _pinned(desk, row["family_or_shift"], kind)
    if chellow is None or (family is None and slot is None):
        return None
    return Lock(
        chellow=chellow,
        family=family,
        venue=slot.venue if slot else None,
        weekday=slot.weekday if slot else None,
        start=slot.start if slot else None,
        first=first,
        last=last,
        off=off,
        why=row["why"].text,
        source=row.source,
    )


def _pinned(desk: Desk, cell: Cell, kind: str | None) -> tuple[str | None, slots.Slot | None]:
    """The family or the shift a lock speaks of."""
    if cell.blank:
        return None, None
    if kind != "shift" and (family := desk.families.find(cell.text)):
        return family, None
    if kind == "pair":
        return fields.code(desk, cell, desk.families), None
    try:
        slot = slots.slot_of(cell.text, desk.venues)
    except Unreadable as trouble:
        desk.fault(cell, trouble.says, trouble.fix)
        return None, None
    if slot is None:
        desk.fault(cell, "I know no family or venue of that code.", "Type such as F-0104, or library Tue 10:00.")
    return None, slot


def read_term(desk: Desk, row: Row) -> Dates | None:
    """A school term; both days typed are in it."""
    start, end = fields.day(desk, row["start"]), fields.day(desk, row["end"])
    if row["start"].blank or row["end"].blank:
        desk.problems.fault(row.source, "A term has a first and a last day.", "Fill in both, or delete the row.")
    if start is None or end is None:
        return None
    if end < start:
        desk.fault(row["end"], "It ends before it starts.", "Look at both dates again.")
        return None
    return Dates(start=start, end=end + timedelta(days=1), what=row["term"].text)


def read_area(problems: Problems, row: Row, sectors: Sectors) -> Place | None:
    """A named area with its centre: grid metres, or the middle of a postcode sector."""
    label, postcode = row["area"].text, row["postcode"]
    east, north, within = (_metres(problems, row[column]) for column in ("easting", "northing", "within_metres"))
    if not label:
        problems.fault(row.source, "The area has no name.", 'Type one in the column "area".')
        return None
    if east is not None and north is not None:
        return Place(label=label, easting=east, northing=north, **({"within": within} if within else {}))
    centre = sectors.find(postcode.text) if not postcode.blank else None
    if centre is None:
        says = f"I cannot tell where {label} is." if postcode.blank else "I do not know that postcode."
        fix = "Type its easting and northing in metres, or a postcode sector such as BD9 4."
        problems.fault((row.source if postcode.blank else postcode.source), says, fix)
        return None
    return Place(label=label, easting=centre.easting, northing=centre.northing, within=within or centre.within)


def _metres(problems: Problems, cell: Cell) -> int | None:
    text = cell.text.replace(",", "").removesuffix("m").strip()
    if not text:
        return None
    number = round(float(text)) if re.fullmatch(r"\d{1,7}(\.\d+)?", text, re.ASCII) else -1
    if 0 <= number <= _NORTHERNMOST:
        return number
    problems.fault(
        cell.source, "I expect metres here.", "Type a number such as 414500.", heading=cell.headed, seen=cell.seen
    )
    return None
