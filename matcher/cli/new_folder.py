"""A folder that is to hold something new, and holds nothing yet."""

import os
from pathlib import Path

from matcher.cli.manners import Screen, Stop

TO_DECIDE = 1


def must_be_empty(screen: Screen, folder: Path) -> None:
    """End the verb where anything lies there, for nothing is ever written over.

    Raises:
        Stop: something does.
        OSError: nothing can be written there.
    """
    from matcher.cli.opening import must_be_writable

    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise Stop(screen, [f"{folder} holds something already. Name a folder that is new or empty."], TO_DECIDE)
    must_be_writable(folder)
