"""When a Support Ambassador is to be rung, as an event of the ambassador's own calendar."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.plan import Plan
from matcher.domain.times import Span, joined

ON_DUTY = "on duty"
"""What such an event is, where it has to be told from duties."""


def on_duty(plan: Plan) -> tuple[Duty, ...]:
    """Each Support Ambassador's time on duty, day by day, adjoining stretches as one, in order of time."""
    spans: dict[tuple[date, str], list[Span]] = defaultdict(list)
    for watch in plan.watches:
        if watch.ambassador is not None:
            spans[watch.day, watch.ambassador].append(watch.span)
    found = (one for (day, code), own in spans.items() for one in _of_a_day(day, code, own))
    return tuple(sorted(found, key=lambda duty: (duty.start, duty.id, duty.people)))


def _of_a_day(day: date, code: str, spans: list[Span]) -> Iterator[Duty]:
    for nth, span in enumerate(joined(spans), 1):
        facts = {"kind": DutyKind.EVENT, "title": "On duty for Chellows to ring", "people": (code,)}
        yield duty_on(day, span, id=f"{ON_DUTY}:{day}:{nth}", **facts)


def is_on_duty(duty: Duty) -> bool:
    """True for what `on_duty` gives."""
    return duty.id.startswith(f"{ON_DUTY}:")
