"""A venue's week as a drawing: columns of days, hours downwards, a box for each time somebody is on call.

Hours in which nothing ever happens are drawn as a narrow break. Lengths are in the drawing's own units, about
a CSS pixel each.
"""

from collections.abc import Iterable, Iterator, Sequence

from matcher.domain.record import Record
from matcher.domain.times import WEEKDAYS, clock
from matcher.publishing.records import Block
from matcher.wording import count_words

HOURS_WIDE = 52
HEADING = 30
WIDTH = 1_000
HOUR = 54
BREAK = 20
"""Height of two or more hours without anything."""
LINE = 17
LETTER = 7.6
STRONG_LETTER = 8.4
"""Mean width of a character, plain and bold, at the size used."""
WORKING_DAYS = 5


class Words(Record):
    """A line of text at a point of the drawing."""

    x: int
    y: int
    text: str
    strong: bool = False


class Box(Record):
    """A block as drawn, with what it says in full for those who cannot see the drawing."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[Words, ...]
    wanting: bool
    full: str


class Drawing(Record):
    """A week of one venue, ready to be drawn."""

    width: int
    height: int
    left: int
    top: int
    bottom: int
    """Where the grid begins and ends."""
    break_height: int
    size: int = 14
    """Of letters."""
    days: tuple[Words, ...]
    notes: tuple[Words, ...] = ()
    """What there is to say of a day, under its name."""
    columns: tuple[int, ...]
    """Where each day begins."""
    hours: tuple[Words, ...]
    breaks: tuple[int, ...]
    """Where each break begins."""
    boxes: tuple[Box, ...]


def drawing(blocks: Sequence[Block]) -> Drawing:
    """The week's drawing: Monday to Friday, and the weekend if anything happens then."""
    days = 7 if any(block.weekday >= WORKING_DAYS for block in blocks) else WORKING_DAYS
    column = (WIDTH - HOURS_WIDE) // days
    columns = tuple(HOURS_WIDE + n * column for n in range(days))
    scale = Scale(blocks)
    return Drawing(
        width=HOURS_WIDE + days * column + 1,
        height=scale.bottom + 8,
        left=HOURS_WIDE,
        top=HEADING,
        bottom=scale.bottom,
        break_height=BREAK,
        days=tuple(Words(x=x + column // 2, y=20, text=WEEKDAYS[n], strong=True) for n, x in enumerate(columns)),
        columns=columns,
        hours=tuple(Words(x=HOURS_WIDE - 8, y=scale.at(60 * hour), text=hour_label(hour)) for hour in scale.told),
        breaks=scale.breaks,
        boxes=tuple(
            _box(block, columns[block.weekday] + lane * column // lanes, column // lanes, scale)
            for block, lane, lanes in in_lanes(blocks)
        ),
    )


def hours_in_use(blocks: Iterable[Block]) -> set[int]:
    """Every hour of which some part belongs to a block."""
    return {hour for block in blocks for hour in range(block.start // 60, -(-block.end // 60))}


def hour_label(hour: int) -> str:
    """`9:00`; hours after midnight begin again at 0."""
    return clock(60 * (hour % 24))


class Scale:
    """Where each time of day lies: hours evenly, save that two or more hours without anything are a break."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        used = hours_in_use(blocks)
        self._top: dict[int, int] = {}
        y = HEADING
        breaks: list[int] = []
        hour, last = min(used), max(used) + 1
        while hour < last:
            following = min(later for later in used if later >= hour)
            self._top[hour] = y
            if following - hour >= 2:
                breaks.append(y)
                hour, y = following, y + BREAK
            else:
                hour, y = hour + 1, y + HOUR
        self._top[last] = y
        self.bottom = y
        self.breaks = tuple(breaks)
        self.told = tuple(self._top)

    def at(self, minute: int) -> int:
        """How far down a minute of an hour in use, or its end, lies."""
        hour, rest = divmod(minute, 60)
        return self._top[hour] + rest * HOUR // 60


def in_lanes(blocks: Iterable[Block]) -> Iterator[tuple[Block, int, int]]:
    """Each block with its lane and how many lanes its time of day needs, so that none hides another."""
    together: list[tuple[Block, int]] = []
    for block in sorted(blocks, key=lambda b: (b.weekday, b.start, -b.end, b.names)):
        if together and not any(_meet(block, other) for other, _ in together):
            yield from _with_width(together)
            together = []
        taken = {lane for other, lane in together if _meet(block, other)}
        together.append((block, next(n for n in range(len(taken) + 1) if n not in taken)))
    yield from _with_width(together)


def _with_width(together: Sequence[tuple[Block, int]]) -> Iterator[tuple[Block, int, int]]:
    lanes = 1 + max((lane for _, lane in together), default=0)
    return ((block, lane, lanes) for block, lane in together)


def _meet(one: Block, other: Block) -> bool:
    return one.weekday == other.weekday and one.start < other.end and other.start < one.end


def _box(block: Block, left: int, width: int, scale: Scale) -> Box:
    top = scale.at(block.start)
    height = max(LINE + 8, (block.end - block.start) * HOUR // 60 - 3)
    says = block_says(block)
    fitting = max(1, (height - 7) // LINE)
    shortened = says if len(says) <= fitting else _squeezed(says, fitting)
    lines = tuple(
        Words(x=left + 9, y=top + 19 + n * LINE, text=_cut(text, width - 16, n == 0), strong=n == 0)
        for n, text in enumerate(shortened)
    )
    return Box(
        x=left + 2,
        y=top + 1,
        width=width - 4,
        height=height,
        lines=lines,
        wanting=block.missing > 0,
        full=in_full(block),
    )


def in_full(block: Block) -> str:
    """All that a block says, on one line."""
    return f"{WEEKDAYS[block.weekday]} {', '.join(block_says(block))}"


def block_says(block: Block) -> list[str]:
    """Its time, how many are missing, and each name."""
    wanted = [needed(block.missing)] if block.missing else []
    return [f"{clock(block.start)}–{clock(block.end)}", *wanted, *block.names]


def needed(missing: int) -> str:
    """`1 more needed`."""
    return f"{count_words(missing, 'more', 'more')} needed"


def _squeezed(says: list[str], fitting: int) -> list[str]:
    if fitting == 1:
        return [f"{says[0].partition('–')[0]} {', '.join(says[1:])}"]
    kept = says[: fitting - 1]
    return [*kept, f"{', '.join(says[len(kept) :])}"]


def _cut(text: str, width: int, strong: bool) -> str:
    letters = max(2, int(width / (STRONG_LETTER if strong else LETTER)))
    if len(text) <= letters:
        return text
    if strong and "–" in text:
        return text.partition("–")[0]
    return text[: letters - 1].rstrip() + "…"
