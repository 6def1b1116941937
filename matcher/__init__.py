"""Pairs families with volunteers and plans everybody's visits, shifts and gatherings in one calendar."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.api import Breach, CannotRead, Plan, Programme, check, read_programme, rule_book, solve, why

__version__ = "0.1.0"

__all__ = ["Breach", "CannotRead", "Plan", "Programme", "check", "read_programme", "rule_book", "solve", "why"]


def __getattr__(name: str) -> object:
    """A public name, fetched when it is first asked for, so that `import matcher` costs next to nothing."""
    if name in __all__:
        return getattr(import_module("matcher.api"), name)
    raise AttributeError(f"module 'matcher' has no attribute {name!r}")
