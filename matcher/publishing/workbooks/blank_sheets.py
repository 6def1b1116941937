"""The empty sheets of a new programme, as CSV files."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from matcher.forms import Form
from matcher.publishing.workbooks import start_here


def blank_sheets(forms: Sequence[Form]) -> Mapping[str, bytes]:
    """Every sheet by file name: headings and the rows of examples; and what to read first."""
    lists = start_here.words(forms)
    return {
        f"{start_here.START}.csv": _csv(start_here.guide(forms)),
        **{f"{form.name}.csv": _csv(form.rows) for form in forms},
        f"{start_here.COLUMNS}.csv": _csv((start_here.COLUMN_HEADINGS, *start_here.columns(forms))),
        f"{start_here.WORDS}.csv": _csv((lists.values(), *zip_longest(*lists, fillvalue=""))),
    }


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
