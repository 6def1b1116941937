"""A board with all that must hold on it, written down for a solver."""

from matcher.layout import Layout
from matcher.rule import MUST
from matcher.solving.rows.model import Model


def model_of(layout: Layout) -> Model:
    """The choices laid out, under the rules that must hold."""
    model = Model()
    for amount, value in layout.ties:
        model.require_equal(amount, value)
    for amount, most in layout.limits:
        model.require_at_most(amount, most)
    model.require_all([rule.post(layout.board) for rule in layout.rules if rule.tier == MUST])
    return model
