"""A real subscriber sees the plan, sees it change, and forgets what is no longer in it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from matcher.domain.plan import Plan
from matcher.publishing.documents import public_documents
from matcher.publishing.writing import write_all
from tests.publishing import street
from tests.real_clients.subscriber import Subscriber, served

PERSON = "C-09"
SPRING = street.spring()
PLAN = street.plan(SPRING)


@pytest.fixture
def feeds(tmp_path: Path) -> Iterator[tuple[Path, Subscriber]]:
    folder = tmp_path / "out"
    write_all(folder, public_documents(SPRING, PLAN))
    with served(folder / "calendars") as address:
        yield folder, Subscriber(tmp_path / "home", f"{address}/{PERSON}.ics")


def expected(plan: Plan) -> set[tuple[datetime, datetime]]:
    return {(duty.start, duty.end) for duty in plan.duties if PERSON in duty.people}


def seen(subscriber: Subscriber) -> set[tuple[datetime, datetime]]:
    return {event[:2] for event in subscriber.sees("2027-03-15", 35)}


def test_a_subscriber_sees_exactly_the_duties_on_both_sides_of_the_clock_change(
    feeds: tuple[Path, Subscriber],
) -> None:
    subscriber = feeds[1]
    subscriber.refresh()
    assert len(expected(PLAN)) == 6
    assert seen(subscriber) == expected(PLAN)


def test_a_subscriber_sees_a_duty_move_and_another_go(feeds: tuple[Path, Subscriber]) -> None:
    folder, subscriber = feeds
    subscriber.refresh()
    gone, moved, *_ = [duty for duty in PLAN.duties if PERSON in duty.people]
    later = moved.but(start=moved.start.replace(minute=30), end=moved.end.replace(minute=30))
    changed = PLAN.but(duties=tuple(later if d == moved else d for d in PLAN.duties if d != gone))
    write_all(folder, public_documents(SPRING, changed))
    subscriber.refresh()
    assert seen(subscriber) == expected(changed)
    assert seen(subscriber) != expected(PLAN)


def test_a_subscriber_whose_duties_all_go_keeps_none_of_them(feeds: tuple[Path, Subscriber]) -> None:
    folder, subscriber = feeds
    subscriber.refresh()
    assert seen(subscriber)
    write_all(folder, public_documents(SPRING, PLAN.but(duties=())))
    subscriber.refresh()
    assert seen(subscriber) == set()
    assert {event[2] for event in subscriber.sees("2001-01-01", 1)} == {"Rota calendar begins"}
