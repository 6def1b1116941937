"""Which Coaches are kept free, counted family by family."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from constraints.pairing.leaves_rare_coaches_free import SUITING, looking_for_a_place
from matcher.domain.kinds import Role
from matcher.domain.pairs import Pair, PairState
from matcher.domain.programme import Programme
from tests.worlds import tiny


@st.composite
def sought(draw: st.DrawFn) -> Programme:
    """Several Coaches alike in part, and more families than they have places; some pairs meet already."""
    tongues = st.sampled_from((("en",), ("sk",), ("en", "sk")))
    coaches = [
        tiny.chellow(f"C-0{n}").but(
            languages=draw(tongues),
            most_families=draw(st.integers(1, 3)),
            level=draw(st.sampled_from((3, 3, 1))),
            roles=frozenset({draw(st.sampled_from((Role.COACH, Role.COACH, Role.COACH, Role.HUB)))}),
        )
        for n in range(1, draw(st.integers(2, 6)))
    ]
    families = [
        tiny.family(f"F-0{n}").but(languages=draw(tongues), level_needed=draw(st.sampled_from((0, 0, 2))))
        for n in range(1, draw(st.integers(3, 10)))
    ]
    met = draw(st.lists(st.sampled_from(families), max_size=2, unique=True))
    pairs = [Pair(family=f.code, coach=coaches[0].code, state=PairState.ACTIVE) for f in met]
    return tiny.tiny().but(chellows=tuple(coaches), families=tuple(families), pairs=tuple(pairs))


def places_left(programme: Programme, coach: str) -> int:
    promised = sum(coach == other for other, _ in programme.promised)
    return max(1, programme.chellow[coach].most_families - promised)


@given(sought())
def test_each_family_looks_to_all_who_suit_it_by_an_equal_part(programme: Programme) -> None:
    coaches = [person for person in programme.chellows if person.active and Role.COACH in person.roles]
    parts = {coach.code: Fraction(0) for coach in coaches}
    for family in programme.families:
        who = [c.code for c in coaches if all(rule.refuses(programme, c, family) is None for rule in SUITING)]
        for code in who:
            parts[code] += Fraction(1, len(who))
    expected = {code: part // places_left(programme, code) for code, part in parts.items()}
    assert looking_for_a_place(programme) == expected


@given(sought(), st.data())
def test_nobody_else_is_sought_more_when_another_coach_joins(programme: Programme, data: st.DataObject) -> None:
    like = data.draw(st.sampled_from(programme.chellows))
    joined = programme.but(chellows=(*programme.chellows, like.but(code="C-99")))
    before, after = looking_for_a_place(programme), looking_for_a_place(joined)
    assert all(after[code] <= before[code] for code in before)
