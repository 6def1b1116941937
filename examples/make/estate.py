"""Heaton and the streets around it: areas drawn by hand on the national grid, and the walk between them.

The areas are a coordinator's own sketch, good to a street or two; postcode sectors come with the product.
"""

import math

from examples.make.sheets import Row
from matcher.domain.places import Place

AREAS = {
    place.label: place
    for place in (
        Place(label="Haworth Road estate", easting=412250, northing=435250, within=250),
        Place(label="Chellow Height", easting=411950, northing=434550, within=300),
        Place(label="Daisy Hill", easting=412750, northing=434750, within=300),
        Place(label="Heaton village", easting=413900, northing=435300, within=300),
        Place(label="Emm Lane", easting=414500, northing=435150, within=250),
        Place(label="Toller Lane", easting=413800, northing=434600, within=300),
        Place(label="Lilycroft", easting=414350, northing=434200, within=250),
        Place(label="Girlington", easting=413700, northing=433900, within=350),
        Place(label="Manningham", easting=415050, northing=434350, within=400),
        Place(label="Frizinghall", easting=415150, northing=435650, within=300),
    )
}


def area_rows() -> list[Row]:
    """The `areas` sheet."""
    return [
        {
            "area": place.label,
            "easting": place.easting,
            "northing": place.northing,
            "within_metres": place.within,
        }
        for place in AREAS.values()
    ]


def walk(a: str, b: str) -> int:
    """Walking minutes between two areas as the product reckons them by default."""
    return math.ceil(AREAS[a].metres_to(AREAS[b]) * 130 / (100 * 75))


def near(area: str, minutes: int) -> list[str]:
    """Areas at most so many minutes away, the area itself too, in order of name."""
    return sorted(other for other in AREAS if walk(area, other) <= minutes)
