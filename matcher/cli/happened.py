"""Say what took place of what was published.

DUTY is its id, or words such as library tue 5 jan 10:00. After a day,
what was planned counts as done; this says otherwise: yes, no, or how many
minutes it lasted. Hours given, fair shares and experience rest on it.

Example: matcher happened examples/heaton-28 phone mon 8 mar 9:30 45
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Stop, Verb, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME

UNCLEAR = 2
MOST = 24 * 60


@click.command("happened", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("words", nargs=-1, required=True, metavar="DUTY yes|no|MINUTES")
@BY
@OUT
@mannered
def verb(screen: Screen, programme: Path, words: tuple[str, ...], by: str, out: Path | None) -> int:
    """Note it, and say how it was understood."""
    from matcher import api
    from matcher.cli.hand import in_hand, understood
    from matcher.cli.opening import out_of
    from matcher.today import now
    from matcher.wording import hours_words, when, where

    *named, said = words
    hand = in_hand(screen, programme, out_of(programme, out))
    duties = api.duties_in_force(programme) or hand.duties
    with understood(screen):
        duty = api.duty_meant(hand.programme, duties, " ".join(named))
    minutes = _minutes(screen, said, duty.minutes)
    api.note_happened(programme, duty, minutes, by=by)
    lasted = f"lasted {hours_words(minutes)}" if minutes else "did not take place"
    screen.say(f"{where(hand.programme, duty)} on {when(duty)} {lasted}: noted.", bold=True)
    if duty.end > now():
        screen.say("It is still to come. If it goes otherwise, say so again then.")
    screen.answer({"duty": duty, "minutes": minutes})
    return 0


def _minutes(screen: Screen, said: str, planned: int) -> int:
    word = said.casefold()
    if word in ("yes", "no"):
        return planned if word == "yes" else 0
    if word.isdecimal() and int(word) <= MOST:
        return int(word)
    raise Stop(screen, [f"I see {said}.", "Type yes, no, or how many minutes it lasted."], UNCLEAR)
