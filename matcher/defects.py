"""What can end a command that no sheet is to blame for: our own faults, and what the machine holds ready for us."""

from collections.abc import Sequence


class PlanRefused(AssertionError):
    """A plan that our own checker refuses, with the sentence of each breach. It is never shown or written."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("matcher made a plan that its own checker refuses.")
        self.sentences = tuple(sentences)


class NotALedger(ValueError):
    """A file that cannot be used as a ledger, said in words for whoever named it."""


class Overtaken(ValueError):
    """Somebody else did something meanwhile that has to be looked at first, said in words."""


class NotADay(ValueError):
    """What stands for today is no date, said in words."""
