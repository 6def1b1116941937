"""Begin a programme of your own: a folder with a workbook to fill in.

It has a sheet to start with, a tick grid, words to pick and grey examples that
are never read. With --csv the same sheets come as CSV files.

Example: matcher init ours
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Verb, command, mannered
from matcher.cli.typed import FOLDER


@click.command("init", cls=Verb, help=__doc__)
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--csv", "as_csv", is_flag=True, help="CSV files in place of a workbook.")
@mannered
def verb(screen: Screen, folder: Path, as_csv: bool) -> int:
    """Write empty sheets and settings into a folder that is new or empty."""
    from uuid import uuid4

    from matcher.api.beginning import begin, first_monday
    from matcher.cli.new_folder import must_be_empty
    from matcher.today import today
    from matcher.wording import day_words

    must_be_empty(screen, folder)
    programme_id, day = uuid4(), today()
    files = begin(folder, programme_id, day, as_csv)
    monday = first_monday(day)
    screen.say(f"A programme to fill in now lies in {folder}. Open {files[0].name} first.")
    screen.say(f"Its plan begins on {day_words(monday)} {monday.year}; settings.toml says so.")
    screen.say(f"To see what is still missing: {command('check', folder)}")
    screen.answer(
        {
            "folder": str(folder),
            "files": [str(path) for path in files],
            "programme_id": programme_id,
            "period_start": monday,
        }
    )
    return 0
