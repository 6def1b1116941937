"""Which duty is meant: by its id, or in words such as `library tue 5 jan 10:00`."""

from collections.abc import Sequence

from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.reading.typed.moments import words_of
from matcher.reading.typed.people import NotClear
from matcher.wording import when, where, with_names

FEW = 5
HOW = "Type where, the day and the time, such as: library tue 5 jan 10:00, and who is there if need be."


def duty_meant(programme: Programme, duties: Sequence[Duty], text: str) -> Duty:
    """The one duty among these that the words name.

    Raises:
        NotClear: they name none, or several.
    """
    found = duties_meant(programme, duties, text)
    if not found:
        raise NotClear(f"I find no duty for {text}.", HOW)
    if len(found) > 1:
        few = "; or ".join(_told_apart(programme, duty, found) for duty in found[:FEW])
        more = f"; or {len(found) - FEW} more" if len(found) > FEW else ""
        raise NotClear(f"{text} may be {few}{more}.", HOW)
    return found[0]


def duties_meant(programme: Programme, duties: Sequence[Duty], text: str) -> tuple[Duty, ...]:
    """Every duty among these that the words could name; of equal ids only one."""
    wanted = text.strip()
    exact = tuple(duty for duty in duties if duty.id.casefold() == wanted.casefold())
    if exact:
        return exact[:1]
    words = words_of(wanted, programme.period.first)
    fitting = (duty for duty in duties if words.fit(duty))
    return tuple(duty for duty in fitting if _holds_all(_label(programme, duty), words.rest))


def _told_apart(programme: Programme, duty: Duty, found: Sequence[Duty]) -> str:
    """Where and when; with who is there if another of those found has the same."""
    words = f"{where(programme, duty)} on {when(duty)}"
    alike = sum((where(programme, other), when(other)) == (where(programme, duty), when(duty)) for other in found)
    return with_names(programme, f"{words} with {' and '.join(duty.people)}") if alike > 1 else words


def _holds_all(label: str, words: Sequence[str]) -> bool:
    return all(word in label for word in words)


def _label(programme: Programme, duty: Duty) -> str:
    """All the words by which people might call a duty."""
    venue = programme.venue.get(duty.venue or "")
    names = (programme.chellow[code].name for code in duty.people if code in programme.chellow)
    facts = (duty.id, duty.kind, duty.venue, venue and venue.name, duty.title, duty.area, duty.family, duty.coach)
    return " ".join(str(fact) for fact in (*facts, *duty.people, *names) if fact).casefold()
