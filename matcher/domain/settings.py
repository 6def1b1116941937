"""What a coordinator can change without a programmer."""

from collections.abc import Mapping
from typing import Any, Literal

from matcher.domain.record import Record
from matcher.domain.times import Period

FROM, UNTIL = "from", "until"
"""What can be said of a rule beside its parameters: the first and the last day it holds."""


class Settings(Record):
    """What a coordinator can change without a programmer. Minutes, metres and weeks throughout."""

    name: str = "Our programme"
    feeds_at: str = ""
    """Where the folder of feeds is found on the web, which links begin with: `https://rota.example.org/feeds`."""
    seed: str = "matcher"
    """Published: ties are drawn by lot from it, so that anyone can repeat the draw."""
    placing: Literal["claims", "reach"] = "claims"
    order: tuple[int, ...] = (2, 3, 4, 5, 6)
    """The tiers between the promises and the canonical draw, in the order they are settled."""
    cover_first: bool = False
    """Minimum cover before families placed, within tier 2."""
    cover_follows_families: bool = False
    """Cover counts up to three times as much when many families say they can come."""
    ageing_weeks: int = 12
    service_weeks: int = 50
    decay_percent: int = 90
    """How much a week's history still counts one week later."""
    metres_a_minute: int = 75
    detour_percent: int = 130
    days_between_asks: int = 7
    """Nobody asked to stand in is asked again before so many days have gone by."""
    dbs_months: int = 36
    """How long a DBS check is good for without the update service."""
    safeguarding_months: int = 24
    lone_working_months: int = 36
    morning: tuple[int, int] = (540, 720)
    afternoon: tuple[int, int] = (720, 1020)
    evening: tuple[int, int] = (1020, 1200)
    rules: Mapping[str, Mapping[str, Any]] = {}
    """Per rule file: its parameters, by name, and dates if it is given any."""

    def lets_rest(self, rule: str, period: Period) -> bool:
        """True if the dates a rule was given leave it no day of the period."""
        said = self.rules.get(rule, {})
        return bool(said.get(FROM, period.first) >= period.end or said.get(UNTIL, period.first) < period.first)
