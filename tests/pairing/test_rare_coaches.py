"""Which Coaches are kept free, counted family by family."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from constraints.pairing.leaves_rare_coaches_free import SUITING, looking_for_a_place
from matcher.domain.kinds import Role
from matcher.domain.programme import Programme
from tests.worlds import worlds


def places_left(programme: Programme, coach: str) -> int:
    promised = sum(coach == other for other, _ in programme.promised)
    return max(1, programme.chellow[coach].most_families - promised)


@given(worlds())
def test_each_family_looks_to_all_who_suit_it_by_an_equal_part(programme: Programme) -> None:
    coaches = [person for person in programme.chellows if person.active and Role.COACH in person.roles]
    parts = {coach.code: Fraction(0) for coach in coaches}
    for family in programme.families:
        who = [c.code for c in coaches if all(rule.refuses(programme, c, family) is None for rule in SUITING)]
        for code in who:
            parts[code] += Fraction(1, len(who))
    expected = {code: part // places_left(programme, code) for code, part in parts.items()}
    assert looking_for_a_place(programme) == expected


@given(worlds(), st.data())
def test_nobody_else_is_sought_more_when_another_coach_joins(programme: Programme, data: st.DataObject) -> None:
    like = data.draw(st.sampled_from(programme.chellows))
    joined = programme.but(chellows=(*programme.chellows, like.but(code="C-99")))
    before, after = looking_for_a_place(programme), looking_for_a_place(joined)
    assert all(after[code] <= before[code] for code in before)
