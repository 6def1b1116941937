"""The house stands as it was drawn: who may import whom, what is public, what is light, what lies where."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import matcher
from constraints import BOOK
from matcher.cli.verbs import VERBS
from matcher.domain.settings import Settings
from tests.cli.conftest import ROOT

PACKAGES = ("matcher", "constraints")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TOP_LEVEL = {
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "constraints",
    "examples",
    "matcher",
    "pyproject.toml",
    "tests",
}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}


def test_imports_point_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


def test_every_room_has_its_place_among_the_layers() -> None:
    linted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in linted["contracts"] if contract["type"] == "layers")
    placed = {room for layer in layers for room in layer.split(" | ")}
    files = (path.relative_to(ROOT / "matcher") for path in MODULES if path.is_relative_to(ROOT / "matcher"))
    rooms = {f"matcher.{path.parts[0].removesuffix('.py')}" for path in files}
    assert rooms | {"constraints"} == placed | {"matcher.__init__", "matcher.__main__"}


def test_the_public_names_are_these() -> None:
    assert sorted(matcher.__all__) == [
        "Breach",
        "CannotRead",
        "Plan",
        "Programme",
        "check",
        "read_programme",
        "rule_book",
        "solve",
        "why",
    ]
    assert all(hasattr(matcher, name) for name in matcher.__all__)


def test_importing_matcher_costs_next_to_nothing() -> None:
    seen = (
        "import sys, matcher; print(sorted(n for n in sys.modules if n.split('.')[0] in ('pydantic', 'matcher')))"
    )
    ran = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout.strip() == "['matcher']"


def test_no_file_has_a_name_that_says_nothing() -> None:
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    assert [path for path in files if path.stem in NAMELESS] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_gives(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    is_empty = path.name == "__init__.py" and not tree.body
    assert is_empty or ast.get_docstring(tree)


def test_no_function_is_over_60_lines_and_nine_in_ten_are_under_30() -> None:
    lengths = sorted(length for path in MODULES for length in _lengths(path))
    assert lengths[-1] <= 60
    assert lengths[len(lengths) * 9 // 10] < 30


def _lengths(path: Path) -> list[int]:
    """Lines of each function's body, its docstring aside."""
    functions = (
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    )
    bodies = (node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body for node in functions)
    return [(body[-1].end_lineno or 0) - body[0].lineno + 1 for body in bodies]


def test_the_top_level_holds_what_the_house_was_drawn_with() -> None:
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False)
    if tracked.returncode:
        pytest.skip("not a checkout")
    top = {name.split("/")[0] for name in tracked.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


def test_the_rule_book_page_is_the_rule_book() -> None:
    """Written by `python -m matcher rules --markdown > constraints/README.md`."""
    from matcher.cli.rule_page import as_markdown

    assert (ROOT / "constraints/README.md").read_text(encoding="utf-8") == as_markdown(BOOK)


def test_the_readme_shows_two_commands_of_one_line_each() -> None:
    """`.ci/run` types them as they stand: the first solves an example, the second runs the tests."""
    shown = re.findall(
        r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert [len(command.splitlines()) for command in shown] == [1, 1]
    assert "matcher solve examples/heaton-28" in shown[0]
    assert "pytest" in shown[1]


def test_the_readme_names_every_setting() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in Settings.model_fields if f"`{name}" not in told and f"[{name}." not in told] == []


def test_the_readme_names_every_verb() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"matcher {verb}" not in told] == []
