"""What one publication after another does to people's feeds: exactly what changed is seen to change."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.duties import Duty
from matcher.domain.kinds import FeedDetail
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.calendars.lint import lint
from matcher.publishing.calendars.projection import uid
from tests.feed.live import WHEN_CHANGED, bumps, events, published
from tests.worlds import plans, worlds


@st.composite
def planned(draw: st.DrawFn) -> tuple[Programme, Plan]:
    """A world in which everybody says how much their calendar tells, with any plan that has a duty."""
    programme = draw(worlds())
    details = st.sampled_from(FeedDetail)
    people = tuple(p.but(feed_detail=draw(details), active=True) for p in programme.chellows)
    programme = programme.but(chellows=people, published=())
    return programme, draw(plans(programme).filter(lambda plan: plan.duties))


@st.composite
def changed(draw: st.DrawFn) -> tuple[Programme, Plan, Plan, str]:
    """A plan, and the same with one of its duties moved, cancelled, or given to somebody else."""
    programme, plan = draw(planned())
    duty = draw(st.sampled_from(plan.duties))
    idle = [p.code for p in programme.chellows if p.code not in duty.people]
    ways = {"moved": duty.but(start=duty.start + HOUR, end=duty.end + HOUR), "cancelled": None}
    if idle:
        gone, comes = draw(st.sampled_from(duty.people)), draw(st.sampled_from(idle))
        ways["swapped"] = duty.with_people((*(set(duty.people) - {gone}), comes))
    new = ways[draw(st.sampled_from(sorted(ways)))]
    rest = [one for one in plan.duties if one is not duty]
    return programme, plan, plan.but(duties=(*rest, *([new] if new else []))), duty.id


HOUR = timedelta(hours=1)


def touched(programme: Programme, old: Duty, new: Duty | None) -> set[str]:
    """Whose event of a duty looks different."""
    before, after = set(old.people), set(new.people) if new else set()
    if new is None or new.start != old.start:
        return before | after
    told_names = {p.code for p in programme.chellows if p.feed_detail is FeedDetail.FULL}
    return (before ^ after) | (told_names & before & after)


def told_of_it(programme: Programme, plan: Plan, old: Duty, new: Duty | None) -> set[tuple[str, str]]:
    """Other built shifts, each with whose they are, that tell who else is there for some of a built one's time."""
    told_names = {p.code for p in programme.chellows if p.feed_detail is FeedDetail.FULL}
    return {
        (other.id, code)
        for other in plan.duties
        if old.built and other.built and other.id != old.id and other.venue == old.venue
        for code in told_names & set(other.people)
        if any(other.overlaps(one) for one in (old, new) if one)
    }


@given(changed())
def test_a_duty_moved_cancelled_or_swapped_changes_its_own_events_and_nobody_elses_bytes(
    both: tuple[Programme, Plan, Plan, str],
) -> None:
    programme, first, second, name = both
    old, new = first.duty[name], second.duty.get(name)
    with published(programme, first) as live:
        before = live.feeds()
        live.later(hours=1).publish(second)
        after = live.feeds()
        assert live.files() == after
    own = {(name, code) for code in touched(programme, old, new)}
    looked_at = own | told_of_it(programme, first, old, new)
    expected = {uid(programme, duty, code) for duty, code in looked_at}
    differing = {
        key
        for code in before
        for key in {**events(before[code]), **events(after[code])}
        if events(before[code]).get(key) != events(after[code]).get(key)
    }
    assert differing <= expected
    stayed = set(old.people) & (set(new.people) if new else set()) & touched(programme, old, new)
    for code, data in after.items():
        assert lint(data) == ()
        assert set(bumps(before[code], data).values()) <= {0, 1}
        if code in stayed:
            assert bumps(before[code], data) == {uid(programme, name, code): 1}
        if code not in {person for _, person in looked_at}:
            assert data == before[code]


@given(planned())
def test_a_feed_shows_the_duties_in_force_and_no_others(both: tuple[Programme, Plan]) -> None:
    programme, plan = both
    with published(programme, plan) as live:
        for code, data in live.feeds().items():
            mine = {uid(programme, duty.id, code): duty for duty in plan.duties if code in duty.people}
            shown = {key: event for key, event in events(data).items() if event["STATUS"] == "CONFIRMED"}
            shown.pop(uid(programme, "anchor", code))
            assert shown.keys() == mine.keys()
            assert all(shown[key]["DTSTART"] == f"{duty.start:%Y%m%dT%H%M%SZ}" for key, duty in mine.items())
            assert all(shown[key]["DTEND"] == f"{duty.end:%Y%m%dT%H%M%SZ}" for key, duty in mine.items())


@given(changed())
def test_taking_back_shows_everybody_what_they_saw_before_as_a_later_change(
    both: tuple[Programme, Plan, Plan, str],
) -> None:
    programme, first, second, _ = both
    with published(programme, first, second) as live:
        changed_by = [live.feeds()]
        for hours in (1, 2):
            live.later(hours=hours).undo()
            changed_by.append(live.feeds())
        wanted = published_feeds(programme, first), changed_by[0]
    for taken_back, former, before in zip(changed_by[1:], wanted, changed_by, strict=False):
        for code, data in taken_back.items():
            assert looks(data) == looks(former[code])
            assert set(bumps(before[code], data).values()) <= {0, 1}


def published_feeds(programme: Programme, plan: Plan) -> dict[str, bytes]:
    with published(programme, plan) as live:
        return live.feeds()


def looks(data: bytes) -> dict[str, dict[str, str]]:
    """What is to be seen of each event that is not cancelled, but for when and how often it changed."""
    return {
        key: {name: value for name, value in event.items() if name not in WHEN_CHANGED}
        for key, event in events(data).items()
        if event["STATUS"] != "CANCELLED"
    }
