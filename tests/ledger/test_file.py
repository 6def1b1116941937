import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matcher.defects import NotALedger
from matcher.ledger.absences import absences, note_absence
from matcher.ledger.file import Writing, reading, writing

NOON = datetime(2027, 1, 5, 12, tzinfo=UTC)


def away(path: Path, person: str = "C-01") -> None:
    with writing(path, "away", f"{person} is away", at=NOON, said_by="Joan") as to:
        note_absence(to, person, to.today, to.today)


def note_twice(to: Writing) -> None:
    note_absence(to, "C-02", to.today, to.today)
    to.db.execute("INSERT INTO absences SELECT * FROM absences")


def people_away(path: Path) -> list[str]:
    with reading(path) as db:
        return list(absences(db)) if db else []


def test_nothing_is_made_by_reading(tmp_path: Path) -> None:
    assert people_away(tmp_path / "ledger.db") == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_holds_nothing_yet_is_one_that_is_not_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    assert people_away(path) == []
    away(path)
    assert people_away(path) == ["C-01"]


def test_whoever_reads_while_it_is_made_finds_nothing_or_all(tmp_path: Path) -> None:
    for n in range(100):
        with ThreadPoolExecutor(2) as both:
            tries = both.submit(away, tmp_path / f"{n}.db"), both.submit(people_away, tmp_path / f"{n}.db")
        tries[0].result()
        assert tries[1].result() in ([], ["C-01"])


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    away(tmp_path / "ledger.db")
    assert stat.S_IMODE((tmp_path / "ledger.db").stat().st_mode) == 0o600


def test_a_transaction_that_does_not_end_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    away(path)
    with pytest.raises(sqlite3.IntegrityError), writing(path, "away", "", at=NOON, said_by="Joan") as to:
        note_twice(to)
    assert people_away(path) == ["C-01"]
    with reading(path) as db:
        assert db is not None
        assert db.execute("SELECT verb, said_by, words FROM entries").fetchall() == [
            ("away", "Joan", "C-01 is away")
        ]


def test_an_entry_can_be_neither_changed_nor_taken_out(tmp_path: Path) -> None:
    away(tmp_path / "ledger.db")
    db = sqlite3.connect(tmp_path / "ledger.db")
    for words in ("UPDATE entries SET verb = 'lock'", "DELETE FROM entries"):
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(words)
    db.close()


def test_many_writers_at_once_all_write(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    code = (
        "import sys; from pathlib import Path; from tests.ledger.test_file import away;"
        "[away(Path(sys.argv[1]), f'C-{sys.argv[2]}{n}') for n in range(10)]"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(path), str(n)]) for n in range(1, 4)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert len(people_away(path)) == 30


@pytest.mark.parametrize("holds", [b"Dear Joan,", b"SQLite format 3\0" + b"\0" * 200], ids=["words", "half a file"])
def test_a_file_that_is_no_ledger_is_told_in_words_and_left_alone(tmp_path: Path, holds: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(holds)
    with pytest.raises(NotALedger, match=r"ledger\.db"):
        away(path)
    with pytest.raises(NotALedger, match=r"ledger\.db"):
        people_away(path)
    assert path.read_bytes() == holds


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE birds (name TEXT)")
    db.close()
    with pytest.raises(NotALedger, match="not a ledger"):
        away(path)
