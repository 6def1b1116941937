"""Hold a plan against every rule again, without a solver.

PLAN is a programme's folder or workbook, or a plan.json. For a plan.json
the programme is looked for two folders up, unless it is named.

Example: matcher verify examples/heaton-28
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Stop, Verb, mannered
from matcher.cli.typed import FOLDER

SOMETHING_FOUND = 1
UNREADABLE = 2


@click.command("verify", cls=Verb, help=__doc__)
@click.argument("path", metavar="PLAN", type=FOLDER)
@click.option("--programme", type=FOLDER, help="The programme a plan.json was made from.")
@mannered
def verb(screen: Screen, path: Path, programme: Path | None) -> int:
    """List every breach, or say that the plan holds."""
    from matcher import api
    from matcher.cli.opening import plan_at, plan_path, programme_of
    from matcher.cli.telling import summary

    is_plan = path.suffix.lower() == ".json"
    file = path if is_plan else plan_path(screen, path, None)
    plan = plan_at(screen, file, programme if is_plan else path)
    read = programme_of(screen, _programme(screen, path, is_plan, programme), plan)
    breaches = api.verify(read, plan)
    sentences = [api.explain(read, breach) for breach in breaches]
    screen.say(summary(plan), bold=True)
    screen.items(sentences)
    screen.say(f"{len(breaches)} found." if breaches else "Every rule and every certificate holds.")
    found = [
        {**breach.model_dump(mode="json"), "says": says} for breach, says in zip(breaches, sentences, strict=True)
    ]
    screen.answer({"plan": str(file), "verified": not breaches, "breaches": found})
    return SOMETHING_FOUND if breaches else 0


def _programme(screen: Screen, path: Path, is_plan: bool, named: Path | None) -> Path:
    """The programme named, else the one whose plan this is."""
    if named is not None:
        return named
    if not is_plan:
        return path
    above = path.resolve().parent.parent
    if any(above.glob("*.csv")) or any(above.glob("*.xlsx")):
        return above
    raise Stop(screen, [f"I see no programme in {above}.", "Name it: --programme FOLDER"], UNREADABLE)
