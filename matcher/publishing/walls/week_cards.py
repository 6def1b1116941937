"""From a programme and what is planned to a card for each Chellow: what they are down for, week by week."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.domain.times import monday_of
from matcher.publishing.shown import GATHERINGS, Shown
from matcher.publishing.walls.wall import DRAFT, Print, week_words
from matcher.publishing.walls.week_card_page import CardDay, CardWeek, WeekCard
from matcher.wording import day_words

Letters = Mapping[str, Mapping[str, str]]
"""By person, the letter of each family they visit."""


def week_cards(programme: Programme, printed: Print, letters: Letters) -> Mapping[str, WeekCard]:
    """By code, a card for each Chellow who is here or down for something in these weeks."""
    shown = Shown(programme)
    return {
        person.code: WeekCard(
            programme=shown.text(programme.settings.name),
            name=shown.name(person.code),
            draft=DRAFT if printed.published is None else "",
            made=printed.made,
            weeks=_weeks(shown, printed, person.code, letters.get(person.code, {})),
        )
        for person in programme.chellows
        if person.active or person.code in printed.plan.duties_of
    }


def _weeks(shown: Shown, printed: Print, person: str, letter: Mapping[str, str]) -> tuple[CardWeek, ...]:
    days: dict[date, list[CardDay]] = defaultdict(list)
    for duty in printed.plan.duties_of.get(person, ()):
        days[monday_of(duty.day)].append(_day(shown, duty, letter.get(duty.family or "", "")))
    return tuple(CardWeek(label=week_words(monday), days=tuple(days[monday])) for monday in printed.weeks)


def _day(shown: Shown, duty: Duty, letter: str) -> CardDay:
    return CardDay(
        day=day_words(duty.day),
        start=duty.span.start,
        end=duty.span.end,
        title=shown.title(duty, letter),
        place=(shown.place(duty) or "") if duty.kind in GATHERINGS else "",
    )
