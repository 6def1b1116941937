"""Public bytes read back as a person's programme would: lines unfolded, words out of pages."""

from collections.abc import Mapping
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input"}


def unfolded(data: bytes) -> str:
    """The calendar's logical lines."""
    return data.decode().replace("\r\n ", "")


def as_texts(documents: Mapping[str, bytes]) -> dict[str, str]:
    """Documents as text, calendars unfolded."""
    return {path: unfolded(data) for path, data in documents.items()}


class Page(HTMLParser):
    """A page's elements, words and anything that does not close as it was opened."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.unbalanced: list[str] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(data.decode())
        self.close()
        self.unbalanced += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.unbalanced.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] != "style":
            self.words += data
