"""Who could coach whom: every family that may have a Coach against every Coach, rule by rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.checking.refusing import Refusal, Refusing
from matcher.domain.claims import may_be_placed
from matcher.domain.kinds import Role
from matcher.domain.pairs import Pair, PairState
from matcher.domain.programme import Programme


@dataclass(frozen=True)
class Screened:
    """The pairs that could be, and for the others the rule that refuses them, by (coach, family)."""

    possible: tuple[Pair, ...]
    """Promised pairs as they stand, for each waiting family every Coach it could be offered, and pinned pairs."""
    refused: Mapping[tuple[str, str], Refusal]


def screen(refusing: Refusing) -> Screened:
    """Every pair that no must-hold rule refuses, in order of family and Coach."""
    possible: list[Pair] = []
    refused: dict[tuple[str, str], Refusal] = {}
    for pair in _pairs_to_screen(refusing.programme):
        refusal = refusing.of_pair(pair.coach, pair.family)
        if refusal is None:
            possible.append(pair)
        else:
            refused[pair.coach, pair.family] = refusal
    return Screened(tuple(possible), refused)


def _pairs_to_screen(programme: Programme) -> list[Pair]:
    coaches = [person.code for person in programme.chellows if Role.COACH in person.roles]
    pairs = []
    for family in programme.families:
        promised = programme.promised_to(family.code)
        pairs += [pair.but(held=not pair.state.visits) for pair in promised]
        could = coaches if may_be_placed(programme, family) else _pinned_to(programme, family.code)
        pairs += [
            _proposed(family.code, coach) for coach in could if (coach, family.code) not in programme.promised
        ]
    return pairs


def _pinned_to(programme: Programme, family: str) -> list[str]:
    """Coaches whom a coordinator wants with a family that is not waiting to be placed."""
    return sorted({lock.chellow for lock in programme.pair_locks if lock.family == family and not lock.off})


def _proposed(family: str, coach: str) -> Pair:
    return Pair(family=family, coach=coach, state=PairState.PROPOSED, held=True)
