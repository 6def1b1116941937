import csv
import gzip
import io
from importlib.resources import files
from zipfile import ZipFile

from matcher.domain.places import Place
from matcher.reading.data.build_sectors import packed, points_by_sector, rows, sector_of

DATA = files("matcher.reading") / "data"


def shipped() -> dict[str, Place]:
    text = gzip.decompress((DATA / "sectors.csv.gz").read_bytes()).decode()
    table = csv.DictReader(io.StringIO(text))
    return {
        row["sector"]: Place(
            label=row["sector"],
            easting=int(row["easting"]),
            northing=int(row["northing"]),
            within=int(row["within"]),
        )
        for row in table
    }


def code_point_open(*lines: str) -> ZipFile:
    held = io.BytesIO()
    with ZipFile(held, "w") as made:
        made.writestr("Doc/metadata.txt", "not a table")
        made.writestr("Data/CSV/bd.csv", "\n".join(lines))
    return ZipFile(held)


def test_a_sector_is_the_mean_of_its_points_and_a_point_shared_by_many_postcodes_counts_once() -> None:
    source = code_point_open(
        '"BD9 4AA",10,1000,2000,"E"', '"BD9 4AB",10,1000,2000,"E"', '"BD9 4AD",10,1030,2040,"E"'
    )
    assert list(rows(points_by_sector(source))) == [("BD9 4", 1015, 2020, 50)]


def test_a_postcode_without_a_position_and_a_sector_of_one_point_are_left_out() -> None:
    source = code_point_open(
        '"BD9 4AA",10,1000,2000,"E"',
        '"BD9 4AB",90,0,0,"E"',
        '"BD151AA",10,5,5,"E"',
        '"BD151AB",10,5,7,"E"',
    )
    assert list(rows(points_by_sector(source))) == [("BD15 1", 5, 6, 2)]


def test_sectors_read_alike_however_the_postcode_is_spaced() -> None:
    assert sector_of("B1  1AY") == "B1 1"
    assert sector_of("BD157AA") == sector_of("BD15 7AA") == "BD15 7"


def test_the_same_table_packs_to_the_same_bytes_as_shipped() -> None:
    table = ((p.label, p.easting, p.northing, p.within) for p in shipped().values())
    assert packed(table) == (DATA / "sectors.csv.gz").read_bytes()


def test_the_shipped_sectors_cover_great_britain() -> None:
    sectors = shipped()
    assert len(sectors) == 9744
    assert {label.split()[0] for label in sectors} >= {"BD9", "ZE2", "TR21", "CT21", "W1T"}
    assert all(0 < p.easting < 660_000 and 0 < p.northing < 1_225_000 and p.within > 0 for p in sectors.values())


def test_heaton_and_manningham_are_neighbours_a_walk_apart() -> None:
    sectors = shipped()
    assert 500 < sectors["BD9 4"].metres_to(sectors["BD8 7"]) < 2000
    assert sectors["BD9 4"].metres_to(sectors["W1T 1"]) > 250_000


def test_the_data_stay_small_enough_to_ship() -> None:
    assert len((DATA / "sectors.csv.gz").read_bytes()) < 400_000
