"""Makes an amount smaller week by week: the first good plan of a large programme, before the whole is searched."""

from collections.abc import Mapping
from dataclasses import replace

from matcher.amounts import Amount, Atom
from matcher.solving.model import Model
from matcher.solving.searching import Found, Limit, search


def search_by_week(model: Model, amount: Amount, chosen: Mapping[int, int], limit: Limit, weeks: int) -> Found:
    """Each week's part in turn as small as the other weeks allow; what is about no one week is left alone.

    The bound is only what the amount cannot be below whatever is chosen.
    """
    found = Found(chosen, amount.low, 0.0, 0.0, False)
    for week, part in enumerate(_parts(amount, weeks)):
        if part.value(found.chosen) > part.low and not found.stopped:
            share = replace(limit, effort=limit.effort / weeks, seconds=_left(limit, found))
            step = search(model, part, found.chosen, share, week=week)
            seconds, effort = found.seconds + step.seconds, found.effort + step.effort
            found = Found(step.chosen, amount.low, seconds, effort, step.stopped)
    return found


def _left(limit: Limit, found: Found) -> float | None:
    return None if limit.seconds is None else max(0.0, limit.seconds - found.seconds)


def _parts(amount: Amount, weeks: int) -> list[Amount]:
    """The terms that are about each week alone."""
    terms: list[list[tuple[int, Atom]]] = [[] for _ in range(weeks)]
    for n, atom in amount.terms:
        if len(atom.weeks) == 1:
            terms[next(iter(atom.weeks))].append((n, atom))
    return [Amount(0, tuple(rows)) for rows in terms]
