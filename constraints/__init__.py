"""The rule book, in the order coordinators read it."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from constraints.pairing.families_are_placed_by_claim import FamiliesArePlacedByClaim
from constraints.pairing.speaks_the_familys_language import SpeaksTheFamilysLanguage
from constraints.rota.a_fair_share import AFairShare
from constraints.rota.enough_people_on_call import EnoughPeopleOnCall
from constraints.shared.comes_only_when_free import ComesOnlyWhenFree
from constraints.shared.one_place_at_a_time import OnePlaceAtATime
from matcher.rule import Rule

BOOK: tuple[Rule, ...] = (
    SpeaksTheFamilysLanguage(),
    FamiliesArePlacedByClaim(),
    EnoughPeopleOnCall(),
    AFairShare(),
    ComesOnlyWhenFree(),
    OnePlaceAtATime(),
)
"""Every rule with its default parameters; a test holds it to the files in the folders."""


def rule_book(settings: Mapping[str, Mapping[str, Any]] | None = None) -> tuple[Rule, ...]:
    """The rules, with a programme's own parameters where its settings give any.

    Raises KeyError for a rule or parameter that is not in the book, ValueError for a value of the wrong kind.
    """
    settings = settings or {}
    unknown = set(settings) - {rule.name for rule in BOOK}
    if unknown:
        raise KeyError(f"no rule is called {', '.join(sorted(unknown))}")
    return tuple(_with(rule, settings.get(rule.name, {})) for rule in BOOK)


def _with(rule: Rule, parameters: Mapping[str, Any]) -> Rule:
    known = {field.name: getattr(rule, field.name) for field in fields(rule)}
    for name, value in parameters.items():
        if name not in known:
            raise KeyError(f"{rule.name} has no parameter called {name}")
        if type(value) is not type(known[name]):
            raise ValueError(f"{rule.name}: {name} is a {type(known[name]).__name__}, not {value!r}")
    return replace(rule, **parameters) if parameters else rule
