"""Places are named areas or postcode sectors; a full postcode is cut to its sector before anything is kept."""

from pathlib import Path

import pytest

from matcher.reading.places import Areas, Sectors, _shipped, is_full_postcode, is_postcode, without_unit
from tests.reading.typed import SETTINGS, clean, problems_of, put, read, write_folder


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("BD9 4", "BD9 4"), ("bd9 4", "BD9 4"), ("BD9 4JQ", "BD9 4"), ("bd94jq", "BD9 4"), ("BD9", "BD9"),
     ("M1 1AE", "M1 1"), ("EC1A 1BB", "EC1A 1"), ("W1A0AX", "W1A 0"), ("BD10 8AB", "BD10 8"), ("bd10 8", "BD10 8")],
)  # fmt: skip
def test_only_the_sector_of_a_postcode_is_kept(typed: str, kept: str) -> None:
    assert is_postcode(typed)
    assert without_unit(typed) == kept


@pytest.mark.parametrize("typed", ["Heaton", "9 4JQ", "BD", "Emm Lane 4", "", "BD9 44"])
def test_what_is_no_postcode_is_none(typed: str) -> None:
    assert not is_postcode(typed)
    assert not is_full_postcode(typed)


def test_sectors_of_bradford_lie_in_bradford() -> None:
    near, far = Sectors().find("BD9 4"), Sectors().find("EC1A 1")
    assert near is not None
    assert far is not None
    assert abs(near.easting - 414_500) < 3_000
    assert abs(near.northing - 434_900) < 3_000
    assert near.metres_to(far) > 250_000


def test_every_shipped_sector_is_found() -> None:
    sectors = _shipped()
    assert len(sectors) == len(list(sectors)) > 9_000
    assert all(sectors[label].label == label for label in list(sectors)[::97])
    assert "ZZ1 1" not in sectors


def test_a_sector_may_be_typed_without_its_space() -> None:
    assert Sectors().find("BD94") == Sectors().find("BD9 4")


def test_a_district_lies_amid_its_sectors() -> None:
    district = Sectors().find("BD9")
    sectors = [place for n in range(10) if (place := Sectors().find(f"BD9 {n}"))]
    assert district is not None
    assert min(s.easting for s in sectors) <= district.easting <= max(s.easting for s in sectors)
    assert district.within > 0


def test_an_area_may_lie_where_a_postcode_sector_lies(tmp_path: Path) -> None:
    book = {**clean(), "areas": [["area", "postcode"], ["Heaton", "BD9 4AB"]]}
    place = read(write_folder(tmp_path, book)).programme.place["Heaton"]
    sector = Sectors().find("BD9 4")
    assert sector is not None
    assert (place.easting, place.northing) == (sector.easting, sector.northing)


def test_an_area_goes_before_a_sector_of_the_same_name(tmp_path: Path) -> None:
    book = clean()
    book["areas"].append(["BD9 4", "1000", "2000", "100"])
    programme = read(write_folder(tmp_path, book)).programme
    assert programme.place["BD9 4"].easting == 1000


def test_only_sectors_somebody_named_are_kept_beside_the_areas(tmp_path: Path) -> None:
    assert sorted(read(write_folder(tmp_path, clean())).programme.place) == ["BD9 4", "Heaton"]


def test_the_area_goes_before_the_postcode_beside_it(tmp_path: Path) -> None:
    book = put(clean(), "chellows", 2, "postcode", "BD9 4")
    assert read(write_folder(tmp_path, book)).programme.chellows[0].place == "Heaton"


OPEN_POSTCODES = {
    "as Ordnance Survey gives them": (
        "BD9 4AA,10,414000,435000,E92\nBD9 4AB,10,414200,435000,E92\nXX1 1AA,90,0,0,E92\n"
    ),
    "with headings": "pcd,other,oseast1m,osnrth1m\nBD94AA,x,414000,435000\nBD94AB,x,414200,435000\n",
}


@pytest.mark.parametrize("layout", OPEN_POSTCODES)
def test_a_programme_may_bring_its_own_open_postcodes(layout: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, clean(), SETTINGS + 'postcode_file = "open.csv"\n')
    (folder / "open.csv").write_text(OPEN_POSTCODES[layout], encoding="utf-8")
    place = read(folder).programme.place["BD9 4"]
    assert (place.easting, place.northing, place.within) == (414100, 435000, 141)


def test_a_postcode_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    told = [str(p) for p in problems_of(write_folder(tmp_path, clean(), SETTINGS + 'postcode_file = "gone.csv"\n'))]
    assert any(line.startswith('settings.toml, row 5: I cannot find "gone.csv".') for line in told)


def test_a_postcode_file_with_no_postcodes_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, clean(), SETTINGS + 'postcode_file = "open.csv"\n')
    (folder / "open.csv").write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    assert any("no postcodes" in str(problem) for problem in problems_of(folder))


def test_an_area_is_found_whatever_its_case_and_marks() -> None:
    place = Sectors().find("BD9 4")
    assert place is not None
    named = place.but(label="Heaton village")
    assert Areas([named], Sectors()).find("heaton  Village") == named
