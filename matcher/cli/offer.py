"""Offer families three Coaches to choose from, or say whom to offer next.

Only Coaches are offered whose choosing costs no other family a place; of
these, three that differ in kind, in an order drawn by lot. Each keeps hours
and time for the family until it has chosen, so that whatever families pick,
all can be honoured, and the draft is planned again with that. Without a
family: whose turn it is, who has yet to choose, and what is due for review.

Example: matcher offer examples/heaton-28 F-0141
Example: matcher offer examples/heaton-28
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop, Verb, command, mannered
from matcher.cli.replanning import plan_again
from matcher.cli.typed import BY, OUT, PROGRAMME, SECONDS

if TYPE_CHECKING:
    from matcher.api.offering import Offer
    from matcher.domain.programme import Programme

TO_DECIDE = 1
MOST_LINES = 20


@click.command("offer", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("families", metavar="[FAMILY]...", nargs=-1)
@click.option("--coach", "coaches", metavar="CODE", multiple=True, help="Offer this Coach; may be given again.")
@click.option("--why", default="", help="Why a Coach is offered who costs another family its place; kept.")
@BY
@SECONDS
@OUT
@mannered
def verb(
    screen: Screen,
    programme: Path,
    families: tuple[str, ...],
    coaches: tuple[str, ...],
    why: str,
    by: str,
    seconds: int,
    out: Path | None,
) -> int:
    """Draw an offer for each family after the other, note it, show it, and plan again."""
    from matcher import api
    from matcher.api import offering
    from matcher.cli.hand import understood
    from matcher.cli.offered import to_type
    from matcher.cli.opening import must_be_writable, out_of, reading_of
    from matcher.domain.answers import Refused, Word
    from matcher.domain.steps import Step
    from matcher.today import today

    read = reading_of(screen, programme).programme
    if not families:
        return _whose_turn(screen, programme, read)
    folder = out_of(programme, out)
    must_be_writable(folder)
    with understood(screen):
        families = tuple(dict.fromkeys(api.family_is(read, one) for one in families))
        coaches = tuple(dict.fromkeys(api.chellow_is(read, one) for one in coaches))
    made, refused = [], []
    choosing = offering.choosing_in(read, seconds)
    for family in families:
        offer = offering.draw_offer(choosing, offering.Wish(family, coaches, why))
        if isinstance(offer, Refused):
            refused += [_named(read, line) for line in to_type(programme, offer.lines)]
            continue
        word = Word(step=Step.OFFER, family=family, on_day=today(), said_by=by, why=why)
        noted = offering.note_offer(programme, read, offer, word)
        if isinstance(noted, Refused):
            refused += noted.lines
            break
        read, choosing = noted, offering.choosing_in(noted, seconds, before=choosing)
        _tell(screen, read, offer)
        made.append(_document(offer))
    if not made:
        raise Stop(screen, refused, TO_DECIDE)
    screen.items(refused)
    draft = plan_again(screen, programme, folder, seconds, choosing)
    if draft.without:
        screen.say(
            f"Proposed nobody while time is kept for those who have yet to choose: {', '.join(draft.without)}."
        )
    screen.say(f"When a family has chosen: {command('answer', programme, made[0]['family'], 'yes', 'CODE')}")
    screen.answer({"offers": made, "problems": refused, **draft.document})
    return 0


def _named(programme: "Programme", line: str) -> str:
    from matcher.wording import with_names

    return with_names(programme, line)


def _tell(screen: Screen, programme: "Programme", offer: "Offer") -> None:
    screen.say(f"{offer.family} may choose from {_named(programme, ', '.join(offer.coaches))}.", bold=True)
    for coach in offer.coaches if len(offer.coaches) > 1 else ():
        screen.say(f"  {_named(programme, coach)}: {'; '.join(offer.differs[coach]) or 'like the others'}")
    screen.items(_set_words(programme, offer))


def _set_words(programme: "Programme", offer: "Offer") -> list[str]:
    """What the whole set was, and how sure that is."""
    choices = offer.choices
    sets = {
        "Costs no other family a place": choices.allowed,
        "Would cost another family its place": choices.costly,
        "Not found out in time, so not offered": choices.open,
        "No room beside what is promised": choices.full,
    }
    lines = [f"{words}: {_named(programme, ', '.join(codes))}." for words, codes in sets.items() if codes]
    return [
        *lines,
        "Proved, Coach by Coach." if offer.is_proved else "Held against the best placing found in time.",
    ]


def _document(offer: "Offer") -> dict[str, object]:
    choices = offer.choices
    return {
        "family": offer.family,
        "offered": offer.coaches,
        "allowed": choices.allowed,
        "costly": choices.costly,
        "open": choices.open,
        "full": choices.full,
        "differs": offer.differs,
        "proved": offer.is_proved,
    }


def _whose_turn(screen: Screen, path: Path, programme: "Programme") -> int:
    from matcher.api import offering
    from matcher.cli.offered import pair_said, turn_said
    from matcher.today import today

    families = offering.next_to_offer(programme)
    nobody = offering.whom_nobody_can_take(programme, families)
    turn = [family for family in families if family.code not in nobody]
    due = offering.reviews_due(path, today())
    offers = {family: [pair.coach for pair in pairs] for family, pairs in programme.offers.items()}
    left_out = list(offering.left_out(programme))
    parts = {
        "To offer somebody next": [turn_said(programme, family) for family in turn],
        "No Coach can take these on": [
            f"{turn_said(programme, family)}: {nobody[family.code]}."
            for family in families
            if family.code in nobody
        ],
        "Has yet to choose": [_named(programme, f"{f}: {', '.join(c)}") for f, c in offers.items()],
        "Due for review": [f"{said.review_on}: {pair_said(programme, said.pair)}" for said in due],
        "Not to be offered anybody now": left_out,
    }
    for heading, lines in parts.items():
        if lines:
            screen.heading(f"{heading} ({len(lines)})")
            screen.items(lines, most=MOST_LINES)
    told = {"next": [f.code for f in turn], "nobody": nobody, "offers": offers}
    screen.answer({**told, "reviews": due, "left_out": left_out})
    return 0
