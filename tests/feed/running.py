"""`matcher serve` in processes of its own, and requests to it byte by byte, as strangers may send them."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from tests.cli.conftest import ROOT

PATIENCE = 20
"""Seconds for a server to begin, to answer and to end: far more than it takes."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Running:
    port: int
    process: "subprocess.Popen[str]"
    log: Path
    said: str = field(default="")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def raw(self, data: bytes) -> bytes:
        """All that comes back for these bytes, which ask for the connection to be closed."""
        with self.connect() as connection:
            connection.sendall(data)
            return received(connection)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request; names of headers with `_` for `-`."""
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        data = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}\r\n".encode()
        return answer_of(self.raw(data))

    def wait_to_serve(self, path: str, body: bytes) -> None:
        """Until every process of the server serves that, as it does within a second of the publication."""
        ends, in_a_row = monotonic() + PATIENCE, 0
        while in_a_row < 50:
            assert monotonic() < ends, "not served yet"
            in_a_row = in_a_row + 1 if self.ask(path).body == body else 0

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


def received(connection: socket.socket) -> bytes:
    """All that comes until the other side hangs up, or says nothing for as long as the connection waits."""
    data = b""
    while part := _part(connection):
        data += part
    return data


def _part(connection: socket.socket) -> bytes:
    try:
        return connection.recv(65536)
    except (ConnectionResetError, TimeoutError):
        return b""


def answer_of(data: bytes) -> Answer:
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return Answer(int(first.split()[1]), headers, body)


@contextmanager
def serving(folder: Path, *options: str, now: str = "2027-01-05") -> Iterator[Running]:
    """The server of a programme's folder on a UK date, on a port of its own."""
    port = free_port()
    command = [sys.executable, "-m", "matcher", "serve", str(folder), "--port", str(port), *options]
    with begun(command, port, folder / f"access-{port}.log", MATCHER_NOW=now) as running:
        yield running


@contextmanager
def begun(command: list[str], port: int, log: Path, **environment: str) -> Iterator[Running]:
    """A server in processes of its own, from when it answers at its port until it has ended."""
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT, env={**os.environ, **environment}
        )
    running = Running(port, process, log)
    try:
        _wait_for(running)
        yield running
    finally:
        if process.poll() is None:
            running.stop()
        assert process.stdout is not None
        running.said = process.stdout.read()
        process.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(running: Running) -> None:
    """Until it answers, or has ended."""
    for _ in range(10 * PATIENCE):
        if _answers(running.port):
            return
        try:
            running.process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(running.log.read_text())


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def lines_of(log: Path) -> list[str]:
    return re.findall(r"^\d{4}-.*$", log.read_text(), re.MULTILINE)
