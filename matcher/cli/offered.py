"""Pairs and offers in a coordinator's words."""

from matcher.domain.pairs import Pair
from matcher.domain.programme import Programme
from matcher.domain.times import DAY_NAMES, clock
from matcher.wording import with_names


def pair_said(programme: Programme, pair: Pair) -> str:
    """`F-0104 with C-07 Amina: accepted, Mondays 14:00`."""
    when = f", {DAY_NAMES[pair.slot.weekday]}s {clock(pair.slot.start)}" if pair.slot else ""
    return with_names(programme, f"{pair.family} with {pair.coach}: {pair.state}{when}")
