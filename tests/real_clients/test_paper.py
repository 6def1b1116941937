"""Wall rotas as a real browser prints them; where no Chromium is, this file has nothing to say."""

import re
import subprocess
from pathlib import Path

import pytest

from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Span
from matcher.publishing.walls.page import Sheet, wall_page
from tests.publishing import street
from tests.publishing.walls import printed
from tests.real_clients.subscriber import tool

CHROMIUM = next(filter(None, map(tool, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
LEAVES_ITS_BOX = """<script>
const out = [];
for (const g of document.querySelectorAll("g.says")) {
  const box = g.querySelector("rect").getBBox();
  for (const line of g.querySelectorAll("text")) {
    const it = line.getBBox();
    if (it.x < box.x || it.x + it.width > box.x + box.width + 1 || it.y + it.height > box.y + box.height + 1)
      out.push(line.textContent);
  }
}
document.title = "LEFT " + document.querySelectorAll("g.says text").length + ": " + out.join("; ");
</script></body>"""
NAMES = (
    "Christopher-Alexander",
    "Wojciechowska Zofia",
    "نادیہ خان",
    "Петра Иванова",
    "陳大文",
    "MARGARET MMMM",
    "Wwwwwmmmmmwwwwwmmmmm",
    "Jo",
    "J.K.",
    "Elżbieta",
)


def crowded() -> tuple[Programme, Plan]:
    """A week of ten people on a shift, shifts of half an hour and more across one another, and long names."""
    programme = street.programme(weeks=1)
    people = tuple(person.but(name=name) for person, name in zip(programme.chellows, NAMES, strict=False))
    codes = tuple(person.code for person in people)
    first = programme.period.first
    duties = [_shift(first.toordinal() + day, "V-01", 540, 720, codes) for day in range(7)]
    duties += [
        _shift(first.toordinal() + day, "V-02", 480 + 30 * n, 570 + 30 * n + 60 * (n % 3), codes[n : n + 1])
        for day in range(6)
        for n in range(len(codes))
    ]
    duties += [
        _shift(first.toordinal(), "V-03", 420, 1320, codes[:2]),
        _shift(first.toordinal(), "V-03", 540, 570, codes),
    ]
    plan = Plan(period=programme.period, duties=tuple(duties))
    return programme.but(chellows=people), plan


def _shift(day: int, venue: str, start: int, end: int, people: tuple[str, ...]) -> Duty:
    from datetime import date

    on = date.fromordinal(day)
    return duty_on(
        on, Span(start=start, end=end), id=f"{venue}:{on}:{start}", kind=DutyKind.SHIFT, venue=venue, people=people
    )


def chromium(*typed: str) -> str:
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", *typed]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.fixture(scope="module")
def sheets() -> tuple[Sheet, ...]:
    worlds = [crowded(), (street.programme(), street.plan(street.programme()))]
    return tuple(sheet for world in worlds for own in printed(*world).values() for sheet in own)


def test_each_sheet_comes_out_of_the_printer_as_one_page_of_a4_landscape(
    sheets: tuple[Sheet, ...], tmp_path: Path
) -> None:
    assert all(sheet.drawing for sheet in sheets)
    (tmp_path / "all.html").write_bytes(wall_page("Wall rotas", sheets))
    chromium("--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'all.pdf'}", (tmp_path / "all.html").as_uri())
    pdf = (tmp_path / "all.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(sheets)
    boxes = {tuple(map(float, found)) for found in re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert {(round(wide / 72 * 25.4), round(tall / 72 * 25.4)) for wide, tall in boxes} == {(297, 210)}


def test_no_word_leaves_its_box(sheets: tuple[Sheet, ...], tmp_path: Path) -> None:
    page = wall_page("Wall rotas", sheets).decode().replace("</body>", LEAVES_ITS_BOX)
    (tmp_path / "all.html").write_text(page, encoding="utf-8")
    shown = chromium("--window-size=1600,1200", "--dump-dom", (tmp_path / "all.html").as_uri())
    found = re.search("<title>LEFT ([0-9]+): ([^<]*)</title>", shown)
    assert found is not None
    assert int(found[1]) > 100
    assert found[2] == ""
