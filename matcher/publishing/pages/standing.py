"""Whether a page shows a draft or what is live, and since when."""

from datetime import datetime

from matcher.domain.programme import Programme
from matcher.domain.times import clock, local


def standing(programme: Programme, live_since: datetime | None) -> str:
    """`Draft plan`, `Draft plan; the last was published on 2 January 2027, 12:00`, or `Published on …`."""
    if live_since is not None:
        return f"Published on {moment_words(live_since)}"
    last = programme.published_at
    return f"Draft plan; the last was published on {moment_words(last)}" if last else "Draft plan"


def moment_words(moment: datetime) -> str:
    """`2 January 2027, 12:00`."""
    at = local(moment)
    return f"{at.day} {at:%B} {at.year}, {clock(at.hour * 60 + at.minute)}"
