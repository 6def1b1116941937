"""The Curtois benchmark tells the truth: by hand-made assignments, and against every assignment there is."""

from itertools import product
from pathlib import Path

import pytest

from tests.benchmarks import curtois, curtois_evaluator, curtois_instance, curtois_raw

WEEK = """\
SECTION_HORIZON
# days
7

SECTION_SHIFTS
D,480,

SECTION_STAFF
A,D=5,2400,{least},3,2,2,1
B,D=4,1920,960,4,1,1,1

SECTION_DAYS_OFF
A,0
B,5

SECTION_SHIFT_ON_REQUESTS
A,1,D,2
B,5,D,3

SECTION_SHIFT_OFF_REQUESTS
B,2,D,1

SECTION_COVER
{cover}
"""
COVER = "\n".join(f"{day},D,{wanted},100,7" for day, wanted in enumerate((1, 2, 1, 0, 1, 1, 2)))


def week(least: int) -> str:
    return WEEK.format(least=least, cover=COVER)


def assignments() -> list[dict[str, list[str]]]:
    weeks = [list(days) for days in product(("", "D"), repeat=7)]
    return [{"A": a, "B": b} for a, b in product(weeks, repeat=2)]


@pytest.mark.parametrize("least", [960, 1920])
def test_no_assignment_of_a_week_costs_less_than_the_one_proved_best(least: int, tmp_path: Path) -> None:
    text = week(least)
    file = tmp_path / "week.txt"
    file.write_text(text, encoding="utf-8")
    line = curtois.measure(file, 20, 0, raw=False, solution=None)
    kept = [one for one in assignments() if not curtois_evaluator.broken(text, one)]
    least_of_all = min(curtois_evaluator.cost(text, one) for one in kept)
    assert (line["objective"], line["bound"], line["verified"]) == (least_of_all, least_of_all, True)
    assert line["first_seconds"] <= line["seconds"]
    raw = curtois_raw.solve(curtois_instance.read(text), 20, 0)
    assert raw.bound == least_of_all


def days(worked: str) -> list[str]:
    return [letter.replace("-", "") for letter in worked]


@pytest.mark.parametrize(
    ("a", "b", "broken"),
    [
        ("-DD--DD", "D-D----", []),
        ("-DD-DD-", "D-D----", ["A has 1 days off running from day 3."]),
        ("---D---", "D-D----", ["A works 480 minutes, not 960 to 2400.", "A has 1 days on running from day 3."]),
        ("DDD----", "D-D----", ["A works on day 0, a day off."]),
        ("---DDDD", "D-D----", ["A works 4 days running from day 3."]),
        ("-----DD", "DDDDD--", ["B works D 5 times, not 4.", "B works 2400 minutes, not 960 to 1920."]),
    ],
)
def test_the_evaluator_names_what_is_broken_and_spares_runs_that_touch_the_ends(
    a: str, b: str, broken: list[str]
) -> None:
    found = curtois_evaluator.broken(week(960), {"A": days(a), "B": days(b)})
    assert [said for said in broken if said not in found] == []
    assert bool(found) == bool(broken)


def test_the_evaluator_counts_each_wish_and_each_person_too_few_or_too_many() -> None:
    assignment = {"A": days("-DD----"), "B": days("D-D----")}
    wishes = 3 + 1
    cover = 100 * (1 + 1 + 1 + 2) + 7
    assert curtois_evaluator.cost(week(960), assignment) == wishes + cover
