"""A plan's prices, held against its rules without a solver: true ones hold, changed ones are named."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constraints import rule_book
from matcher.checking import totals
from matcher.checking.placing import placing_of
from matcher.checking.refusing import Refusing
from matcher.checking.screening import screen
from matcher.checking.verifying import explain, verify
from matcher.domain.certificate import Certificate, Proof
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.planning.programmes import Limit, plan_programme
from tests.worlds import scenes
from tests.worlds.small import contested_worlds

RULES = rule_book()


def solved(programme: Programme) -> Plan:
    return plan_programme(programme, RULES, limit=Limit(seconds=None))


def said(programme: Programme, plan: Plan) -> str:
    return " ".join(explain(b) for b in verify(programme, plan, RULES) if b.rule in ("certificate", "price"))


def with_proof(plan: Plan, nth: int, proof: Proof) -> Plan:
    steps = list(plan.certificate.steps)
    steps[nth] = proof
    return plan.but(certificate=Certificate(steps=tuple(steps)))


@settings(max_examples=15, deadline=None)
@given(contested_worlds())
def test_every_plan_shows_how_each_step_about_pairs_is_known_and_it_holds(programme: Programme) -> None:
    plan = solved(programme)
    parts = {part.name: part for tier in plan.tiers for part in tier.parts}
    assert said(programme, plan) == ""
    assert all(parts[proof.step].proved == (proof.by != "nothing") for proof in plan.certificate.steps)


@settings(max_examples=15, deadline=None)
@given(contested_worlds(), st.data())
def test_a_changed_price_is_named_and_so_is_a_changed_bound(programme: Programme, data: st.DataObject) -> None:
    plan = solved(programme)
    nth = data.draw(st.integers(0, len(plan.certificate.steps) - 1))
    proof = plan.certificate.steps[nth]
    rows = [
        row.name for row in placing_of(programme, RULES, screen(Refusing(programme, RULES)).possible).linear.rows
    ]
    name = data.draw(st.sampled_from(rows)) if rows else "nothing"
    changed = data.draw(
        st.sampled_from(
            (
                proof.but(prices={**proof.prices, name: proof.prices.get(name, 0) + 1}),
                proof.but(bound=proof.bound + 1),
                proof.but(by="prices" if proof.by != "prices" else "search"),
            )
        )
    )
    assert f"{proof.step}: a price or the bound was changed" in said(programme, with_proof(plan, nth, changed))


@settings(max_examples=15, deadline=None)
@given(contested_worlds(), st.data())
def test_prices_taken_away_are_missed_though_the_checksum_is_right(
    programme: Programme, data: st.DataObject
) -> None:
    plan = solved(programme)
    priced = [n for n, proof in enumerate(plan.certificate.steps) if proof.prices]
    assume(priced)
    nth = data.draw(st.sampled_from(priced))
    without = plan.certificate.steps[nth].but(prices={})
    without = without.but(checksum=without.sum)
    assert "the prices do not give the bound" in said(programme, with_proof(plan, nth, without))


@settings(max_examples=10, deadline=None)
@given(contested_worlds())
def test_a_step_left_out_of_the_certificate_is_missed(programme: Programme) -> None:
    plan = solved(programme)
    fewer = Certificate(steps=plan.certificate.steps[1:])
    assert "does not speak of every step" in said(programme, plan.but(certificate=fewer))


@given(scenes())
def test_plain_rows_count_what_the_checkers_count_wherever_a_family_has_one_coach_at_most(
    drawn: tuple[Programme, Plan],
) -> None:
    programme, plan = drawn
    assume(len(plan.pair_of) == len(plan.pairs))
    placing = placing_of(programme, RULES, plan.pairs)
    counted = {name: n for part in totals(programme, plan, RULES).values() for name, n in part}
    chosen = placing.chosen(plan.pairs)
    assert {cost.name: cost.of(chosen) for cost in placing.linear.costs} == {
        cost.name: counted[cost.name] for cost in placing.linear.costs
    }
    names = {row.name.split(":")[0] for row in placing.linear.rows}
    broken = any(True for rule in RULES if rule.name in names for _ in rule.check(programme, plan))
    assert all(row.is_kept(chosen) for row in placing.linear.rows) == (not broken)
