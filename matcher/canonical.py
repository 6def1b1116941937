"""One way to write records as JSON, so that equal records give equal bytes on any machine."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from matcher.domain.record import Record, Source


def canonical_bytes(value: object, leave_out: Collection[str] = ()) -> bytes:
    """Sorted keys, sets in order, UTC instants ending in Z, two spaces a level, one newline at the end.

    Where a fact was typed is never written; nor are the fields named in `leave_out`, as `Chellow.phone`.
    """
    document = plain(value, leave_out)
    return (json.dumps(document, sort_keys=True, indent=2, ensure_ascii=False) + "\n").encode()


def plain(value: object, leave_out: Collection[str] = ()) -> Any:
    """The same facts in lists, dictionaries, words and numbers."""
    if isinstance(value, Record):
        names = [n for n in type(value).model_fields if f"{type(value).__name__}.{n}" not in leave_out]
        facts = {name: getattr(value, name) for name in names}
        return {name: plain(fact, leave_out) for name, fact in facts.items() if not isinstance(fact, Source)}
    if isinstance(value, Mapping):
        return {str(key): plain(fact, leave_out) for key, fact in value.items()}
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, frozenset | set):
        return sorted((plain(item, leave_out) for item in value), key=_sortable)
    if isinstance(value, Iterable):
        return [plain(item, leave_out) for item in value]
    return _words(value)


def _words(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else str(value)


def _sortable(document: object) -> str:
    return json.dumps(document, sort_keys=True)
