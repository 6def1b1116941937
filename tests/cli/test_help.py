"""Help is an API: it comes at once, and every example in it runs. Verbs load no more than they need."""

import re
import shlex
from pathlib import Path

import pytest

from matcher.cli.verbs import VERBS, verbs
from tests.cli.conftest import ROOT, Run, matcher
from tests.feed.running import serving


def _examples(verb: str) -> list[str]:
    help_text = verbs.get_command(None, verb).help
    return re.findall(r"^Example: matcher (.+)$", help_text, re.MULTILINE)


PLANNING = ("solve", "offer", "answer", "away", "why-not")
EXAMPLES = [line for verb in VERBS for line in _examples(verb)]


@pytest.mark.parametrize("verb", VERBS)
def test_a_verbs_line_in_the_table_is_the_first_of_its_own_help(verb: str) -> None:
    assert verbs.get_command(None, verb).help.split("\n")[0] == VERBS[verb]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_an_example_in_its_help(run: Run, verb: str) -> None:
    ran = run(verb, "--help")
    assert ran.code == 0
    assert f"Example: matcher {verb}" in ran.out


def test_the_examples_in_help_run_in_the_order_of_the_verbs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run in one folder, as somebody trying them out would; planning is cut short, and a server stopped."""
    run("example", "heaton-28", tmp_path / "examples/heaton-28")
    monkeypatch.chdir(tmp_path)
    for line in EXAMPLES:
        words = shlex.split(line)
        if words[0] in PLANNING:
            words += ["--seconds", "20"]
        if words[0] == "serve":
            with serving(tmp_path / words[1]) as server:
                assert server.ask("/health").status == 200
            continue
        ran = run(*words)
        # Who is down for the duty that is swapped is the plan's to say, and the sentence then tells.
        assert ran.code == 0 or (words[0] == "swap" and "is not down for that" in ran.err), (
            f"{line}\n{ran.out}\n{ran.err}"
        )


def test_help_loads_nothing_but_the_command_line() -> None:
    """What makes help slow is what it imports, so that is what is held."""
    listed = matcher("--help", PYTHONPROFILEIMPORTTIME="1").err
    loaded = set(re.findall(r"\| +([\w.]+)$", listed, re.MULTILINE))
    assert "click" in loaded
    assert not loaded & {"pydantic", "ortools", "numpy", "pandas", "rich", "openpyxl", "holidays", "matcher.domain"}


@pytest.mark.parametrize("verb", ["check", "verify"])
def test_checking_and_verifying_load_no_solver(verb: str, planned: Path) -> None:
    ran = matcher(verb, planned, PYTHONPROFILEIMPORTTIME="1")
    assert ran.code == 0, ran.out
    loaded = set(re.findall(r"\| +([\w.]+)$", ran.err, re.MULTILINE))
    assert "matcher.domain.programme" in loaded
    assert not {name for name in loaded if name.split(".")[0] == "ortools"}


@pytest.mark.parametrize("file", sorted((ROOT / "matcher/cli").glob("*.py")), ids=lambda path: path.stem)
def test_no_verb_is_left_out_of_the_table(file: Path) -> None:
    if "@click.command(" in file.read_text(encoding="utf-8"):
        assert file.stem.replace("_", "-") in VERBS
