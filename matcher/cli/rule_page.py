"""The rule book as a page, as words on a screen and as a document."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import groupby
from typing import Any

from matcher.cli.telling import AIMS
from matcher.rule import MUST, TIER_NAMES, Rule

TITLE = "# The rule book"
FOREWORD = """
Each rule is one file and finishes the sentence "the plan …". Rules that must hold are never broken: a place
stays empty instead. The others count in the tier they stand under, and each tier is settled before the next.
What can be set stands in `settings.toml` under the rule's name, such as `[rules.few_weekends]` and `most = 1`. Most
rules can also be given `from` and `until`, a first and a last day: they hold in each plan with a day between them.
This page is written by `matcher rules --markdown`.
"""


def as_markdown(book: Sequence[Rule]) -> str:
    """A page with a table for each tier."""
    lines = [TITLE, FOREWORD]
    for tier, rules in _by_tier(book):
        lines += [f"## {AIMS[TIER_NAMES[tier]]}", "", "| rule | the plan … | asked for by | settings |"]
        lines += ["|---|---|---|---|", *(_row(rule) for rule in rules), ""]
    return "\n".join(lines)


def as_words(book: Sequence[Rule]) -> Iterator[tuple[str, list[str]]]:
    """For each tier its name and its rules' statements."""
    for tier, rules in _by_tier(book):
        yield AIMS[TIER_NAMES[tier]], [_statement(rule) for rule in rules]


def as_document(book: Sequence[Rule]) -> list[dict[str, Any]]:
    """Each rule with everything said of it."""
    return [
        {
            "name": rule.name,
            "statement": rule.statement,
            "tier": rule.tier,
            "must_hold": rule.tier == MUST,
            "safeguarding": rule.safeguarding,
            "source": rule.source,
            "settings": _settings(rule),
            "may_rest": rule.may_rest,
        }
        for rule in book
    ]


def _by_tier(book: Sequence[Rule]) -> Iterator[tuple[int, list[Rule]]]:
    ranked = sorted(book, key=lambda rule: rule.tier)
    return ((tier, list(rules)) for tier, rules in groupby(ranked, key=lambda rule: rule.tier))


def _row(rule: Rule) -> str:
    settings = ", ".join((*(f"`{name} = {value}`" for name, value in _settings(rule).items()), *_dates(rule)))
    asked_by = rule.source.partition(";")[0]
    return f"| `{rule.name}` | {rule.statement} | {asked_by} | {settings} |"


def _statement(rule: Rule) -> str:
    settings = ", ".join(f"{name} = {value}" for name, value in _settings(rule).items())
    return f"{rule.statement}{f' [{settings}]' if settings else ''}"


def _settings(rule: Rule) -> dict[str, Any]:
    return {field.name: getattr(rule, field.name) for field in fields(rule)}


def _dates(rule: Rule) -> tuple[str, ...]:
    return ("`from`", "`until`") if rule.may_rest else ()
