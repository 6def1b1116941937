"""Everything a plan is shown in: which files there are, and that their bytes depend on the plan alone."""

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.documents import calendar_path, documents
from tests.publishing import street

ROOT = Path(__file__).parents[2]
PRINT_HASHES = """
from tests.publishing.test_documents import hashes
print(hashes())
"""


def hashes() -> list[tuple[str, str]]:
    programme = street.programme()
    made = documents(programme, street.plan(programme))
    return [(path, hashlib.sha256(data).hexdigest()) for path, data in made.items()]


def test_a_plan_makes_two_pages_a_workbook_and_a_calendar_each() -> None:
    programme = street.programme()
    calendars = {f"calendars/C-{n:02d}.ics" for n in range(1, 13)}
    assert set(documents(programme, street.plan(programme))) == {
        "index.html",
        "rota.xlsx",
        "coordinator/plan.html",
        *calendars,
    }


@pytest.mark.parametrize("seed", ["0", "1", "4321"])
def test_the_same_plan_makes_the_same_bytes_in_any_process(seed: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PRINT_HASHES],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Karachi", "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert ran.stdout.strip() == str(hashes())


def shuffled(programme: Programme, plan: Plan) -> tuple[Programme, Plan]:
    draw = random.Random(7)
    lists = ("chellows", "families", "venues", "shift_rows", "gatherings", "pairs", "places")
    rows = {name: tuple(draw.sample(getattr(programme, name), len(getattr(programme, name)))) for name in lists}
    mixed = {name: tuple(draw.sample(getattr(plan, name), len(getattr(plan, name)))) for name in ("duties", "gaps")}
    return programme.but(**rows), plan.but(**mixed)


def test_another_order_of_rows_changes_no_byte() -> None:
    programme = street.programme()
    plan = street.plan(programme)
    assert documents(*shuffled(programme, plan)) == documents(programme, plan)


def test_another_name_changes_nothing_but_names() -> None:
    programme = street.programme()
    plan = street.plan(programme)
    people = tuple(p.but(name="Iram") if p.name == "Petra" else p for p in programme.chellows if p.name != "Iram")
    without = programme.but(chellows=tuple(p for p in programme.chellows if p.name != "Iram"))
    before = documents(without, plan)["calendars/C-05.ics"].decode()
    after = documents(programme.but(chellows=people), plan)["calendars/C-05.ics"].decode()
    assert before != after
    assert before.replace("Petra", "Iram") == after


def test_one_moved_duty_changes_nobody_elses_calendar() -> None:
    programme = street.programme()
    plan = street.plan(programme)
    moved = next(duty for duty in plan.duties if duty.people == ("C-04", "C-11"))
    duties = tuple(d.but(start=d.start.replace(minute=0)) if d == moved else d for d in plan.duties)
    before, after = documents(programme, plan), documents(programme, plan.but(duties=duties))
    touched = {path for path in before if before[path] != after[path] and path.startswith("calendars/")}
    assert touched == {"calendars/C-04.ics", "calendars/C-11.ics"}


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("C-01", "calendars/C-01.ics"),
        ("Amina K", "calendars/Amina K.ics"),
        ("../../etc/x", "calendars/%2E.%2F..%2Fetc%2Fx.ics"),
        ("C/07", "calendars/C%2F07.ics"),
        ("ż", "calendars/%C5%BC.ics"),
    ],
)
def test_no_code_leads_out_of_the_calendars_folder(code: str, path: str) -> None:
    assert calendar_path(code) == path
