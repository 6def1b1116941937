"""Report on the last plan: fairness, or who waits.

fairness: hours given of hours offered, how even they are, families placed
by language, area and need, and blocking pairs. waiting: by language and
wait, and each family with its claim. With --share small numbers are hidden
and no family stands there, so that the page may leave your hands.

Example: matcher report examples/heaton-28 waiting
Example: matcher report examples/heaton-28 fairness --share
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop, Verb, mannered
from matcher.cli.typed import OUT, PROGRAMME

if TYPE_CHECKING:
    from matcher.domain.report import Report, Table

UNREADABLE = 2
MOST_ROWS = 30


@click.command("report", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("what")
@click.option("--share", "to_share", is_flag=True, help="Hide small numbers and leave families out.")
@OUT
@mannered
def verb(screen: Screen, programme: Path, what: str, to_share: bool, out: Path | None) -> int:
    """Measure, write the page, and print its tables."""
    from matcher.api import reporting
    from matcher.cli.opening import must_be_writable, out_of, plan_at, plan_path, programme_of

    _must_be_known(screen, what, reporting.REPORTS, reporting.NOT_YET)
    plan = plan_at(screen, plan_path(screen, programme, out), programme)
    read = programme_of(screen, programme, plan)
    folder = out_of(programme, out)
    must_be_writable(folder)
    made = reporting.report(read, plan, what, to_share=to_share)
    path = reporting.write_report(folder, read, plan, made)
    _tell(screen, made)
    screen.say()
    screen.say(f"As a page, with drawings: {path}")
    screen.answer(made)
    return 0


def _must_be_known(screen: Screen, what: str, known: tuple[str, ...], later: tuple[str, ...]) -> None:
    if what in known:
        return
    there = f"There are: {', '.join(known)}."
    says = f"The report {what} is not in this release." if what in later else f"I know no report called {what}."
    raise Stop(screen, [says, there], UNREADABLE)


def _tell(screen: Screen, report: "Report") -> None:
    screen.say(report.title, bold=True)
    screen.items(report.sentences)
    for table in (one for one in report.tables if one.rows or one.note):
        screen.heading(table.heading)
        if table.note:
            screen.say(f"  {table.note}")
        screen.items(_lines(table), most=MOST_ROWS, rest="and {} more on the page.")


def _lines(table: "Table") -> list[str]:
    """The rows under their headings, in columns as wide as they need; the last is as long as it is."""
    if not table.rows:
        return []
    rows = (table.columns, *table.rows)
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.columns) - 1)]
    return ["  ".join((*map(str.ljust, row, widths), row[-1])) for row in rows]
