"""Places as coordinators keep them: named areas and postcode sectors, never a full postcode."""

import math

from matcher.domain.record import Record


class Place(Record):
    """An area with a centre on the national grid (metres) and its stated mean distance within."""

    label: str
    easting: int
    northing: int
    within: int = 250
    """Mean metres between two homes of this area."""

    def metres_to(self, other: "Place") -> int:
        """Straight metres between centres; within one area its stated mean."""
        if self.label == other.label:
            return self.within
        return round(math.hypot(self.easting - other.easting, self.northing - other.northing))
