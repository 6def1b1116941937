"""settings.toml says what a coordinator may change; what it says wrongly is told line by line."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from constraints import parameters, rule_book, rules_of
from matcher.domain.settings import Settings
from matcher.reading import CannotRead, Over, read_programme
from tests.reading.typed import SETTINGS, clean, problems_of, read, write_folder


def test_every_setting_can_be_said(tmp_path: Path) -> None:
    said = """\
id = "7d0a1a9e-6f3e-4f43-8f5c-0c8f4f1d2a11"
name = "Four streets"
period_start = "4 Jan 2027"
weeks = 6
seed = "lots"
placing = "reach"
order = [2, 4, 3, 5, 6]
cover_first = true
cover_follows_families = true
ageing_weeks = 8
service_weeks = 52
decay_percent = 80
metres_a_minute = 70
detour_percent = 140
days_between_asks = 10
dbs_months = 24
safeguarding_months = 12
lone_working_months = 12
morning = "8:30-12:30"
afternoon = ["12:30", "17:00"]
evening = [1020, 1260]

[rules.a_fair_share]
something = 3
"""
    programme = read(write_folder(tmp_path, clean(), said)).programme
    assert programme.id == UUID("7d0a1a9e-6f3e-4f43-8f5c-0c8f4f1d2a11")
    assert (programme.period.first, programme.period.weeks) == (date(2027, 1, 4), 6)
    assert programme.settings == Settings(
        name="Four streets",
        seed="lots",
        placing="reach",
        order=(2, 4, 3, 5, 6),
        cover_first=True,
        cover_follows_families=True,
        ageing_weeks=8,
        service_weeks=52,
        decay_percent=80,
        metres_a_minute=70,
        detour_percent=140,
        days_between_asks=10,
        dbs_months=24,
        safeguarding_months=12,
        lone_working_months=12,
        morning=(510, 750),
        afternoon=(750, 1020),
        evening=(1020, 1260),
        rules={"a_fair_share": {"something": 3}},
    )


RULES = {
    "a_fair_share": {"from": None, "until": None},
    "few_shifts_a_day": {"most": 1, "from": None, "until": None},
    "nobody_alone_after_dark": {"dusk": (1015, 1070, 1125)},
}
WRONG = {
    'nmae = "x"': ("row 5", "Did you mean name?"),
    'ageing_weeks = "soon"': ("row 5", "ageing_weeks = 12"),
    "ageing_weeks = 0": ("row 5", "1 to 5200"),
    'placing = "luck"': ("row 5", "claims"),
    "evening = [1200, 900]": ("row 5", '"17:00-20:00"'),
    "morning = [600, 9000]": ("row 5", '"9:00-12:00"'),
    "order = [2, 3]": ("row 5", "[2, 3, 4, 5, 6]"),
    "decay_percent = 140": ("row 5", "0 to 100"),
    "detour_percent = 40": ("row 5", "100 to 1000"),
    'morning = "early"': ("row 5", 'morning = "9:00-12:00"'),
    "cover_first = 7": ("row 5", "cover_first = false"),
    "name = Our programme": ("row 5", "quotation marks"),
    "[rules.a_fair_shair]": ("row 5", "Did you mean a_fair_share?"),
    "[rules.a_fair_share]\nmost = 3": ("row 6", "Those it has: from, until."),
    "[rules.few_shifts_a_day]\nfewest = 3": ("row 6", "Those it has: most, from, until."),
    '[rules.few_shifts_a_day]\nmost = "one"': ("row 6", "most = 1"),
    "[rules.few_shifts_a_day]\nmost = true": ("row 6", "most = 1"),
    "[rules.few_shifts_a_day]\nmost = 1.5": ("row 6", "most = 1"),
    "[rules.few_shifts_a_day]\nmost = -1": ("row 6", "most = 1"),
    "[rules.few_shifts_a_day]\nmost = 100000000000000": ("row 6", "no number above 10000"),
    "[rules.few_shifts_a_day]\nuntil = 3": ("row 6", "until = 2027-02-01"),
    '[rules.few_shifts_a_day]\nfrom = "1 Feb"': ("row 6", "without quotation marks"),
    "[rules.nobody_alone_after_dark]\nfrom = 2027-02-01": ("row 6", "Those it has: dusk."),
    "[rules.nobody_alone_after_dark]\ndusk = [1, 2]": ("row 6", "dusk = [1015, 1070, 1125]"),
    "ageing_weeks = 1000000000000000000000000000000": ("row 5", "1 to 5200"),
    "metres_a_minute = -1": ("row 5", "1 to 1000"),
    "detour_percent = 1000000000000": ("row 5", "100 to 1000"),
    "x = " + "[" * 2000 + "]" * 2000: ("row 6", "one setting a line"),
    "[rules.few_shifts_a_day]\nfrom = 2027-02-01\nuntil = 2027-01-01": ("row 7", "2027-02-01 or later"),
    "rules = 3": ("row 5", "[rules.a_fair_share]"),
    "[spellings]\nUrdoo = 3": ("row 5", "[spellings]"),
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_line_is_told_with_its_row(line: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, clean(), SETTINGS + line + "\n")
    with pytest.raises(CannotRead) as caught:
        read_programme(folder, rules=RULES)
    row, words = WRONG[line]
    told = [str(problem) for problem in caught.value.faults if problem.source.sheet == "settings.toml"]
    assert any(line.startswith(f"settings.toml, {row}: ") and words in line for line in told), told


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("weeks", "0"),
        ("weeks", '"four"'),
        ("weeks", "200"),
        ("period_start", '"soon"'),
        ("period_start", "0001-01-01"),
        ("period_start", "9999-12-27"),
        ("id", '"7"'),
    ],
)
def test_a_wrong_value_is_told(key: str, typed: str, tmp_path: Path) -> None:
    lines = [line for line in SETTINGS.splitlines() if not line.startswith(key)]
    folder = write_folder(tmp_path, clean(), "\n".join([*lines, f"{key} = {typed}", ""]))
    with pytest.raises(CannotRead) as caught:
        read_programme(folder)
    assert any(problem.source.row == len(lines) + 1 for problem in caught.value.faults)


def test_without_settings_a_start_is_asked_for_by_name(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, clean())
    (folder / "settings.toml").unlink()
    (told,) = [problem for problem in problems_of(folder) if problem.is_fault]
    assert "period_start" in str(told)
    assert "--from" in str(told)


def test_without_settings_a_start_on_the_command_line_is_enough(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, clean())
    (folder / "settings.toml").unlink()
    first, again = (read_programme(folder, over=Over(start=date(2027, 2, 1), weeks=2)) for _ in range(2))
    assert (first.programme.period.first, first.programme.period.weeks) == (date(2027, 2, 1), 2)
    assert first.programme.id == again.programme.id
    (note,) = first.notes
    assert f'id = "{first.programme.id}"' in str(note)


def test_the_command_line_goes_before_the_settings(tmp_path: Path) -> None:
    period = read_programme(
        write_folder(tmp_path, clean()), over=Over(start=date(2027, 3, 1), weeks=1)
    ).programme.period
    assert (period.first, period.weeks) == (date(2027, 3, 1), 1)


def test_a_start_that_is_no_monday_begins_on_the_monday_of_its_week(tmp_path: Path) -> None:
    reading = read_programme(write_folder(tmp_path, clean()), over=Over(start=date(2027, 3, 3)))
    assert reading.programme.period.first == date(2027, 3, 1)
    assert ["Monday 1 Mar 2027" in str(note) for note in reading.notes] == [True]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_settings_are_read_however_they_are_saved(encoding: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, clean())
    (folder / "settings.toml").write_bytes(SETTINGS.replace("Four streets", "Café").encode(encoding))
    assert read(folder).programme.settings.name == "Café"


def test_the_programmes_id_may_be_called_so(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, clean(), SETTINGS.replace("id =", "programme_id ="))
    assert read(folder).programme.id == UUID("7d0a1a9e-6f3e-4f43-8f5c-0c8f4f1d2a11")


def test_bank_holidays_of_england_are_known(tmp_path: Path) -> None:
    programme = read_programme(write_folder(tmp_path, clean()), over=Over(start=date(2027, 3, 22))).programme
    assert {date(2027, 3, 26), date(2027, 3, 29), date(2027, 12, 27)} <= programme.bank_holidays


@pytest.mark.parametrize(
    ("dates", "holds"),
    [
        ("until = 2027-01-03", False),
        ("until = 2027-01-04", True),
        ("from = 2027-01-31", True),
        ("from = 2027-02-01", False),
        ("from = 2026-01-01\nuntil = 2028-01-01", True),
    ],
)
def test_a_rule_with_dates_holds_in_a_period_that_has_a_day_between_them(
    dates: str, holds: bool, tmp_path: Path
) -> None:
    """Four weeks from Monday 4 January."""
    folder = write_folder(tmp_path, clean(), f"{SETTINGS}[rules.few_weekends]\nmost = 1\n{dates}\n")
    programme = read_programme(folder, rules=parameters()).programme
    (rule,) = (rule for rule in rule_book(programme.settings.rules) if rule.name == "few_weekends")
    assert (rule in rules_of(programme)) is holds
    assert len(rules_of(programme)) == len(rule_book()) - (not holds)


def test_what_keeps_people_safe_is_given_no_dates() -> None:
    assert [rule.name for rule in rule_book() if rule.safeguarding and rule.may_rest] == []


def test_a_line_that_cannot_be_read_is_all_that_is_told_of_the_settings(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, clean(), SETTINGS + "cover_first = maybe\n")
    with pytest.raises(CannotRead) as caught:
        read_programme(folder, rules=RULES)
    (told,) = [problem for problem in caught.value.faults if problem.source.sheet == "settings.toml"]
    assert "I cannot read this line." in str(told)
