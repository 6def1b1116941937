"""Copy an example programme to a folder of yours.

Without a name, the examples are listed.

Example: matcher example heaton-28 my-programme
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Stop, Verb, command, mannered
from matcher.cli.typed import FOLDER

NO_SUCH = 2


@click.command("example", cls=Verb, help=__doc__)
@click.argument("name", required=False)
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@mannered
def verb(screen: Screen, name: str | None, folder: Path | None) -> int:
    """Copy the example's sheets, or say which there are."""
    from matcher.cli.new_folder import must_be_empty
    from matcher.cli.shipped import copy_example, example_names

    names = example_names()
    if name is None or name not in names:
        return _list(screen, name, names)
    must_be_empty(screen, folder or Path(name))
    copied = copy_example(name, folder or Path(name))
    screen.say(f"{len(copied)} files now lie in {copied[0].parent}.")
    screen.say(f"To plan them: {command('solve', copied[0].parent)}")
    screen.answer({"folder": str(copied[0].parent), "files": [str(path) for path in copied]})
    return 0


def _list(screen: Screen, name: str | None, names: list[str]) -> int:
    if name is not None:
        raise Stop(screen, [f"There is no example called {name}. There are: {', '.join(names)}."], NO_SUCH)
    screen.say("Examples:")
    screen.items(names)
    screen.answer({"examples": names})
    return 0
