"""Offers, made and listed; run on two streets where a second Coach speaks Urdu too."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from matcher.api import ledger_of, read_programme
from matcher.api.answering import note_answers
from matcher.api.offering import Offer, Wish, choosing_in, draw_offer, note_offer, with_pairs
from matcher.domain.answers import Noted, Refused, Word
from matcher.domain.pairs import Pair, PairState
from matcher.domain.steps import Step
from tests.cli.conftest import Run

ANOTHER = "F-0103,Urdu,must,Heaton,Wed 9am-12pm,library,1,3,60,weekly,2/11/2026,the family,9/11/2026\n"
UNASKED = "F-0104,Urdu,must,Heaton,Wed 9am-12pm,library,1,1,60,weekly,,,\n"


def add_family(folder: Path, row: str) -> None:
    sheet = folder / "families.csv"
    sheet.write_text(sheet.read_text() + row)


def only_one_family_each(folder: Path) -> None:
    sheet = folder / "chellows.csv"
    sheet.write_text(sheet.read_text().replace("Heaton,6,2", "Heaton,6,1").replace("Heaton,4,2", "Heaton,4,0"))


def test_a_family_is_offered_both_coaches_and_told_how_they_differ(run: Run, two_coaches: Path) -> None:
    ran = run("offer", two_coaches, "F-0101", "--by", "Joan", "--json")
    assert ran.code == 0, ran.err
    (offer,) = json.loads(ran.out)["offers"]
    assert sorted(offer["offered"]) == offer["allowed"] == ["C-01", "C-02"]
    assert (offer["costly"], offer["proved"]) == ([], True)
    assert offer["differs"] == {"C-01": ["English, Urdu"], "C-02": ["Urdu"]}
    assert "Costs no other family a place: C-01 Amina, C-02 Zofia." in ran.err
    offers = read_programme(two_coaches).programme.offers["F-0101"]
    assert [(pair.coach, pair.said_by) for pair in offers] == [("C-01", "Joan"), ("C-02", "Joan")]


def planned(folder: Path) -> dict[str, list[dict[str, Any]]]:
    plan: dict[str, list[dict[str, Any]]] = json.loads((folder / "out" / "plan.json").read_text())
    return plan


def test_an_offer_is_in_the_plan_at_once_and_can_be_answered(run: Run, two_coaches: Path) -> None:
    run("solve", two_coaches)
    assert run("offer", two_coaches, "F-0101").code == 0
    assert [(p["coach"], p["state"]) for p in planned(two_coaches)["pairs"]] == [
        ("C-01", "offered"),
        ("C-02", "offered"),
    ]
    told = run("solve", two_coaches).out
    assert "Nothing has changed since this plan was made" in told
    assert "F-0101: offered C-01 Amina, " in told
    assert run("answer", two_coaches, "F-0101", "yes", "C-02").code == 0
    assert list(read_programme(two_coaches).programme.promised) == [("C-02", "F-0101")]


def test_who_is_proposed_nobody_while_others_choose_is_told(run: Run, two_coaches: Path) -> None:
    add_family(two_coaches, ANOTHER)
    only_one_family_each(two_coaches)
    run("solve", two_coaches)
    assert [pair["family"] for pair in planned(two_coaches)["pairs"]] == ["F-0103"]
    told = run("offer", two_coaches, "F-0101", "--coach", "C-01", "--why", "they know the school").out
    assert "Proposed nobody while time is kept for those who have yet to choose: F-0103." in told


def test_two_families_who_pick_the_same_coach_are_both_visited(run: Run, two_coaches: Path) -> None:
    add_family(two_coaches, ANOTHER)
    assert run("offer", two_coaches, "F-0101", "F-0103", "--coach", "C-01").code == 0
    for family in ("F-0101", "F-0103"):
        assert run("answer", two_coaches, family, "yes", "C-01").code == 0
    visits = [duty for duty in planned(two_coaches)["duties"] if duty["kind"] == "visit"]
    assert {(visit["family"], visit["coach"]) for visit in visits} == {("F-0101", "C-01"), ("F-0103", "C-01")}
    assert run("verify", two_coaches).code == 0


def test_a_coach_who_would_cost_a_stronger_claim_its_place_is_offered_only_for_a_reason(
    run: Run, two_coaches: Path
) -> None:
    add_family(two_coaches, ANOTHER)
    only_one_family_each(two_coaches)
    refused = run("offer", two_coaches, "F-0101")
    assert refused.code == 1
    assert "Whomever F-0101 could have would cost another family its place: C-01 Amina." in refused.err
    named = run("offer", two_coaches, "F-0101", "--coach", "C-01")
    assert "Choosing C-01 Amina would cost another family its place." in named.err
    assert not ledger_of(two_coaches).exists()
    assert run("offer", two_coaches, "F-0101", "--coach", "C-01", "--why", "they know the school").code == 0
    assert list(read_programme(two_coaches).programme.offers) == ["F-0101"]


def test_no_reason_helps_against_a_no_or_a_promise(run: Run, two_coaches: Path) -> None:
    add_family(two_coaches, ANOTHER)
    run("answer", two_coaches, "F-0101", "no", "C-02", "--yes")
    only_one_family_each(two_coaches)
    why = ("--why", "please")
    vetoed = run("offer", two_coaches, "F-0101", "--coach", "C-02", *why)
    assert (vetoed.code, vetoed.err) == (1, "There is a no between F-0101 and C-02 Zofia.\n")
    assert run("offer", two_coaches, "F-0103").code == 0
    promised = run("offer", two_coaches, "F-0101", "--coach", "C-01", *why)
    assert (promised.code, promised.err) == (1, "C-01 Amina has no room for F-0101 beside what is promised.\n")


@pytest.mark.parametrize(
    ("family", "says"),
    [
        ("F-0104", "Nobody has asked F-0104 yet what it wants."),
        ("F-0102", "No Coach can take F-0102 on."),
    ],
)
def test_who_cannot_be_offered_anybody_is_told_why(run: Run, two_coaches: Path, family: str, says: str) -> None:
    add_family(two_coaches, UNASKED)
    ran = run("offer", two_coaches, family)
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err


def test_what_to_type_next_can_be_typed_where_the_folder_has_a_gap_in_its_name(run: Run, two_coaches: Path) -> None:
    folder = two_coaches.rename(two_coaches.with_name("two streets"))
    assert f"Why: matcher report '{folder}' waiting" in run("offer", folder, "F-0102").err


def test_nobody_is_offered_anybody_where_one_name_is_not_known(run: Run, two_coaches: Path) -> None:
    for words in (["F-0101", "F-9999"], ["F-0101", "--coach", "Zebedee"]):
        ran = run("offer", two_coaches, *words)
        assert (ran.code, ran.out) == (2, "")
        assert "I find nobody called" in ran.err
    assert not ledger_of(two_coaches).exists()


def test_whose_turn_it_is_who_has_yet_to_choose_and_who_is_left_out_are_listed(run: Run, two_coaches: Path) -> None:
    add_family(two_coaches, ANOTHER + UNASKED)
    run("offer", two_coaches, "F-0101")
    told = json.loads(run("offer", two_coaches, "--json").out)
    assert told["next"] == ["F-0103"]
    assert told["nobody"] == {"F-0102": "no shared language"}
    assert told["offers"] == {"F-0101": ["C-01", "C-02"]}
    assert told["left_out"] == ["Nobody has asked F-0104 yet what it wants."]


def test_whoever_read_the_ledger_before_another_word_was_noted_notes_nothing(run: Run, two_coaches: Path) -> None:
    add_family(two_coaches, ANOTHER)
    read = read_programme(two_coaches).programme
    offer = draw_offer(choosing_in(read, None), Wish("F-0101"))
    assert isinstance(offer, Offer)
    assert run("answer", two_coaches, "F-0103", "no", "C-02", "--yes").code == 0
    before = ledger_of(two_coaches).read_bytes()
    offering = Word(step=Step.OFFER, family="F-0101", on_day=date(2027, 1, 4), said_by="Joan")
    refused = note_offer(two_coaches, read, offer, offering)
    assert isinstance(refused, Refused)
    assert refused.lines[0] == "Somebody else noted something just now, so nothing was noted of F-0101."
    no = offering.but(step=Step.NO, coach="C-01")
    assert isinstance(note_answers(two_coaches, read, [no], None), Refused)
    assert ledger_of(two_coaches).read_bytes() == before
    assert isinstance(note_answers(two_coaches, read_programme(two_coaches).programme, [no], None), Noted)


def test_an_offer_to_one_family_leaves_what_is_published_known_for_the_next(two_coaches: Path) -> None:
    read = read_programme(two_coaches).programme.but(letters={"C-01": {"F-0102": 1}})
    pair = Pair(family="F-0101", coach="C-01", state=PairState.OFFERED, held=True)
    assert with_pairs(read, (pair,)).letters == read.letters


def test_nobody_is_offered_anybody_before_the_day_they_named_though_the_plan_reaches_it(
    run: Run, two_coaches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_programme(two_coaches).programme
    first = read.period.first
    run("answer", two_coaches, "F-0101", "later", "--until", first.isoformat())
    monkeypatch.setenv("MATCHER_NOW", f"{first - timedelta(days=3)}T09:00+00:00")
    refused = run("offer", two_coaches, "F-0101")
    assert (refused.code, refused.err) == (1, f"F-0101 is not to be asked before {first}.\n")
    monkeypatch.setenv("MATCHER_NOW", f"{first}T09:00+00:00")
    assert run("offer", two_coaches, "F-0101").code == 0
