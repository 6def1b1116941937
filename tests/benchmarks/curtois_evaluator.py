"""What an assignment costs by the published rules of Curtois and Qu (2014), and everything it breaks.

It reads the instance's text by itself and shares nothing with the planners or the models.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

Assignment = Mapping[str, Sequence[str]]
"""By employee, one entry a day: the id of the shift, or an empty word for a day off."""


def cost(text: str, assignment: Assignment) -> int:
    """Wishes not met, people missing and people too many, each by its weight."""
    lines = _sections(text)
    worked = {(name, n): shift for name, days in assignment.items() for n, shift in enumerate(days)}
    wished = (int(w) for name, n, shift, w in lines["SHIFT_ON_REQUESTS"] if worked[name, int(n)] != shift)
    spared = (int(w) for name, n, shift, w in lines["SHIFT_OFF_REQUESTS"] if worked[name, int(n)] == shift)
    cover = 0
    for day, shift, wanted, under, over in lines["COVER"]:
        short = int(wanted) - sum(days[int(day)] == shift for days in assignment.values())
        cover += int(under) * max(0, short) + int(over) * max(0, -short)
    return sum(wished) + sum(spared) + cover


def broken(text: str, assignment: Assignment) -> list[str]:
    """Every hard rule an assignment breaks, in words."""
    lines = _sections(text)
    horizon = int(lines["HORIZON"][0][0])
    minutes = {shift: int(length) for shift, length, _ in lines["SHIFTS"]}
    never = {shift: set(after.split("|")) - {""} for shift, _, after in lines["SHIFTS"]}
    staff = {row[0]: row[1:] for row in lines["STAFF"]}
    found = [] if assignment.keys() == staff.keys() else ["The staff are not the instance's."]
    for name, days in assignment.items():
        if len(days) != horizon or not set(days) <= {*minutes, ""}:
            found.append(f"{name} has days or shifts that the instance does not know.")
            continue
        found += (f"{name} {said}" for said in _of_person(days, staff[name], minutes, never))
    for name, *off in lines["DAYS_OFF"]:
        found += (f"{name} works on day {n}, a day off." for n in off if assignment[name][int(n)])
    return found


def _of_person(
    days: Sequence[str], limits: Sequence[str], minutes: Mapping[str, int], never: Mapping[str, set[str]]
) -> Iterator[str]:
    most_of, most, least, *runs, weekends = limits
    for shift, number in (item.split("=") for item in most_of.split("|")):
        if days.count(shift) > int(number):
            yield f"works {shift} {days.count(shift)} times, not {number}."
    given = sum(minutes[shift] for shift in days if shift)
    if not int(least) <= given <= int(most):
        yield f"works {given} minutes, not {least} to {most}."
    for n, (today, tomorrow) in enumerate(pairwise(days)):
        if today and tomorrow in never[today]:
            yield f"has {tomorrow} after {today} from day {n}."
    if sum(any(days[n : n + 2]) for n in range(5, len(days), 7)) > int(weekends):
        yield f"works more than {weekends} weekends."
    yield from _runs(days, *map(int, runs))


def _runs(days: Sequence[str], most_on: int, least_on: int, least_off: int) -> Iterator[str]:
    """Runs too long or too short; one that touches the first or the last day may be short."""
    first = 0
    for works, run in groupby(days, bool):
        length = len(list(run))
        inside = first > 0 and first + length < len(days)
        if works and length > most_on:
            yield f"works {length} days running from day {first}."
        if inside and length < (least_on if works else least_off):
            yield f"has {length} days {'on' if works else 'off'} running from day {first}."
        first += length


def _sections(text: str) -> dict[str, list[list[str]]]:
    """The lines of each section, split at commas."""
    found: dict[str, list[list[str]]] = {}
    name = ""
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("SECTION_"):
            name = line.removeprefix("SECTION_")
            found[name] = []
        elif line and not line.startswith("#"):
            found[name].append([cell.strip() for cell in line.split(",")])
    for section in ("DAYS_OFF", "SHIFT_ON_REQUESTS", "SHIFT_OFF_REQUESTS", "COVER"):
        found.setdefault(section, [])
    return found
