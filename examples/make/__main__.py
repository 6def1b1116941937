"""`python -m examples.make` writes every example anew; the same script always writes the same programmes."""

import shutil
from pathlib import Path

from examples.make import heaton_4, heaton_28, heaton_28_built, waiting_list, years
from examples.make.sheets import as_workbook, write_csv
from examples.make.tables import WRITTEN

EXAMPLES = Path(__file__).parent.parent


def make(into: Path) -> None:
    """Write the example programmes as folders of `into`."""
    write_csv(into / "heaton-4", heaton_4.book(), {})
    _settings(into / "heaton-4", heaton_4.SETTINGS)
    _settings(into / "heaton-28", heaton_28.SETTINGS)
    as_workbook(heaton_28.book(), heaton_28.HEADINGS, heaton_28.TITLES).save(into / "heaton-28" / "programme.xlsx")
    shutil.copy(WRITTEN / "heaton-28" / "busy-c-03.ics", into / "heaton-28")
    write_csv(into / heaton_28_built.HERE, heaton_28_built.book(), {})
    _settings(into / heaton_28_built.HERE, heaton_28_built.SETTINGS)
    for year in years.YEARS:
        write_csv(into / year.folder, years.book(year), {})
        _settings(into / year.folder, years.settings(year))
    write_csv(into / waiting_list.LIST.folder, waiting_list.book(), {})
    _settings(into / waiting_list.LIST.folder, waiting_list.SETTINGS)


def _settings(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    make(EXAMPLES)
