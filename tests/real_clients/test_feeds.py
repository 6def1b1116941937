"""A Chellow's weeks as real subscribers see them from the running server, whatever is published on the way."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matcher.api.links import Kept, end_links, give_links, who_can_have_links
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from tests.feed.running import Running, serving
from tests.feed.street_life import StreetLife
from tests.real_clients.cloud import Cloud, radicale
from tests.real_clients.readers import READERS
from tests.real_clients.subscriber import Subscriber

NOON = datetime(2027, 1, 5, 12, tzinfo=UTC)
SOON = NOON + timedelta(hours=72)
WHO, OTHER = "C-09", "C-03"
ENDED = "This rota link has ended"
Seen = set[tuple[datetime, datetime]]


class Eyes:
    """Everybody who reads one link: six libraries, khal by way of vdirsyncer, and caldav by way of Radicale."""

    def __init__(self, server: Running, home: Path, cloud: str, file: Path) -> None:
        self._server = server
        self._file = file
        self._path = f"/feeds/{file.name}"
        (home / "cloud").mkdir()
        self._khal = Subscriber(home / "phone", server.address + self._path)
        self._cloud = Cloud(home, cloud, server.address + self._path)

    def see(self, *, cancelled: bool = False) -> dict[str, Seen]:
        """What each of them sees of this year after a refresh: what takes place or, instead, what is cancelled."""
        data = self._file.read_bytes()
        self._server.wait_to_serve(self._path, data)
        self._khal.refresh()
        self._cloud.refresh()
        found = {name: {(e.start, e.end, e.title) for e in read(data)} for name, read in READERS.items()}
        found["khal"] = {event[:3] for event in self._khal.sees("2026-12-01", 120)}
        found["caldav"] = self._cloud.sees()
        return {
            name: {
                (s, e) for s, e, title in events if s.year > 2001 and title.startswith("CANCELLED: ") == cancelled
            }
            for name, events in found.items()
        }

    def words(self) -> set[str]:
        """The title of the event that is always there, as the cloud has it."""
        return {title for start, _, title in self._cloud.sees() if start.year == 2001}


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> StreetLife:
    return StreetLife(tmp_path_factory.mktemp("street"))


@pytest.fixture(scope="module")
def eyes(life: StreetLife, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Eyes]]:
    """Two people's subscribers."""
    home = tmp_path_factory.mktemp("clients")
    with ExitStack() as stack:
        server = stack.enter_context(serving(life.folder, now="2027-01-05"))
        yield {
            who: Eyes(server, home / who, stack.enter_context(radicale(_folder(home / who))), life.file_of(key))
            for who, key in life.keys().items()
            if who in (WHO, OTHER)
        }


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def theirs(plan: Plan, who: str) -> Seen:
    return {(duty.start, duty.end) for duty in plan.duties if who in duty.people}


def assert_all_see(eyes: dict[str, Eyes], plan: Plan) -> None:
    for who, seers in eyes.items():
        assert set(map(frozenset, seers.see().values())) == {frozenset(theirs(plan, who))}, who


def changed(plan: Plan, was: Duty, *will: Duty) -> Plan:
    return plan.but(duties=(*(duty for duty in plan.duties if duty != was), *will))


def next_of(plan: Plan, who: str, after: datetime) -> Duty:
    """Their first shift or visit after a moment that nobody shares."""
    return next(d for d in sorted(plan.duties, key=lambda d: d.start) if d.people == (who,) and d.start > after)


def test_every_client_sees_the_same_through_all_that_is_published(life: StreetLife, eyes: dict[str, Eyes]) -> None:
    """Published, moved, cancelled, swapped, absent: after each, every client sees the plan and nothing else."""
    assert_all_see(eyes, life.plan)

    moved = next_of(life.plan, WHO, SOON)
    later = timedelta(minutes=30)
    life.publish(changed(life.plan, moved, moved.but(start=moved.start + later, end=moved.end + later)), NOON)
    assert_all_see(eyes, life.plan)

    far, near = next_of(life.plan, OTHER, SOON), next_of(life.plan, OTHER, NOON)
    assert near.start < SOON
    life.publish(changed(changed(life.plan, far), near), NOON)
    assert_all_see(eyes, life.plan)
    assert set(map(frozenset, eyes[OTHER].see(cancelled=True).values())) == {frozenset({(near.start, near.end)})}

    mine, yours = next_of(life.plan, WHO, SOON), next_of(life.plan, OTHER, SOON)
    swapped = changed(life.plan, mine, mine.with_people((OTHER,)))
    life.publish(changed(swapped, yours, yours.with_people((WHO,))), NOON)
    assert (mine.start, mine.end) in theirs(life.plan, OTHER)
    assert_all_see(eyes, life.plan)

    away = [
        duty for duty in life.plan.duties if WHO in duty.people and SOON < duty.start < SOON + timedelta(days=10)
    ]
    assert away
    without = life.plan
    for duty in away:
        rest = tuple(code for code in duty.people if code != WHO)
        without = changed(without, duty, *((duty.with_people(rest),) if rest else ()))
    life.publish(without, NOON)
    assert_all_see(eyes, life.plan)


def test_a_new_link_shows_the_duties_and_the_old_one_that_it_has_ended(
    life: StreetLife, eyes: dict[str, Eyes]
) -> None:
    """Rotated: whoever still reads the old link keeps nothing of it, and is told."""
    kept = Kept(life.ledger, life.folder / "out")
    who = who_can_have_links(life.programme, life.ledger)[WHO]
    give_links(life.programme, kept, (who,), at=NOON, said_by="Joan")
    assert set(map(frozenset, eyes[WHO].see().values())) == {frozenset()}
    assert eyes[WHO].words() == {ENDED}
    assert_all_see({OTHER: eyes[OTHER]}, life.plan)


def test_a_revoked_link_keeps_nothing(life: StreetLife, eyes: dict[str, Eyes]) -> None:
    end_links(Kept(life.ledger, life.folder / "out"), (OTHER,), at=NOON, said_by="Joan")
    assert set(map(frozenset, eyes[OTHER].see().values())) == {frozenset()}
    assert eyes[OTHER].words() == {ENDED}
