"""Offer families three Coaches each, all of whom can be kept for them whatever anybody picks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from constraints import rules_of
from matcher.api.answering import write
from matcher.api.drafting import ledger_of
from matcher.domain.answers import Noted, Refused, Word, answered, why_not_offered
from matcher.domain.claims import claim_of, families_to_place
from matcher.domain.families import Family
from matcher.domain.pairs import Pair
from matcher.domain.programme import Programme
from matcher.today import today

if TYPE_CHECKING:
    from matcher.ledger.pairs import Said
    from matcher.planning.choosing import ChoiceSet, Choosing


@dataclass(frozen=True)
class Offer:
    """What a family is offered, what it might have been, and how each Coach differs from the others."""

    family: str
    coaches: tuple[str, ...]
    choices: "ChoiceSet"
    differs: Mapping[str, tuple[str, ...]]
    is_proved: bool


@dataclass(frozen=True)
class Wish:
    """What a coordinator asks for: a family, perhaps by name of Coach, and why."""

    family: str
    coaches: tuple[str, ...] = ()
    why: str = ""


def choosing_in(programme: Programme, seconds: float | None, before: "Choosing | None" = None) -> "Choosing":
    """The placing of a programme, to ask what may be chosen in it; one from before an offer helps."""
    from matcher.planning.choosing import Choosing
    from matcher.solving.searching import Limit

    return Choosing(programme, rules_of(programme), Limit(seconds=seconds), before)


def draw_offer(choosing: "Choosing", wish: Wish) -> Offer | Refused:
    """Up to three Coaches for one family, beside every offer and pair that stands; nothing is noted yet."""
    from matcher.pairing.shortlist import shortlist, what_differs

    programme = choosing.programme
    if says := why_not_offered(programme, wish.family, today()):
        return Refused(lines=(says,))
    choices = choosing.sets([wish.family])[wish.family]
    if wish.coaches:
        if says := _why_not(programme, choosing, choices, wish):
            return Refused(lines=(says,))
        coaches = wish.coaches
    else:
        coaches = shortlist(programme, wish.family, choices.allowed)
    if not coaches:
        return Refused(lines=_nobody(choices))
    return Offer(wish.family, coaches, choices, what_differs(programme, coaches), choosing.is_proved)


def _why_not(programme: Programme, choosing: "Choosing", choices: "ChoiceSet", wish: Wish) -> str | None:
    """Why a Coach asked for by name cannot be offered. No reason helps against a rule or a promise."""
    for coach in wish.coaches:
        if coach not in programme.chellow:
            return f"I know no Chellow {coach}."
        if refusal := choosing.refusal(coach, wish.family):
            return refusal.rule.explain(refusal.breach, programme)
        if coach in choices.full:
            return f"{coach} has no room for {wish.family} beside what is promised."
        if coach not in choices.allowed and not wish.why:
            return f"Choosing {coach} would cost another family its place. To offer it all the same: --why REASON"
    return None


def _nobody(choices: "ChoiceSet") -> tuple[str, ...]:
    coaches = ", ".join((*choices.costly, *choices.open))
    if coaches:
        return (
            f"Whomever {choices.family} could have would cost another family its place: {coaches}.",
            f"To offer one all the same: matcher offer PROGRAMME {choices.family} --coach CODE --why REASON",
        )
    full = f"No room beside what is promised: {', '.join(choices.full)}." if choices.full else ""
    return (f"No Coach can take {choices.family} on. {full}".rstrip(), "Why: matcher report PROGRAMME waiting")


def note_offer(path: Path, programme: Programme, offer: Offer, word: Word) -> Programme | Refused:
    """Note an offer in the ledger, and give the programme in which it stands; nothing if somebody was quicker."""
    pairs = tuple(_offered(programme, word, coach) for coach in offer.coaches)
    noted = write(path, programme, word, Noted(pairs=pairs))
    return noted if isinstance(noted, Refused) else with_pairs(programme, pairs)


def _offered(programme: Programme, word: Word, coach: str) -> Pair:
    noted = answered(programme, word.but(coach=coach))
    if isinstance(noted, Refused):
        raise AssertionError(noted.lines)
    return noted.pairs[0]


def with_pairs(programme: Programme, pairs: Sequence[Pair]) -> Programme:
    """The programme in which these pairs stand as given, and all else as it was."""
    known = {(pair.coach, pair.family) for pair in pairs}
    others = (pair for pair in programme.pairs if (pair.coach, pair.family) not in known)
    return programme.but(pairs=(*others, *pairs))


def next_to_offer(programme: Programme) -> tuple[Family, ...]:
    """Families to be offered somebody, the first claim first."""
    now = (f for f in families_to_place(programme) if f.not_before is None or f.not_before <= today())
    return tuple(sorted(now, key=lambda f: (_last_first(programme, f), f.code)))


def whom_nobody_can_take(programme: Programme, families: Sequence[Family]) -> Mapping[str, str]:
    """Those of the families whom a rule keeps from every Coach, whoever else is placed, each with why."""
    from matcher.checking.refusing import Refusal, Refusing, counted
    from matcher.checking.screening import screen

    screened = screen(Refusing(programme, rules_of(programme)))
    could_be = {pair.family for pair in screened.possible}
    refused: dict[str, list[Refusal]] = {f.code: [] for f in families if f.code not in could_be}
    for (_, code), refusal in screened.refused.items():
        if code in refused:
            refused[code].append(refusal)
    return {code: counted(why) if why else "there is no Coach yet" for code, why in refused.items()}


def _last_first(programme: Programme, family: Family) -> tuple[int, ...]:
    return tuple(-n for n in claim_of(programme, family))


def left_out(programme: Programme) -> Iterator[str]:
    """Why each family without a Coach or offer is not to be offered anybody now."""
    for family in programme.families:
        if not programme.promised_to(family.code) and (says := why_not_offered(programme, family.code, today())):
            yield says


def reviews_due(path: Path, by: date) -> "tuple[Said, ...]":
    """Pairs to be looked at again by a day, the earliest first."""
    from matcher.ledger.file import reading
    from matcher.ledger.pairs import reviews

    with reading(ledger_of(path)) as db:
        return () if db is None else tuple(s for s in reviews(db) if s.review_on is not None and s.review_on <= by)
