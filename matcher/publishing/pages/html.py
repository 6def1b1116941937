"""Pages as HTML bytes: static, with inline style and drawings, and nothing that runs."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from matcher.domain.record import Record
from matcher.domain.times import DAY_NAMES, WEEKDAYS, clock
from matcher.publishing.pages.grids import drawing, needed
from matcher.publishing.records import Overview
from matcher.wording import count_words, hours_words


def public_page(overview: Overview) -> bytes:
    """`index.html`."""
    return render("index.html", overview)


def render(template: str, page: Record) -> bytes:
    """A template filled with a page's record; everything put in is escaped."""
    return _environment().get_template(template).render(page=page).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("matcher.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(hours=hours_words, clock=clock, drawing=drawing, needed=needed, bar=bar)
    environment.filters.update(weekday=lambda n: WEEKDAYS[n], day=lambda n: DAY_NAMES[n], counted=count_words)
    return environment


class Bar(Record):
    """A share as drawn: how long the bar is of 160 for 100 %, and the share in words."""

    length: int
    over: int
    words: str


def bar(given: int, offered: int) -> Bar:
    """Given ÷ offered as a bar that ends at half as much again."""
    if not offered:
        return Bar(length=0, over=0, words="nothing offered" if not given else "more than offered")
    length = min(240, 160 * given // offered)
    return Bar(length=min(160, length), over=max(0, length - 160), words=f"{100 * given // offered} %")
