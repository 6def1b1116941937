from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from matcher.domain.locks import Lock
from matcher.domain.memory import Memory
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.plan import Plan
from matcher.domain.times import Period
from matcher.ledger.absences import note_absence
from matcher.ledger.families import note_pause
from matcher.ledger.file import reading, writing
from matcher.ledger.locks import note_lock, withdraw_lock
from matcher.ledger.pairs import note_pair
from matcher.ledger.publications import in_force, latest, publish, with_plan
from matcher.ledger.remembering import memory_at
from tests.worlds import plans, scene, world, worlds

NOON = datetime(2027, 1, 5, 12, tzinfo=UTC)
TODAY = date(2027, 1, 5)


def pair(state: PairState) -> Pair:
    return Pair(family="F-01", coach="C-01", state=state, said_by="Joan", slot=Slot(weekday=1, start=600))


def test_the_newest_word_on_a_pair_counts_and_goes_before_the_sheets(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    for state in (PairState.OFFERED, PairState.ACTIVE):
        with writing(path, "answer", "F-01: yes to C-01", at=NOON, said_by="Joan") as to:
            note_pair(to, pair(state), TODAY)
    programme = memory_at(path).over(world("pair F-01 with C-01 offered; pair F-02 with C-02 active mon 10-11"))
    assert {p.family: p.state for p in programme.pairs} == {"F-01": PairState.ACTIVE, "F-02": PairState.ACTIVE}
    assert programme.standing["F-01"] == pair(PairState.ACTIVE)


def test_absences_pauses_and_locks_are_in_mind_until_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    lock = Lock(chellow="C-02", venue="library", off=True, why="she asked")
    with writing(path, "away", "", at=NOON, said_by="Joan") as to:
        note_absence(to, "C-01", TODAY, date(2027, 1, 7), "flu")
        note_pause(to, "F-01", TODAY, paused=True)
        note_lock(to, lock)
    programme = memory_at(path).over(world("weeks = 1"))
    assert [programme.is_away("C-01", date(2027, 1, n)) for n in (4, 5, 7, 8)] == [False, True, True, False]
    assert programme.family["F-01"].paused
    assert programme.locks == (lock,)
    with writing(path, "unlock", "", at=NOON, said_by="Joan") as to:
        note_pause(to, "F-01", TODAY, paused=False)
        withdraw_lock(to, lock)
    programme = memory_at(path).over(world("weeks = 1"))
    assert not programme.family["F-01"].paused
    assert programme.locks == ()


@given(worlds().flatmap(plans))
def test_what_is_published_comes_back_as_it_was(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with writing(path, "publish", "", at=NOON, said_by="Joan") as to:
            number = publish(to, plan, with_plan((), plan))
        with reading(path) as db:
            assert db is not None
            publication = latest(db)
            assert publication is not None
            assert latest(db, before=number) is None
            assert publication.plan == plan
            assert publication.duties == in_force(db)
            assert set(in_force(db)) == set(plan.duties)
        assert memory_at(path).published_until == plan.period.end


def test_a_plan_takes_the_place_of_the_duties_of_its_own_period_only() -> None:
    _, before = scene("", "mon 10-12 library: C-01; mon2 10-12 library: C-01")
    second_week = Plan(period=Period(first=date(2027, 1, 11), weeks=1))
    assert with_plan(before.duties, second_week) == before.duties[:1]
    assert with_plan((), before) == before.duties


def test_memory_of_nothing_changes_nothing() -> None:
    programme = world("weeks = 1")
    assert Memory().over(programme) is programme
