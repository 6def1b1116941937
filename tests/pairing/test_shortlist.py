"""Three to choose from, unlike one another, in no order of ours."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.pairing.shortlist import LENGTH, shortlist, what_differs
from tests.worlds import world

KINDS = st.fixed_dictionaries(
    {
        "gender": st.sampled_from(("woman", "man", "")),
        "age_band": st.sampled_from(("20-29", "50-59", "")),
        "culture": st.sampled_from(("Polish", "Pakistani", "")),
        "languages": st.sampled_from((("en",), ("en", "ur"))),
    }
)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    people = tuple(Chellow(code=f"C-{n:02}", **draw(KINDS)) for n in range(1, draw(st.integers(1, 7)) + 1))
    whole = world("F-01.need_band = 1").but(chellows=people)
    family = whole.family["F-01"].but(choices=tuple(draw(st.lists(st.sampled_from([p.code for p in people])))))
    return whole.but(families=(family,))


def unlike(one: Chellow, other: Chellow) -> bool:
    told = ((p.gender, p.age_band, p.culture, "".join(sorted(p.languages))) for p in (one, other))
    return any(a and b and a != b for a, b in zip(*told, strict=True))


@given(programmes())
def test_a_shortlist_holds_three_or_as_many_as_there_are(programme: Programme) -> None:
    short = shortlist(programme, "F-01", programme.chellow)
    assert len(short) == len(set(short)) == min(LENGTH, len(programme.chellows))


@given(programmes())
def test_a_family_that_asked_for_nobody_gets_coaches_that_differ_in_kind_wherever_it_can(
    programme: Programme,
) -> None:
    programme = programme.but(families=tuple(family.but(choices=()) for family in programme.families))
    short = shortlist(programme, "F-01", programme.chellow)

    def differing(coaches: tuple[str, ...]) -> int:
        people = [programme.chellow[code] for code in coaches]
        return sum(unlike(one, other) for one, other in combinations(people, 2))

    assert differing(short) == max(map(differing, combinations(programme.chellow, len(short))))


@given(programmes())
def test_whom_the_family_asked_for_comes_first_in_its_own_order(programme: Programme) -> None:
    asked = tuple(dict.fromkeys(programme.family["F-01"].choices))[:LENGTH]
    assert shortlist(programme, "F-01", programme.chellow)[: len(asked)] == asked


@given(programmes(), st.randoms())
def test_the_order_in_which_coaches_are_named_makes_no_difference(programme: Programme, random: st.randoms) -> None:
    shuffled = list(programme.chellow)
    random.shuffle(shuffled)
    assert shortlist(programme, "F-01", shuffled) == shortlist(programme, "F-01", programme.chellow)


def test_what_differs_is_told_and_what_all_share_is_not() -> None:
    people = (
        Chellow(code="C-01", gender="woman", age_band="20-29", languages=("en",)),
        Chellow(code="C-02", gender="woman", age_band="50-59", languages=("en",)),
    )
    programme = world("F-01.need_band = 1").but(chellows=people)
    assert what_differs(programme, ("C-01", "C-02")) == {"C-01": ("20-29",), "C-02": ("50-59",)}
