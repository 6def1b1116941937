"""Note what families and Coaches say of one another, and let it count at once."""

from collections.abc import Sequence
from pathlib import Path

from matcher.api.drafting import ledger_of
from matcher.domain.answers import Noted, Refused, Word, answered
from matcher.domain.pairs import Pair, Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.steps import Step
from matcher.today import now


def note_answers(path: Path, programme: Programme, words: Sequence[Word], last: Plan | None) -> Noted | Refused:
    """Note what was said of one or more Coaches in one breath, where all of it can follow what was said before.

    A pair that is accepted meets at the time the last plan kept free for it.
    """
    each = [answered(programme, word, _kept_free(last, word)) for word in words]
    for one in each:
        if isinstance(one, Refused):
            return one
    noted = [one for one in each if isinstance(one, Noted)]
    together = noted[0].but(pairs=tuple(pair for one in noted for pair in one.pairs))
    return write(path, programme, words[0], together)


def _kept_free(plan: Plan | None, word: Word) -> Slot | None:
    kept = (pair for pair in plan.pairs if pair.family == word.family) if plan else ()
    return next((pair.slot for pair in kept if word.coach in (None, pair.coach)), None)


class _Overtaken(Exception):
    """Something was noted since the programme was read."""


def write(path: Path, read: Programme, word: Word, noted: Noted) -> Noted | Refused:
    """Write what was noted, whole or not at all; nothing where the ledger says more than when it was read."""
    from matcher.ledger.families import note_later, note_pause
    from matcher.ledger.file import writing
    from matcher.ledger.pairs import note_pair
    from matcher.ledger.remembering import is_as_read

    verb = "offer" if word.step is Step.OFFER else "answer"
    try:
        with writing(ledger_of(path), verb, _entry(word, noted), at=now(), said_by=word.said_by) as to:
            if not is_as_read(to.db, read):
                raise _Overtaken
            for n, pair in enumerate(noted.pairs):
                note_pair(to, pair, word.on_day, word.why, word.review_on if n == 0 else None)
            if noted.pauses is not None:
                note_pause(to, word.family, word.on_day, paused=noted.pauses)
            if noted.until is not None:
                note_later(to, word.family, word.on_day, noted.until)
    except _Overtaken:
        says = f"Somebody else noted something just now, so nothing was noted of {word.family}."
        return Refused(lines=(says, "Type the same again."))
    return noted


def _entry(word: Word, noted: Noted) -> str:
    """`F-0104: yes, C-07`, codes only: a reason stands beside the pair, where it can be forgotten."""
    spoken_of = noted.pairs if word.step in (Step.OFFER, Step.NO) else noted.pairs[:1]
    if word.coach is None and noted.pauses is not None:
        spoken_of = ()
    coaches = ", ".join(pair.coach for pair in spoken_of) or word.coach
    return f"{word.family}: {word.step}{', ' + coaches if coaches else ''}"


def pairs_changed(before: Plan | None, after: Plan) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The pairs a plan no longer has, and those it has anew or otherwise, compared with another."""
    old = {(pair.coach, pair.family): pair.state for pair in before.pairs} if before else {}
    new = {(pair.coach, pair.family): pair.state for pair in after.pairs}
    gone = (pair for pair in (before.pairs if before else ()) if (pair.coach, pair.family) not in new)
    fresh = (pair for pair in after.pairs if old.get((pair.coach, pair.family)) != pair.state)
    return tuple(gone), tuple(fresh)
