"""What families say, noted and planned at once; run on two streets where a second Coach speaks Urdu too."""

import json
import re
from pathlib import Path

import pytest

from matcher.api import ledger_of, read_programme
from matcher.domain.pairs import PairState
from matcher.ledger.file import reading
from matcher.ledger.pairs import history, reviews
from tests.cli.conftest import Run

OFFERED = """family,coach,state,since,said_by,weekday,start,phase
F-0101,C-01,offered,,the family,,,
F-0101,C-02,offered,,the family,,,
"""


@pytest.fixture
def offered(two_coaches: Path) -> Path:
    """F-0101 may choose from both."""
    (two_coaches / "pairs.csv").write_text(OFFERED)
    return two_coaches


def states(folder: Path) -> dict[tuple[str, str], PairState]:
    return {(pair.family, pair.coach): pair.state for pair in read_programme(folder).programme.pairs}


def planned_pairs(folder: Path) -> dict[tuple[str, str], str]:
    pairs = json.loads((folder / "out/plan.json").read_text())["pairs"]
    return {(pair["family"], pair["coach"]): pair["state"] for pair in pairs}


def test_both_coaches_a_family_may_choose_from_keep_time_and_neither_visits(run: Run, offered: Path) -> None:
    told = run("solve", offered).out
    assert planned_pairs(offered) == {("F-0101", "C-01"): "offered", ("F-0101", "C-02"): "offered"}
    at = r", Wednesdays \d+:\d\d"
    assert re.search(rf"F-0101: offered C-01 Amina{at}, or C-02 Zofia{at}. Note the answer.", told)
    assert run("verify", offered).code == 0


def test_a_yes_makes_a_pair_that_visits_from_the_period_on_and_the_other_offer_lapses(
    run: Run, offered: Path
) -> None:
    run("solve", offered)
    ran = run("answer", offered, "F-0101", "yes", "C-02", "--by", "Joan", "--review", "2027-03-01")
    assert ran.code == 0, ran.err
    assert "F-0101 with C-02 Zofia: accepted, Wednesdays " in ran.out
    assert "No longer kept free for F-0101: C-01 Amina." in ran.out
    assert re.search(
        r"F-0101 is first visited on Wed 6 Jan \d+:\d\d-\d+:\d\d by C-02 Zofia with C-01 Amina\.", ran.out
    )
    assert planned_pairs(offered) == {("F-0101", "C-02"): "accepted"}
    assert states(offered) == {("F-0101", "C-02"): "accepted", ("F-0101", "C-01"): "proposed"}
    with reading(ledger_of(offered)) as db:
        assert db is not None
        (said, _), (due,) = history(db, "F-0101"), reviews(db)
    assert (said.pair.said_by, str(said.pair.since), str(due.review_on)) == ("Joan", "2027-01-04", "2027-03-01")
    visits = [d for d in json.loads((offered / "out/plan.json").read_text())["duties"] if d["kind"] == "visit"]
    assert [visit["coach"] for visit in visits] == ["C-02"]


def test_the_draft_after_an_answer_says_what_the_other_way_of_placing_would_have_placed(
    run: Run, offered: Path
) -> None:
    assert run("answer", offered, "F-0101", "yes", "C-01").code == 0
    assert json.loads((offered / "out/plan.json").read_text())["price"]["other"]["proved"]


def test_a_no_is_noted_only_when_it_is_meant_and_holds_for_ever(run: Run, offered: Path) -> None:
    asked = run("answer", offered, "F-0101", "no", "C-01")
    assert asked.code == 1
    assert "for ever" in asked.err
    assert not ledger_of(offered).exists()
    assert run("answer", offered, "F-0101", "no", "C-01", "--yes").code == 0
    assert planned_pairs(offered) == {("F-0101", "C-02"): "offered"}
    assert list(read_programme(offered).programme.offers) == ["F-0101"]
    again = run("answer", offered, "F-0101", "yes", "C-01")
    assert again.code == 1
    assert "A no is for ever, so nothing can." in again.err


def test_a_family_may_say_no_to_all_it_was_offered_in_one_word(run: Run, offered: Path) -> None:
    ran = run("answer", offered, "F-0101", "no", "C-01", "C-02", "--yes")
    assert ran.code == 0, ran.err
    assert states(offered) == {("F-0101", "C-01"): "declined", ("F-0101", "C-02"): "declined"}
    assert planned_pairs(offered) == {}
    assert f"F-0101 has no offer now. To make one: matcher offer {offered} F-0101" in ran.out
    with reading(ledger_of(offered)) as db:
        assert db is not None
        assert len(history(db, "F-0101")) == 2


def test_one_no_of_several_that_cannot_follow_leaves_all_of_them_unsaid(run: Run, offered: Path) -> None:
    ran = run("answer", offered, "F-0101", "no", "C-01", "C-99", "--yes")
    assert (ran.code, "I find nobody called C-99" in ran.err) == (2, True)
    assert not ledger_of(offered).exists()


def test_a_family_that_decides_later_keeps_its_claim_and_is_not_asked_before(run: Run, offered: Path) -> None:
    assert run("answer", offered, "F-0101", "later").code == 1
    assert run("answer", offered, "F-0101", "later", "--until", "2027-02-01").code == 0
    assert planned_pairs(offered) == {}
    family = read_programme(offered).programme.family["F-0101"]
    assert (str(family.not_before), str(family.asked_on)) == ("2027-02-01", "2026-11-02")
    run("solve", offered, "--from", "2027-02-01")
    assert set(planned_pairs(offered).values()) == {"proposed"}


def test_a_pair_begins_pauses_goes_on_tapers_and_ends(run: Run, offered: Path) -> None:
    words = {"yes": "accepted", "begin": "active", "pause": "paused", "resume": "active", "taper": "tapering"}
    for word, state in words.items():
        ran = run("answer", offered, "F-0101", word, *(["C-01"] if word == "yes" else []))
        assert ran.code == 0, ran.err
        assert planned_pairs(offered) == {("F-0101", "C-01"): state}
    assert run("answer", offered, "F-0101", "end").code == 0
    assert planned_pairs(offered) == {}


def test_a_family_without_a_coach_pauses_and_goes_on(run: Run, offered: Path) -> None:
    (offered / "pairs.csv").unlink()
    assert run("answer", offered, "F-0101", "pause").code == 0
    assert planned_pairs(offered) == {}
    assert run("answer", offered, "F-0101", "resume").code == 0
    assert [family for family, _ in planned_pairs(offered)] == ["F-0101"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["F-0101", "yes"], "Which Coach? F-0101: C-01, C-02."),
        (["F-0101", "yes", "C-01", "C-02"], "Of which Coach: C-01, C-02?"),
        (["F-0102", "yes"], "F-0102 has no Coach and no offer."),
        (["F-0101", "end", "C-01"], 'they are offered, so "end" cannot follow. What can: yes, no, later.'),
        (["F-0102", "yes", "C-01"], 'nothing was said of them yet, so "yes" cannot follow. What can: offer, no.'),
        (["F-0101", "yes", "C-01", "--on", "2027-01-05"], "2027-01-05 is still to come."),
        (["F-0101", "yes", "C-01", "--review", "2027-01-03"], "2027-01-03 is over, or today."),
        (["F-0101", "later", "--on", "2026-12-01", "--until", "2026-12-24"], "2026-12-24 is over, or today."),
        (["F-0101", "yes", "C-01", "--on", "2026-11-01"], "The family was not asked before 2026-11-02,"),
    ],
)
def test_what_cannot_follow_is_not_noted_and_what_can_is_told(
    run: Run, offered: Path, words: list[str], says: str
) -> None:
    ran = run("answer", offered, *words)
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err
    assert not ledger_of(offered).exists()


def test_a_day_before_which_not_to_ask_goes_with_later_alone(run: Run, offered: Path) -> None:
    ran = run("answer", offered, "F-0101", "yes", "C-01", "--until", "2027-02-01")
    assert (ran.code, ran.out, ledger_of(offered).exists()) == (2, "", False)
    assert ran.err.startswith("--until is for later alone.")


def test_a_date_that_cannot_be_read_is_told_of_without_a_name_for_it(run: Run, offered: Path) -> None:
    ran = run("answer", offered, "F-0101", "yes", "C-01", "--review", "30 feb")
    assert (ran.code, ran.out, ledger_of(offered).exists()) == (2, "", False)
    assert ran.err.startswith("I see 30 feb. Type a date such as")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["F-9999", "yes"], "I find nobody called F-9999 in this programme."),
        (["F-0101", "yes", "amin"], "Did you mean Amina?"),
        (["C-01", "yes"], "C-01 is a Chellow."),
        (["F-0101", "yes", "F-0102"], "F-0102 is a family."),
    ],
)
def test_who_is_not_known_is_told_with_what_to_type(run: Run, offered: Path, words: list[str], says: str) -> None:
    ran = run("answer", offered, *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert not ledger_of(offered).exists()


def test_people_and_dates_are_read_as_they_are_typed(run: Run, offered: Path) -> None:
    assert run("answer", offered, "f0101", "no", "zofia", "--yes").code == 0
    ran = run("answer", offered, "f 0101", "yes", "AMINA", "--on", "2 jan", "--review", "1 mar")
    assert ran.code == 0, ran.err
    assert " on 2027-01-02." in ran.out
    assert planned_pairs(offered) == {("F-0101", "C-01"): "accepted"}


def test_a_family_that_pauses_while_it_chooses_keeps_nobodys_time(run: Run, offered: Path) -> None:
    run("solve", offered)
    assert run("answer", offered, "F-0101", "pause", "--by", "Joan").code == 0
    assert states(offered) == {("F-0101", "C-01"): "proposed", ("F-0101", "C-02"): "proposed"}
    assert planned_pairs(offered) == {}
    assert run("answer", offered, "F-0101", "resume", "--by", "Joan").code == 0
    assert "F-0101" in {family for family, _ in planned_pairs(offered)}


def test_later_is_said_of_nobody_who_was_not_offered_and_of_no_pair_that_meets(run: Run, offered: Path) -> None:
    run("solve", offered)
    run("answer", offered, "F-0101", "no", "C-02", "--yes")
    ran = run("answer", offered, "F-0101", "later", "C-02", "--until", "2027-05-05")
    assert ran.code == 1, ran.out
    run("answer", offered, "F-0101", "yes", "C-01", "--by", "Joan")
    assert "they are accepted" in run("answer", offered, "F-0101", "later", "--until", "2027-05-05").err
