"""When people are free, and the manners in which coordinators type it.

`stretches("mon 9-15, tue 17-20")` is what is meant, by the 24-hour clock; `typed` is what stands on the sheet.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALVES = {"am": (540, 720), "pm": (720, 1020), "eve": (1020, 1200)}
LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LOOSE = ("Mon", "Tues", "Weds", "Thurs", "Fri", "Sat", "Sun")
"""Days as people shorten them."""


class Stretch(NamedTuple):
    """An unbroken free time of one weekday, in minutes from midnight."""

    weekday: int
    start: int
    end: int


def stretches(notation: str) -> tuple[Stretch, ...]:
    """`mon,wed 9-15; sat 9:30-12` as stretches, in the order written."""
    found = []
    for group in notation.split(";"):
        days, hours = group.split()
        start, end = (minute(word) for word in hours.split("-"))
        found += [Stretch(DAYS.index(day), start, end) for day in days.split(",")]
    return tuple(found)


def minute(clock: str) -> int:
    """`9:30` as 570."""
    hour, _, past = clock.partition(":")
    return 60 * int(hour) + int(past or 0)


def typed(free: Iterable[Stretch], manner: str) -> str:
    """The stretches as text in one of the `MANNERS`, a comma between them."""
    return ", ".join(MANNERS[manner](stretch) for stretch in free)


def ticks(free: Iterable[Stretch]) -> Mapping[str, str]:
    """The ticks of the grid that say the same, by column; only for whole mornings, afternoons and evenings."""
    found = {}
    for stretch in free:
        halves = [name for name, (start, end) in HALVES.items() if stretch.start <= start and end <= stretch.end]
        found.update({f"{DAYS[stretch.weekday]}_{half}": "x" for half in halves})
    return found


def _dotted(minutes: int) -> str:
    hour, past = divmod(minutes, 60)
    shown = f"{(hour - 1) % 12 + 1}.{past:02d}" if past else f"{(hour - 1) % 12 + 1}"
    return shown + ("am" if hour < 12 else "pm")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _by_halves(stretch: Stretch) -> str:
    for name, half in HALVES.items():
        if half == (stretch.start, stretch.end):
            return f"{LOOSE[stretch.weekday]} {name}"
    return _with_letters(stretch)


def _with_letters(stretch: Stretch) -> str:
    return f"{LOOSE[stretch.weekday]} {_dotted(stretch.start)} - {_dotted(stretch.end)}"


def _closely(stretch: Stretch) -> str:
    return f"{LOOSE[stretch.weekday][:3]} {_dotted(stretch.start)}-{_dotted(stretch.end)}"


def _until(stretch: Stretch) -> str:
    return f"{LONG[stretch.weekday][:3]} {_clock(stretch.start)} til {_clock(stretch.end)}"


def _by_the_clock(stretch: Stretch) -> str:
    return f"{LONG[stretch.weekday]} {_clock(stretch.start)}-{_clock(stretch.end)}"


MANNERS: Mapping[str, Callable[[Stretch], str]] = {
    "halves": _by_halves,
    "letters": _with_letters,
    "close": _closely,
    "til": _until,
    "clock": _by_the_clock,
}
