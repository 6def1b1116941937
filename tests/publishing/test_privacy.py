"""Nothing a family's record says stands in anything the public can read."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import matcher.publishing
from matcher.domain.families import Family
from matcher.domain.languages import shown_as
from matcher.domain.plan import Gap, Plan, Waiting
from matcher.domain.programme import Programme
from matcher.publishing.documents import documents, public_documents
from matcher.publishing.pages.overview import few, overview
from matcher.publishing.writing import is_private
from tests.publishing import street
from tests.publishing.reading_back import as_texts
from tests.worlds import plans, worlds

UUID = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
"""Digits of a hash, in which a code such as F-01 may occur by chance."""
SHORTEST = 4
"""A cell of fewer characters may occur by chance."""
WRITERS_OF_PUBLIC_BYTES = (
    "calendars/ical.py",
    "pages/grids.py",
    "walls/lettering.py",
    "pages/html.py",
    "walls/paper.py",
    "records.py",
    "walls/names.py",
    "walls/page.py",
    "walls/week_card_page.py",
)


def cells(family: Family) -> Iterator[str]:
    """What a coordinator would have typed in the family's row, cell by cell and word by word of a list."""
    yield from (family.code, family.said_by, family.gender_of_coach, family.place or "")
    yield from (*family.choices, *family.not_with, *family.not_near)
    yield from (*family.languages, *(shown_as(tag) for tag in family.languages))
    yield from (place.value for place in (*family.meeting_places, *family.never_meet_at))
    yield from (family.language_need.value, family.gender_need.value)
    yield from (str(time) for time in family.good_times)
    yield from (str(day) for day in (family.asked_on, family.consent_on) if day is not None)
    yield from (str(day) for run in family.away for day in (run.start, run.end))


def leaks(programme: Programme, plan: Plan) -> set[tuple[str, str]]:
    """Every leak in what a plan's documents say."""
    return leaks_in(public_documents(programme, plan), programme)


def leaks_in(public: Mapping[str, bytes], programme: Programme) -> set[tuple[str, str]]:
    """(document, cell) for every cell that has four characters or more, is on no public list, and still occurs."""
    labels = [place.label for place in programme.places] + [venue.name or venue.code for venue in programme.venues]
    typed = {cell for family in programme.families for cell in cells(family) if len(cell) >= SHORTEST}
    secret = {cell for cell in typed if not any(cell.casefold() in label.casefold() for label in labels)}
    secret |= {family.code for family in programme.families if len(family.code) >= SHORTEST}
    texts = {path: UUID.sub("", text) for path, text in as_texts(public).items()}
    return {(path, cell) for path, text in texts.items() for cell in secret if cell.casefold() in text.casefold()}


@st.composite
def indiscreet(draw: st.DrawFn) -> tuple[Programme, Plan]:
    """A world whose families' free text is distinct, with families' codes typed where they have no business."""
    programme = draw(worlds())
    families = tuple(family.but(said_by=f"health visitor {n}zq") for n, family in enumerate(programme.families))
    code = draw(st.sampled_from([family.code for family in families]))
    code = draw(st.sampled_from((code, code.lower())))
    people = tuple(p.but(name=draw(st.sampled_from(("", "Amina", f"Jo {code}")))) for p in programme.chellows)
    rows = tuple(g.but(title=f"{g.title} about {code}") for g in programme.gatherings)
    venues = tuple(v.but(name=f"{v.called} near {code}") for v in programme.venues)
    programme = programme.but(families=families, chellows=people, gatherings=rows, venues=venues)
    return programme, draw(plans(programme)).but(gaps=draw(gaps(programme)), waiting=waits(programme))


def gaps(programme: Programme) -> st.SearchStrategy[tuple[Gap, ...]]:
    """Any of what is asked, and a visit, as gaps whose reasons name families."""
    shifts = [shift.duty for shift in programme.asked.shifts.values()]
    asked = [*shifts, *(occasion.duty for occasion in programme.asked.occasions.values())]
    family = programme.families[0].code
    visit = [d.but(id=f"visit:{family}+C-01:1", kind="visit", title="") for d in asked[:1]]
    found = tuple(
        Gap(
            kind=duty.kind,
            what=duty.venue or duty.title or f"{family}+C-01",
            duty=duty.id,
            start=duty.start,
            end=duty.end,
            missing=1,
            of="minimum",
            reasons=(f"C-01 is with {family} then.",),
            fix=f"Ask {family}.",
        )
        for duty in (*asked, *visit)
    )
    return st.sampled_from(((), found, found[-1:]))


def waits(programme: Programme) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(family=family.code, claim=(1, 3), reasons=(f"{family.code} asked for nobody but C-01.",))
        for family in programme.families
    )


@given(indiscreet())
def test_no_cell_of_a_familys_record_stands_in_any_public_byte(both: tuple[Programme, Plan]) -> None:
    assert leaks(*both) == set()


@pytest.mark.parametrize("programme", [street.programme(), street.spring()], ids=["winter", "clock change"])
def test_the_street_tells_nothing_of_its_families(programme: Programme) -> None:
    assert leaks(programme, street.plan(programme)) == set()


def test_this_search_for_leaks_finds_one() -> None:
    programme = street.programme()
    talkative = programme.settings.but(name="Heaton, Health visitor Qwerty")
    assert leaks(programme.but(settings=talkative), street.plan(programme)) == {
        ("index.html", "Health visitor Qwerty")
    }


def test_writers_of_public_bytes_know_no_programme_plan_or_family() -> None:
    home = Path(matcher.publishing.__file__).parent
    for name in WRITERS_OF_PUBLIC_BYTES:
        tree = ast.parse((home / name).read_text())
        imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        ours = {module for module in imported if module.startswith("matcher.domain")}
        assert ours <= {"matcher.domain.record", "matcher.domain.times"}, name


def test_what_is_handed_to_the_public_page_has_no_field_for_a_family() -> None:
    programme = street.programme()
    text = overview(programme, street.plan(programme)).model_dump_json()
    assert "F-01" not in text
    assert "C-0" not in text


def test_the_calendar_bears_its_programmes_id_nowhere() -> None:
    programme = street.programme()
    texts = as_texts(public_documents(programme, street.plan(programme)))
    assert [path for path, text in texts.items() if str(programme.id) in text] == []


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no families"), (1, "fewer than 5 families"), (4, "fewer than 5 families"), (5, "5 families")],
)
def test_fewer_than_five_families_are_not_counted_in_public(count: int, words: str) -> None:
    assert few(count) == words


def test_a_hidden_number_cannot_be_worked_out_from_the_rest() -> None:
    programme = street.programme()
    plan = street.plan(programme)
    bands = {one.family: programme.family[one.family].need_band for one in plan.waiting}
    assert min(list(bands.values()).count(band) for band in set(bands.values())) < 5
    assert overview(programme, plan).waiting == ()


def test_enough_waiting_families_are_told_by_need_and_by_wait() -> None:
    programme = street.programme()
    families = tuple(f.but(code=f"F-1{n:03d}", need_band=n % 2) for n, f in enumerate(programme.families))
    programme = programme.but(families=families, pairs=())
    waiting = tuple(Waiting(family=f.code, claim=(1, 2 + 10 * (n % 2))) for n, f in enumerate(families))
    told = overview(programme, Plan(period=programme.period, waiting=waiting)).waiting
    assert told == (
        ("Need 0 of 3", "7 families"),
        ("Need 1 of 3", "7 families"),
        ("Waiting 12 to 25 weeks", "7 families"),
        ("Waiting under 4 weeks", "7 families"),
    )


def test_what_the_public_may_read_is_the_page_and_the_calendars() -> None:
    programme = street.programme()
    plan = street.plan(programme)
    private = set(documents(programme, plan)) - set(public_documents(programme, plan))
    assert private == {"rota.xlsx", "coordinator/plan.html"}
    assert all(is_private(path) for path in private)
    assert not any(is_private(path) for path in public_documents(programme, plan))
