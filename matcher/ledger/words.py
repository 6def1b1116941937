"""How facts are written in the ledger's columns, and read back: instants, days, and records as deflated JSON."""

import zlib
from datetime import UTC, date, datetime

from pydantic import TypeAdapter

from matcher.domain.duties import Duty
from matcher.domain.plan import Plan

_DUTIES = TypeAdapter(tuple[Duty, ...])


def moment_words(moment: datetime) -> str:
    """`2027-01-04T09:00:00Z`, whole seconds."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def moment_of(words: str) -> datetime:
    """The instant, back again."""
    return datetime.fromisoformat(words.replace("Z", "+00:00"))


def day_of(words: str | None) -> date | None:
    """The date, back again."""
    return date.fromisoformat(words) if words else None


def packed(record: Plan | tuple[Duty, ...]) -> bytes:
    """A plan, or duties, as deflated JSON."""
    data = record.model_dump_json().encode() if isinstance(record, Plan) else _DUTIES.dump_json(record)
    return zlib.compress(data)


def plan_of(data: bytes) -> Plan:
    """The plan that was packed."""
    return Plan.model_validate_json(zlib.decompress(data))


def duties_of(data: bytes) -> tuple[Duty, ...]:
    """The duties that were packed."""
    return _DUTIES.validate_json(zlib.decompress(data))
