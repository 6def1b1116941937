"""When somebody is away: `5-9 jan`, `2027-01-05..2027-01-09`, or one duty of theirs."""

import re
from collections.abc import Sequence

from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.domain.times import Dates, Hours
from matcher.reading.dates import read_dates
from matcher.reading.typed.duties import duties_meant, duty_meant
from matcher.reading.typed.people import NotClear

Gone = tuple[Dates, ...] | tuple[Hours, ...]


def away_when(programme: Programme, duties: Sequence[Duty], who: str, text: str) -> Gone:
    """Whole days, or the time of the one duty of theirs that the words name; of a family's visit, its day.

    Raises:
        NotClear: the words are neither days nor one duty of theirs.
    """
    days = read_dates(re.sub(r"\s*\.\.\.?\s*", " to ", text), programme.period.first)
    if days:
        return days
    theirs = [duty for duty in duties if who in duty.people or who == duty.family]
    if not _could_be(programme, theirs, text):
        says = f"I can read no days in {text}, and {who} has no duty that is called so."
        raise NotClear(says, "Type days such as 5-9 jan, or one duty such as library tue 5 jan 10:00.")
    duty = duty_meant(programme, theirs, text)
    if who in programme.family:
        return (Dates(start=duty.day, end=duty.day.fromordinal(duty.day.toordinal() + 1)),)
    return (Hours(day=duty.day, start=duty.span.start, end=duty.span.end),)


def _could_be(programme: Programme, duties: Sequence[Duty], text: str) -> bool:
    """True if the words name at least one of the duties; a day that no calendar has names none."""
    try:
        return bool(duties_meant(programme, duties, text))
    except NotClear:
        return False
