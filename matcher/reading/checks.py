"""How long a Chellow's checks are good for: dates on the sheet, or so many months as the settings say."""

from collections.abc import Iterator
from datetime import date, timedelta

from matcher.domain.chellows import Check
from matcher.domain.kinds import CheckKind
from matcher.reading import fields
from matcher.reading.desk import Desk
from matcher.reading.table import Row
from matcher.reading.vocabulary import NO_CHECK


def checks_of(desk: Desk, row: Row) -> Iterator[Check]:
    """The checks a row gives a date for; a check without its date counts as not passed, and is asked about."""
    yield from _dbs(desk, row)
    for column, kind, months in (
        ("safeguarding_training_on", CheckKind.SAFEGUARDING, desk.settings.safeguarding_months),
        ("lone_working_training_on", CheckKind.LONE_WORKING, desk.settings.lone_working_months),
    ):
        cell = row[column]
        passed = None if cell.text.casefold() in NO_CHECK else fields.day(desk, cell, past=True)
        if passed is not None:
            yield Check(kind=kind, start=passed, end=_months_on(passed, months))


def _dbs(desk: Desk, row: Row) -> Iterator[Check]:
    level = row["dbs_level"].text
    issued, until = fields.day(desk, row["dbs_issued"], past=True), fields.day(desk, row["dbs_until"])
    renewed = fields.yes_no(desk, row["dbs_update_service"])
    if level.casefold() in NO_CHECK:
        return
    if issued is None:
        if level and row["dbs_issued"].blank:
            says = f"I count the DBS check of {row['id'].text} as not passed: it has no date."
            desk.ask(row["dbs_issued"], says, "Type the date it was issued in the column dbs_issued.")
        return
    if until is not None and until < issued:
        desk.fault(row["dbs_until"], "It ends before it was issued.", "Look at both dates again.")
        return
    end = until + timedelta(days=1) if until else None if renewed else _months_on(issued, desk.settings.dbs_months)
    yield Check(kind=CheckKind.DBS, start=issued, end=end, level=level)


def _months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
