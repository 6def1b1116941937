"""CSV files as spreadsheet programs write them: any encoding, comma, semicolon or tab between the cells."""

import csv
import io
from pathlib import Path

from matcher.reading.columns import SheetKind
from matcher.reading.headings import score
from matcher.reading.table import Grid

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OTHER_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")


class NotText(ValueError):
    """A file that is no table of text; says what to do."""


def grid_of(path: Path, kind: SheetKind) -> Grid:
    """The cells of a CSV file; raises NotText where it is none, OSError where it cannot be opened."""
    text = decoded(path.read_bytes())
    lines = text.splitlines(keepends=True)
    if lines and lines[0].strip().lower().startswith("sep="):
        return _split(text[len(lines[0]) :], lines[0].strip()[4:5] or ",")
    grids = [_split(text, separator) for separator in _separators(text)]
    return max(grids, key=lambda grid: score(kind, grid))


def _separators(text: str) -> list[str]:
    return [separator for separator in ",;\t|" if separator in text] or [","]


def _split(text: str, separator: str) -> Grid:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as trouble:
        raise NotText('A quotation mark (") may be opened and never closed. Close or delete it.') from trouble


def decoded(data: bytes) -> str:
    """The text in whichever encoding it was saved: UTF-8, UTF-16 or that of Windows."""
    if data.startswith(_OTHER_FILES):
        raise NotText("This is not a CSV file, whatever its name. Save the sheet as CSV UTF-8.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in(encoding, data)
    if b"\0" in data[:2000]:
        sixteen = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return _in(sixteen, data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _in(encoding: str, data: bytes) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise NotText("This is not a text file. Save the sheet as CSV UTF-8.") from trouble
    if "\0" in text:
        raise NotText("This is not a text file. Save the sheet as CSV UTF-8.")
    return text
