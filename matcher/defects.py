"""What we owe the person when the fault is ours."""

from collections.abc import Sequence


class PlanRefused(AssertionError):
    """A plan that our own checker refuses, with the sentence of each breach. It is never shown or written."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("matcher made a plan that its own checker refuses.")
        self.sentences = tuple(sentences)
