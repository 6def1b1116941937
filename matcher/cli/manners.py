"""The manners all verbs share: words or one JSON document, colour or none, and how a verb gives up."""

import functools
import os
import shlex
import sys
from collections.abc import Callable, Iterable
from typing import Any, Concatenate, ParamSpec

import click

Typed = ParamSpec("Typed")
TO_DECIDE = 1


def command(verb: str, *typed: object) -> str:
    """A command as it has to be typed: what has a gap in it stands in quotation marks."""
    return " ".join(("matcher", verb, *(shlex.quote(str(one)) for one in typed)))


class Screen:
    """Where a verb's answer goes: words for people or, with `--json`, one document for programs."""

    def __init__(self, as_json: bool, plain: bool) -> None:
        self.as_json = as_json
        self.plain = plain or bool(os.environ.get("NO_COLOR"))

    def say(self, words: str = "", **style: Any) -> None:
        """One line for people: on standard output, or on standard error where that is taken by JSON."""
        styled = click.style(words, **style) if style else words
        click.echo(styled, err=self.as_json, color=False if self.plain else None)

    def heading(self, words: str) -> None:
        """A line that begins a part, with an empty one before."""
        self.say()
        self.say(words, bold=True)

    def items(self, lines: Iterable[str], most: int | None = None, rest: str = "and {} more.") -> None:
        """Lines of a list; where there are more than `most`, how many are left."""
        for n, line in enumerate(kept := list(lines)):
            if n == most:
                self.say(f"  {rest.format(len(kept) - n)}")
                return
            self.say(f"  {line}")

    def answer(self, document: object) -> None:
        """The answer as JSON, where that was asked for."""
        if self.as_json:
            self.document(document)

    def document(self, document: object) -> None:
        """A document on standard output, whatever was asked for."""
        from matcher.canonical import canonical_bytes

        click.echo(canonical_bytes(document).decode(), nl=False)


class Verb(click.Command):
    """A verb whose help is its file's own words, line for line."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The words as they stand, one step in."""
        formatter.write_paragraph()
        for line in (self.help or "").splitlines():
            formatter.write(f"  {line}".rstrip() + "\n")


class Stop(Exception):
    """A verb ends here, with what is to be put right: one line each, and the same as a document."""

    def __init__(self, screen: Screen, lines: Iterable[str], code: int) -> None:
        super().__init__()
        self.screen, self.lines, self.code = screen, list(lines), code

    def show(self) -> None:
        """The lines on standard error, and as a document where that was asked for."""
        for line in self.lines:
            click.echo(line, err=True)
        self.screen.answer({"problems": self.lines})


def agreed(screen: Screen, question: str) -> bool:
    """What whoever is at the keyboard answers; where nobody is, the verb ends and says how to do without.

    Raises:
        Stop: there is nobody to ask.
    """
    screen.say()
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        click.echo(err=True)
        raise Stop(screen, ["Nobody is there to ask. Type --yes to go on without asking."], TO_DECIDE) from None


def mannered(run: Callable[Concatenate[Screen, Typed], int]) -> Callable[Typed, int]:
    """Give a verb `--json` and `--plain`, as the screen it prints to."""

    @click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
    @click.option("--plain", is_flag=True, help="No colour and no boxes.")
    @functools.wraps(run)
    def typed(*args: Any, as_json: bool, plain: bool, **options: Any) -> int:
        return run(Screen(as_json, plain), *args, **options)

    return typed  # type: ignore[return-value]  # click hands over what the person typed, by name
