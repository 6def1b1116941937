"""What can be said of a family and a Coach, and how far it brings them: which state may follow which."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from matcher.domain.pairs import PairState

Before = PairState | None
"""How far two have come; None where nobody has said anything of them yet."""


class Step(StrEnum):
    """One word said about a family and a Coach."""

    OFFER = "offer"
    YES = "yes"
    NO = "no"
    LATER = "later"
    BEGIN = "begin"
    PAUSE = "pause"
    RESUME = "resume"
    TAPER = "taper"
    END = "end"
    LAPSE = "lapse"


class Course(NamedTuple):
    """From which states a step may be taken, and where it leads."""

    before: frozenset[Before]
    after: PairState


_MEETING = frozenset({PairState.ACCEPTED, PairState.ACTIVE, PairState.TAPERING})
_UNSAID = frozenset({None, PairState.PROPOSED})

COURSES: Mapping[Step, Course] = {
    Step.OFFER: Course(_UNSAID | {PairState.ENDED}, PairState.OFFERED),
    Step.YES: Course(frozenset({PairState.OFFERED}), PairState.ACCEPTED),
    Step.NO: Course(frozenset(PairState) - {PairState.DECLINED} | {None}, PairState.DECLINED),
    Step.LATER: Course(frozenset({PairState.OFFERED}), PairState.PROPOSED),
    Step.BEGIN: Course(frozenset({PairState.ACCEPTED}), PairState.ACTIVE),
    Step.PAUSE: Course(_MEETING, PairState.PAUSED),
    Step.RESUME: Course(frozenset({PairState.PAUSED}), PairState.ACTIVE),
    Step.TAPER: Course(frozenset({PairState.ACCEPTED, PairState.ACTIVE}), PairState.TAPERING),
    Step.END: Course(_MEETING | {PairState.PAUSED}, PairState.ENDED),
    Step.LAPSE: Course(frozenset({PairState.OFFERED}), PairState.PROPOSED),
}
"""No step leads out of a no: it holds for ever."""


def can_follow(state: Before) -> tuple[Step, ...]:
    """The steps that may be taken from a state, in the order people meet them."""
    return tuple(step for step, course in COURSES.items() if state in course.before)
