"""One way in which a plan breaks, or falls short of, one rule."""

from collections.abc import Mapping

from matcher.domain.record import Record


class Breach(Record):
    """What the rule found, by how much in the rule's own unit, and about whom."""

    rule: str
    amount: int = 1
    step: str = ""
    """Which step of its tier it counts in, for rules that count in several."""
    people: tuple[str, ...] = ()
    family: str | None = None
    duty: str | None = None
    facts: Mapping[str, str | int] = {}
    """What the sentence needs to be read out."""
