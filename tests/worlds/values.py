"""Values of records as a written example types them: `mon 9-12, tue 13-17`, `2h`, `5 jan to 8 jan`, `ur, en`."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from matcher.domain.chellows import Before, Bounds, Check, DayWish, HomeSlot
from matcher.domain.families import Visits
from matcher.domain.kinds import CheckKind
from matcher.domain.times import Dates, FreeTime, Span
from tests.worlds.tiny import FIRST, GOOD_FOR_YEARS

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def split(text: str) -> list[str]:
    """The items of a list with commas."""
    return [] if text.strip() == "none" else [item.strip() for item in text.split(",") if item.strip()]


def day_of(text: str) -> date:
    """`4 jan` of the world's year, `28 dec 2026` or ISO."""
    words = text.lower().split()
    if len(words) == 1:
        return date.fromisoformat(words[0])
    year = int(words[2]) if len(words) > 2 else FIRST.year
    return date(year, MONTHS.index(words[1][:3]) + 1, int(words[0]))


def minute_of(text: str) -> int:
    """`9:30` as minutes after midnight."""
    hours, _, minutes = text.partition(":")
    return 60 * int(hours) + int(minutes or 0)


def span_of(text: str) -> Span:
    """`10-12:30`."""
    start, end = text.split("-")
    return Span(start=minute_of(start), end=minute_of(end))


def weekday_of(text: str) -> tuple[int, int]:
    """`mon` as (0, 1), `tue2` as (1, 2): the weekday and the number behind it."""
    return DAYS.index(text[:3].lower()), int(text[3:] or 1)


def minutes_of(text: str) -> int:
    """`2h`, `1h30`, `90 min` or a bare number of minutes."""
    if found := re.fullmatch(r"(\d+) ?h ?(\d*)(?: ?min)?", text):
        return 60 * int(found[1]) + int(found[2] or 0)
    return int(text.removesuffix("min"))


def free_times(text: str) -> tuple[FreeTime, ...]:
    """`mon 9-12, every day 8-21, tue 10-12 term, wed2 9-12` (the second Wednesday of the month)."""
    return tuple(time for item in split(text) for time in _free_times(item))


def _free_times(item: str) -> list[FreeTime]:
    words = item.removeprefix("every ").split()
    weekdays = range(7) if words[0] == "day" else [weekday_of(words[0])[0]]
    nth = int(words[0][3:]) if words[0] != "day" and words[0][3:] else None
    span = span_of(words[1])
    term_only = "term" in words[2:]
    return [FreeTime(weekday=n, start=span.start, end=span.end, term_only=term_only, nth=nth) for n in weekdays]


def runs_of_days(text: str) -> tuple[Dates, ...]:
    """`5 jan to 8 jan, 11 jan`, last days included."""
    ends = [(item.split(" to ")[0], item.split(" to ")[-1]) for item in split(text)]
    return tuple(Dates(start=day_of(a), end=day_of(b) + timedelta(days=1)) for a, b in ends)


def check_of(kind: CheckKind, text: str) -> tuple[Check, ...]:
    """`none`, `until 8 jan` (the last good day), `from 6 jan`, `from 6 jan until 8 jan`."""
    if text == "none":
        return ()
    level = "".join(re.findall(r"^(?!from|until)\w+", text))
    starts, _, until = text.removeprefix(level).partition("until ")
    start = day_of(starts.strip().removeprefix("from ")) if starts.strip() else GOOD_FOR_YEARS[0]
    end = day_of(until) + timedelta(days=1) if until else None
    return (Check(kind=kind, start=start, end=end, level=level),)


def bounds_of(text: str) -> Bounds:
    """`at least 2h`, `up to 70 min`, `1h to 2h`."""
    least, _, most = text.partition("to ") if "to " in text else (text, "", "")
    least = least.removeprefix("at least ").removesuffix("up ").strip()
    return Bounds(least=minutes_of(least) if least else 0, most=minutes_of(most) if most else None)


def visits_of(text: str) -> Visits:
    """`60 min`, `90 min fortnightly`."""
    length = text.removesuffix("fortnightly").removesuffix("weekly").strip()
    return Visits(minutes=minutes_of(length), every=2 if text.endswith("fortnightly") else 1)


def home_slots(text: str) -> tuple[HomeSlot, ...]:
    """`library mon 10, cafe tue 13:30`."""
    words = [item.split() for item in split(text)]
    return tuple(HomeSlot(venue=w[0], weekday=weekday_of(w[1])[0], start=minute_of(w[2])) for w in words)


def kinds_of(text: str) -> tuple[tuple[str, int], ...]:
    """`night 2, early 0`."""
    return tuple((kind, int(most)) for kind, most in (item.rsplit(" ", 1) for item in split(text)))


def day_wishes(text: str) -> tuple[DayWish, ...]:
    """`5 jan late 3, 7 jan off 2`: the day, perhaps a kind of shift or `off`, and the weight."""
    words = [item.split() for item in split(text)]
    return tuple(
        DayWish(
            day=day_of(" ".join(w[:2])),
            kind=" ".join(w[2:-1]).removesuffix("off").strip(),
            weight=int(w[-1]),
            off="off" in w[2:-1],
        )
        for w in words
    )


def before_of(text: str) -> Before:
    """`2 out`, `2 out night`, `1 off`."""
    days, what, *kind = text.split()
    return Before(**{f"days_{what}": int(days)}, kind=" ".join(kind))


READERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(("free", "good_times", "opens", "on_duty"), free_times),
    **dict.fromkeys(("away", "closed", "terms"), runs_of_days),
    **dict.fromkeys(("joined", "asked_on", "consent_on", "opens_on"), day_of),
    **dict.fromkeys(("offered", "given_before", "offered_before", "most_minutes_a_day"), minutes_of),
    **dict.fromkeys(("shortest_shift", "longest_shift"), minutes_of),
    **dict.fromkeys(("least_minutes", "most_minutes", "most_in_four_weeks"), minutes_of),
    **dict.fromkeys(("unsocial_before", "unsocial_offered_before"), minutes_of),
    **dict.fromkeys(("best_times", "poor_times"), free_times),
    **dict.fromkeys(("buddy_until", "learning_until"), day_of),
    **dict.fromkeys(("on_rota", "on_visits"), bounds_of),
    "visits": visits_of,
    "most_of_kind": kinds_of,
    "day_wishes": day_wishes,
    "before": before_of,
    "home_slots": home_slots,
}
LISTS = {"languages", "wishes", "choices", "meeting_places", "topics", "order", "roles", "keep_apart"}
LISTS |= {"likes_with", "rather_not_with", "genders", "avoids", "home_has"}
LISTS |= {"not_near", "not_with", "would_rather_not", "never_meet_at"}
OPTIONAL = {"joined", "asked_on", "consent_on", "opens_on", "place", "experienced", "ambassador", "step_free"}
OPTIONAL |= {name for name in READERS if name.startswith(("most_", "shortest", "longest"))}
OPTIONAL |= {"most_days_a_week", "most_shifts_a_week", "most_days_running", "most_weekends"}


def value_of(field: str, text: str) -> Any:
    """What a field's text means; plain words and numbers are left to the record to read."""
    if text == "none" and field in OPTIONAL:
        return None
    if field in READERS:
        return READERS[field](text)
    return tuple(split(text)) if field in LISTS else text
