"""The one door a command leaves by: whatever happens, a person reads words and a program reads a code."""

import atexit
import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import click

from matcher.cli.manners import Screen, Stop
from matcher.cli.verbs import verbs
from matcher.defects import NotADay, NotALedger, PlanRefused

UNREADABLE = 2
DEFECT = 70
STOPPED_BY_HAND = 130
NOBODY_READS = 141
"""As a shell says it: 128 and the number of the signal."""
TO_DECIDE = 1

NEW_ONES = 200_000
"""So many records more are made before those that hold one another are looked for: a command makes many and lets
few go, and looking after every 700, as is usual, takes one part in fifteen of a plan."""

OF_THE_DISK = {
    errno.ENOSPC: "There is no room left on the disk for {}.",
    errno.EDQUOT: "There is no room left on the disk for {}.",
    errno.EIO: "The disk cannot be read or written at {}.",
    errno.EROFS: "Nothing can be written at {}: that disk is for reading only.",
    errno.EACCES: "I am not allowed to write or read {}.",
    errno.EPERM: "I am not allowed to write or read {}.",
    errno.EEXIST: "Something else lies at {} already.",
    errno.ENOTDIR: "A file lies where I need a folder: {}.",
    errno.EISDIR: "A folder lies where I need a file: {}.",
    errno.ENOTEMPTY: "A folder lies where I need a file: {}.",
    errno.ELOOP: "The links at {} lead in a circle.",
    errno.ENAMETOOLONG: "This name is too long: {}.",
}
"""What a disk can say that is nobody's defect, and our words for it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, given its arguments or those of the command line, and give its exit code."""
    _open_what_is_closed()
    _let_records_be()
    typed = list(sys.argv[1:] if arguments is None else arguments)
    with Boundary(as_json="--json" in typed) as boundary:
        boundary.code = _run(typed)
        sys.stdout.flush()
    return boundary.code


def _let_records_be() -> None:
    """Look for dropped records seldom, and not once all is done: their memory goes back as a whole.

    Nor are plugins for records looked for, as is usual, among all that is installed.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(NEW_ONES)
    atexit.register(gc.freeze)


def _open_what_is_closed() -> None:
    """Give to nobody what would go to an output that was closed before we began, as by `>&-`."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def _run(arguments: list[str]) -> int:
    try:
        with verbs.make_context("matcher", arguments) as context:
            return int(verbs.invoke(context) or 0)
    except click.exceptions.Exit as done:
        return int(done.exit_code)
    except click.UsageError as problem:
        _tell(_usage(problem).splitlines(), as_json="--json" in arguments)
        return UNREADABLE
    except Stop as end:
        end.show()
        return end.code
    except (NotADay, NotALedger) as problem:
        _tell(str(problem).splitlines(), as_json="--json" in arguments)
        return UNREADABLE
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nStopped.", err=True)
        return STOPPED_BY_HAND


def _tell(lines: Sequence[str], *, as_json: bool) -> None:
    """The lines on standard error, and as a document where that was asked for and standard output takes it."""
    click.echo("\n".join(lines), err=True)
    with suppress(OSError):
        Screen(as_json, plain=True).answer({"problems": lines})


def _usage(problem: click.UsageError) -> str:
    """What was typed wrongly and where help is, in our words rather than click's."""
    if isinstance(problem, click.exceptions.NoArgsIsHelpError):
        return problem.message
    if isinstance(problem, click.MissingParameter):
        said = f"{_name_of(problem.param)} is missing."
    elif isinstance(problem, click.BadParameter):
        said = f"{_name_of(problem.param)}: {problem.message}" if problem.param else problem.message
    else:
        said = problem.format_message()
    path = problem.ctx.command_path if problem.ctx else "matcher"
    return f"{said}\nTo see how it is typed: {path} --help"


def _name_of(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "A value"
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(_ANY)


_ANY = click.Context(verbs)


class Boundary:
    """Turns what nobody foresaw into words, and keeps the details where only this person can read them."""

    code: int = 0

    def __init__(self, *, as_json: bool = False) -> None:
        self._as_json = as_json

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, OSError) and error.errno in (errno.EPIPE, errno.ESHUTDOWN):
            self.code = _nobody_reads()
            return True
        if isinstance(error, OSError) and error.errno in OF_THE_DISK:
            self.code = _told_of_the_disk(error, as_json=self._as_json)
            return True
        if isinstance(error, Exception):
            self.code = _defect(error, as_json=self._as_json)
            return True
        return False


def _nobody_reads() -> int:
    """Give the rest of our output to nobody, so that closing it raises no second complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NOBODY_READS


def _told_of_the_disk(error: OSError, *, as_json: bool) -> int:
    says = OF_THE_DISK.get(error.errno or 0, "").format(error.filename or "what I write")
    _tell([says, "Put that right, or name another folder, and type the same again."], as_json=as_json)
    return TO_DECIDE


def _defect(error: Exception, *, as_json: bool) -> int:
    words = ["This is a defect in matcher, not in your files. Nothing was written."]
    if isinstance(error, PlanRefused):
        words += [str(error), *(f"  - {sentence}" for sentence in error.sentences)]
    details = _keep_details(error)
    if details:
        words += [
            f"Please send {details} to whoever looks after matcher.",
            "Only you can read it; look before you send.",
        ]
    _tell(words, as_json=as_json)
    return DEFECT


def _keep_details(error: Exception) -> Path | None:
    """The details in a file of its own, readable by its owner alone; None where there is no room for it."""
    import tempfile  # both are slow to come, and only a defect wants them
    import traceback

    try:
        details = Path(tempfile.mkdtemp(prefix="matcher-defect-")) / "details.txt"
        details.touch(mode=0o600)
        details.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return None
    return details
