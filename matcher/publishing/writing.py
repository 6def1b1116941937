"""Documents put where they belong, whole or not at all, readable by those they are for."""

import errno
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from matcher.publishing.documents import CALENDARS

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
PRIVATE = ("coordinator/", "feeds/", "plan.json", "rota.xlsx")
"""The coordinator's papers and secret links: for their owner's eyes alone."""


def is_private(path: str) -> bool:
    """True for the coordinator's documents and for secret links."""
    return path.startswith(PRIVATE)


def write_all(
    folder: Path, documents: Mapping[str, bytes], private: Callable[[str], bool] = is_private
) -> tuple[Path, ...]:
    """Write every document under the folder and give the files written, in order of path.

    All are whole on disk before the first takes its place, and whoever else writes there waits meanwhile.
    Calendars of people who are no longer among the documents are removed, and what a writer that was
    killed left half done; nothing else ever is.

    Raises:
        OSError: there is no room, or something lies in the way; nothing has taken its place then.
    """
    secret = {PurePosixPath(path).parent for path in documents if private(path)}
    parents = sorted({PurePosixPath(), *(PurePosixPath(path).parent for path in documents)})
    for parent in parents:
        _make_folder(folder / parent, PRIVATE_FOLDER if parent in secret else PUBLIC_FOLDER)
    with _alone(folder), _staged() as staged:
        for parent in parents:
            _remove_half_done(folder / parent)
        for path, data in sorted(documents.items()):
            _must_not_be_a_folder(folder / path)
            staged[folder / path] = _beside(folder / path)
            _write_beside(staged[folder / path], data, PRIVATE_FILE if private(path) else PUBLIC_FILE)
        for beside in staged.values():
            _settle(beside)
        for place, beside in staged.items():
            beside.replace(place)
        for parent in parents:
            _settle(folder / parent)
        _remove_stale_calendars(folder, documents)
        return tuple(staged)


def write(path: Path, data: bytes, mode: int = PRIVATE_FILE) -> None:
    """Put the bytes at the path in one step: whoever reads sees the old file or the new one, never a part."""
    with _staged() as staged:
        staged[path] = _beside(path)
        _write_beside(staged[path], data, mode)
        _settle(staged[path])
        staged[path].replace(path)
    _settle(path.parent)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else writes in the folder, where the system lets a folder be held."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _staged() -> Iterator[dict[Path, Path]]:
    """Files on their way to a path; what has not arrived at the end is removed."""
    staged: dict[Path, Path] = {}
    try:
        yield staged
    finally:
        for beside in staged.values():
            beside.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}")


_HALF_DONE = re.compile(r"\..+\.[0-9a-f]{12}")


def _remove_half_done(folder: Path) -> None:
    for path in folder.iterdir():
        if _HALF_DONE.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            path.unlink()


def _must_not_be_a_folder(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def _write_beside(path: Path, data: bytes, mode: int) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as file:
        file.write(data)
    path.chmod(mode)


def _settle(path: Path) -> None:
    """Make what was written, or the names in a folder, outlast a power cut; it is quick once all is written."""
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folder(folder: Path, mode: int) -> None:
    """See that the folder is there with that mode; one there already may be closed, and is never opened."""
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    if new or mode == PRIVATE_FOLDER:
        folder.chmod(mode)


def _remove_stale_calendars(folder: Path, documents: Mapping[str, bytes]) -> None:
    kept = {folder / path for path in documents if path.startswith(CALENDARS)}
    for path in sorted((folder / CALENDARS).glob("*.ics")) if kept else ():
        if path not in kept and path.is_file() and not path.is_symlink():
            path.unlink()
