"""Say what the draft changes against what was published.

Example: matcher diff examples/heaton-28
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Verb, mannered
from matcher.cli.typed import OUT, PROGRAMME


@click.command("diff", cls=Verb, help=__doc__)
@PROGRAMME
@OUT
@mannered
def verb(screen: Screen, programme: Path, out: Path | None) -> int:
    """Who has what no more and what newly, person by person."""
    from matcher import api
    from matcher.cli import changing
    from matcher.cli.opening import plan_at, plan_path, reading_of
    from matcher.wording import count_words

    plan = plan_at(screen, plan_path(screen, programme, out), programme)
    read = reading_of(screen, programme, start=plan.period.first, weeks=plan.period.weeks).programme
    changes = api.changed(read, plan)
    if not read.published:
        screen.say("Nothing is published for this period yet, so every duty in the draft is new.", bold=True)
    elif not changes:
        screen.say("The draft changes nobody's duties.", bold=True)
    else:
        taken, new = (sum(len(getattr(one, side)) for one in changes) for side in ("taken", "new"))
        people = count_words(len(changes), "person's duties change", "people's duties change")
        screen.say(f"{people}: {taken} no more, {new} new.", bold=True)
        screen.items(changing.changed_words(read, changes))
    published = bool(read.published)
    screen.answer({"published": published, "people": [c.person for c in changes], "changes": changes})
    return 0
