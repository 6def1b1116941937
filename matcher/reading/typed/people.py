"""Who is meant: a code however it is typed, or the name of one person alone."""

from difflib import get_close_matches

from matcher.domain.programme import Programme
from matcher.reading.columns import folded


class NotClear(ValueError):
    """Words that name nothing, or more than one thing: what was seen, and what to type instead."""

    def __init__(self, says: str, fix: str) -> None:
        super().__init__(says)
        self.lines = (says, fix)


def who_is(programme: Programme, typed: str) -> str:
    """The code of the Chellow or family meant.

    Raises:
        NotClear: there is none, or several go by that name.
    """
    codes = {folded(code): code for code in (*programme.family, *programme.chellow)}
    if folded(typed) in codes:
        return codes[folded(typed)]
    named = [p.code for p in programme.chellows if p.name and folded(p.name) == folded(typed)]
    if len(named) > 1:
        raise NotClear(f"{typed} may be {' or '.join(named)}.", "Type the code.")
    if not named:
        _must_not_be_an_ambassador(programme, typed)
        known = [*programme.chellow, *(p.name for p in programme.chellows if p.name), *programme.family]
        near = get_close_matches(typed, known, n=3)
        raise NotClear(
            f"I find nobody called {typed} in this programme.",
            f"Did you mean {' or '.join(near)}?" if near else "Type a code from its sheets, such as C-03.",
        )
    return named[0]


def _must_not_be_an_ambassador(programme: Programme, typed: str) -> None:
    for one in programme.ambassadors:
        if folded(typed) in (folded(one.code), folded(one.name)):
            raise NotClear(
                f"{one.code} is a Support Ambassador. I plan none of their time.",
                "Change their duty hours in the sheet of Support Ambassadors, or type the code of a Chellow.",
            )


def chellow_is(programme: Programme, typed: str) -> str:
    """The code of the Chellow meant.

    Raises:
        NotClear: it is nobody, several, or a family.
    """
    code = who_is(programme, typed)
    if code not in programme.chellow:
        raise NotClear(f"{code} is a family.", "Type the code of a Chellow, such as C-03.")
    return code


def family_is(programme: Programme, typed: str) -> str:
    """The code of the family meant.

    Raises:
        NotClear: it is nobody, or a Chellow.
    """
    code = who_is(programme, typed)
    if code not in programme.family:
        raise NotClear(f"{code} is a Chellow.", "Type the code of a family, such as F-0104.")
    return code
