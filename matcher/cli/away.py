"""Note that somebody is away, and repair the plan by as little as can be.

WHO is a Chellow's or a family's code or name. DATES are as people type
them: 5 jan, 5-9 jan, 2027-01-05..2027-01-09; or one duty of theirs, by
its id or as library tue 5 jan 10:00. The repair is a draft: it keeps
families and fewest people on call as good as they can be, and of all such
plans touches the fewest people.

Example: matcher away examples/heaton-28 C-08 16-17 mar --why "a course"
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Verb, command, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME, SECONDS

if TYPE_CHECKING:
    from matcher.asking.other_times import OtherTimes
    from matcher.asking.ringing import Ringing
    from matcher.cli.hand import Hand
    from matcher.domain.duties import Duty
    from matcher.domain.plan import Plan
    from matcher.domain.programme import Programme
    from matcher.domain.times import Dates, Hours


@click.command("away", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("who")
@click.argument("dates", nargs=-1, required=True)
@click.option("--why", default="", help="Kept for you alone; no plan or page says it.")
@BY
@SECONDS
@OUT
@mannered
def verb(
    screen: Screen,
    programme: Path,
    who: str,
    dates: tuple[str, ...],
    why: str,
    by: str,
    seconds: int,
    out: Path | None,
) -> int:
    """Note it, repair, and say who is touched, whom to ring, and when the person could come instead."""
    from matcher import api
    from matcher.cli.hand import in_hand, understood
    from matcher.cli.opening import must_be_writable, out_of
    from matcher.cli.progress import planned

    folder = out_of(programme, out)
    must_be_writable(folder)
    hand = in_hand(screen, programme, folder)
    with understood(screen):
        code = api.who_is(hand.programme, who)
        gone = api.away_when(hand.programme, hand.duties, code, " ".join(dates))
    api.note_away(programme, code, gone, why=why, by=by)
    screen.say(f"{_named(hand.programme, code)} is away {_when(gone)}: noted.", bold=True)
    hand = in_hand(screen, programme, folder, _first_day(gone))
    if says := _nothing_to_repair(programme, hand, gone):
        screen.say(says)
        screen.answer({"who": code, "away": gone, "plan": None})
        return 0
    noted = f"The absence stays noted. To plan with it: {command('solve', programme)}"
    plan = planned(screen, partial(api.repair, hand.programme, hand.draft, seconds=seconds), folder, noted)
    files = api.write_draft(folder, api.changing_little(hand.programme), plan)
    after = _after(programme, hand, plan, code)
    _tell(screen, hand, plan, code, after)
    screen.say()
    screen.say(f"This is a draft, written to {folder} ({len(files)} files). Next: {command('diff', programme)}")
    screen.answer({"who": code, "away": gone, **after.document, "plan": plan})
    return 0


def _nothing_to_repair(path: Path, hand: "Hand", gone: "Sequence[Dates | Hours]") -> str | None:
    from matcher.today import today

    if not hand.duties:
        return f"Nothing is planned yet, so nothing has to be repaired. Next: {command('solve', path)}"
    if _last_day(gone) < today():
        noting = command("happened", path, "DUTY", "no")
        return f"That is over, so nothing is repaired. What did not take place: {noting}"
    return None


@dataclass(frozen=True)
class _After:
    """What the absence leaves, whom to ring for it, and what the person could do instead."""

    left: "tuple[Duty, ...]"
    ringing: "Sequence[Ringing]"
    instead: "Sequence[OtherTimes]"
    open: "Sequence[Duty]"

    @property
    def document(self) -> dict[str, object]:
        return {"left": self.left, "ring": self.ringing, "instead": self.instead, "open": self.open}


def _after(path: Path, hand: "Hand", plan: "Plan", code: str) -> _After:
    from matcher import api

    programme = hand.programme.but(published=hand.duties)
    left = api.left_by(programme, plan, code)
    without = api.as_published(programme, plan, code, left)
    shifts = api.shifts_among(programme, left)
    asked = api.asked_lately(path, programme)
    a_chellow = code in programme.chellow
    return _After(
        left=left,
        ringing=[one.but_not(code) for one in api.whom_else_to_ring(programme, plan, shifts, asked)],
        instead=api.other_times(programme, without, code, left) if a_chellow else (),
        open=api.still_open(programme, plan, code) if a_chellow else (),
    )


def _tell(screen: Screen, hand: "Hand", plan: "Plan", code: str, after: _After) -> None:
    from matcher.cli import changing, telling

    programme = hand.programme
    name = _named(programme, code)
    if after.left:
        screen.heading(f"{name} leaves")
        screen.items(telling.duty_words(programme, duty) for duty in after.left)
    screen.heading("The repair")
    if programme.published:
        screen.items([changing.fewest_words(plan)])
    screen.items(_changes(hand, plan))
    for heading, lines in (
        ("Whom to ring", [line for one in after.ringing for line in changing.ringing_words(programme, one, plan)]),
        (f"When {name} could come instead", changing.instead_words(programme, after.instead)),
        (f"Still open, and {name} could take it", changing.open_words(programme, after.open)),
    ):
        if lines:
            screen.heading(heading)
            screen.items(lines)


def _changes(hand: "Hand", plan: "Plan") -> list[str]:
    """What changes about whom; of what the draft before had changed already, only how many it touched."""
    from matcher.cli.changing import changed_words, changes_of
    from matcher.wording import count_words

    before = changes_of(hand.duties, hand.draft) if hand.draft and hand.programme.published else ()
    changes = changes_of(hand.duties, plan)
    new = [one for one in changes if one not in before]
    told = changed_words(hand.programme, new)
    if known := len(changes) - len(new):
        told.append(
            f"As in the draft before: {count_words(known, 'other person has', 'other people have')} other duties."
        )
    return told


def _named(programme: "Programme", code: str) -> str:
    from matcher.wording import with_names

    return with_names(programme, code)


def _when(gone: "Sequence[Dates | Hours]") -> str:
    """`Tue 16 Mar 2027 to Wed 17 Mar 2027`, as it was read."""
    return ", ".join(_run(one) for one in gone)


def _run(one: "Dates | Hours") -> str:
    from matcher.domain.times import Hours

    if isinstance(one, Hours):
        return f"{_day(one.day)} {one.span}"
    last = one.end - timedelta(days=1)
    return _day(one.start) if one.start == last else f"{_day(one.start)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _first_day(gone: "Sequence[Dates | Hours]") -> date:
    from matcher.domain.times import Hours

    return min(one.day if isinstance(one, Hours) else one.start for one in gone)


def _last_day(gone: "Sequence[Dates | Hours]") -> date:
    from matcher.domain.times import Hours

    return max(one.day if isinstance(one, Hours) else one.end - timedelta(days=1) for one in gone)
