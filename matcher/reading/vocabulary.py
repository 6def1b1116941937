"""The words coordinators type for roles, kinds and states, and what each means."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from matcher.domain.kinds import HIGHEST_NEED, FeedDetail, MeetingPlace, Need, Role
from matcher.domain.pairs import PairState
from matcher.domain.venues import GatheringKind, VenueKind
from matcher.forms import TICK
from matcher.reading.columns import folded

T = TypeVar("T")


class Words(Generic[T]):
    """Spellings and what each means; the first spelling of a meaning is the one to type."""

    def __init__(self, spellings: Mapping[str, T]) -> None:
        self._meanings = {folded(spelling): meaning for spelling, meaning in spellings.items()}
        self.spellings = tuple(spellings)
        self.usual = tuple({meaning: spelling for spelling, meaning in reversed(list(spellings.items()))}.values())[
            ::-1
        ]

    def get(self, typed: str) -> T | None:
        """What a word means whatever its case and marks; None for one that is not known."""
        return self._meanings.get(folded(typed))


YES, NO = "yes", "no"
TICKED = frozenset((YES, TICK, "y", "1", "true", "t", "✓", "✔", "☑", "ok", "yep", "yeah", "tick", "ticked", "√"))
NOT_TICKED = frozenset((NO, "n", "0", "false", "f", "✗", "✘", "☐", "nope", "none", "never"))

HIGHEST_LEVEL = 3
LEVELS = tuple(str(level) for level in range(HIGHEST_LEVEL + 1))
NEED_BANDS = tuple(str(band) for band in range(HIGHEST_NEED + 1))

ROLES: Words[Role] = Words(
    {
        "Friendly Face": Role.FRIENDLY_FACE,
        "Info Hub": Role.HUB,
        "Coach": Role.COACH,
        "FF": Role.FRIENDLY_FACE,
        "Face": Role.FRIENDLY_FACE,
        "Friendly Faces": Role.FRIENDLY_FACE,
        "Friendly": Role.FRIENDLY_FACE,
        "Information Hub": Role.HUB,
        "Hub": Role.HUB,
        "Info": Role.HUB,
        "Information": Role.HUB,
        "Hub Chellow": Role.HUB,
        "Info Hubs": Role.HUB,
        "IH": Role.HUB,
        "Coaches": Role.COACH,
        "Coaching": Role.COACH,
        "Befriender": Role.COACH,
    }
)
EVERYONE = frozenset(("all", "everyone", "everybody", "all chellows", "all roles", "chellows"))

NEEDS: Words[Need] = Words(
    {
        "must": Need.MUST,
        "prefer": Need.PREFER,
        "any": Need.ANY,
        "yes": Need.MUST,
        "must have": Need.MUST,
        "needs": Need.MUST,
        "required": Need.MUST,
        "essential": Need.MUST,
        "preferred": Need.PREFER,
        "prefers": Need.PREFER,
        "would like": Need.PREFER,
        "no": Need.ANY,
        "either": Need.ANY,
        "no preference": Need.ANY,
        "don't mind": Need.ANY,
    }
)

MEETING_PLACES: Words[MeetingPlace] = Words(
    {
        "own home": MeetingPlace.FAMILY_HOME,
        "Chellow's home": MeetingPlace.CHELLOW_HOME,
        "cafe": MeetingPlace.CAFE,
        "centre": MeetingPlace.CENTRE,
        "house": MeetingPlace.HOUSE,
        "school": MeetingPlace.SCHOOL,
        "library": MeetingPlace.LIBRARY,
        "shop": MeetingPlace.SHOP,
        "place of worship": MeetingPlace.WORSHIP,
        "phone": MeetingPlace.PHONE,
        "home": MeetingPlace.FAMILY_HOME,
        "at home": MeetingPlace.FAMILY_HOME,
        "family home": MeetingPlace.FAMILY_HOME,
        "family's home": MeetingPlace.FAMILY_HOME,
        "their home": MeetingPlace.FAMILY_HOME,
        "Coach's home": MeetingPlace.CHELLOW_HOME,
        "volunteer's home": MeetingPlace.CHELLOW_HOME,
        "Chellow home": MeetingPlace.CHELLOW_HOME,
        "café": MeetingPlace.CAFE,
        "community cafe": MeetingPlace.CAFE,
        "community café": MeetingPlace.CAFE,
        "coffee shop": MeetingPlace.CAFE,
        "children's centre": MeetingPlace.CENTRE,
        "childrens centre": MeetingPlace.CENTRE,
        "community centre": MeetingPlace.CENTRE,
        "real life house": MeetingPlace.HOUSE,
        "the house": MeetingPlace.HOUSE,
        "mosque": MeetingPlace.WORSHIP,
        "church": MeetingPlace.WORSHIP,
        "temple": MeetingPlace.WORSHIP,
        "gurdwara": MeetingPlace.WORSHIP,
        "shops": MeetingPlace.SHOP,
        "telephone": MeetingPlace.PHONE,
        "by phone": MeetingPlace.PHONE,
        "call": MeetingPlace.PHONE,
    }
)

VENUE_KINDS: Words[VenueKind] = Words(
    {
        **{kind.value: kind for kind in VenueKind},
        "café": VenueKind.CAFE,
        "community cafe": VenueKind.CAFE,
        "community café": VenueKind.CAFE,
        "centre": VenueKind.CENTRE,
        "childrens centre": VenueKind.CENTRE,
        "community centre": VenueKind.CENTRE,
        "mosque": VenueKind.WORSHIP,
        "church": VenueKind.WORSHIP,
        "temple": VenueKind.WORSHIP,
        "gurdwara": VenueKind.WORSHIP,
        "worship": VenueKind.WORSHIP,
        "real life house": VenueKind.HOUSE,
        "home": VenueKind.HOME,
        "phone line": VenueKind.PHONE,
        "telephone": VenueKind.PHONE,
        "helpline": VenueKind.PHONE,
        "supermarket": VenueKind.SHOP,
        "shops": VenueKind.SHOP,
        "primary school": VenueKind.SCHOOL,
        "nursery": VenueKind.SCHOOL,
    }
)

GATHERING_KINDS: Words[GatheringKind] = Words(
    {
        **{kind.value: kind for kind in GatheringKind},
        "coaching": GatheringKind.COACHING,
        "coaching session": GatheringKind.COACHING,
        "weekly coaching session": GatheringKind.COACHING,
        "meeting": GatheringKind.MEETING,
        "monthly": GatheringKind.MEETING,
        "course": GatheringKind.TRAINING,
        "training session": GatheringKind.TRAINING,
        "leadership": GatheringKind.LEADERSHIP,
        "fun day": GatheringKind.EVENT,
    }
)

USUALLY_FOR: Mapping[GatheringKind, frozenset[Role]] = {
    GatheringKind.COACHING: frozenset((Role.COACH,)),
    GatheringKind.MEETING: frozenset((Role.FRIENDLY_FACE, Role.HUB)),
    GatheringKind.EVENT: frozenset((Role.FRIENDLY_FACE,)),
}
"""Whom a gathering is for where its row does not say; the others are for everybody."""

PAIR_STATES: Words[PairState] = Words(
    {
        **{state.value: state for state in PairState},
        "matched": PairState.ACTIVE,
        "current": PairState.ACTIVE,
        "finished": PairState.ENDED,
        "closed": PairState.ENDED,
        "said no": PairState.DECLINED,
        "refused": PairState.DECLINED,
        "said yes": PairState.ACCEPTED,
        "agreed": PairState.ACCEPTED,
        "on hold": PairState.PAUSED,
    }
)

RHYTHMS: Words[int] = Words(
    {
        "weekly": 1,
        "fortnightly": 2,
        "every week": 1,
        "once a week": 1,
        "1": 1,
        "every other week": 2,
        "every two weeks": 2,
        "every 2 weeks": 2,
        "once a fortnight": 2,
        "2": 2,
        "every three weeks": 3,
        "3": 3,
        "every four weeks": 4,
        "monthly": 4,
        "4": 4,
    }
)

ACTIVE: Words[bool] = Words(
    {
        "active": True,
        "left": False,
        "paused": False,
        "yes": True,
        "x": True,
        "y": True,
        "current": True,
        "new": True,
        "ready": True,
        "trained": True,
        "no": False,
        "n": False,
        "inactive": False,
        "on a break": False,
        "resting": False,
        "on hold": False,
        "stopped": False,
        "in training": False,
        "waiting": False,
        "applied": False,
    }
)

DETAILS: Words[FeedDetail] = Words(
    {**{detail.value: detail for detail in FeedDetail}, "busy": FeedDetail.BUSY_ONLY}
)

GENDERS: Mapping[str, str] = {
    "woman": "woman",
    "man": "man",
    "female": "woman",
    "f": "woman",
    "w": "woman",
    "lady": "woman",
    "women": "woman",
    "male": "man",
    "m": "man",
    "gentleman": "man",
    "men": "man",
}

NO_CHECK = frozenset(("none", "no", "not yet", "applied", "applied for", "pending", "waiting", "0"))
LOCK_KINDS: Words[str] = Words(
    {
        "pair": "pair",
        "shift": "shift",
        "family": "pair",
        "duty": "shift",
        "venue": "shift",
    }
)
EITHER = frozenset(("any", "either", "no", "none", "no preference", "don't mind", "dont mind", "no wish"))

_PETS = frozenset(("dog", "cat", "pet"))
AT_HOME: Words[frozenset[str]] = Words(
    {
        "dog": frozenset(("dog",)),
        "cat": frozenset(("cat",)),
        "pets": _PETS,
        "smoke": frozenset(("smoke",)),
        "stairs": frozenset(("stairs",)),
        "children": frozenset(("children",)),
        "dogs": frozenset(("dog",)),
        "cats": frozenset(("cat",)),
        "pet": _PETS,
        "animals": _PETS,
        "smoking": frozenset(("smoke",)),
        "smoker": frozenset(("smoke",)),
        "smokers": frozenset(("smoke",)),
        "steps": frozenset(("stairs",)),
        "kids": frozenset(("children",)),
    }
)
"""What may be found in a home that not everybody can be with; pets may be any."""
