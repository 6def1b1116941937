"""Assignments drawn by lot, through the command that measures them."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.drawing import draw
from tests.benchmarks.gap import Assignment, measure


@pytest.mark.parametrize("kind", ["c", "d", "e"])
def test_what_is_printed_keeps_every_capacity_and_is_not_under_the_bound(kind: str, tmp_path: Path) -> None:
    file, solution = tmp_path / "drawn", tmp_path / "solution"
    draw(kind, 3, 15, 1, file)
    line = measure(file, 30, solution)
    assert line["verified"]
    assert line["objective"] >= line["bound"]
    assignment = json.loads(solution.read_text(encoding="utf-8"))["assignment"]
    assert Assignment(file.read_text(encoding="utf-8")).cost_of(assignment) == line["objective"]


def test_half_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "half"
    file.write_text("2 2\n1 2 3", encoding="utf-8")
    with pytest.raises(SystemExit, match="ends before all costs"):
        measure(file, 1, None)
