"""The example programmes that come with matcher, wherever it is installed."""

import shutil
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path


def example_names() -> list[str]:
    """Names of the examples, in order."""
    return sorted(entry.name for entry in _shelf().iterdir() if _is_programme(entry))


def copy_example(name: str, folder: Path) -> list[Path]:
    """Copy an example's own files, not what was ever made from it, and give where they lie now."""
    folder.mkdir(parents=True, exist_ok=True)
    copied = []
    for entry in _sheets(_shelf() / name):
        with as_file(entry) as source:
            copied.append(Path(shutil.copyfile(source, folder / entry.name)))
    return copied


def _is_programme(entry: Traversable) -> bool:
    return entry.is_dir() and any(file.name.endswith((".csv", ".xlsx")) for file in _sheets(entry))


def _sheets(example: Traversable) -> list[Traversable]:
    """The files a programme is made of: never its ledger, nor what lies in its `out`."""
    mine = (e for e in example.iterdir() if e.is_file() and not e.name.startswith((".", "ledger.db", "__")))
    return sorted(mine, key=lambda entry: entry.name)


def _shelf() -> Traversable:
    """The folder of examples: inside an installed matcher, beside it in a checkout."""
    inside = files("matcher") / "examples"
    return inside if inside.is_dir() else files("matcher").joinpath("..", "examples")
