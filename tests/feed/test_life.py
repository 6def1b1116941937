"""The life of a feed, step by step: what is seen on which day, who gets a key, and which letter a family has."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import NoneType

import pytest

from matcher.api import publishing
from matcher.api.feeds import TOMBSTONE_STANDS, Outcome, feed_at
from matcher.api.links import Kept, end_links, give_links, who_can_have_links
from matcher.defects import Overtaken
from matcher.domain.ambassadors import Ambassador
from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.kinds import FeedDetail
from matcher.domain.pairs import Pair
from matcher.domain.plan import Plan, Watch
from matcher.domain.times import Period, Span, instant
from matcher.ledger.feed_keys import keys
from matcher.ledger.file import reading
from matcher.publishing.calendars.feeds import ENDED, last_change
from matcher.publishing.calendars.lint import lint
from matcher.publishing.calendars.projection import uid
from matcher.publishing.records import CalendarEntry, Status
from tests.feed.live import FRIDAY, Live, bumps, events
from tests.publishing import street

MONDAY = date(2027, 1, 4)
PERIOD = Period(first=MONDAY, weeks=12)


@pytest.fixture
def live(tmp_path: Path) -> Live:
    """A street with nothing published yet."""
    return Live(street.programme(MONDAY, weeks=12), tmp_path)


def shift(day: int = 0, hour: int = 10, *people: str, name: str = "") -> Duty:
    start = hour * 60
    on_day = MONDAY + timedelta(days=day)
    span = Span(start=start, end=start + 120)
    who = people or ("C-01",)
    return duty_on(on_day, span, id=name or f"shift {day}", kind=DutyKind.SHIFT, venue="V-01", people=who)


def visit(family: str, day: int, *people: str, area: str = "Heaton Fields") -> Duty:
    span = Span(start=780, end=840)
    facts = {"family": family, "coach": people[0], "people": people, "area": area, "kind": DutyKind.VISIT}
    return duty_on(MONDAY + timedelta(days=day), span, id=f"visit {family} {day}", **facts)


def plan(*duties: Duty, pairs: tuple[Pair, ...] = ()) -> Plan:
    return Plan(period=PERIOD, duties=duties, pairs=pairs)


def own(live: Live, duty: Duty, code: str = "C-01", today: date | None = None) -> dict[str, str] | None:
    found = events(live.feeds(today)[code]).get(uid(live.programme, duty.id, code))
    return dict(found) if found else None


def test_a_moved_duty_keeps_its_name_and_is_bumped(live: Live) -> None:
    live.publish(plan(shift()))
    live.later(hours=1).publish(plan(shift(hour=11)))
    moved = own(live, shift())
    assert moved is not None
    assert (moved["SEQUENCE"], moved["DTSTART"]) == ("1", "20270104T110000Z")
    assert moved["DTSTAMP"] == moved["LAST-MODIFIED"] == "20270101T130000Z"


def test_publishing_the_same_again_changes_no_byte(live: Live) -> None:
    live.publish(plan(shift(), shift(1)))
    before = live.feeds()
    live.later(days=1).publish(plan(shift(), shift(1)))
    assert live.feeds(FRIDAY.date()) == before


@pytest.mark.parametrize(("hours", "seen"), [(72, True), (73, False)])
def test_what_is_cancelled_within_72_hours_stays_as_cancelled_until_its_day_is_over(
    live: Live, hours: int, seen: bool
) -> None:
    duty = shift()
    live = replace(live, at=duty.start - timedelta(hours=100))
    live.publish(plan(duty, shift(2)))
    live = replace(live, at=duty.start - timedelta(hours=hours))
    live.publish(plan(shift(2)))
    cancelled = own(live, duty)
    assert (cancelled is not None) == seen
    if cancelled:
        assert cancelled["STATUS"] == "CANCELLED"
        assert cancelled["SUMMARY"] == "CANCELLED: Information Hub: Heaton Library"
        assert cancelled["TRANSP"] == "TRANSPARENT"
        assert own(live, duty, today=MONDAY) == cancelled
        assert own(live, duty, today=MONDAY + timedelta(days=1)) is None


def test_who_gets_back_a_duty_once_cancelled_sees_its_number_rise(live: Live) -> None:
    for number, duties in enumerate([(shift(),), (), (shift(),), (), (shift(),)]):
        live.later(hours=number).publish(plan(*duties))
    back = own(live, shift())
    assert back is not None
    assert (back["SEQUENCE"], back["STATUS"]) == ("4", "CONFIRMED")


def test_a_handover_cancels_one_event_and_makes_another(live: Live) -> None:
    live.publish(plan(shift(0, 10, "C-01")))
    live.later(hours=1).publish(plan(shift(0, 10, "C-02")))
    before, after = own(live, shift(), "C-01"), own(live, shift(), "C-02")
    assert before is not None
    assert after is not None
    assert (before["STATUS"], before["SEQUENCE"]) == ("CANCELLED", "1")
    assert (after["STATUS"], after["SEQUENCE"]) == ("CONFIRMED", "0")
    assert before["UID"] != after["UID"]


def test_changes_within_one_second_are_told_apart_all_the_same(live: Live) -> None:
    stamps = []
    for hour in (10, 11, 12):
        live.publish(plan(shift(hour=hour)))
        seen = own(live, shift())
        assert seen is not None
        stamps.append((seen["SEQUENCE"], seen["DTSTAMP"]))
    assert stamps == [("0", "20270101T120000Z"), ("1", "20270101T120001Z"), ("2", "20270101T120002Z")]


def test_a_feed_looks_two_weeks_back_and_eight_ahead(live: Live) -> None:
    live.publish(plan(*(shift(day) for day in range(84))))
    today = MONDAY + timedelta(days=20)
    seen = [day for day in range(84) if own(live, shift(day), today=today)]
    assert seen == list(range(20 - 14, 20 + 56 + 1))
    assert own(live, shift(21), today=today) == own(live, shift(21), today=today + timedelta(days=9))


def test_a_feed_is_never_empty_and_without_fault_on_any_day(live: Live) -> None:
    live.publish(plan(shift(), shift(30)))
    for day in range(-100, 200, 7):
        data = live.feeds(MONDAY + timedelta(days=day))["C-01"]
        assert lint(data) == ()
        assert b"SUMMARY:Rota calendar begins\r\n" in data


def test_past_duties_of_another_period_stay_when_the_next_is_published(live: Live) -> None:
    first = Plan(period=Period(first=MONDAY, weeks=1), duties=(shift(0), shift(4)))
    second = Plan(period=Period(first=MONDAY + timedelta(weeks=1), weeks=1), duties=(shift(8),))
    live.publish(first)
    live = live.later(days=5)
    live.publish(second)
    numbers = [seen["SEQUENCE"] for day in (0, 4, 8) if (seen := own(live, shift(day)))]
    assert numbers == ["0", "0", "0"]


def test_the_last_change_is_the_day_on_which_the_bytes_last_became_others(live: Live) -> None:
    live.publish(plan(shift(), shift(60)))
    with reading(live.ledger) as db:
        assert db is not None
        mine = next(key for key in keys(db) if key.person == "C-01")
    days = [FRIDAY.date() + timedelta(days=n) for n in range(90)]
    opened = [feed_at(live.ledger, mine.hash, day) for day in days]
    became = FRIDAY
    for before, now, day in zip(opened, opened[1:], days[1:], strict=False):
        became = became if before.data == now.data else instant(day, 0)
        assert now.changed == became
    assert became > FRIDAY


def test_a_calendar_called_something_else_is_changed_though_no_event_is() -> None:
    entry = CalendarEntry(
        uid="u", kind="shift", title="t", start=FRIDAY, end=FRIDAY, changed=FRIDAY, status=Status.CONFIRMED
    )
    renamed = FRIDAY + timedelta(hours=5)
    assert last_change(renamed, [entry], FRIDAY.date()) == renamed


def test_a_key_that_ended_says_so_for_thirty_days_and_then_is_gone(live: Live) -> None:
    live.publish(plan(shift()))
    with reading(live.ledger) as db:
        assert db is not None
        mine = next(key for key in keys(db) if key.person == "C-01")
    end_links(Kept(live.ledger, live.out), ["C-01"], at=live.at, said_by="Joan")
    last = FRIDAY.date() + TOMBSTONE_STANDS
    outcomes = [feed_at(live.ledger, mine.hash, day).outcome for day in (FRIDAY.date(), last, last + ONE_DAY)]
    assert outcomes == [Outcome.TOMBSTONE, Outcome.TOMBSTONE, Outcome.GONE]
    stone = feed_at(live.ledger, mine.hash, last).data
    assert [event["SUMMARY"] for event in events(stone).values()] == [ENDED]
    assert lint(stone) == ()
    assert feed_at(live.ledger, b"\0" * 32, last).outcome is Outcome.UNKNOWN


ONE_DAY = timedelta(days=1)


def test_who_leaves_has_a_link_that_ends(live: Live) -> None:
    live.publish(plan(shift(), shift(1, 10, "C-02")))
    left = tuple(p for p in live.programme.chellows if p.code != "C-02")
    live = replace(live, programme=live.programme.but(chellows=left)).later(hours=1)
    assert live.publish(plan(shift())).ended == ("C-02",)
    assert "C-02" not in live.feeds()


def test_who_joins_is_given_a_link_at_the_next_publication(live: Live) -> None:
    late = live.programme.chellows[-1]
    early = replace(live, programme=live.programme.but(chellows=live.programme.chellows[:-1]))
    early.publish(plan(shift()))
    assert live.later(hours=1).publish(plan(shift())).cards == (late.code,)


def test_a_name_that_changes_is_seen_in_the_calendar_of_that_person_alone(live: Live) -> None:
    live.publish(plan(shift(0, 10, "C-01", "C-02")))
    before = live.feeds()
    people = tuple(p.but(name="Bettina") if p.code == "C-02" else p for p in live.programme.chellows)
    live = replace(live, programme=live.programme.but(chellows=people)).later(hours=1)
    live.publish(plan(shift(0, 10, "C-01", "C-02")))
    after = live.feeds()
    assert {code for code in after if after[code] != before[code]} == {"C-02"}
    assert bumps(before["C-02"], after["C-02"]) == {}


def titles(live: Live, code: str) -> list[str]:
    return sorted({event["SUMMARY"] for event in events(live.feeds()[code]).values()} - {"Rota calendar begins"})


def test_a_letter_never_goes_to_another_family(live: Live) -> None:
    live.publish(plan(visit("F-0101", 1, "C-01"), visit("F-0102", 3, "C-01")))
    assert titles(live, "C-01") == ["Visit A (Heaton Fields)", "Visit B (Heaton Fields)"]
    live.later(hours=1).publish(plan(visit("F-0102", 9, "C-01"), visit("F-0103", 10, "C-01")))
    live = live.later(days=6)
    assert titles(live, "C-01") == ["Visit B (Heaton Fields)", "Visit C (Heaton Fields)"]
    live.publish(plan(visit("F-0101", 16, "C-01"), visit("F-0102", 9, "C-01")))
    assert titles(live, "C-01") == ["Visit A (Heaton Fields)", "Visit B (Heaton Fields)"]


def test_coming_along_to_one_visit_changes_no_other_event_of_the_companion(live: Live) -> None:
    own_visit, theirs = visit("F-0101", 1, "C-01"), visit("F-0106", 2, "C-03")
    live.publish(plan(own_visit, theirs))
    before = live.feeds()
    live.later(hours=1).publish(plan(own_visit, visit("F-0106", 2, "C-03", "C-01")))
    changed = bumps(before["C-01"], live.feeds()["C-01"])
    assert changed == {uid(live.programme, theirs.id, "C-01"): 0}


def test_the_key_to_the_letters_stands_on_cards_alone(live: Live) -> None:
    live.publish(plan(visit("F-0101", 1, "C-01")))
    card = (live.out / "coordinator/links/C-01.html").read_text()
    assert "Visit A" in card
    assert "F-0101" in card
    live.later(hours=1).publish(plan(visit("F-0101", 1, "C-01"), visit("F-0102", 3, "C-01")))
    letters = (live.out / "coordinator/letters/C-01.html").read_text()
    assert "F-0102" in letters
    assert 'class="link"' not in letters
    assert [code for code, data in live.files().items() if b"F-01" in data] == []


def test_a_team_is_told_of_shifts_and_gatherings_of_its_venue_but_of_no_visit(live: Live) -> None:
    cafe = visit("F-0103", 1, "C-05").but(venue="V-01")
    live.publish(plan(shift(), cafe))
    people = who_can_have_links(live.knowing(), live.ledger)
    give_links(live.knowing(), Kept(live.ledger, live.out), [people["team:V-01"]], at=live.at, said_by="Joan")
    assert titles(live, "team:V-01") == ["Information Hub: Heaton Library"]
    assert live.feeds()["team:V-01"] == live.files()["team:V-01"]


def test_busy_only_and_reminders_take_effect_with_the_next_publication(live: Live) -> None:
    live.publish(plan(shift()))
    people = tuple(
        p.but(feed_detail=FeedDetail.BUSY_ONLY, remind_minutes=60) if p.code == "C-01" else p
        for p in live.programme.chellows
    )
    live = replace(live, programme=live.programme.but(chellows=people)).later(hours=1)
    live.publish(plan(shift()))
    seen = own(live, shift())
    assert seen is not None
    assert (seen["SEQUENCE"], seen["SUMMARY"], seen["TRIGGER"]) == ("1", "Busy", "-PT60M")
    assert "LOCATION" not in seen


def watch(day: int, hour: int) -> Watch:
    start = shift(day, hour).start
    return Watch(start=start, end=start + timedelta(hours=1), ambassador="A-01")


def test_a_support_ambassador_is_told_when_to_be_rung_by_period(live: Live) -> None:
    backer = Ambassador(code="A-01", name="Ruth", on_duty=street.FREE)
    live = replace(live, programme=live.programme.but(ambassadors=(backer,)))
    first, second = Period(first=MONDAY, weeks=1), Period(first=MONDAY + timedelta(weeks=1), weeks=1)
    live.publish(Plan(period=first, watches=(watch(0, 10), watch(0, 11), watch(1, 15))))
    told = events(live.feeds()["A-01"]).values()
    assert [(e["DTSTART"], e["DTEND"]) for e in told if e["SUMMARY"].startswith("On duty")] == [
        ("20270104T100000Z", "20270104T120000Z"),
        ("20270105T150000Z", "20270105T160000Z"),
    ]
    live.later(hours=1).publish(Plan(period=second, watches=(watch(7, 10),)))
    assert [e["STATUS"] for e in events(live.feeds()["A-01"]).values()] == ["CONFIRMED"] * 4
    live.later(hours=2).undo()
    assert len(events(live.feeds()["A-01"])) == 3
    assert lint(live.feeds()["A-01"]) == ()


def test_what_was_proposed_before_somebody_else_published_is_not_made_live(live: Live) -> None:
    proposed = publishing.proposal(live.knowing(), plan(shift()), live.ledger, live.at)
    live.publish(plan(shift(1)))
    before = live.files(), {path: path.read_bytes() for path in (live.out / "coordinator").rglob("*.html")}
    with pytest.raises(Overtaken):
        publishing.publish(proposed, live.ledger, live.out, at=live.at, said_by="Joan")
    assert before == (live.files(), {path: path.read_bytes() for path in before[1]})
    assert own(live, shift()) is None


def test_of_two_who_publish_at_once_one_does_and_every_card_opens_a_calendar(live: Live) -> None:
    proposed = publishing.proposal(live.programme, plan(shift()), live.ledger, live.at)
    say = {"at": live.at, "said_by": "Joan"}
    with ThreadPoolExecutor(2) as both:
        tries = [both.submit(publishing.publish, proposed, live.ledger, live.out, **say) for _ in range(2)]
    assert {type(one.exception()) for one in tries} == {NoneType, Overtaken}
    cards = "".join(card.read_text() for card in (live.out / "coordinator/links").iterdir())
    assert set(re.findall(r"[\w-]{43}(?=\.ics)", cards)) == {file.stem for file in (live.out / "feeds").iterdir()}
