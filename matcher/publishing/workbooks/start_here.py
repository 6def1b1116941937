"""What stands on the sheet *Start here*, on the list of all columns and on the list of words, as rows of text."""

from collections.abc import Iterator, Sequence

from matcher.domain.settings import Settings
from matcher.domain.times import clock
from matcher.forms import Form

START, COLUMNS, WORDS = "Start here", "What to type", "Words to pick"
COLUMN_HEADINGS = ("Sheet", "Column", "What to type", "Such as", "Pick from", "On the sheet already")
FEW = 12
"""More words than these are listed on a sheet of their own."""


def guide(forms: Sequence[Form]) -> tuple[tuple[str, str], ...]:
    """The lines of *Start here*; one that has nothing beside it begins a part."""
    return (
        (START, ""),
        ("The steps", ""),
        *((f"{number}.", step) for number, step in enumerate(_STEPS, 1)),
        ("The sheets", ""),
        *((form.name, form.tells) for form in forms),
        (COLUMNS, "Every column there is, with what to type: those on the sheets, and those you may add."),
        (WORDS, "The words you can pick from. Most others that mean the same are read too."),
        ("How to type", ""),
        *_manners(Settings()),
    )


_STEPS = (
    "Fill in the sheets. Begin with venues, chellows and families, and with shifts or cover; the others can wait.",
    "The grey rows are examples and are never read. Type below them, and delete them whenever you like.",
    "Rest the mouse on a heading to see what to type. What stands under a dark heading is needed in every row.",
    "Save, and type: matcher check FOLDER (where this lies). It lists every question, with sheet, row and column, "
    "and writes back how it read everybody's times.",
    "When there are no more questions, type: matcher solve FOLDER. It drafts pairs and a rota in FOLDER/out. "
    "Nothing is published by that.",
    "The plan begins on the Monday called period_start in settings.toml, beside the sheets. Change it there.",
)


def _manners(settings: Settings) -> Iterator[tuple[str, str]]:
    parts = {"am": settings.morning, "pm": settings.afternoon, "eve": settings.evening}
    hours = ", ".join(f"{part} is {clock(start)}-{clock(end)}" for part, (start, end) in parts.items())
    yield (
        "When free",
        f"Put an x in the squares mon am to sun eve: {hours}. Hours such as 10-12 may stand there too.",
    )
    yield "Dates", "Day first, with the year: 3/2/2027 or 3 Feb 2027."
    yield "Several", "Put ; between them: Coach; Info Hub."
    yield (
        "Families",
        (
            "Families stand under codes such as F-0104: never type a name, an address, a birthday or a number. "
            "Keep the list of who is who locked away, somewhere else."
        ),
    )
    yield "Your own", "You may move columns, leave some out, add others and add sheets of your own."


def columns(forms: Sequence[Form]) -> list[tuple[str, ...]]:
    """Every column of every sheet; the squares of the tick grid in one line."""
    return [line for form in forms for line in _columns_of(form)]


def _columns_of(form: Form) -> Iterator[tuple[str, ...]]:
    squares = [field for field in form.fields if field.is_tick]
    for field in form.fields:
        if field.is_tick and field is not squares[0]:
            continue
        heading = f"{field.heading} to {squares[-1].heading}" if field.is_tick else field.heading
        picked = f"the codes of {field.codes_of}" if field.codes_of else _few(field.offers)
        yield (form.name, heading, field.tells, field.such_as, picked, "yes" if field.cells else "")


def _few(offers: Sequence[str]) -> str:
    return ", ".join(offers) if len(offers) <= FEW else f"the sheet {WORDS}"


def words(forms: Sequence[Form]) -> dict[tuple[str, ...], str]:
    """The lists of words to pick from, each with the heading of the first column that has it."""
    lists: dict[tuple[str, ...], str] = {}
    for field in (field for form in forms for field in form.fields if field.offers and not field.is_tick):
        lists.setdefault(field.offers, "yes or no" if "no" in field.offers else field.heading)
    return lists
