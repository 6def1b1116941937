"""Let one person take a duty from another, if every rule allows it.

DUTY is its id, or words such as library tue 5 jan 10:00; A has it in the
draft, B takes it. Every rule is asked again for both, and where one says
no, nothing is written. Otherwise the draft has it, what it costs any aim
is said, and the next plan keeps it.

Example: matcher swap examples/heaton-28 phone mon 15 mar 17:30 C-06 C-23
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Stop, Verb, command, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME

TO_DECIDE = 1
UNCLEAR = 2


@click.command("swap", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("words", nargs=-1, required=True, metavar="DUTY A B")
@BY
@OUT
@mannered
def verb(screen: Screen, programme: Path, words: tuple[str, ...], by: str, out: Path | None) -> int:
    """Ask the rules, note it, write the draft, and say what it costs."""
    from matcher import api
    from matcher.api import swapping
    from matcher.cli import changing
    from matcher.cli.hand import standing_draft, understood
    from matcher.cli.opening import must_be_writable, out_of
    from matcher.wording import when, where, with_names

    folder = out_of(programme, out)
    must_be_writable(folder)
    plan, read = standing_draft(screen, programme, folder)
    with understood(screen):
        *named, a, b = words if len(words) > 2 else ("", "", "")
        leaves, takes = api.chellow_is(read, a), api.chellow_is(read, b)
        theirs = api.duties_meant(read, plan.duties_of.get(leaves, ()), " ".join(named))
        duty = api.duty_meant(read, theirs or plan.duties, " ".join(named))
        wanted = swapping.Swap(duty=duty, leaves=leaves, takes=takes)
    if problem := swapping.cannot_be(plan, wanted):
        raise Stop(screen, [with_names(read, problem)], UNCLEAR)
    swapped, after = swapping.swapped(read, plan, wanted, api.locks_by_command(programme))
    refused = [with_names(swapped, api.explain(swapped, breach)) for breach in api.verify(swapped, after)]
    if refused:
        raise Stop(
            screen, ["That cannot be, and nothing was written:", *(f"  {says}" for says in refused)], TO_DECIDE
        )
    swapping.note_swap(programme, wanted, by=by)
    api.write_draft(folder, swapped, after)
    what = f"{where(read, wanted.duty)} on {when(wanted.duty)}"
    screen.say(with_names(read, f"{wanted.takes} takes {what} from {wanted.leaves}: in the draft."), bold=True)
    worth = changing.difference_words(plan, after)
    screen.items(worth or ["Every aim comes out as it did."])
    screen.say(f"Next: {command('diff', programme)}")
    screen.answer({"duty": after.duty[wanted.duty.id], "aims": changing.difference(plan, after), "plan": after})
    return 0
