"""What settings.toml says of single rules, held to the parameters that those rules have."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from matcher.domain.settings import FROM, UNTIL
from matcher.reading.suggest import did_you_mean

Parameters = Mapping[str, Mapping[str, Any]]
"""Of each rule, by name, its parameters with what they are by default."""
NO_RULES: Parameters = {}
MOST = 10_000

Fault = Callable[[str, str, str], None]
"""Told of a key, what is the matter with it and what to type."""


def complain_of_rules(values: dict[str, Any], rules: Parameters, fault: Fault) -> None:
    """Tell of rules and parameters that there are not, and of values that one cannot have.

    Where no rules are given, only the form is looked at. What has no form is taken out of `values`.
    """
    given = values.get("rules", {})
    if not isinstance(given, dict) or not all(isinstance(said, dict) for said in given.values()):
        fault("rules", "Settings of rules stand under a heading each.", "Type such as [rules.a_fair_share].")
        values.pop("rules")
        return
    for name, said in given.items() if rules else ():
        if name in rules:
            _complain_of_parameters(name, said, rules[name], fault)
        else:
            guess = did_you_mean(name, rules).strip() or "Type: matcher rules, to see them all."
            fault(name, f'There is no rule called "{name}".', guess)


def _complain_of_parameters(rule: str, said: Mapping[str, Any], known: Mapping[str, Any], fault: Fault) -> None:
    for name, value in said.items():
        if name not in known:
            those = f"Those it has: {', '.join(known)}." if known else f"Take {name} out."
            fault(name, f'The rule {rule} has nothing called "{name}" to set.', those)
        elif not _is_like(known[name], value):
            fault(name, f"I see {name} = {_shortly(value)}. I cannot use that.", _fix(name, known[name]))
    dates: list[date] = [said[name] for name in (FROM, UNTIL) if name in said and _is_like(None, said[name])]
    if dates != sorted(dates):
        fault(UNTIL, f"{rule} ends on {dates[1]}, before it begins.", f"Type {UNTIL} = {dates[0]} or later.")


def _is_like(usual: object, value: object) -> bool:
    if usual is None:
        return isinstance(value, date) and not isinstance(value, datetime)
    if isinstance(usual, tuple):
        return isinstance(value, list) and len(value) == len(usual) and all(map(_is_like, usual, value))
    if isinstance(usual, bool):
        return isinstance(value, bool)
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST


def _shortly(value: object) -> str:
    words = str(value)
    return words if len(words) <= 40 else f"{words[:40]} …"


def _fix(name: str, usual: object) -> str:
    if usual is None:
        return f"Type such as {name} = 2027-02-01, without quotation marks."
    example = list(usual) if isinstance(usual, tuple) else usual
    return f"Type such as {name} = {example}, no number above {MOST}."
