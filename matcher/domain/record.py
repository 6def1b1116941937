"""The two things every fact of a programme has: a shape that cannot change, and the place it was typed."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record; unknown fields are refused so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def but(self, **changes: Any) -> Self:
        """The same record with some fields changed, checked like any other."""
        return type(self)(**{name: self.__dict__[name] for name in self.__pydantic_fields__} | changes)


class Source(Record):
    """Where the coordinator typed a fact: sheet, row counted from 1, column letter.

    Two sources always compare equal: where a fact was typed is no part of the fact,
    so the same programme typed in another order or file is the same programme.
    """

    sheet: str = ""
    row: int | None = None
    column: str | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source)

    def __hash__(self) -> int:
        return 0

    def __str__(self) -> str:
        parts = [self.sheet]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


UNKNOWN = Source()
