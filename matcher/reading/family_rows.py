"""The sheet of families: one row a family, by code alone."""

import re
from typing import Any

from matcher.domain.families import Family, Visits
from matcher.domain.kinds import HIGHEST_NEED, Need
from matcher.reading import fields
from matcher.reading.desk import Desk
from matcher.reading.free_times import ask_for_times, free_times
from matcher.reading.table import Cell, Row
from matcher.reading.vocabulary import EITHER, GENDERS, HIGHEST_LEVEL, MEETING_PLACES, NEEDS, RHYTHMS
from matcher.reading.wish_rows import at_home

_HOUR = 60
_SHORTEST_VISIT, _LONGEST_VISIT = 10, 8 * 60
"""Minutes: less is a slip of typing, hours for minutes."""


def read_family(desk: Desk, row: Row) -> Family:
    """A family as one row describes it; whatever cannot be read is noted and left at its usual value."""
    choices = fields.codes(desk, row["choices_ranked"], desk.chellows)
    places = fields.choices(desk, row["meeting_places_ok"], MEETING_PLACES)
    gender, need = _gender(desk, row)
    ask_for_times(desk, row, "good_times")
    family = Family(
        code=row["id"].text,
        languages=fields.spoken(desk, row),
        language_need=fields.choice(desk, row["needs_language"], NEEDS) or Need.MUST,
        interpreter_ok=bool(fields.yes_no(desk, row["interpreter_ok"])),
        place=_place(desk, row),
        urgent=bool(fields.yes_no(desk, row["urgent"])),
        visits=_visits(desk, row),
        good_times=free_times(desk, row, "good_times"),
        away=fields.days(desk, row["away"]),
        never_meet_at=frozenset(fields.choices(desk, row["places_never"], MEETING_PLACES)),
        home_has=at_home(desk, row["home_has"]),
        gender_of_coach=gender,
        gender_need=need,
        choices=choices,
        not_with=frozenset(fields.codes(desk, row["not_with"], desk.chellows)),
        not_near=frozenset(fields.codes(desk, row["not_near"], desk.chellows)),
        two_visitors=bool(fields.yes_no(desk, row["two_visitors"])),
        said_by=row["said_by"].text,
        paused=bool(fields.yes_no(desk, row["paused"])),
        source=row.source,
        **_need(desk, row),
        **_asked(desk, row),
        **({"meeting_places": places} if places else {}),
    )
    _look_at_choices(desk, row, family)
    return family


def _look_at_choices(desk: Desk, row: Row, family: Family) -> None:
    both = sorted(set(family.choices) & family.not_with)
    if both:
        says = f"{', '.join(both)} is both asked for and refused."
        desk.fault(row["not_with"], says, "Take one of the two out; a refusal always counts.")


def _asked(desk: Desk, row: Row) -> dict[str, Any]:
    """When the family was asked and said yes; without both it is left out, and the coordinator told."""
    asked, agreed = fields.day(desk, row["asked_on"], past=True), fields.day(desk, row["consent_on"], past=True)
    code = row["id"].text
    if row["asked_on"].blank:
        says = f'No "asked on" date. I leave {code} out until someone has asked the family what they want.'
        desk.problems.ask(row.source, says[:1].lower() + says[1:])
    elif row["consent_on"].blank:
        desk.problems.ask(row.source, f'no "consent on" date. I leave {code} out until the family has said yes.')
    elif asked and agreed and agreed < asked:
        desk.fault(row["consent_on"], "The family said yes before it was asked.", "Look at both dates again.")
    return {"asked_on": asked, "consent_on": agreed}


def _need(desk: Desk, row: Row) -> dict[str, int]:
    """The band that orders claims and the training needed; where one is blank the other stands for it."""
    level = fields.whole(desk, row["support_level"], most=HIGHEST_LEVEL)
    band = fields.whole(desk, row["need_band"], most=HIGHEST_NEED)
    return {"need_band": (level or 0) if band is None else band, "level_needed": level or 0}


def _visits(desk: Desk, row: Row) -> Visits:
    every = fields.choice(desk, row["visit_every"], RHYTHMS) or 1
    length = fields.minutes(desk, row["visit_minutes"], "minutes", least=_SHORTEST_VISIT, most=_LONGEST_VISIT)
    wanted = fields.minutes(desk, row["hours_wanted"])
    minutes = length or (wanted or _HOUR) * every
    if length is None and minutes > _LONGEST_VISIT:
        desk.fault(row["hours_wanted"], "That is too long for one visit.", "Type visit_minutes and visit_every.")
        return Visits(every=every)
    return Visits(minutes=minutes, every=every)


_FIRMLY = re.compile(r"\b(must|prefer(?:s|red|ably)?|only|please|any|either|if possible)\b")


def _gender(desk: Desk, row: Row) -> tuple[str, Need]:
    """The gender of Coach asked for and how firmly: `woman (must)`; a bare one is a wish."""
    cell = row["gender_of_coach"]
    text = cell.text.casefold()
    said = fields.choice(desk, row["gender_need"], NEEDS)
    firmly = _FIRMLY.search(text)
    if text in EITHER or not text:
        return "", Need.ANY
    who = re.sub(r"[^a-z ]", " ", _FIRMLY.sub(" ", text)).strip()
    who = re.sub(r"^(a|be|be a|have a)\s+", "", who)
    if who not in GENDERS:
        desk.fault(cell, "I cannot tell which.", "Type woman or man, with (must) if it has to be.")
        return "", Need.ANY
    must = firmly is not None and firmly[1] in ("must", "only")
    return GENDERS[who], said or (Need.MUST if must else Need.PREFER)


def _place(desk: Desk, row: Row) -> str | None:
    cells: tuple[Cell, Cell] = (row["area"], row["postcode_sector"])
    if all(cell.blank for cell in cells):
        says = f"no area. I cannot tell which Coaches live near {row['id'].text}."
        desk.problems.ask(row.source, says, "Type an area of the sheet areas, or a postcode sector such as BD9 4.")
    return fields.place(desk, *cells)
