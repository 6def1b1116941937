"""Leaves free, where another can do, the Coaches whom few could stand in for.

A family looks to the Coaches who can talk with it, are trained for its need and of the gender it must
have: to one alone wholly, to each of two by half. What counts is how many whole families look to a Coach
for each place left. Whoever asks next week speaks what those on the sheets speak. A Coach who learns one more
language is sought by more, so this may count more then, though nothing that is settled before does.

    Given:  F-02.languages = sk; F-03.languages = sk; C-01.languages = en, sk; C-01.most_families = 1
    Kept:   F-01 with C-02
    Broken: F-01 with C-01
    Says:   2 families look to each place that C-01 has left; F-01 would take one.

    Given:  F-02.languages = sk; F-03.languages = sk; C-01.languages = en, sk; C-01.most_families = 3
    Kept:   F-01 with C-01
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from constraints.pairing.gives_the_gender_asked_for import GivesTheGenderAskedFor
from constraints.pairing.speaks_the_familys_language import SpeaksTheFamilysLanguage
from constraints.pairing.trained_for_the_need import TrainedForTheNeed
from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.kinds import Role
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import WISHES, Rule
from matcher.wording import count_words

SUITING = (SpeaksTheFamilysLanguage(), TrainedForTheNeed(), GivesTheGenderAskedFor())


class LeavesRareCoachesFree(Rule):
    """Whole families that look to the Coach of a new pair for each place left."""

    tier = WISHES
    of_pairs_alone = True
    source = "families yet to ask; PRODUCT P-07"

    def post(self, board: Board) -> Amount:
        """What all pairs that are not promised come to."""
        programme, looking = board.programme, looking_for_a_place(board.programme)
        new = ((c, f) for c, f in board.pairs if looking.get(c) and (c, f) not in programme.promised)
        return total(board.paired(coach, family) * looking[coach] for coach, family in new)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each new pair with a Coach to whom more families look than there are places."""
        looking = looking_for_a_place(programme)
        for pair in plan.pairs:
            if looking.get(pair.coach) and (pair.coach, pair.family) not in programme.promised:
                yield self.breach(looking[pair.coach], people=(pair.coach,), family=pair.family)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whose place is taken, and how many look to it."""
        coach, families = breach.people[0], count_words(breach.amount, "family looks", "families look")
        return f"{families} to each place that {coach} has left; {breach.family} would take one."


def looking_for_a_place(programme: Programme) -> Mapping[str, int]:
    """Whole families that look to each Coach for each place left, those that suit several counted in part."""
    coaches = _coaches_alike(programme)
    parts = [Fraction(0) for _ in coaches]
    for families in _families_alike(programme):
        suiting = [n for n, some in enumerate(coaches) if _suits(programme, some[0], families[0])]
        sharing = sum(len(coaches[n]) for n in suiting)
        for n in suiting:
            parts[n] += Fraction(len(families), sharing)
    taken = Counter(coach for coach, _ in programme.promised)
    return {
        coach.code: int(part / max(1, coach.most_families - taken[coach.code]))
        for part, some in zip(parts, coaches, strict=True)
        for coach in some
    }


def _coaches_alike(programme: Programme) -> Sequence[list[Chellow]]:
    """Coaches who suit the same families, together."""
    kinds: dict[tuple[object, ...], list[Chellow]] = {}
    for one in programme.chellows:
        if one.active and Role.COACH in one.roles:
            kinds.setdefault((one.languages, one.level, one.gender), []).append(one)
    return tuple(kinds.values())


def _families_alike(programme: Programme) -> Collection[list[Family]]:
    """Families whom the same Coaches suit, together."""
    kinds: dict[tuple[object, ...], list[Family]] = {}
    for one in programme.families:
        talk = (one.languages, one.language_need, one.interpreter_ok)
        kinds.setdefault((*talk, one.level_needed, one.gender_need, one.gender_of_coach), []).append(one)
    return kinds.values()


def _suits(programme: Programme, coach: Chellow, family: Family) -> bool:
    return all(rule.refuses(programme, coach, family) is None for rule in SUITING)
