"""The draft made anew once something was noted of families and Coaches, and what that changes about pairs."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.cli.manners import Screen, command

if TYPE_CHECKING:
    from matcher.domain.pairs import Pair
    from matcher.domain.plan import Plan
    from matcher.domain.programme import Programme
    from matcher.planning.choosing import Choosing

MOST_LINES = 20


def last_draft(folder: Path) -> "Plan | None":
    """The plan that lies there; None where there is none to be read."""
    from matcher.plan_file import NAME, NotAPlan, read_plan

    try:
        return read_plan(folder / NAME)
    except NotAPlan:
        return None


@dataclass(frozen=True)
class Replanned:
    """The draft that was made, and the pairs it has no longer and anew."""

    plan: "Plan"
    gone: "tuple[Pair, ...]"
    fresh: "tuple[Pair, ...]"

    @property
    def document(self) -> dict[str, object]:
        """The same for programs."""
        return {"gone": self.gone, "new": self.fresh, "plan": self.plan}

    @property
    def without(self) -> tuple[str, ...]:
        """Families that had somebody in the draft before, and have nobody in this one."""
        placed = {pair.family for pair in self.plan.pairs}
        return tuple(dict.fromkeys(pair.family for pair in self.gone if pair.family not in placed))


def plan_again(
    screen: Screen, path: Path, folder: Path, seconds: int, choosing: "Choosing | None" = None
) -> Replanned:
    """Write the draft that follows from what is noted by now, and say which pairs differ."""
    from matcher import api
    from matcher.api import answering
    from matcher.cli.offered import pair_said
    from matcher.cli.opening import reading_of
    from matcher.cli.progress import planned

    before = last_draft(folder)
    read = reading_of(screen, path).programme
    noted = f"What was noted stays noted. To plan with it: {command('solve', path)}"
    plan = planned(screen, partial(api.solve_again, read, choosing, seconds=seconds), folder, noted)
    api.write_draft(folder, read, plan)
    gone, fresh = answering.pairs_changed(before, plan)
    for heading, pairs in (("No longer in the plan", gone), ("New in the plan", fresh)):
        if pairs:
            screen.heading(heading)
            screen.items((pair_said(read, pair) for pair in pairs), most=MOST_LINES)
    _tell_what_is_not_kept(screen, read, plan)
    screen.say()
    screen.say(f"The draft is up to date. It says everything in {folder / 'coordinator' / 'plan.html'}.")
    return Replanned(plan, gone, fresh)


def _tell_what_is_not_kept(screen: Screen, programme: "Programme", plan: "Plan") -> None:
    """Each promised pair that the plan cannot keep, in one sentence."""
    from matcher.api.unkept import promises_broken
    from matcher.wording import with_names

    if broken := promises_broken(programme, plan):
        screen.heading("Promised, but not to be kept")
        screen.items(with_names(programme, sentence) for sentence in broken)
