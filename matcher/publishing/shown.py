"""The names by which people, venues and areas go in public: never a code, never a family."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from matcher.domain.duties import VISITS, Duty, DutyKind
from matcher.domain.programme import Programme
from matcher.publishing.one_line import one_line

TELLING = 4
"""A word of so many characters stands nowhere by chance."""
NAMELESS, AMBASSADOR = "Chellow", "Support Ambassador"
"""What somebody without a name is called, with a number."""
GATHERINGS = (DutyKind.GATHERING, DutyKind.EVENT)


class Shown:
    """What a programme's people and places are called wherever anybody may read it.

    A Chellow without a name is numbered, not called by code: codes of Chellows stand in families'
    records as their choices. Titles and names lose any family's code typed into them, in whatever case;
    names of venues and areas, of which a short code may be a part, lose those of four characters or more.
    `calling` says what is shown of a person's name; without it all of it is.
    """

    def __init__(self, programme: Programme, calling: Callable[[str], str] = str) -> None:
        self._programme = programme
        self._calling = calling
        codes = [family.code for family in programme.families]
        self._codes = _any_of(codes)
        self._telling_codes = _any_of(code for code in codes if len(code) >= TELLING)

    def text(self, typed: str) -> str:
        """What was typed, on one line, families' codes left out."""
        return self._codes.sub("…", one_line(typed))

    def _label(self, typed: str) -> str:
        return self._telling_codes.sub("…", one_line(typed))

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Each person's name; those who share one, and those without, are numbered in order of code."""
        typed = [(person.code, self._called(person.name) or NAMELESS) for person in self._programme.chellows]
        typed += [(one.code, self._called(one.name) or AMBASSADOR) for one in self._programme.ambassadors]
        shared = Counter(name for _, name in typed)
        seen: Counter[str] = Counter()
        names = {}
        for code, name in typed:
            seen[name] += 1
            alone = shared[name] == 1 and name not in (NAMELESS, AMBASSADOR)
            names[code] = name if alone else f"{name} {seen[name]}"
        return names

    def _called(self, name: str) -> str:
        return self._calling(self.text(name))

    def name(self, person: str) -> str:
        """The person's name."""
        return self.people.get(person, "A Chellow")

    def names(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """The people's names, in order of code."""
        return tuple(self.name(person) for person in people)

    def venue(self, code: str | None) -> str | None:
        """The venue's name; None for a place that is no venue."""
        return self._venues.get(code or "")

    @cached_property
    def _venues(self) -> Mapping[str, str]:
        return {code: self._label(venue.called) for code, venue in self._programme.venue.items()}

    def area(self, label: str | None) -> str | None:
        """The label of an area on the programme's list; None for anything else a family's record may say."""
        return self._label(label) if label is not None and label in self._public_areas else None

    @cached_property
    def _public_areas(self) -> frozenset[str]:
        return frozenset(place.label for place in self._programme.places)

    def place(self, duty: Duty) -> str | None:
        """Where it is, as far as the public may know: of a visit its area at most."""
        return self.area(duty.area) if duty.kind in VISITS else self.venue(duty.venue)

    def title(self, duty: Duty, letter: str = "") -> str:
        """What it is: `Visit A (Heaton Fields)`, `Information Hub: Library`, or the gathering's title."""
        if duty.kind in VISITS:
            area = self.area(duty.area)
            return f"Visit{letter and ' ' + letter}" + (f" ({area})" if area else "")
        if duty.kind is DutyKind.SHIFT:
            venue = self.venue(duty.venue)
            return f"Information Hub: {venue}" if venue else "Information Hub"
        return self.text(duty.title) or "Gathering"


def _any_of(codes: Iterable[str]) -> re.Pattern[str]:
    """Any of these codes, the longest first, in whatever case; nothing where there are none."""
    longest_first = sorted(codes, key=lambda code: (-len(code), code))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)", re.IGNORECASE)
