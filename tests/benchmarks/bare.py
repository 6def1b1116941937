"""The least an application can do: the same bytes whatever is asked, in the server that `matcher serve` uses.

`python -m tests.benchmarks.bare FILE PORT` answers 200 with the file's bytes, and 304 at the path /304.
"""

import sys
from functools import partial
from pathlib import Path
from typing import Any

from matcher.feed.serving import Listening, listen

TYPE = (b"content-type", b"text/calendar; charset=utf-8")


def bare(file: Path) -> Any:
    body = file.read_bytes()
    whole = {
        "type": "http.response.start",
        "status": 200,
        "headers": [TYPE, (b"content-length", str(len(body)).encode())],
    }
    same = {"type": "http.response.start", "status": 304, "headers": [TYPE]}

    async def application(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            for step in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{step}.complete"})
        elif scope["path"] == "/304":
            await send(same)
            await send({"type": "http.response.body", "body": b""})
        else:
            await send(whole)
            await send({"type": "http.response.body", "body": body})

    return application


if __name__ == "__main__":
    file, port = sys.argv[1:]
    how = Listening("127.0.0.1", int(port), workers=1, behind_proxy=False)
    listen(how, partial(bare, Path(file)), lambda: None)
