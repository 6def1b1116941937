"""Where a programme's sheets lie: in one workbook, or in a folder of CSV files."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from matcher.domain.record import Source
from matcher.reading.columns import SHEETS, SheetKind, folded
from matcher.reading.headings import table_of
from matcher.reading.problems import CannotRead, Problems
from matcher.reading.separated import NotText, grid_of
from matcher.reading.suggest import did_you_mean, nearest
from matcher.reading.table import Grid, Table

WORKBOOK = "programme.xlsx"
_CSV = (".csv", ".tsv", ".txt")
_NAMES = {folded(name): kind for kind in SHEETS for name in (kind.name, *kind.aliases)}
_SHEET_NAMES = tuple(name for kind in SHEETS for name in (kind.name, *kind.aliases))

_WANTED = (
    (("chellows",), "No rows yet, so there is nobody to plan for.", "Type a row for each Chellow."),
    (("families",), "No rows yet, so nobody is paired.", "Type a row for each family, under its code."),
    (("venues",), "No rows yet, so there is nowhere to be on call.", "Type a row for each place."),
    (
        ("shifts", "cover"),
        "No rows yet, nor on the sheet cover, so nobody is asked to be on call.",
        "Type a row for each shift; or on the sheet cover, what a venue wants covered.",
    ),
)
"""What is said where these sheets hold no rows, and what to type."""

Found = tuple[SheetKind, str, Grid]
"""A sheet's kind, its name as found, and its cells."""


def tables_at(path: Path, problems: Problems) -> Mapping[str, Table]:
    """The sheets of a programme by canonical name; raises CannotRead where there is nothing to read at all."""
    found = _found(path, problems)
    tables: dict[str, Table] = {}
    for kind in SHEETS:
        mine = [(name, grid) for found_kind, name, grid in found if found_kind is kind]
        for name, grid in mine[:1]:
            problems.begin(name)
            tables[kind.name] = table_of(kind, name, grid, problems)
        for name, _ in mine[1:]:
            problems.fault(
                Source(sheet=name), f'I read "{mine[0][0]}" as {kind.name} already.', "Keep one of the two."
            )
    _complain_of_missing(tables, problems)
    _ask_for_rows(tables, problems)
    return tables


def _complain_of_missing(tables: Mapping[str, Table], problems: Problems) -> None:
    for kind in SHEETS:
        if kind.needed and kind.name not in tables and not any(p.is_fault for p in problems.told()):
            names = " or ".join((kind.name, *kind.aliases[:1]))
            fix = (
                f"Name a sheet {names}, with the columns "
                + ", ".join(c.name for c in kind.columns[:4])
                + " and so on."
            )
            problems.fault(Source(), f"I cannot find the sheet {kind.name}.", fix)


def _ask_for_rows(tables: Mapping[str, Table], problems: Problems) -> None:
    """Ask for rows where a plan needs some and every sheet they could stand on is empty under its headings."""
    for names, says, fix in _WANTED:
        there = [tables[name] for name in names if name in tables and tables[name].headings]
        if there and not any(table.rows for table in there):
            problems.ask(Source(sheet=there[0].name), says, fix)


def _found(path: Path, problems: Problems) -> list[Found]:
    try:
        if path.is_dir():
            return _in_folder(path, problems)
        if path.suffix.lower() in _CSV:
            return list(_files([path], problems))
        if path.exists():
            return list(_in_workbook(path, problems))
    except OSError:
        _give_up(problems, path, "I cannot open this file.", "Close it in Excel, or look at who may read it.")
    _give_up(problems, path, "There is nothing of this name.", "Type the folder of the programme, or its workbook.")
    return []


def _give_up(problems: Problems, path: Path, says: str, fix: str) -> None:
    problems.fault(Source(sheet=path.name or str(path)), says, fix)
    raise CannotRead(problems.told())


def _in_folder(folder: Path, problems: Problems) -> list[Found]:
    from matcher.reading.workbooks import ENDINGS

    visible = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith(("~$", ".")))
    books = [path for path in visible if path.suffix.lower() in ENDINGS]
    own = next((path for path in books if path.name.lower() == WORKBOOK), None)
    sheets = [path for path in visible if path.suffix.lower() in _CSV]
    if own is None and not any(folded(path.stem) in _NAMES for path in sheets) and len(books) == 1:
        own = books[0]
    if own is not None:
        return list(_in_workbook(own, problems))
    if not sheets:
        fix = f"Put {WORKBOOK} there, or the CSV files chellows.csv, families.csv and so on."
        _give_up(problems, folder, "There is no programme in this folder.", fix)
    return list(_files(sheets, problems))


def _files(paths: Iterable[Path], problems: Problems) -> Iterator[Found]:
    for path in paths:
        kind = _kind(path.stem, problems)
        if kind is None:
            continue
        try:
            yield kind, path.stem, grid_of(path, kind)
        except NotText as trouble:
            problems.fault(Source(sheet=path.name), str(trouble))
        except OSError:
            says = "I cannot open this file."
            problems.fault(Source(sheet=path.name), says, "Close it in Excel, or look at who may read it.")


def _in_workbook(path: Path, problems: Problems) -> Iterator[Found]:
    from matcher.reading.workbooks import NotAWorkbook, broken_cells, pages_of

    try:
        pages = pages_of(path)
        broken = list(broken_cells(path))
    except NotAWorkbook as trouble:
        problems.fault(Source(sheet=path.name), str(trouble))
        return
    if not any(page.grid for page in pages):
        problems.fault(Source(sheet=path.name), "This workbook is empty.", "Fill it in, or start from a new one.")
    kinds = {page.name: _kind(page.name, problems) for page in pages}
    for cell in broken:
        if kinds.get(cell.source.sheet):
            fix = "Type the value itself in place of the formula."
            problems.fault(cell.source, "The formula in this cell gives no value.", fix, seen=cell.seen)
    for page in pages:
        kind = kinds[page.name]
        if kind is not None:
            yield kind, page.name, page.grid


def _kind(name: str, problems: Problems) -> SheetKind | None:
    """The kind of sheet a name means; one that is nearly right is asked about, another is not ours."""
    kind = _NAMES.get(folded(name))
    if kind is None and nearest(name, _SHEET_NAMES):
        guess = did_you_mean(name, _SHEET_NAMES).strip()
        problems.ask(Source(sheet=name), "I do not read a sheet of this name.", guess)
    return kind
