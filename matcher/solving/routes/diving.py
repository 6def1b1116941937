"""From a mixture to a whole plan: ways taken nearly whole are settled, and the others priced again beside them."""

from dataclasses import dataclass
from random import Random

import numpy as np

from matcher.solving.routes.pricing import Bounds, Pricer, Until
from matcher.solving.routes.program import Priced, Program
from matcher.solving.rows.parts import Numbers

NEARLY, WHOLE, NONE = 0.8, 0.999, 1e-6
"""From these parts on a way is settled beside others, and counts as whole; up to the last it is not taken."""
ROUNDS = 8
"""How often prices are asked for ways after each settling."""
LOT = 0.1
"""How far chance may put one way before another."""
HALF = 0.5


@dataclass(frozen=True)
class Ways:
    """By person a way, the columns that are 1 in it; and what all comes to."""

    of: dict[int, Numbers]
    value: int


def dive(program: Program, mixture: Priced | None, pricer: Pricer, below: int, lots: Random) -> Ways | None:
    """A whole plan that comes to less than so much; None if settling led to none."""
    program.only_whole()
    mixture = pricer.converge(program, Bounds(), Until(rounds=ROUNDS)) if mixture is not None else None
    while mixture is not None and mixture.value < below - HALF and not pricer.stop():
        mixed = np.flatnonzero((mixture.taken > NONE) & (mixture.taken <= WHOLE)).tolist()
        if not mixed:
            ways = dict(program.ways[n] for n in np.flatnonzero(mixture.taken > WHOLE))
            return Ways(ways, round(mixture.value))
        nearly = [n for n in mixed if mixture.taken[n] > NEARLY]
        taken = {n: mixture.taken[n] + LOT * lots.random() for n in mixed}
        for n in nearly or [max(mixed, key=taken.__getitem__)]:
            program.settle(n)
        mixture = pricer.converge(program, Bounds(), Until(rounds=ROUNDS))
    return None
