"""Documents on disk: whole, with the rights that belong to them, and nothing removed but old calendars."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from matcher.publishing.writing import write, write_all

DOCUMENTS = {
    "index.html": b"public",
    "rota.xlsx": b"coordinator's",
    "coordinator/plan.html": b"coordinator's",
    "calendars/C-01.ics": b"public",
    "feeds/secret.ics": b"secret",
}


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _open_umask() -> object:
    before = os.umask(0)
    yield
    os.umask(before)


def test_every_document_is_written_where_it_belongs(tmp_path: Path) -> None:
    written = write_all(tmp_path / "out", DOCUMENTS)
    assert {str(path.relative_to(tmp_path / "out")): path.read_bytes() for path in written} == DOCUMENTS
    assert len([path for path in (tmp_path / "out").rglob("*") if path.is_file()]) == len(DOCUMENTS)


def test_coordinators_and_secret_files_are_their_owners_alone(tmp_path: Path) -> None:
    write_all(tmp_path / "out", DOCUMENTS)
    for path in ("rota.xlsx", "coordinator/plan.html", "feeds/secret.ics"):
        assert rights(tmp_path / "out" / path) == 0o600
        assert rights((tmp_path / "out" / path).parent) == 0o700
    assert rights(tmp_path / "out" / "index.html") == 0o644
    assert rights(tmp_path / "out" / "calendars") == 0o755


def test_what_was_too_open_is_closed(tmp_path: Path) -> None:
    (tmp_path / "coordinator").mkdir(mode=0o777)
    (tmp_path / "coordinator" / "plan.html").write_bytes(b"old")
    write_all(tmp_path, DOCUMENTS)
    assert rights(tmp_path / "coordinator") == 0o700
    assert rights(tmp_path / "coordinator" / "plan.html") == 0o600


def test_what_was_closed_stays_closed_when_documents_for_all_come_to_it(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o700)
    write_all(tmp_path / "out", {"calendars/C-01.ics": b"draft", "coordinator/plan.html": b"plan"})
    assert rights(tmp_path / "out") == 0o700
    assert rights(tmp_path / "out" / "calendars") == 0o755


def test_who_reads_while_it_is_written_keeps_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "rota.ics"
    write(path, b"old" * 1000)
    with path.open("rb") as reading:
        write(path, b"new")
        assert reading.read() == b"old" * 1000
    assert path.read_bytes() == b"new"


def test_a_write_that_breaks_off_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "rota.ics"
    write(path, b"old")
    with pytest.raises(TypeError):
        write(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_if_one_document_cannot_be_written_none_is_replaced(tmp_path: Path) -> None:
    write_all(tmp_path, DOCUMENTS)
    broken = dict.fromkeys(DOCUMENTS, b"new") | {"rota.xlsx": "not bytes"}
    with pytest.raises(TypeError):
        write_all(tmp_path, broken)  # type: ignore[arg-type]
    left = {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == DOCUMENTS


def test_calendars_of_people_who_left_go_and_nothing_else_does(tmp_path: Path) -> None:
    for name in ("calendars/C-99.ics", "calendars/notes.txt", "old.ics", "feeds/other.ics"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"mine")
    write_all(tmp_path, DOCUMENTS)
    assert not (tmp_path / "calendars" / "C-99.ics").exists()
    assert (tmp_path / "calendars" / "notes.txt").exists()
    assert (tmp_path / "old.ics").exists()
    assert (tmp_path / "feeds" / "other.ics").exists()


def test_writing_one_document_leaves_calendars_alone(tmp_path: Path) -> None:
    write_all(tmp_path, DOCUMENTS)
    write_all(tmp_path, {"plan.json": b"{}"})
    assert (tmp_path / "calendars" / "C-01.ics").exists()
    assert rights(tmp_path / "plan.json") == 0o600


def test_where_a_folder_lies_in_the_way_nothing_takes_its_place(tmp_path: Path) -> None:
    write_all(tmp_path, {"a.html": b"old", "coordinator/plan.html": b"old"})
    (tmp_path / "z.html" / "mine").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        write_all(tmp_path, {"a.html": b"new", "coordinator/plan.html": b"new", "z.html": b"new"})
    assert (tmp_path / "a.html").read_bytes() == b"old"
    assert (tmp_path / "coordinator" / "plan.html").read_bytes() == b"old"
    assert not [path for path in tmp_path.rglob(".*") if path.is_file()]


def test_what_a_killed_writer_left_half_done_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".plan.json.0123456789ab").write_bytes(b'{"half')
    (tmp_path / ".gitignore").write_bytes(b"mine")
    write_all(tmp_path, {"plan.json": b"{}"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitignore", "plan.json"]


def test_two_who_write_at_once_leave_the_papers_of_one_of_them(tmp_path: Path) -> None:
    papers = [{f"{n:03d}.html": who for n in range(60)} for who in (b"one", b"two")]
    with ThreadPoolExecutor() as writers:
        for _ in range(5):
            list(writers.map(lambda documents: write_all(tmp_path, documents), papers))
            assert len({path.read_bytes() for path in tmp_path.glob("*.html")}) == 1
