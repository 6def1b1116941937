"""Workbooks: every sheet's values as Excel keeps them, and the cells whose formula went wrong."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from matcher.domain.record import Source
from matcher.reading.table import Grid

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
MOST_CELLS = 3_000_000
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
    try:
        book = CalamineWorkbook.from_path(str(path))
        return [_page(book, name) for name in book.sheet_names]
    except PasswordError as trouble:
        raise NotAWorkbook(_LOCKED) from trouble
    except CalamineError as trouble:
        raise NotAWorkbook("I cannot open this as a workbook. Open it in Excel and save it as .xlsx.") from trouble


_LOCKED = "This workbook is locked with a password. Open it, take the password off and save it."


def _look_at(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        if not head:
            raise NotAWorkbook("This file is empty. Copy the workbook again, or start from a new one.")
        if head == _OLD_FILE and _ENCRYPTED in head + file.read():
            raise NotAWorkbook(_LOCKED)
    if path.suffix.lower() in (".xlsx", ".xlsm") and head == _OLD_FILE:
        raise NotAWorkbook("This is an old .xls file named .xlsx. Open it in Excel and save it as .xlsx.")


def _page(book: CalamineWorkbook, name: str) -> Page:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        far = f"The sheet {name} reaches down to row {sheet.total_height:,}."
        raise NotAWorkbook(f"{far} Delete the empty rows below the last that is filled in, and save.")
    return Page(name, sheet.to_python(skip_empty_area=False))


_CELL = re.compile(rb'<c [^>]*?r="([A-Z]+)(\d+)"([^>]*)>(.*?)</c>', re.DOTALL)
_SHEET = re.compile(rb"<(?:\w+:)?sheet [^>]*>")


def broken_cells(path: Path) -> Iterator[Broken]:
    """Cells of an .xlsx whose formula shows #REF! and the like, or was never worked out."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return
    with zipfile.ZipFile(path) as parts:
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
        value = re.search(rb"<v>(.*?)</v>", inside)
        if b't="e"' in attributes or (b"<f" in inside and not value):
            seen = value[1].decode("utf-8") if value else "a formula without its result"
            yield Broken(Source(sheet=sheet, row=int(number), column=letters.decode()), seen)
