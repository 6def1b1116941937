"""Whatever is changed in a plan after it was made, verify finds it, in words."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

FREE = {"seconds", "deterministic_time", "version", "reproducible", "other", "fix"}
"""What no rule and no sum says anything of."""
FALSE: tuple[object, ...] = (
    "zzz",
    -1,
    10**30,
    [],
    "9999-12-31T23:59:59Z",
    "2027-01-05T10:00:00Z",
    "\0",
    1.5,
    "C-02",
    "F-01",
)


def _steps(document: Any, so_far: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value of a document, the first two entries of a list standing for all."""
    if isinstance(document, dict | list):
        entries = document.items() if isinstance(document, dict) else enumerate(document[:2])
        for key, value in entries:
            yield from _steps(value, (*so_far, key))
    elif not FREE & set(so_far):
        yield so_far


def _with(text: str, steps: tuple[Any, ...], value: object) -> str:
    document = at = json.loads(text)
    for step in steps[:-1]:
        at = at[step]
    at[steps[-1]] = value
    return json.dumps(document)


@pytest.mark.parametrize("value", FALSE)
def test_no_field_of_a_plan_can_be_changed_unnoticed(value: object, planned: Path, run: Run) -> None:
    file = planned / "out" / "plan.json"
    true = file.read_text(encoding="utf-8")
    unnoticed = []
    for steps in _steps(json.loads(true)):
        tampered = _with(true, steps, value)
        file.write_text(tampered, encoding="utf-8")
        ran = run("verify", file)
        if ran.code not in (1, 2) and json.loads(tampered) != json.loads(true):
            unnoticed.append((steps, ran.code))
    assert not unnoticed
