"""Reports on small plans, counted by hand."""

from datetime import date

from hypothesis import given

from constraints import BOOK
from matcher.checking import broken
from matcher.checking.consequences import complete
from matcher.domain.claims import claim_of, may_be_placed
from matcher.domain.kinds import Role
from matcher.domain.meeting import shared_slots
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.report import Report
from matcher.publishing.pages.report_page import report_page
from matcher.reporting.blocking import Blocking, blocking_pairs
from matcher.reporting.fairness_report import fairness_report
from matcher.reporting.waiting_report import waiting_report
from tests.worlds import scene
from tests.worlds.small import contested_worlds


def planned(given_: str, plan: str) -> tuple[Programme, Plan]:
    programme, made = scene(given_, plan)
    return programme, complete(programme, made, BOOK)


def rows(report: Report, heading: str) -> dict[str, tuple[str, ...]]:
    table = next(table for table in report.tables if table.heading == heading)
    return {row[0]: row[1:] for row in table.rows}


def test_shares_count_earlier_periods_and_the_fullest_comes_first() -> None:
    programme, plan = planned(
        "C-01.offered = 2h; C-01.given_before = 120; C-01.offered_before = 120; C-02.offered = 4h",
        "mon 10-12 library: C-02",
    )
    told = fairness_report(programme, plan, BOOK, to_share=False)
    loads = rows(told, "Hours given of hours offered")
    assert (loads["C-01"][2:], loads["C-02"][2:]) == (("50%", "10"), ("50%", "10"))
    assert [share[2] for share in loads.values()] == sorted(
        (s[2] for s in loads.values()), key=lambda s: -int(s[:-1])
    )


def test_what_those_give_who_offer_less_is_told_beside_what_the_others_give() -> None:
    """By hand: 2 h of 4 h are given by the half who offer less, 2 h of 16 h by the other."""
    offers = "C-01.offered = 2h; C-02.offered = 2h; C-03.offered = 8h; C-04.offered = 8h"
    programme, plan = planned(offers, "mon 10-12 library: C-02; mon 10-12 cafe: C-03")
    told = fairness_report(programme, plan, BOOK, to_share=True)
    assert "The half who offer fewer hours give 50% of them together, the other half 12%." in told.sentences


def test_families_placed_are_counted_of_those_who_said_yes() -> None:
    programme, plan = planned(
        "F-01.languages = pl; F-02.languages = pl; F-03.languages = ur; F-03.consent_on = none", "F-01 with C-01"
    )
    told = fairness_report(programme, plan, BOOK, to_share=False)
    assert rows(told, "Families placed, by language") == {"Polish": ("1", "2", "50 %")}


def test_who_waits_is_told_by_language_and_wait_and_with_each_claim() -> None:
    given_ = "F-01.languages = pl; F-01.asked_on = 7 dec 2026; F-01.need_band = 2; F-02.asked_on = none"
    programme, plan = planned(given_, "F-03 with C-01")
    told = waiting_report(programme, plan, to_share=False)
    assert rows(told, "By language and wait") == {"Polish": ("0", "1", "0", "0", "1")}
    claim = rows(told, "Each family, the first claim first")["F-01"]
    assert (claim[1:3], claim[-1]) == (("2", "4"), plan.waiting[0].fix)
    assert list(rows(told, "Not waiting yet")) == ["F-02"]
    assert (
        claim_of(programme, programme.family["F-01"]).weeks
        == (programme.period.first - date(2026, 12, 7)).days // 7
    )


def test_what_may_be_shared_names_no_family() -> None:
    programme, plan = planned("F-01.need_band = 1", "F-02 with C-01")
    for made in (fairness_report, waiting_report):
        rules = (BOOK,) if made is fairness_report else ()
        page = report_page(made(programme, plan, *rules, to_share=True), "Ours", "a week").decode()
        assert "F-0" not in page
        assert "C-0" not in page


def allows(programme: Programme, pairs: tuple[Pair, ...]) -> bool:
    """True if the last of the pairs fits beside the others at some time, by the checkers alone."""
    *others, last = pairs
    slots = shared_slots(programme.chellow[last.coach], programme.family[last.family])
    trials = (Plan(period=programme.period, pairs=(*others, last.but(slot=slot))) for slot in slots)
    return any(not broken(programme, trial, BOOK) for trial in trials)


@given(contested_worlds())
def test_a_pair_blocks_exactly_if_the_coach_has_room_for_the_family_beside_or_instead_of_a_weaker_claim(
    programme: Programme,
) -> None:
    """The plan has the first possible pair alone; whoever waits may have its place or another."""
    plan = first_pair(programme)
    found = {(one.family, one.coach) for one in blocking_pairs(programme, plan, BOOK)}
    expected = set()
    placed = {pair.family: pair for pair in plan.pairs}
    for family in programme.families:
        if family.code in placed or not may_be_placed(programme, family):
            continue
        for person in programme.chellows:
            weaker = [
                p
                for p in plan.pairs
                if p.coach == person.code
                and claim_of(programme, programme.family[p.family]) < claim_of(programme, family)
            ]
            new = Pair(family=family.code, coach=person.code, state=PairState.PROPOSED, held=True)
            rests = (plan.pairs, *(tuple(q for q in plan.pairs if q != p) for p in weaker))
            if Role.COACH in person.roles and any(allows(programme, (*rest, new)) for rest in rests):
                expected.add((family.code, person.code))
    assert found == expected


def first_pair(programme: Programme) -> Plan:
    for family in programme.families:
        for person in programme.chellows:
            for slot in shared_slots(person, family) if Role.COACH in person.roles else ():
                pair = Pair(family=family.code, coach=person.code, state=PairState.PROPOSED, held=True, slot=slot)
                plan = Plan(period=programme.period, pairs=(pair,))
                if not broken(programme, plan, BOOK):
                    return plan
    return Plan(period=programme.period)


def test_a_blocking_pair_says_whose_place_it_would_take() -> None:
    programme, plan = planned(
        "C-01.most_families = 1; F-01.need_band = 2; F-02.need_band = 1",
        "F-02 with C-01",
    )
    found = [one for one in blocking_pairs(programme, plan, BOOK) if one.coach == "C-01"]
    assert found == [Blocking(family="F-01", coach="C-01", instead_of="F-02")]
