"""One published feed whole, byte for byte: what no later release may change by accident."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.kinds import FeedDetail
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.calendars.lint import lint
from tests.feed.street_life import StreetLife
from tests.publishing import street

GOLDEN = Path(__file__).with_name("golden.ics")
"""Petra's feed, with LF for CRLF: over the spring change, one duty moved, one cancelled within 72 hours."""
FRIDAY, SUNDAY = datetime(2027, 3, 19, 9, tzinfo=UTC), datetime(2027, 3, 21, 18, 30, tzinfo=UTC)


def test_a_feed_once_published_and_changed_is_these_golden_bytes(tmp_path: Path) -> None:
    programme = _told_in_full(street.spring())
    first = Plan(period=programme.period, duties=street.plan(programme).duties)
    life = StreetLife(tmp_path, programme, first, FRIDAY)
    life.publish(first.but(duties=tuple(_changed(first))), SUNDAY)
    data = life.file_of(life.keys()["C-05"]).read_bytes()
    assert lint(data) == ()
    assert data.decode() == GOLDEN.read_text(encoding="utf-8").replace("\n", "\r\n")


def _told_in_full(programme: Programme) -> Programme:
    detail = {"feed_detail": FeedDetail.FULL, "remind_minutes": 60}
    return programme.but(chellows=tuple(person.but(**detail) for person in programme.chellows))


def _changed(plan: Plan) -> list[Duty]:
    """C-05's first shift cancelled at short notice, a visit in good time; the other shift half an hour later."""
    own = [duty for duty in plan.duties if duty.people == ("C-05",)]
    soon, moved = (duty for duty in own if duty.kind is DutyKind.SHIFT)
    _, far = (duty for duty in own if duty.kind is DutyKind.VISIT)
    half = timedelta(minutes=30)
    later = moved.but(start=moved.start + half, end=moved.end + half)
    return [later if duty is moved else duty for duty in plan.duties if duty not in (soon, far)]
