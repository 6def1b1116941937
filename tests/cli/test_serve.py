"""What keeps `matcher serve` from beginning is told in words, and what to type instead."""

import socket
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_boundary import UNWELCOME
from tests.feed.street_life import StreetLife


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return StreetLife(tmp_path_factory.mktemp("street")).folder


def test_a_port_that_is_taken(folder: Path, run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = run("serve", folder, "--port", port)
    assert ran.code == 1
    assert f"Something else listens at 127.0.0.1:{port} already. Name another port: --port {port + 1}" in ran.err
    assert not UNWELCOME.search(ran.out + ran.err)


def test_an_address_of_another_machine(folder: Path, run: Run) -> None:
    ran = run("serve", folder, "--host", "192.0.2.1")
    assert ran.code == 1
    assert "This machine has no address 192.0.2.1. Name one of its own: --host 127.0.0.1" in ran.err


def test_nothing_published_yet(tmp_path: Path, run: Run) -> None:
    ran = run("serve", tmp_path)
    assert ran.code == 1
    assert f"To do so: matcher publish {tmp_path}" in ran.err


def test_a_ledger_that_is_none(tmp_path: Path, run: Run) -> None:
    (tmp_path / "ledger.db").write_text("Dear Joan,")
    ran = run("serve", tmp_path)
    assert ran.code == 2
    assert "is not a ledger of matcher's" in ran.err


def test_the_server_not_installed(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "granian", None)
    ran = run("serve", folder)
    assert ran.code == 1
    assert "The server is not installed. Type: pip install" in ran.err
