"""Whatever is wrong with what was typed is told with its finest place and what to type, all at once."""

# ruff: noqa: E501 - tables read better in rows

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from matcher.reading import CannotRead, Problem, Severity, read_programme
from tests.reading.typed import SETTINGS, Book, Sheet, clean, problems_of, put, write_folder, write_workbook

FORBIDDEN = re.compile(
    r"\b(invalid|illegal|failed|exception|error|traceback|none|null|nan|str|int)\b", re.IGNORECASE
)

Spoil = Callable[[Book], Book]


def _cell(sheet: str, row: int, column: str, value: object) -> Spoil:
    return lambda book: put(book, sheet, row, column, value)


def _with_row(sheet: str, *cells: str) -> Spoil:
    return lambda book: {**book, sheet: [*book[sheet], [*cells, *[""] * (len(book[sheet][0]) - len(cells))]]}


def _without(sheet: str, column: str) -> Spoil:
    def spoil(book: Book) -> Book:
        at = book[sheet][0].index(column)
        return {**book, sheet: [[*row[:at], *row[at + 1 :]] for row in book[sheet]]}

    return spoil


def _only(sheet: str, rows: Sheet) -> Spoil:
    return lambda book: {**book, sheet: rows}


SPOILED: dict[str, tuple[Spoil, str, str]] = {
    # what is wrong: (how it is typed, the place told, words of what to type)
    "a range that Excel turned into a date": (_cell("chellows", 2, "available", "10-Dec"), "Chellows, row 2, column Q", "10am-12pm"),
    "the same in a column a day": (_cell("chellows", 2, "free on Mondays", "1-Mar"), r"Chellows, row 2, column Y \(free on Mondays\)", "1pm-3pm"),
    "a visit of an hour typed for minutes": (_cell("families", 2, "visit_minutes", "1"), "Families, row 2, column", "at least 10"),
    "a visit of no time": (_cell("families", 2, "visit_minutes", "0"), "Families, row 2, column", "nothing for the usual"),
    "times nobody can read": (_cell("chellows", 2, "available", "when kids are at nursery"), "Chellows, row 2, column Q", "school hours"),
    "times to be asked": (_cell("chellows", 2, "available", "ask me"), "Chellows, row 2, column Q", "Ask"),
    "times not known yet": (_cell("chellows", 2, "available", "TBC"), "Chellows, row 2, column Q", "Mon am"),
    "a dated exception": (_cell("chellows", 2, "available", "Ramadan: mornings only"), "Chellows, row 2, column Q", "column away"),
    "an end before its start": (_cell("chellows", 2, "available", "Mon 14:00-12:00"), "Chellows, row 2, column Q", "10am-2pm"),
    "a time without its end": (_cell("chellows", 2, "available", "Mon 1.30"), "Chellows, row 2, column Q", "10am-12pm"),
    "an hour no day has": (_cell("chellows", 2, "available", "Mon 25-26"), "Chellows, row 2, column Q", "14:00"),
    "a misspelt part of the day": (_cell("chellows", 2, "available", "Mon moring"), "Chellows, row 2, column Q", "morning"),
    "a number for times": (_cell("chellows", 2, "available", 1.3), "Chellows, row 2, column Q", "10am-12pm"),
    "another day in a day's square": (_cell("chellows", 2, "mon_am", "Tue 9-11"), "Chellows, row 2, column O", "only"),
    "a language nobody knows": (_cell("chellows", 2, "languages", "Urdoo"), "Chellows, row 2, column D", "Did you mean Urdu"),
    "a language that means two": (_cell("chellows", 2, "languages", "Kurdish"), "Chellows, row 2, column D", "Sorani"),
    "a people for a language": (_cell("families", 2, "languages", "Roma"), "Families, row 2, column B", "Romani"),
    "a continent for a language": (_cell("families", 2, "languages", "Eastern European"), "Families, row 2, column B", "Slovak"),
    "a language hidden in a list": (_cell("families", 2, "languages", "Urdu, Klingon"), "Families, row 2, column B", "Klingon"),
    "a code twice": (_cell("chellows", 3, "id", "C-01"), "Chellows, row 3, column A", "its own code"),
    "a code twice in another manner": (_cell("chellows", 3, "id", "c01"), "Chellows, row 3, column A", "its own code"),
    "a row without a code": (_cell("chellows", 3, "id", ""), "Chellows, row 3, column A", "C-01"),
    "a sentence for a code": (_with_row("chellows", "NB: Bev is away a lot; ask her sister"), "Chellows, row 4, column A", "C-01"),
    "a family under its name": (_cell("families", 2, "id", "Khan"), "Families, row 2, column A", "F-0104"),
    "a Coach nobody is": (_cell("pairs", 2, "coach", "C-11"), "Pairs, row 2, column B", "Did you mean C-01"),
    "a family nobody is": (_cell("pairs", 2, "family", "F-0999"), "Pairs, row 2, column A", "F-0"),
    "a choice nobody is": (_cell("families", 2, "choices_ranked", "C-01; C-99"), "Families, row 2, column L", "C-0"),
    "a keep-apart nobody is": (_cell("chellows", 2, "keep_apart_from", "Z-9"), "Chellows, row 2, column S", "sheet chellows"),
    "a venue nobody knows": (_cell("shifts", 2, "venue", "libary"), "Shifts, row 2, column A", "library"),
    "a lead nobody is": (_cell("gatherings", 2, "lead", "A-7"), "Gatherings, row 2, column H", "A-1"),
    "an ambassador nobody is": (_cell("chellows", 2, "named_support_ambassador", "B-1"), "Chellows, row 2, column V", "A-1"),
    "a word for a number": (_cell("chellows", 2, "max_families", "a few"), "Chellows, row 2, column G", "number from"),
    "a number out of bounds": (_cell("chellows", 2, "training_level", "7"), "Chellows, row 2, column H", "from 0 to 3"),
    "half a person": (_cell("shifts", 2, "min", "1.5"), "Shifts, row 2, column E", "number from"),
    "hours below nothing": (_cell("chellows", 2, "hours_per_week", "-3"), "Chellows, row 2, column F", "Type it again"),
    "more hours than a week has": (_cell("chellows", 2, "hours_per_week", "700"), "Chellows, row 2, column F", "Type it again"),
    "words for hours": (_cell("chellows", 2, "hours_per_week", "some"), "Chellows, row 2, column F", "7.5"),
    "hours that could mean two lengths": (_cell("chellows", 2, "hours_per_week", "7.30"), "Chellows, row 2, column F", "7h30"),
    "a date month first": (_cell("chellows", 2, "joined_on", "2/13/2026"), "Chellows, row 2, column W", "day first"),
    "a day no month has": (_cell("chellows", 2, "joined_on", "31/2/2026"), "Chellows, row 2, column W", "day first"),
    "a word for a date": (_cell("chellows", 2, "dbs_issued", "last year"), "Chellows, row 2, column J", "3/2/2027"),
    "words for days away": (_cell("chellows", 2, "away", "half term"), "Chellows, row 2, column R", "April"),
    "days away backwards": (_cell("chellows", 2, "away", "16/4/2027 - 12/4/2027"), "Chellows, row 2, column R", "April"),
    "neither yes nor no": (_cell("chellows", 2, "dbs_update_service", "perhaps"), "Chellows, row 2, column K", "yes or no"),
    "a role nobody has": (_cell("chellows", 2, "roles", "Coach; Driver"), "Chellows, row 2, column C", "Friendly Face"),
    "a misspelt role": (_cell("chellows", 2, "roles", "Coahc"), "Chellows, row 2, column C", "Did you mean Coach"),
    "a status nobody knows": (_cell("chellows", 2, "status", "hmm"), "Chellows, row 2, column X", "active"),
    "a place nobody knows": (_cell("chellows", 2, "area", "Heatn"), "Chellows, row 2, column E", "Did you mean Heaton"),
    "a place far away": (_cell("chellows", 2, "area", "Narnia"), "Chellows, row 2, column E", "postcode sector"),
    "a postcode there is not": (_cell("chellows", 2, "area", "QQ9 9"), "Chellows, row 2, column E", "Look the postcode up"),
    "a home slot at no venue": (_cell("chellows", 2, "home_slot", "garage Tue 10:00"), "Chellows, row 2, column U", "sheet venues"),
    "a home slot without a time": (_cell("chellows", 2, "home_slot", "library Tue"), "Chellows, row 2, column U", "library Tue 10:00"),
    "a need nobody knows": (_cell("families", 2, "needs_language", "sort of"), "Families, row 2, column C", "must, prefer, any"),
    "a meeting place nobody knows": (_cell("families", 2, "meeting_places_ok", "pub"), "Families, row 2, column F", "own home"),
    "a rhythm nobody knows": (_cell("families", 2, "visit_every", "daily"), "Families, row 2, column J", "weekly"),
    "a visit of a whole day": (_cell("families", 2, "visit_minutes", "900"), "Families, row 2, column I", "Type it again"),
    "a gender nobody can tell": (_cell("families", 2, "gender_of_coach", "nice"), "Families, row 2, column K", "woman or man"),
    "asked for and refused": (_cell("families", 2, "not_with", "C-01"), "Families, row 2, column P", "Take one"),
    "a yes before the question": (_cell("families", 2, "consent_on", "1/11/2026"), "Families, row 2, column O", "both dates"),
    "a venue kind nobody knows": (_cell("venues", 2, "kind", "zoo"), "Venues, row 2, column C", "shop"),
    "a weekday nobody knows": (_cell("shifts", 2, "weekday", "Mondy"), "Shifts, row 2, column B", "Tue"),
    "a shift that ends before it starts": (_cell("shifts", 2, "end", "09:00"), "Shifts, row 2, column D", "earlier time first"),
    "a shift that may end in the evening": (_cell("shifts", 2, "end", "9:00"), "Shifts, row 2, column D", "am or pm"),
    "a shift without its end": (_cell("shifts", 2, "end", ""), "Shifts, row 2, column D", "13:30"),
    "half past one or one point three": (_cell("shifts", 2, "start", "1.30"), "Shifts, row 2, column C", "1:30pm"),
    "words for a time": (_cell("shifts", 2, "start", "after lunch"), "Shifts, row 2, column C", "9:30am"),
    "fewest over most": (_cell("shifts", 2, "min", "5"), "Shifts, row 2, column G", "in that order"),
    "a shift at no venue": (_cell("shifts", 2, "venue", ""), "Shifts, row 2", "column venue"),
    "a shift until before it begins": (
        lambda b: put(put(b, "shifts", 2, "from", "1/3/2027"), "shifts", 2, "until", "1/2/2027"), "Shifts, row 2, column I", "both dates",
    ),
    "a gathering of no kind": (_cell("gatherings", 2, "kind", "party"), "Gatherings, row 2, column B", "weekly coaching"),
    "a gathering on no day": (_cell("gatherings", 2, "day", "soon"), "Gatherings, row 2, column D", "1st Tue"),
    "a gathering without a title": (_cell("gatherings", 2, "title", ""), "Gatherings, row 2", "Fill it in"),
    "a pair in no state": (_cell("pairs", 2, "state", "good"), "Pairs, row 2, column C", "proposed"),
    "a pair without a state": (_cell("pairs", 2, "state", ""), "Pairs, row 2", "Fill it in"),
    "a family with two Coaches": (_with_row("pairs", "F-0102", "C-02", "active"), "Pairs, row 3", "ended"),
    "a visit day without its time": (_cell("pairs", 2, "start", ""), "Pairs, row 2, column G", "both or neither"),
    "a lock on nothing there is": (_cell("locks", 2, "family_or_shift", "attic"), "Locks, row 2, column C", "library Tue 10:00"),
    "a lock on nobody": (_cell("locks", 2, "volunteer", ""), "Locks, row 2", "Fill it in"),
    "a term that ends before it starts": (_cell("terms", 2, "end", "1/1/2027"), "Terms, row 2, column C", "both dates"),
    "an area nowhere": (lambda b: put(put(b, "areas", 2, "easting", ""), "areas", 2, "northing", ""), "Areas, row 2", "easting"),
    "words for metres": (_cell("areas", 2, "easting", "near the park"), "Areas, row 2, column B", "414500"),
    "a sheet with nothing on it": (_only("shifts", []), "Shifts", "headings"),
    "a missing column": (_without("chellows", "id"), "Chellows, row 1", '"id"'),
    "a missing column of shifts": (_without("shifts", "weekday"), "Shifts, row 1", '"weekday"'),
    "a heading twice": (lambda b: {**b, "chellows": [[*row, row[3]] for row in b["chellows"]]}, "Chellows, row 1, column Y", "Keep one"),
    "no sheet of Chellows": (lambda b: {k: v for k, v in b.items() if k != "chellows"}, "", "sheet chellows"),
    "no sheet of venues": (lambda b: {k: v for k, v in b.items() if k != "venues"}, "Shifts, row 2, column A", "Add a sheet venues"),
    "a family called as a Chellow is": (_cell("families", 2, "id", "c-01"), "Families, row 2", "its own code"),
    "the same sheet twice": (lambda b: {**b, "volunteers": b["chellows"]}, "[Vv]olunteers", "Keep one"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", SPOILED)
def test_what_is_wrong_is_told_with_its_place_and_what_to_type(wrong: str, tmp_path: Path) -> None:
    spoil, place, words = SPOILED[wrong]
    folder = write_folder(tmp_path, spoil(clean()))
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(CannotRead) as caught:
        read_programme(folder)
    told = [str(problem) for problem in caught.value.faults]
    assert any(re.match(place, line) and words in line for line in told), told
    assert all(line.endswith((".", "?", "!")) and not FORBIDDEN.search(line) for line in told), told
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


QUESTIONS: dict[str, tuple[Spoil, str, str]] = {
    "a family nobody asked": (_cell("families", 2, "asked_on", ""), "Families, row 2: no \"asked on\" date", "I leave F-0101 out until someone has asked the family what they want."),
    "a family that has not said yes": (_cell("families", 2, "consent_on", ""), "Families, row 2: no", "said yes"),
    "a family without an area": (_cell("families", 2, "area", ""), "Families, row 2", "postcode sector"),
    "a Coach without an area": (_cell("chellows", 2, "area", ""), "Chellows, row 2", "postcode sector"),
    "a family without a language": (_cell("families", 2, "languages", ""), "Families, row 2: no language", "first language first"),
    "a Chellow without times": (_cell("chellows", 3, "available", ""), "Chellows, row 3: no times", "Mon am"),
    "a family without times": (_cell("families", 3, "good_times", ""), "Families, row 3: no times", "column good_times"),
    "a Chellow without hours": (_cell("chellows", 3, "hours_per_week", ""), "Chellows, row 3", "such as 7"),
    "a check without its date": (_cell("chellows", 3, "dbs_issued", ""), "Chellows, row 3", "dbs_issued"),
    "a guess at the whole week": (_cell("chellows", 3, "available", "flexible"), "Chellows, row 3, column Q", "times_confirmed"),
    "a guess at the days": (_cell("chellows", 3, "available", "mornings"), "Chellows, row 3, column Q", "times_confirmed"),
    "a fortnight without an anchor": (_cell("chellows", 3, "available", "every other Sat am"), "Chellows, row 3, column Q", "times_from"),
    "a language of two kinds that understand each other": (_cell("chellows", 3, "languages", "Punjabi"), "Chellows, row 3, column D", "Punjabi (Western) or Punjabi (Indian)"),
    "a full postcode": (_cell("chellows", 3, "area", "BD9 4AB"), "Chellows, row 3, column E", "Type BD9 4"),
    "a column nobody reads": (_cell("chellows", 3, "Shoe size", "7"), "Chellows, row 1, column Y", "Shoe size"),
    "a column nearly right": (_cell("chellows", 3, "Accreditaton", "x"), "Chellows, row 1, column Y", "Did you mean accreditation"),
    "a sheet nearly right": (lambda b: {**b, "teerms": [["a"]]}, "Teerms", "Did you mean terms"),
    "no terms for term time": (lambda b: {k: v for k, v in b.items() if k != "terms"}, "Chellows, row 3", "sheet terms"),
    "cover off the half hour": (_cell("cover", 2, "start", "9:15"), "Cover, row 2", "I read 9:15-17:00 as 9:00-17:00"),
    "cover while it is closed": (_cell("cover", 2, "end", "23:00"), "Cover, row 2", "not open all that time"),
    "cover shorter than any shift": (_cell("cover", 2, "end", "9:30"), "Cover, row 2", "shortest shift"),
    "a shift whose end is read as evening": (_cell("shifts", 2, "end", "6:00"), "Shifts, row 2", "I read 10:00-18:00"),
    "one shift typed twice": (lambda b: {**b, "shifts": [*b["shifts"][:2], b["shifts"][1]]}, "Shifts, row 3: the same shift as in row 2", "type 2 under min"),
    "a pair nobody vouches for": (_cell("pairs", 2, "said_by", ""), "Pairs, row 2: F-0102 and C-01 are active, and nobody", "column said_by"),
    "a pair that has begun after these weeks": (_cell("pairs", 2, "since", "14/07/2036"), "Pairs, row 2", "type accepted"),
    "a pair without its first visit": (_cell("pairs", 2, "since", ""), "Pairs, row 2", "column since"),
}  # fmt: skip


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_question_is_asked_and_everything_else_is_read(asked: str, tmp_path: Path) -> None:
    spoil, place, words = QUESTIONS[asked]
    reading = read_programme(write_folder(tmp_path, spoil(clean())))
    told = [str(note) for note in reading.notes]
    assert any(re.match(place, line) and words in line for line in told), told
    assert all(note.severity is Severity.QUESTION for note in reading.notes)
    assert not any(FORBIDDEN.search(line) for line in told)


def test_a_clean_programme_leaves_no_question(tmp_path: Path) -> None:
    assert read_programme(write_folder(tmp_path, clean())).notes == ()


def test_all_problems_are_told_at_once_in_order_of_sheet_row_and_column(tmp_path: Path) -> None:
    book = put(clean(), "shifts", 2, "venue", "attic")
    put(book, "chellows", 3, "languages", "Urdoo")
    put(book, "chellows", 2, "joined_on", "soon")
    put(book, "chellows", 2, "languages", "Klingon")
    put(book, "families", 2, "visit_every", "often")
    told = problems_of(write_folder(tmp_path, book, SETTINGS + 'nmae = "x"\n'))
    places = [(p.source.sheet, p.source.row, p.source.column) for p in told]
    assert places == [
        ("settings.toml", 5, None),
        ("chellows", 2, "D"),
        ("chellows", 2, "W"),
        ("chellows", 3, "D"),
        ("families", 2, "J"),
        ("shifts", 2, "A"),
    ]


def test_thousands_of_like_problems_are_counted_not_listed(tmp_path: Path) -> None:
    book = clean()
    book["chellows"] += [["", "nobody", *[""] * 22] for _ in range(5000)]
    told = problems_of(write_folder(tmp_path, book))
    assert len(told) < 60
    assert "4950 more rows" in str(told[-1])


WHO_THEY_ARE = {
    "Name": "names",
    "Surname": "names",
    "First name": "names",
    "Mum's first name": "such facts",
    "Address": "addresses",
    "Home address": "addresses",
    "Full postcode": "addresses",
    "Date of birth": "dates of birth",
    "DOB": "dates of birth",
    "Phone": "numbers",
    "Mobile number": "such facts",
    "Email": "numbers",
}


@pytest.mark.parametrize("heading", WHO_THEY_ARE)
def test_a_column_that_tells_who_a_family_is_is_refused_with_advice(heading: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, put(clean(), "families", 2, heading, "Parveen of 14 Emm Lane"))
    (told,) = (str(problem) for problem in problems_of(folder))
    advice = f"Move {WHO_THEY_ARE[heading]} to your own locked list and delete the column."
    assert told == f'Families has a column called "{heading}". Families are kept under codes here. {advice}'


def test_long_text_about_a_family_is_never_repeated(tmp_path: Path) -> None:
    private = "Shabana at 14 Emm Lane says whenever her mother has the baby"
    book = clean()
    for column in (
        "good_times",
        "languages",
        "meeting_places_ok",
        "choices_ranked",
        "visit_every",
        "area",
        "asked_on",
    ):
        put(book, "families", 2, column, private)
    told = [str(problem) for problem in problems_of(write_folder(tmp_path, book))]
    assert len(told) >= 7
    assert not any("Shabana" in line or "Emm" in line or "mother" in line for line in told)


def test_a_full_postcode_is_neither_kept_nor_repeated(tmp_path: Path) -> None:
    book = put(put(clean(), "families", 2, "area", "BD9 4JQ"), "families", 3, "area", "QQ9 4JQ")
    told = [str(problem) for problem in problems_of(write_folder(tmp_path / "a", book))]
    assert len(told) == 2
    assert not any("JQ" in line for line in told)
    kept = read_programme(write_folder(tmp_path / "b", put(clean(), "families", 2, "area", "bd9 4jq"))).programme
    assert kept.families[0].place == "BD9 4"
    assert "jq" not in kept.model_dump_json().lower()


def _told_of(path: Path) -> list[str]:
    with pytest.raises(CannotRead) as caught:
        read_programme(path)
    told = [str(problem) for problem in caught.value.faults]
    assert told
    assert not any(FORBIDDEN.search(line) for line in told)
    return told


def _file(name: str, data: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        write_folder(folder, clean())
        for sheet in folder.glob("*.csv") if name.startswith("programme") else ():
            sheet.unlink()
        (folder / name).write_bytes(data)
        return folder

    return write


def _a_folder_for_a_file(folder: Path) -> Path:
    write_folder(folder, clean())
    (folder / "chellows.csv").unlink()
    (folder / "chellows.csv").mkdir()
    return folder


OLD_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FILES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a folder that is not there": (lambda folder: folder / "nothing", "folder of the programme"),
    "an empty folder": (lambda folder: folder, "chellows.csv"),
    "an empty workbook file": (_file("programme.xlsx", b""), "empty"),
    "text named as a workbook": (_file("programme.xlsx", b"id,name\nC-01,Amina\n"), "save it as .xlsx"),
    "half a workbook": (_file("programme.xlsx", b"PK\x03\x04 and no more"), "save it as .xlsx"),
    "an old workbook named as new": (_file("programme.xlsx", OLD_FILE + bytes(600)), ".xls"),
    "a workbook with a password": (
        _file("programme.xlsx", OLD_FILE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)), "password",
    ),
    "a workbook named as CSV": (_file("chellows.csv", b"PK\x03\x04" + bytes(100)), "Save the sheet as CSV"),
    "a picture named as CSV": (_file("chellows.csv", b"\x89PNG\r\n" + bytes(100)), "Save the sheet as CSV"),
    "bytes named as CSV": (_file("chellows.csv", bytes(range(256)) * 4), "Save the sheet as CSV"),
    "an empty CSV file": (_file("chellows.csv", b""), "headings"),
    "a quotation mark never closed": (_file("chellows.csv", b'id,name\nC-01,"Amina\n' + b"x" * 200_000), "quotation mark"),
    "a folder named as a CSV file": (_a_folder_for_a_file, "sheet chellows"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", FILES)
def test_a_file_that_cannot_be_read_is_told_in_words(wrong: str, tmp_path: Path) -> None:
    make, words = FILES[wrong]
    told = _told_of(make(tmp_path))
    assert any(words in line for line in told), told


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "programme.xlsx")
    assert any("empty" in line for line in _told_of(tmp_path))


STRAY = {
    "the last cell there is": (1_048_576, 16_384),
    "far down": (1_048_576, 24),
    "far to the right": (2000, 16_384),
}


@pytest.mark.parametrize("where", STRAY)
def test_a_cell_that_strayed_far_off_is_told_before_room_is_made_for_it(where: str, tmp_path: Path) -> None:
    folder = write_workbook(tmp_path, clean())
    pages = load_workbook(folder / "programme.xlsx")
    row, column = STRAY[where]
    pages["chellows"].cell(row, column, "x")
    pages.save(folder / "programme.xlsx")
    assert any(f"row {row:,} and over {column:,} columns" in line for line in _told_of(folder))


def test_a_workbook_that_swells_when_unpacked_is_refused(tmp_path: Path) -> None:
    folder = write_workbook(tmp_path, clean())
    with zipfile.ZipFile(folder / "programme.xlsx", "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/picture.bin", bytes(201_000_000))
    assert any("far too large" in line for line in _told_of(folder))


def test_a_formula_that_went_wrong_is_told_with_its_cell(tmp_path: Path) -> None:
    folder = write_workbook(tmp_path, clean())
    pages = load_workbook(folder / "programme.xlsx")
    cell = pages["chellows"]["F2"]
    cell.value, cell.data_type = "#REF!", "e"
    pages["chellows"]["F3"] = "=3+4"
    pages.save(folder / "programme.xlsx")
    told = _told_of(folder)
    assert any(line.startswith("Chellows, row 2, column F: I see #REF!.") for line in told)
    assert any(line.startswith("Chellows, row 3, column F: I see a formula") for line in told)


def test_a_number_excel_made_of_a_time_is_asked_about(tmp_path: Path) -> None:
    book = put(put(clean(), "chellows", 2, "available", 1.3), "shifts", 2, "start", 1.3)
    told = [str(problem) for problem in problems_of(write_workbook(tmp_path, book))]
    assert told == [
        "Chellows, row 2, column Q (available): I see 1.3. I cannot tell whether that is a time. "
        "Type 1:30pm or 13:30, with the colon.",
        "Shifts, row 2, column C (start): I see 1.3. I cannot tell whether that is a time. "
        "Type 1:30pm or 13:30, with the colon.",
    ]


def test_a_problem_says_where_what_was_seen_and_what_to_type(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, put(clean(), "chellows", 2, "free on Mondays", "10-Dec"))
    (folder / "chellows.csv").rename(folder / "volunteers.csv")
    (problem,) = problems_of(folder)
    assert isinstance(problem, Problem)
    assert str(problem) == (
        "Volunteers, row 2, column Y (free on Mondays): I see 10-Dec. "
        'Excel may have turned "10-12" into a date. Type 10am-12pm.'
    )


def test_two_people_of_one_first_name_are_welcome(tmp_path: Path) -> None:
    reading = read_programme(write_folder(tmp_path, put(clean(), "chellows", 3, "name_or_initials", "Amina")))
    assert [person.name for person in reading.programme.chellows] == ["Amina", "Amina"]


STRANGE = (
    *(
        "10-Dec",
        "🙂",
        "C-01",
        "a" * 5000,
        "=1/0",
        "99999999999999999999",
        "9" * 400,
        "9" * 5000,
        "1e400",
        "nan",
        "inf",
        "24:00",
        "31/12/9999",
    ),
    *(
        "29 Feb 2100",
        "29 Feb - 1 Mar",
        "Dec 9999",
        "1/1/1",
        "31/12/9999 - 1/1/1",
        "F-1;F-2",
        "(((",
        "½",
        "²",
        "1²:30",
    ),
    *(
        "١٢",
        "Ⅷ:00",
        "\n\n",
        ";;;",
        ",,,",
        "'",
        '"',
        "library Tue 25:00",
        "25:61",
        "w/c 1/1/2027",
        "not",
        "Mon-",
        "-5",
    ),
)


@given(st.data())
def test_whatever_stands_in_any_cell_is_read_or_told(data: st.DataObject) -> None:
    book = clean()
    for _ in range(data.draw(st.integers(1, 4))):
        sheet = data.draw(st.sampled_from(sorted(book)))
        row = data.draw(st.integers(1, len(book[sheet]) - 1))
        column = data.draw(st.integers(0, len(book[sheet][0]) - 1))
        book[sheet][row][column] = data.draw(st.one_of(st.sampled_from(STRANGE), st.text(max_size=12)))
    with TemporaryDirectory() as folder:
        told = problems_of(write_folder(Path(folder), book))
    assert all(str(problem) and problem.source.sheet for problem in told)


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=20), st.integers(1, 10**6)
)
def test_a_damaged_workbook_is_read_or_told(damage: list[tuple[int, int]], length: int) -> None:
    with TemporaryDirectory() as folder:
        path = write_workbook(Path(folder), clean()) / "programme.xlsx"
        data = bytearray(path.read_bytes())
        for at, byte in damage:
            data[at % len(data)] = byte
        path.write_bytes(bytes(data[: length % (2 * len(data))]))
        told = problems_of(Path(folder))
    assert all(str(problem) for problem in told)
