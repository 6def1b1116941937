"""settings.toml: the programme's id, its period, and what a coordinator may change."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import ValidationError

from matcher.domain.record import Source
from matcher.domain.settings import Settings
from matcher.domain.times import Span, clock, monday_of
from matcher.reading.dates import as_date
from matcher.reading.places import Sectors
from matcher.reading.problems import Problems
from matcher.reading.rule_settings import Parameters, complain_of_rules
from matcher.reading.separated import NotText, decoded
from matcher.reading.suggest import did_you_mean
from matcher.reading.times.clocks import Unreadable, between, read_clock

FILE = "settings.toml"
WEEKS = 4
MOST_WEEKS = 53
HOURS = 24
"""A part of the day in whole numbers over this is in minutes, else by the clock."""
ANY_MONDAY = date(2027, 1, 4)
"""Where the settings cannot be read, which is told: the sheets are read all the same, to tell of them too."""
_OWN = ("id", "programme_id", "period_start", "weeks", "postcode_file", "spellings")
_PARTS = ("morning", "afternoon", "evening")


@dataclass(frozen=True)
class Over:
    """A period named elsewhere than in the settings."""

    start: date | None = None
    """Goes before the settings, as `weeks` does."""
    weeks: int | None = None
    otherwise: date | None = None
    """The first day where nothing names one."""


NOTHING_ELSE = Over()
"""The settings' own period."""


@dataclass(frozen=True)
class Typed:
    """What the settings say; `start` is the first Monday, None where nothing names it."""

    id: UUID
    settings: Settings
    start: date | None
    weeks: int
    spellings: Mapping[str, str]
    postcode_file: Path | None


class _File:
    """A settings file that knows in which row each key stands."""

    def __init__(self, path: Path, problems: Problems) -> None:
        self.problems = problems
        self.path = path
        self.text = ""
        self.values: dict[str, Any] = {}
        self.is_read = True
        if path.exists():
            self._load()

    def _load(self) -> None:
        try:
            self.text = decoded(self.path.read_bytes()).replace("\r\n", "\n")
            self.values = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as trouble:
            self.is_read = False
            self._complain_of_line(str(trouble))
        except NotText as trouble:
            self.problems.fault(Source(sheet=FILE), str(trouble))
        except OSError:
            self.problems.fault(Source(sheet=FILE), "I cannot open this file.", "Close it elsewhere and try again.")

    def _complain_of_line(self, trouble: str) -> None:
        line = re.search(r"line (\d+)", trouble)
        row = int(line[1]) if line else self.text.count("\n") + 1
        fix = 'Type it such as name = "Our programme", words in quotation marks, one setting a line.'
        self.problems.fault(Source(sheet=FILE, row=row), "I cannot read this line.", fix)

    def source(self, key: str) -> Source:
        """Where a key stands."""
        word = re.escape(key)
        found = re.search(rf'^\s*(?:{word}|"{word}"|\[(?:rules\.)?"?{word}"?\])\s*(?:=|$)', self.text, re.MULTILINE)
        return Source(sheet=FILE, row=self.text[: found.start()].count("\n") + 1 if found else None)

    def fault(self, key: str, says: str, fix: str) -> None:
        self.problems.fault(self.source(key), says, fix)

    def ask(self, key: str, says: str, fix: str) -> None:
        self.problems.ask(self.source(key), says, fix)


def read_settings(folder: Path, name: str, problems: Problems, rules: Parameters, over: Over) -> Typed:
    """The settings of a programme's folder."""
    problems.begin(FILE)
    file = _File(folder / FILE, problems)
    _complain_of_unknown(file)
    complain_of_rules(file.values, rules, file.fault)
    return Typed(
        id=_id(file, name),
        settings=_settings(file),
        start=_start(file, over),
        weeks=_weeks(file, over.weeks),
        spellings=_spellings(file),
        postcode_file=_postcode_file(file, folder),
    )


def _complain_of_unknown(file: _File) -> None:
    known = {*_OWN, *Settings.model_fields}
    for key in file.values:
        if key not in known:
            guess = did_you_mean(key, known).strip() or "Take it out."
            file.fault(key, f'There is no setting called "{key}".', guess)


def _id(file: _File, name: str) -> UUID:
    key = "id" if "id" in file.values else "programme_id"
    typed = file.values.get(key)
    made = uuid5(NAMESPACE_URL, f"matcher:{name}")
    if typed is None and not file.is_read:
        return made
    if typed is None:
        file.ask(
            key,
            "The programme has no id, so I made one from the folder's name.",
            f'Type {key} = "{made}" to keep it.',
        )
        return made
    try:
        return UUID(str(typed))
    except ValueError:
        file.fault(key, f"I see {typed}. That is no id.", f'Type {key} = "{made}".')
        return made


def _settings(file: _File) -> Settings:
    given = {key: value for key, value in file.values.items() if key in Settings.model_fields}
    for part in _PARTS:
        if part in given:
            given[part] = _stretch(file, part, given[part])
    given = {key: value for key, value in given.items() if value is not None}
    try:
        return _sensible(file, Settings.model_validate(given))
    except ValidationError as trouble:
        wrong = {str(error["loc"][0]) for error in trouble.errors()}
        for key in sorted(wrong):
            _complain_of_value(file, key)
        return Settings.model_validate({key: value for key, value in given.items() if key not in wrong})


def _complain_of_value(file: _File, key: str) -> None:
    usual = getattr(Settings(), key)
    example = f'"{usual}"' if isinstance(usual, str) else str(usual).lower() if isinstance(usual, bool) else usual
    if isinstance(usual, tuple):
        example = list(usual)
    also = ' or "reach"' if key == "placing" else ""
    file.fault(
        key, f"I see {key} = {file.values[key]!r}. I cannot use that.", f"Type such as {key} = {example}{also}."
    )


_SENSE = {
    "ageing_weeks": (1, 5200),
    "service_weeks": (1, 5200),
    "metres_a_minute": (1, 1000),
    "days_between_asks": (1, 365),
    "dbs_months": (1, 1200),
    "safeguarding_months": (1, 1200),
    "lone_working_months": (1, 1200),
    "decay_percent": (0, 100),
    "detour_percent": (100, 1000),
}
"""From and to, both included: what a programme can mean by a number."""


def _sensible(file: _File, settings: Settings) -> Settings:
    """The settings, with what no programme can mean noted."""
    for key, (least, most) in _SENSE.items():
        if not least <= getattr(settings, key) <= most:
            file.fault(key, f"I see {key} = {getattr(settings, key)}.", f"Type a number from {least} to {most}.")
    if settings.feeds_at and not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", settings.feeds_at):
        says = f"I see {settings.feeds_at}. That is no address that links can begin with."
        file.fault("feeds_at", says, 'Type such as feeds_at = "https://rota.example.org/feeds".')
    if sorted(settings.order) != [2, 3, 4, 5, 6]:
        file.fault(
            "order",
            f"I see {list(settings.order)}.",
            "Type each of 2, 3, 4, 5 and 6 once, such as [2, 3, 4, 5, 6].",
        )
        return settings.but(order=Settings().order)
    return settings


def _stretch(file: _File, part: str, typed: object) -> tuple[int, int] | None:
    """A part of the day typed as `9-12`, `["9:00", "12:00"]` or minutes of the day."""
    minutes = isinstance(typed, list) and all(isinstance(end, int) and end > HOURS for end in typed)
    span = _minutes(typed) if minutes else _clocks(typed)
    if span is not None:
        return (span.start, span.end)
    usual = getattr(Settings(), part)
    file.fault(
        part, f"I see {typed}. I cannot read hours there.", f'Type {part} = "{clock(usual[0])}-{clock(usual[1])}".'
    )
    return None


def _minutes(typed: Any) -> Span | None:
    """Two minutes of the day, the earlier first."""
    return Span(start=typed[0], end=typed[1]) if len(typed) == 2 and typed[0] < typed[1] <= 24 * 60 else None


def _clocks(typed: Any) -> Span | None:
    words = "-".join(str(end) for end in typed) if isinstance(typed, list) else str(typed)
    start, _, end = words.replace("–", "-").partition("-")
    try:
        clocks = [read_clock(side.strip().lower()) for side in (start, end)]
        return between(clocks[0][0], clocks[1][0]) if clocks[0] and clocks[1] else None
    except Unreadable:
        return None


def _start(file: _File, over: Over) -> date | None:
    typed = over.start or file.values.get("period_start") or over.otherwise
    if typed is None:
        return None if file.is_read else ANY_MONDAY
    found = as_date(typed if isinstance(typed, date) else str(typed), date(2000, 1, 1))
    if found is None:
        file.fault("period_start", f"I see {typed}. I cannot read a date there.", "Type period_start = 2027-01-04.")
        return None
    if found.weekday() != 0:
        monday = monday_of(found)
        says = f"{found:%A} {found.day} {found:%b %Y} is no Monday. I begin on Monday {monday.day} {monday:%b %Y}."
        file.ask("period_start", says, f"Type period_start = {monday}.")
    return monday_of(found)


def _weeks(file: _File, over: int | None) -> int:
    typed = file.values.get("weeks", WEEKS) if over is None else over
    if isinstance(typed, int) and not isinstance(typed, bool) and 1 <= typed <= MOST_WEEKS:
        return typed
    file.fault("weeks", f"I see {typed}.", f"Type weeks = {WEEKS}, or another number from 1 to {MOST_WEEKS}.")
    return WEEKS


def _spellings(file: _File) -> Mapping[str, str]:
    typed = file.values.get("spellings", {})
    if isinstance(typed, dict) and all(isinstance(meant, str) for meant in typed.values()):
        return typed
    file.fault("spellings", "Spellings are words.", 'Type such as Punjabi = "Punjabi (Western)" under [spellings].')
    return {}


def _postcode_file(file: _File, folder: Path) -> Path | None:
    typed = file.values.get("postcode_file")
    if typed is None:
        return None
    path = folder / str(typed)
    if not path.is_file():
        fix = "Type the name of a file that lies beside settings.toml."
        file.fault("postcode_file", f'I cannot find "{typed}".', fix)
        return None
    try:
        Sectors(path).load()
    except (NotText, OSError) as trouble:
        says = str(trouble) if isinstance(trouble, NotText) else "I cannot open it."
        file.fault("postcode_file", f'I see "{typed}". {says}', "Take the CSV of Code-Point Open.")
        return None
    return path
