"""What a word about a family and a Coach comes to: how pairs stand from then on, or why it cannot be."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from matcher.domain.families import Family
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.record import Record
from matcher.domain.steps import COURSES, Before, Step, can_follow

if TYPE_CHECKING:
    from matcher.domain.programme import Programme


class Word(Record):
    """One word: about whom, on which day, from whom, and why."""

    step: Step
    family: str
    coach: str | None = None
    """None: whomever the family has."""
    on_day: date
    said_by: str
    why: str = ""
    review_on: date | None = None
    until: date | None = None
    """Of `later`: not to be asked before this day."""


class Noted(Record):
    """What to remember of a word."""

    pairs: tuple[Pair, ...] = ()
    """The pairs that stand otherwise from then on, the one spoken of first."""
    pauses: bool | None = None
    """Whether a family without a Coach pauses, or goes on again."""
    until: date | None = None


class Refused(Record):
    """Why a word cannot be noted, and what can be."""

    lines: tuple[str, ...]


def pair_between(programme: "Programme", coach: str, family: str) -> Pair | None:
    """How the two stand: their promised pair, else a no, else whatever was said of them."""
    if promised := programme.promised.get((coach, family)):
        return promised
    pairs = [pair for pair in programme.pairs if (pair.coach, pair.family) == (coach, family)]
    return min(pairs, key=lambda pair: pair.state is not PairState.DECLINED, default=None)


def answered(programme: "Programme", word: Word, slot: Slot | None = None) -> Noted | Refused:
    """What follows from a word; `slot` is when a pair that is accepted is to meet."""
    if word.family not in programme.family:
        return Refused(lines=(f"I know no family {word.family}.", "Type its code as in the sheet of families."))
    if word.coach is not None and word.coach not in programme.chellow:
        return Refused(lines=(f"I know no Chellow {word.coach}.", "Type the code as in the sheet of Chellows."))
    if word.step is Step.LATER:
        return _later(programme, word)
    if word.coach is None and word.step in (Step.PAUSE, Step.RESUME) and word.family not in programme.standing:
        return _pausing(programme, word)
    coach = word.coach or _only_coach(programme, word)
    if coach is None:
        return Refused(lines=_which_coach(programme, word))
    return _about(programme, word, coach, slot)


def why_not_offered(programme: "Programme", code: str, on_day: date | None = None) -> str | None:
    """Why a family is not to be offered anybody now, or on that day; None if it is."""
    if code not in programme.family:
        return f"I know no family {code}."
    until = programme.family[code].not_before
    reasons = _reasons_not_to_offer(programme, programme.family[code])
    early = f"{code} is not to be asked before {until}." if on_day and until and on_day < until else None
    return next(reasons, early)


def _reasons_not_to_offer(programme: "Programme", family: Family) -> Iterator[str]:
    code, until = family.code, family.not_before
    if standing := programme.standing.get(code):
        yield f"{code} has a Coach, {standing.coach} ({standing.state})."
    if offers := programme.offers.get(code):
        yield f"{code} was offered {', '.join(pair.coach for pair in offers)} and has yet to choose."
    if family.asked_on is None:
        yield f"Nobody has asked {code} yet what it wants."
    if family.consent_on is None:
        yield f"{code} has not said yes to having a Coach."
    if family.paused:
        yield f"{code} has asked to pause."
    if until is not None and until >= programme.period.end:
        yield f"{code} is not to be asked before {until}."
    if code in programme.finished:
        yield f"{code} had a Coach until it ended; ask it again, and note the day in asked_on and consent_on."


def _about(programme: "Programme", word: Word, coach: str, slot: Slot | None) -> Noted | Refused:
    before = pair_between(programme, coach, word.family)
    if word.step not in can_follow(before.state if before else None):
        return Refused(lines=_cannot(word, coach, before.state if before else None))
    if word.step is Step.OFFER and (standing := programme.standing.get(word.family)):
        return Refused(lines=(f"{word.family} has a Coach, {standing.coach} ({standing.state}).",))
    pair = _next(programme, word, coach, before, slot)
    others = programme.offers.get(word.family, ()) if word.step is Step.YES else ()
    lapsed = (_lapsed(other, word) for other in others if other.coach != coach)
    return Noted(pairs=(pair, *lapsed))


def _next(programme: "Programme", word: Word, coach: str, before: Pair | None, slot: Slot | None) -> Pair:
    after = COURSES[word.step].after
    pair = before or Pair(family=word.family, coach=coach, state=after)
    pair = pair.but(state=after, said_by=word.said_by, held=not after.visits)
    if word.step is Step.YES:
        return pair.but(since=max(word.on_day, programme.period.first), slot=pair.slot or slot)
    if word.step is Step.OFFER:
        return pair.but(since=None, slot=None)
    return pair if pair.since or word.step is not Step.END else pair.but(since=word.on_day)


def _lapsed(pair: Pair, word: Word) -> Pair:
    return pair.but(state=COURSES[Step.LAPSE].after, said_by=word.said_by)


def _all_lapsed(programme: "Programme", word: Word) -> tuple[Pair, ...]:
    """Everybody the family was offered: a family that does not choose now keeps nobody's time."""
    return tuple(_lapsed(pair, word) for pair in programme.offers.get(word.family, ()))


def _later(programme: "Programme", word: Word) -> Noted | Refused:
    if word.family in programme.standing:
        standing = programme.standing[word.family]
        return Refused(lines=_cannot(word, standing.coach, standing.state))
    if word.coach is not None and (word.coach, word.family) not in programme.promised:
        return Refused(lines=(f"{word.family} was not offered {word.coach}.", "Leave the Coach out."))
    if word.until is None or word.until <= word.on_day:
        return Refused(lines=("Until when shall the family not be asked? Type --until and a date to come.",))
    return Noted(pairs=_all_lapsed(programme, word), until=word.until)


def _pausing(programme: "Programme", word: Word) -> Noted | Refused:
    pauses = word.step is Step.PAUSE
    family = programme.family[word.family]
    if family.paused == pauses and (pauses or family.not_before is None):
        return Refused(lines=(f"{word.family} {'pauses already' if pauses else 'does not pause'}.",))
    return Noted(pauses=pauses, pairs=_all_lapsed(programme, word) if pauses else ())


def _only_coach(programme: "Programme", word: Word) -> str | None:
    """Whom a word that names nobody is about: the family's Coach, or the only one it was offered."""
    promised = programme.promised_to(word.family)
    return promised[0].coach if len(promised) == 1 and word.step is not Step.NO else None


def _which_coach(programme: "Programme", word: Word) -> tuple[str, ...]:
    promised = [pair.coach for pair in programme.promised_to(word.family)]
    if not promised:
        return (f"{word.family} has no Coach and no offer.", f"To make one: matcher offer PROGRAMME {word.family}")
    return (f"Which Coach? {word.family}: {', '.join(promised)}.", "Type the code behind the word.")


def _cannot(word: Word, coach: str, state: Before) -> tuple[str, ...]:
    """`F-0104 and C-07: nothing said yet, so "pause" cannot follow. What can: offer, no.`."""
    stands = f"they are {state}" if state else "nothing was said of them yet"
    can = ", ".join(step for step in can_follow(state) if step is not Step.LAPSE)
    what = f"What can: {can}." if can else "A no is for ever, so nothing can."
    return (f'{word.family} and {coach}: {stands}, so "{word.step}" cannot follow. {what}',)
