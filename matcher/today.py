"""The one place where the clock is read."""

import os
from datetime import UTC, date, datetime

from matcher.defects import NotADay
from matcher.domain.times import instant, local

NAME = "MATCHER_NOW"
NOON = 12 * 60


def now() -> datetime:
    """This moment in UTC; what `MATCHER_NOW` says, where it says a date (noon of it) or an instant.

    Raises:
        NotADay: it says something else.
    """
    said = os.environ.get(NAME, "").strip()
    if not said:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        if len(said) == len("2027-01-04"):
            return instant(date.fromisoformat(said), NOON)
        moment = datetime.fromisoformat(said.replace("Z", "+00:00"))
    except ValueError as trouble:
        raise NotADay(f"{NAME} is {said}. Type a date such as 2027-01-04, or take it out.") from trouble
    return moment.astimezone(UTC).replace(microsecond=0)


def today() -> date:
    """The UK date of this moment."""
    return local(now()).date()
