"""The kinds a coordinator chooses from: roles, needs, meeting places, checks, how much a calendar says."""

from enum import StrEnum

HIGHEST_NEED = 3
"""Need bands run from 0 to this."""


class Role(StrEnum):
    """The three kinds of Chellow; one person may be several."""

    FRIENDLY_FACE = "friendly face"
    HUB = "information hub"
    COACH = "coach"


class Need(StrEnum):
    """How firmly a family asks for something."""

    MUST = "must"
    PREFER = "prefer"
    ANY = "any"


class MeetingPlace(StrEnum):
    """Where a Coach and a family may meet."""

    FAMILY_HOME = "own home"
    CHELLOW_HOME = "chellow's home"
    CAFE = "cafe"
    CENTRE = "centre"
    HOUSE = "house"
    SCHOOL = "school"
    LIBRARY = "library"
    SHOP = "shop"
    WORSHIP = "place of worship"
    PHONE = "phone"


class CheckKind(StrEnum):
    """What a Chellow must have passed before some duties."""

    DBS = "dbs"
    SAFEGUARDING = "safeguarding"
    LONE_WORKING = "lone working"


class FeedDetail(StrEnum):
    """How much a Chellow's calendar says of each duty."""

    BRIEF = "brief"
    FULL = "full"
    BUSY_ONLY = "busy-only"
