"""Support Ambassadors: the professionals who train and back Chellows."""

from matcher.domain.record import UNKNOWN, Record, Source
from matcher.domain.times import FreeTime


class Ambassador(Record):
    """A Support Ambassador: a professional who trains and backs Chellows."""

    code: str
    name: str = ""
    service: str = ""
    topics: tuple[str, ...] = ()
    on_duty: tuple[FreeTime, ...] = ()
    phone: str = ""
    email: str = ""
    source: Source = UNKNOWN
