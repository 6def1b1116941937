"""Plans as files, and the sums by which a plan knows what it was made from."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.checking.hashing import programme_hash, settings_hash
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Source
from matcher.plan_file import NotAPlan, plan_bytes, read_plan
from tests.worlds import plans, worlds

LISTS = ("chellows", "families", "venues", "shift_rows", "gatherings", "ambassadors", "pairs", "locks", "places")


@given(worlds().flatmap(plans))
def test_a_plan_written_and_read_is_the_same_plan(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    file = tmp_path_factory.mktemp("plan") / "plan.json"
    file.write_bytes(plan_bytes(plan))
    assert read_plan(file) == plan
    assert plan_bytes(read_plan(file)) == plan_bytes(plan)


@given(worlds().flatmap(plans))
def test_a_plan_file_has_sorted_keys_utc_instants_and_one_newline_at_its_end(plan: Plan) -> None:
    text = plan_bytes(plan).decode()
    document = json.loads(text)
    assert json.dumps(document, sort_keys=True, indent=2, ensure_ascii=False) + "\n" == text
    assert all(duty["start"].endswith("Z") and duty["end"].endswith("Z") for duty in document["duties"])
    assert "source" not in text


@given(worlds(), st.randoms())
def test_the_order_of_rows_and_where_they_were_typed_leave_the_sum_as_it_was(
    programme: Programme, lot: random.Random
) -> None:
    facts = dict(programme)
    for name in LISTS:
        rows = [_typed_at(row, lot.randint(2, 99)) for row in facts[name]]
        facts[name] = tuple(lot.sample(rows, len(rows)))
    assert programme_hash(Programme(**facts)) == programme_hash(programme)


@given(worlds(), st.text(max_size=12))
def test_renaming_everybody_leaves_the_sum_as_it_was(programme: Programme, name: str) -> None:
    renamed = tuple(type(c)(**{**dict(c), "name": name, "phone": name}) for c in programme.chellows)
    assert programme_hash(Programme(**{**dict(programme), "chellows": renamed})) == programme_hash(programme)


@given(worlds().filter(lambda programme: programme.chellows), st.integers(1, 300))
def test_an_hour_more_offered_changes_the_sum(programme: Programme, more: int) -> None:
    first, *others = programme.chellows
    fuller = type(first)(**{**dict(first), "offered": first.offered + more})
    changed = Programme(**{**dict(programme), "chellows": (fuller, *others)})
    assert programme_hash(changed) != programme_hash(programme)
    assert settings_hash(changed) == settings_hash(programme)


@given(worlds())
def test_settings_have_a_sum_of_their_own(programme: Programme) -> None:
    settings = type(programme.settings)(**{**dict(programme.settings), "ageing_weeks": 5})
    changed = Programme(**{**dict(programme), "settings": settings})
    assert programme_hash(changed) == programme_hash(programme)
    assert settings_hash(changed) != settings_hash(programme)


@pytest.mark.parametrize("text", ["", "[]", '{"period": {"first": "2027-01-05", "weeks": 4}}', '{"pairs": []}'])
def test_a_file_with_something_else_in_it_is_no_plan(tmp_path: Path, text: str) -> None:
    file = tmp_path / "plan.json"
    file.write_text(text)
    with pytest.raises(NotAPlan, match="does not hold a plan"):
        read_plan(file)


def _typed_at(row: object, number: int) -> object:
    if "source" not in type(row).model_fields:
        return row
    return type(row)(**{**dict(row), "source": Source(sheet="elsewhere", row=number)})
