"""Pairs and offers in a coordinator's words."""

import shlex
from collections.abc import Iterable
from pathlib import Path

from matcher.domain.claims import claim_of
from matcher.domain.families import Family
from matcher.domain.pairs import Pair
from matcher.domain.programme import Programme
from matcher.domain.times import DAY_NAMES, clock
from matcher.wording import count_words, with_names


def pair_said(programme: Programme, pair: Pair) -> str:
    """`F-0104 with C-07 Amina: accepted, Mondays 14:00`."""
    when = f", {DAY_NAMES[pair.slot.weekday]}s {clock(pair.slot.start)}" if pair.slot else ""
    return with_names(programme, f"{pair.family} with {pair.coach}: {pair.state}{when}")


def turn_said(programme: Programme, family: Family) -> str:
    """`F-0104 (need band 2, waiting 3 weeks)`."""
    claim = claim_of(programme, family)
    return f"{family.code} (need band {claim.band}, waiting {count_words(claim.weeks, 'week')})"


def to_type(path: Path, lines: Iterable[str]) -> list[str]:
    """The lines with this programme in the commands they tell of."""
    return [line.replace("PROGRAMME", shlex.quote(str(path))) for line in lines]
