"""Workbooks: every sheet's values as Excel keeps them, and the cells whose formula went wrong."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from matcher.domain.record import Source
from matcher.reading.table import Grid

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
MOST_CELLS = 3_000_000
MOST_BYTES = 200_000_000
_ZIPPED = (".xlsx", ".xlsm")
_OLD_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class NotAWorkbook(ValueError):
    """A file that cannot be opened as a workbook; says what to do."""


class Page(NamedTuple):
    """One sheet of a workbook."""

    name: str
    grid: Grid


class Broken(NamedTuple):
    """A cell whose formula gave no value."""

    source: Source
    seen: str


def pages_of(path: Path) -> list[Page]:
    """Every sheet with its values; raises NotAWorkbook where the file is none, OSError if it cannot be opened."""
    _look_at(path)
    _measure(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        return [_page(book, name) for name in book.sheet_names]
    except PasswordError as trouble:
        raise NotAWorkbook(_LOCKED) from trouble
    except CalamineError as trouble:
        raise NotAWorkbook(_TORN) from trouble


_TORN = "I cannot open this as a workbook. Open it in Excel and save it as .xlsx."
_LOCKED = "This workbook is locked with a password. Open it, take the password off and save it."


def _look_at(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        if not head:
            raise NotAWorkbook("This file is empty. Copy the workbook again, or start from a new one.")
        if head == _OLD_FILE and _ENCRYPTED in head + file.read():
            raise NotAWorkbook(_LOCKED)
    if path.suffix.lower() in _ZIPPED and head == _OLD_FILE:
        raise NotAWorkbook("This is an old .xls file named .xlsx. Open it in Excel and save it as .xlsx.")


def _measure(path: Path) -> None:
    """Look how large a workbook is before room is made for it: one stray cell can ask for all there is.

    Raises:
        NotAWorkbook: it is larger than any programme.
    """
    if path.suffix.lower() not in _ZIPPED or not zipfile.is_zipfile(path):
        return
    with _opened(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
            raise NotAWorkbook("This workbook is far too large. Copy the sheets with your lists to a new one.")
        for name, part in _parts(parts).items():
            _complain_of_size(name, *_reach(parts.read(part)))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The parts of a workbook; raises NotAWorkbook where one of them is torn, locked or packed strangely."""
    try:
        with zipfile.ZipFile(path) as parts:
            yield parts
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, UnicodeDecodeError) as trouble:
        raise NotAWorkbook(_TORN) from trouble


_AT = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')


def _reach(data: bytes) -> tuple[int, int]:
    """The last row and the last column of a sheet that has a cell, counted from 1."""
    cells = {(letters, int(number)) for letters, number in _AT.findall(data)}
    columns = (_column(letters) for letters in {letters for letters, _ in cells})
    return max((number for _, number in cells), default=0), max(columns, default=0)


def _column(letters: bytes) -> int:
    """`A` is 1, `AA` is 27."""
    return reduce(lambda n, letter: 26 * n + letter - ord("A") + 1, letters, 0)


def _complain_of_size(name: str, rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        far = f"The sheet {name} reaches down to row {rows:,} and over {columns:,} columns."
        raise NotAWorkbook(f"{far} Delete what stands below and beside your list, and save.")


def _page(book: CalamineWorkbook, name: str) -> Page:
    sheet = book.get_sheet_by_name(name)
    _complain_of_size(name, sheet.total_height, sheet.total_width)
    return Page(name, sheet.to_python(skip_empty_area=False))


_CELL = re.compile(rb'<c [^>]*?r="([A-Z]+)(\d+)"([^>]*)>(.*?)</c>', re.DOTALL)
_SHEET = re.compile(rb"<(?:\w+:)?sheet [^>]*>")


def broken_cells(path: Path) -> Iterator[Broken]:
    """Cells of an .xlsx whose formula shows #REF! and the like, or was never worked out."""
    if path.suffix.lower() not in _ZIPPED:
        return
    with _opened(path) as parts:
        for name, part in _parts(parts).items():
            data = parts.read(part)
            if b't="e"' in data or b"<f" in data:
                yield from _broken_in(name, data)


def _parts(parts: zipfile.ZipFile) -> Mapping[str, str]:
    """The part of the file that holds each sheet, by the sheet's name."""
    names = set(parts.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    related = parts.read("xl/_rels/workbook.xml.rels")
    links = {
        _attribute(link, b"Id"): _attribute(link, b"Target")
        for link in re.findall(rb"<Relationship [^>]*>", related)
    }
    sheets = _SHEET.findall(parts.read("xl/workbook.xml"))
    found = {_attribute(sheet, b"name"): links.get(_attribute(sheet, rb"\w+:id"), "") for sheet in sheets}
    placed = {
        name: target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        for name, target in found.items()
    }
    return {name: part for name, part in placed.items() if part in names}


def _attribute(tag: bytes, name: bytes) -> str:
    from html import unescape

    found = re.search(rb"\s" + name + rb'="([^"]*)"', tag)
    return unescape(found[1].decode("utf-8")) if found else ""


def _broken_in(sheet: str, data: bytes) -> Iterator[Broken]:
    for letters, number, attributes, inside in _CELL.findall(data):
        value = re.search(rb"<v>(.+?)</v>", inside)
        if b't="e"' in attributes or (b"<f" in inside and not value):
            seen = value[1].decode("utf-8") if value else "a formula without its result"
            yield Broken(Source(sheet=sheet, row=int(number), column=letters.decode()), seen)
