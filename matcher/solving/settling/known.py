"""Bounds that were proved elsewhere, and while what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Known:
    """What nothing can beat, by step name."""

    always: Mapping[str, int] = field(default_factory=dict)
    """Bounds that hold whatever the steps before came to, or came to the same as now."""
    chain: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """(value, bound) of steps in order: each bound holds while those before it in the chain come to no more."""

    def bound(self, name: str, reached: Mapping[str, int]) -> int | None:
        """The bound of a step, given what the steps before it came to; None if none is known."""
        if name in self.always:
            return self.always[name]
        for earlier, (value, bound) in self.chain.items():
            if earlier == name:
                return bound
            if earlier not in reached or reached[earlier] > value:
                return None
        return None
