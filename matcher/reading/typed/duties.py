"""Which duty is meant: by its id, or in words such as `library tue 5 jan 10:00`."""

from collections.abc import Sequence

from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.reading.typed.moments import words_of
from matcher.reading.typed.people import NotClear
from matcher.wording import when, where

FEW = 5
HOW = "Type where, the day and the time, such as: library tue 5 jan 10:00, or the duty's id."


def duty_meant(programme: Programme, duties: Sequence[Duty], text: str) -> Duty:
    """The one duty among these that the words name.

    Raises:
        NotClear: they name none, or several.
    """
    found = duties_meant(programme, duties, text)
    if not found:
        raise NotClear(f"I find no duty for {text}.", HOW)
    if len(found) > 1:
        few = "; or ".join(f"{where(programme, d)} on {when(d)}" for d in found[:FEW])
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


def _holds_all(label: str, words: Sequence[str]) -> bool:
    return all(word in label for word in words)


def _label(programme: Programme, duty: Duty) -> str:
    """All the words by which people might call a duty."""
    venue = programme.venue.get(duty.venue or "")
    names = (programme.chellow[code].name for code in duty.people if code in programme.chellow)
    facts = (duty.id, duty.kind, duty.venue, venue and venue.name, duty.title, duty.area, duty.family, duty.coach)
    return " ".join(str(fact) for fact in (*facts, *duty.people, *names) if fact).casefold()
