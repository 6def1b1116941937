"""Support Ambassadors: one to ring in every minute anybody is out, and no fairer way to share that."""

from collections import Counter
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from matcher.checking.backing import backed_by, watches_of
from matcher.domain.ambassadors import Ambassador
from matcher.domain.chellows import Chellow
from matcher.domain.duties import DutyKind
from matcher.domain.plan import Plan, Watch
from matcher.domain.programme import Programme
from matcher.domain.times import FreeTime, local
from tests.worlds import scenes, tiny
from tests.worlds.notation import scene

Minute = int
"""Minutes since the epoch."""


def backed() -> st.SearchStrategy[tuple[Programme, Plan]]:
    """Any world with Support Ambassadors, and any plan over it."""
    return scenes().filter(lambda drawn: bool(drawn[0].ambassadors))


def minutes(start: float, end: float) -> set[Minute]:
    """Each minute of a time."""
    return set(range(round(start) // 60, round(end) // 60))


def hours(programme: Programme, one: Ambassador) -> int:
    """Minutes a Support Ambassador is on duty over the period, minute by minute."""
    return sum(
        any(time.start <= minute < time.end for time in one.on_duty if time.falls_on(day, programme.terms))
        for day in programme.period.days()
        for minute in range(24 * 60)
    )


@given(backed())
def test_there_is_one_entry_for_every_minute_anybody_is_out_and_none_beside(drawn: tuple[Programme, Plan]) -> None:
    programme, plan = drawn
    out = set[Minute]()
    for duty in plan.duties:
        if duty.kind is not DutyKind.HELD:
            out |= minutes(duty.start.timestamp(), duty.end.timestamp())
    told = Counter(
        minute
        for watch in watches_of(programme, plan)
        for minute in minutes(watch.start.timestamp(), watch.end.timestamp())
    )
    assert set(told) == out
    assert set(told.values()) <= {1}


@given(backed())
def test_nobody_is_rung_off_duty_and_nobody_is_missing_where_somebody_is_on_duty(
    drawn: tuple[Programme, Plan],
) -> None:
    programme, plan = drawn
    for watch in watches_of(programme, plan):
        there = [on_duty_throughout(programme, one, watch) for one in programme.ambassadors]
        if watch.ambassador is None:
            assert not any(there)
        else:
            assert there[list(programme.ambassador).index(watch.ambassador)]


def on_duty_throughout(programme: Programme, one: Ambassador, watch: Watch) -> bool:
    """True if the Support Ambassador is on duty in each minute of it."""
    day, begin = local(watch.start).date(), local(watch.start)
    start = begin.hour * 60 + begin.minute
    free = {m for t in one.on_duty if t.falls_on(day, programme.terms) for m in range(t.start, t.end)}
    return free.issuperset(range(start, start + watch.minutes))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(8, 12), st.integers(1, 3)), max_size=5, unique=True))
def test_no_one_stretch_in_other_hands_would_share_duty_more_fairly(stretches: list[tuple[int, int, int]]) -> None:
    shared = Ambassador(code="S-01", on_duty=tuple(FreeTime(weekday=d, start=480, end=960) for d in range(7)))
    half = shared.but(code="S-02", on_duty=tuple(FreeTime(weekday=d, start=480, end=960) for d in range(4)))
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    told = "; ".join(f"{days[day]} {start}-{start + long} library: C-01" for day, start, long in stretches)
    programme, plan = scene("", told)
    programme = programme.but(ambassadors=(shared, half))
    watches = watches_of(programme, plan)
    offered = {one.code: hours(programme, one) for one in programme.ambassadors}

    def shares(takers: tuple[str, ...]) -> list[Fraction]:
        load = Counter[str]()
        for watch, taker in zip(watches, takers, strict=True):
            load[taker] += watch.minutes
        return sorted((Fraction(load[code], offered[code]) for code in offered), reverse=True)

    now = tuple(watch.ambassador or "" for watch in watches)
    may = [("S-01", "S-02") if watch.day.weekday() < 4 else ("S-01",) for watch in watches]
    others = [takers for takers in product(*may) if sum(a != b for a, b in zip(takers, now, strict=True)) <= 1]
    assert shares(now) <= min(map(shares, others))


def test_a_stretch_passes_on_only_where_nobody_could_stay() -> None:
    given_ = "S-01.on_duty = mon 9-11; S-02.on_duty = mon 10-12"
    programme, plan = scene(given_, "mon 9-13 library: C-01; mon 15-16 cafe: C-02")
    told = [(str(watch.span), watch.ambassador) for watch in watches_of(programme, plan)]
    assert told == [("9:00-11:00", "S-01"), ("11:00-12:00", "S-02"), ("12:00-13:00", None), ("15:00-16:00", None)]


@given(st.lists(st.sampled_from(("S-01", "S-02", "S-03", None)), max_size=12))
def test_everybody_here_has_one_support_ambassador_and_proposals_even_out_what_rows_say(
    said: list[str | None],
) -> None:
    people: tuple[Chellow, ...] = tuple(
        tiny.chellow(f"C-{n:02d}").but(ambassador=code) for n, code in enumerate(said)
    )
    three = tuple(tiny.ambassador(code) for code in ("S-01", "S-02", "S-03"))
    backed = backed_by(tiny.tiny().but(chellows=people, ambassadors=three))
    assert set(backed) == {person.code for person in people}
    assert all(backed[person.code] == person.ambassador for person in people if person.ambassador)
    load = Counter(backed.values())
    stated = Counter(code for code in said if code)
    most = max((load[one.code] for one in three if load[one.code] > stated[one.code]), default=0)
    assert all(load[one.code] >= most - 1 for one in three)
