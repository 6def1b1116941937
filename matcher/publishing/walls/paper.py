"""A venue's week drawn so that all of it can be read on paper: nothing cut short, on as many sheets as it takes.

The drawing is that of the screen. Here letters have a size in points, a box is as tall as what it says, hours grow
where a box needs room, and a day that has many at once is wider than the others. Lengths are in points.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from math import ceil

from matcher.domain.record import Record
from matcher.publishing.pages.grids import (
    BREAK,
    Box,
    Drawing,
    Words,
    block_says,
    hour_label,
    hours_in_use,
    in_full,
    in_lanes,
)
from matcher.publishing.records import Block, DayOfWeek
from matcher.publishing.walls.lettering import reads_from_the_right, widest_word, width, wrapped

WIDTH = 784
"""Of A4 across, less margins of a centimetre."""
LEAST = 12
"""No letter on a wall is smaller."""
CONTINUED = "continued"
DAY = 14
"""Letters of a day's name."""
MARGIN = 6
"""Between a box's edge and its words."""
HOURS = range(140, 7, -4)
"""How tall an hour may be where no box needs more, the tallest that fits being taken."""
FOOT = 9
"""Under the grid, for the lower half of the last hour's figures."""
NOTHING = 120
"""So many minutes without anything are drawn as a break."""


class Manner(Record):
    """How boxes are written: the size of letters, and whether names follow one another on a line."""

    size: int
    run_on: bool = False
    narrowest: int | None = None
    """How narrow a box may be though a word in it is broken anywhere; None: no word is."""
    whole_times: bool = False
    """True if a time is on one line."""

    @property
    def line(self) -> int:
        """From one line to the next."""
        return -(-self.size * 5 // 4)


MANNERS = (
    *(Manner(size=size, whole_times=True) for size in (19, 17, 15)),
    *(Manner(size=size) for size in (17, 15, 13)),
    *(Manner(size=size, run_on=True) for size in (15, 13)),
    *(Manner(size=LEAST, run_on=run_on) for run_on in (False, True)),
)
"""The first that fits: the larger the better, but for times and names on lines of their own."""
OF_A_DAY = (*MANNERS, Manner(size=LEAST, run_on=True, narrowest=70))
"""Rather than have a day on two sheets."""
AT_WORST = (*OF_A_DAY, Manner(size=LEAST, run_on=True, narrowest=0))
"""Of a single box."""


class Part(Record):
    """What stands on one sheet; no drawing where even one box is too much for a sheet."""

    days: tuple[DayOfWeek, ...]
    blocks: tuple[Block, ...]
    drawing: Drawing | None


def parts(blocks: Sequence[Block], days: Sequence[DayOfWeek], height: int) -> Iterator[Part]:
    """The week on one sheet or, where it does not fit, as many days to a sheet as do; each block on one of them."""
    left = sorted(blocks, key=lambda block: (block.weekday, block.start, block.end, block.names))
    to_come = list(days)
    while left:
        count = _fitting(left, to_come, height)
        here, left = left[:count], left[count:]
        done = here[-1].weekday
        shown = [day for day in to_come if day.weekday <= done] if left else to_come
        yield Part(days=tuple(shown), blocks=tuple(here), drawing=drawn(here, shown, height))
        to_come = [_again(day, done) for day in to_come if left and day.weekday >= min(done + 1, left[0].weekday)]


def _again(day: DayOfWeek, done: int) -> DayOfWeek:
    """The day as it stands on a sheet to come: of one that was begun on another, so it says."""
    if day.weekday > done or CONTINUED in day.notes:
        return day
    return day.but(notes=(*day.notes, CONTINUED))


def _fitting(blocks: Sequence[Block], days: Sequence[DayOfWeek], height: int) -> int:
    """How many blocks a sheet takes: all, else whole days, else part of a day, else one."""
    ends = [n + 1 for n, (one, then) in enumerate(pairwise(blocks)) if one.weekday != then.weekday]
    first_day = ends[0] if ends else len(blocks)
    counts: list[int] = [len(blocks), *ends[::-1], *range(first_day - 1, 1, -1)]
    for count in counts:
        here = blocks[:count]
        within = [day for day in days if day.weekday <= here[-1].weekday]
        manners = OF_A_DAY if here[0].weekday == here[-1].weekday else MANNERS
        if drawn(here, days if count == len(blocks) else within, height, manners) is not None:
            return count
    return 1


def drawn(
    blocks: Sequence[Block],
    days: Sequence[DayOfWeek],
    height: int,
    manners: Sequence[Manner] = AT_WORST,
) -> Drawing | None:
    """The drawing in the largest letters with which it is no taller than that; None if it is with none."""
    for manner in manners:
        columns = _Columns(blocks, days, manner)
        heads = [wrapped("; ".join(day.notes), LEAST, columns.widths[day.weekday] - 6) for day in days]
        top = 22 + 15 * max(map(len, heads), default=0)
        for hour in HOURS if columns.wide_enough else ():
            tops = _Tops(columns.stands, top, hour)
            if tops.bottom + FOOT <= height:
                return _drawn(days, heads, columns, tops)
    return None


class _Stands(Record):
    """A block in its lane: where, how wide, and its lines, each strong or not."""

    block: Block
    left: int
    wide: int
    lines: tuple[tuple[str, bool], ...]
    line: int

    @property
    def needs(self) -> int:
        """How tall it must be."""
        return len(self.lines) * self.line + MARGIN + 6


class _Columns:
    """Where each day and each box stands: days all as wide, but for those that need more."""

    def __init__(self, blocks: Sequence[Block], days: Sequence[DayOfWeek], manner: Manner) -> None:
        self.size = manner.size
        self.left = round(width("00:00", manner.size)) + 10
        placed = list(in_lanes(blocks))
        needs = {day.weekday: _heading_needs(day) for day in days}
        for block, _, lanes in placed:
            needs[block.weekday] = max(needs[block.weekday], lanes * _needs(block, manner))
        room = WIDTH - 1 - self.left
        self.wide_enough = sum(needs.values()) <= room
        self.widths = _shared_out(needs, room)
        starts = accumulate(self.widths.values(), initial=self.left)
        self.at = dict(zip(self.widths, starts, strict=False))
        self.stands = [self._stands(*one, manner) for one in placed]

    def _stands(self, block: Block, lane: int, lanes: int, manner: Manner) -> _Stands:
        wide = self.widths[block.weekday] // lanes
        left = self.at[block.weekday] + lane * self.widths[block.weekday] // lanes
        lines = tuple(_written(block, manner, wide - 4 - 2 * MARGIN))
        return _Stands(block=block, left=left, wide=wide, lines=lines, line=manner.line)


def _needs(block: Block, manner: Manner) -> int:
    """How wide the block must be."""
    if manner.narrowest is not None:
        return manner.narrowest
    time, *others = block_says(block)
    words = [widest_word(text, manner.size, strong=True) for text in (time, *others)]
    if manner.whole_times:
        words.append(width(time, manner.size, strong=True))
    return ceil(max(words)) + 2 * MARGIN + 5


def _heading_needs(day: DayOfWeek) -> int:
    widths = [width(day.name, DAY, strong=True), *(widest_word(note, LEAST) for note in day.notes)]
    return ceil(max(widths)) + 8


def _shared_out(needs: Mapping[int, int], room: int) -> Mapping[int, int]:
    """The room for each: an even share of what is left or, where it needs more, that."""
    wide: dict[int, int] = {}
    for n, day in enumerate(sorted(needs, key=lambda day: -needs[day])):
        even = (room - sum(wide.values())) // (len(needs) - n)
        wide[day] = max(needs[day], even)
    return {day: wide[day] for day in needs}


def _drawn(
    days: Sequence[DayOfWeek], heads: Sequence[tuple[str, ...]], columns: _Columns, tops: "_Tops"
) -> Drawing:
    middles = [columns.at[day.weekday] + columns.widths[day.weekday] // 2 for day in days]
    return Drawing(
        width=WIDTH,
        height=tops.bottom + FOOT,
        size=columns.size,
        left=columns.left,
        top=tops.top,
        bottom=tops.bottom,
        break_height=BREAK,
        days=tuple(Words(x=x, y=15, text=day.name, strong=True) for x, day in zip(middles, days, strict=True)),
        notes=tuple(
            Words(x=x, y=31 + 15 * n, text=line)
            for x, lines in zip(middles, heads, strict=True)
            for n, line in enumerate(lines)
        ),
        columns=tuple(columns.at.values()),
        hours=tuple(
            Words(x=columns.left - 6, y=y, text=hour_label(one) if told else "")
            for one, y, told in tops.hours(columns.size)
        ),
        breaks=tops.breaks,
        boxes=tuple(_box(one, tops, columns.size) for one in columns.stands),
    )


def _written(block: Block, manner: Manner, room: int) -> list[tuple[str, bool]]:
    """(line, whether it is strong): its time and how many are missing stand out."""
    says = block_says(block)
    strong = says[: len(says) - len(block.names)]
    lines = [(line, True) for one in strong for line in wrapped(one, manner.size, room, strong=True)]
    names = _run_on(block.names) if manner.run_on else block.names
    return [*lines, *((line, False) for name in names for line in wrapped(name, manner.size, room))]


def _run_on(names: Sequence[str]) -> Iterator[str]:
    """Names one after another; one that is written from the right keeps a line of its own."""
    for alone, some in groupby(names, key=reads_from_the_right):
        together = list(some)
        yield from together if alone else (", ".join(together),)


class _Tops:
    """How far down each time of day lies: evenly, but where a box needs more room."""

    def __init__(self, boxes: Sequence[_Stands], top: int, hour: int) -> None:
        self.top = top
        used = hours_in_use([one.block for one in boxes])
        self.hours_told = sorted(used | {one + 1 for one in used})
        times = {60 * one for one in self.hours_told}
        times |= {minute for one in boxes for minute in (one.block.start, one.block.end)}
        in_order = sorted(times)
        self.at = {in_order[0]: top}
        breaks = []
        for before, then in pairwise(in_order):
            y = self.at[before]
            if then - before >= NOTHING:
                breaks.append(y)
                y += BREAK
            else:
                y += (then - before) * hour // 60
            ending = (self.at[one.block.start] + one.needs for one in boxes if one.block.end == then)
            self.at[then] = max((y, *ending))
        self.breaks = tuple(breaks)
        self.bottom = self.at[in_order[-1]]

    def hours(self, size: int) -> Iterator[tuple[int, int, bool]]:
        """Each hour that is drawn, how far down, and whether there is room to write it in letters of that size."""
        free_from = 0
        for hour in self.hours_told:
            y = self.at[60 * hour]
            yield hour, y, y >= free_from
            free_from = y + size if y >= free_from else free_from


def _box(one: _Stands, tops: _Tops, size: int) -> Box:
    top = tops.at[one.block.start]
    return Box(
        x=one.left + 2,
        y=top + 1,
        width=one.wide - 4,
        height=tops.at[one.block.end] - top - 3,
        lines=tuple(
            Words(x=one.left + 2 + MARGIN, y=top + MARGIN + size + n * one.line, text=text, strong=strong)
            for n, (text, strong) in enumerate(one.lines)
        ),
        wanting=one.block.missing > 0,
        full=in_full(one.block),
    )
