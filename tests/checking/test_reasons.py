"""Why somebody is not on a duty and why a family waits, in the words a coordinator reads."""

from datetime import date

from constraints import BOOK
from matcher.checking.consequences import complete
from matcher.checking.refusing import Refusing
from tests.worlds import scene

TOGETHER = "pair F-01 with C-01 active mon 10-11"
COMPANION = "F-01 with C-01 active mon 10-11; mon 10-11 visit F-01: C-01, C-02"


def test_coming_along_on_a_visit_is_no_reason_against_a_shift_at_another_time() -> None:
    programme, plan = scene(f"{TOGETHER}; library wed 10-12 min 1 ideal 1 most 1", COMPANION)
    shift = next(iter(programme.asked.shifts.values())).duty
    assert Refusing(programme, BOOK).beside_the_rest(plan, "C-02", shift) is None


def test_coming_along_on_a_visit_is_no_reason_against_a_family_of_ones_own() -> None:
    programme, plan = scene(TOGETHER, COMPANION)
    assert Refusing(programme, BOOK).beside_other_families(plan, "C-02", "F-02") is None


def test_a_gap_at_a_venue_counts_why_everybody_on_the_hub_is_not_there() -> None:
    programme, plan = scene("library wed 10-12 min 1 ideal 1 most 1; C-01.away = 6 jan; C-03.away = 6 jan", "")
    gap = next(gap for gap in complete(programme, plan, BOOK).gaps if gap.of == "minimum")
    assert gap.reasons == (
        "Library needs 1 person on Wed 6 Jan 10:00-12:00 and has nobody.",
        "None of the 4 in the Information Hub can come: needed elsewhere (2), not free then (2).",
    )


def test_families_without_a_coach_are_told_apart_by_what_is_missing() -> None:
    programme, plan = scene("", "")
    unasked, silent, paused, *rest = programme.families
    families = (
        unasked.but(asked_on=None, consent_on=None),
        silent.but(asked_on=date(2026, 11, 2), consent_on=None),
        paused.but(paused=True),
        *rest,
    )
    waiting = complete(programme.but(families=families), plan, BOOK).waiting
    told = {one.family: one.reasons[0] for one in waiting}
    assert told[unasked.code] == f"{unasked.code} is still to be asked."
    assert told[silent.code] == f"{silent.code} was asked; no yes is noted yet."
    assert told[paused.code] == f"{paused.code} has asked to pause."
