"""No feed, whatever becomes of it, says a word of a family's record."""

from hypothesis import given

from matcher.api.links import Kept, end_links
from matcher.domain.kinds import FeedDetail
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from tests.feed.live import Live, published
from tests.publishing import street
from tests.publishing.test_privacy import indiscreet, leaks_in


def every_byte(live: Live) -> dict[str, bytes]:
    """All files of feeds, their names among the bytes."""
    return {path.name: path.name.encode() + path.read_bytes() for path in (live.out / "feeds").glob("*")}


def life_of(programme: Programme, plan: Plan) -> list[dict[str, bytes]]:
    """The files after a plan was published, after all of it was cancelled, and after every link has ended."""
    told_most = tuple(p.but(feed_detail=FeedDetail.FULL, remind_minutes=30) for p in programme.chellows)
    with published(programme.but(chellows=told_most), plan) as live:
        seen = [every_byte(live)]
        live.later(hours=1).publish(Plan(period=plan.period))
        seen.append(every_byte(live))
        end_links(Kept(live.ledger, live.out), live.feeds(), at=live.at, said_by="Joan")
        return [*seen, every_byte(live)]


@given(indiscreet())
def test_no_cell_of_a_familys_record_stands_in_any_byte_of_any_feed(both: tuple[Programme, Plan]) -> None:
    for files in life_of(*both):
        assert leaks_in(files, both[0]) == set()


def test_the_street_is_told_of_visits_and_cancelled_ones_without_a_family() -> None:
    programme = street.programme()
    live, cancelled, ended = life_of(programme, street.plan(programme))
    assert all(leaks_in(files, programme) == set() for files in (live, cancelled, ended))
    assert any(b"SUMMARY:Visit A (" in data for data in live.values())
    assert any(b"SUMMARY:CANCELLED: " in data for data in cancelled.values())
    assert all(b"SUMMARY:This rota link has ended" in data for data in ended.values())
