"""What must hold, before any aim is looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matcher.amounts import Amount
from matcher.solving.model import Model

LARGE = 6000


@dataclass(frozen=True)
class Problem:
    """Amounts that must be 0, that must come to a value, and that may not be above one."""

    musts: Sequence[Amount]
    ties: Sequence[tuple[Amount, int]] = ()
    limits: Sequence[tuple[Amount, int]] = ()
    weeks: int = 1
    choices: int = 0

    @property
    def is_large(self) -> bool:
        """True where a first plan is better looked for week by week."""
        return self.choices > LARGE

    def model(self) -> Model:
        """The whole period."""
        model = Model()
        _post(model, self.musts, self.ties, self.limits)
        return model


def _post(
    model: Model,
    musts: Iterable[Amount],
    ties: Iterable[tuple[Amount, int]],
    limits: Iterable[tuple[Amount, int]],
) -> None:
    for amount, value in ties:
        model.require_equal(amount, value)
    for amount, most in limits:
        model.require_at_most(amount, most)
    for amount in musts:
        model.require_none(amount)
