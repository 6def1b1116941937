"""Gives visits and the rota the hours a Chellow wants for each at least, week by week.

Days away take as much from them as from the offer.

    Given:  C-01.on_rota = at least 2h
    Kept:   mon 10-12 library: C-01
    Broken: mon 10-11 library: C-01; tue 10-11 visit F-01: C-01
    Says:   C-01 would give 1 h to the rota in the week of Mon 4 Jan; 2 h are wanted at least.

    Given:  C-01.on_visits = at least 70 min; C-01.away = 5 jan to 10 jan; weeks = 2
    Kept:   mon2 10-11 visit F-01: C-01; mon 10-10:10 visit F-01: C-01
"""

from collections.abc import Iterator

from matcher.amounts import Amount
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule import WISHES
from matcher.rule.set_aside import PARTS, Limit, SetAsideRule, below, least_of
from matcher.wording import hours_words


class GivesEachRoleItsHours(SetAsideRule):
    """Minutes below the least, week by week."""

    tier = WISHES

    def limits(self, programme: Programme, person: Chellow) -> Iterator[Limit]:
        """The least for each part, in each week that owes any."""
        if not person.active:
            return
        for part in PARTS:
            for week in range(programme.period.weeks):
                least = least_of(programme, person, part, week)
                if least:
                    yield Limit(person.code, part, week, least)

    def beyond(self, given: Amount, limit: int) -> Amount:
        """Minutes below it."""
        return below(given, limit)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, how much for what, and the least."""
        given, least = hours_words(int(breach.facts["given"])), hours_words(int(breach.facts["limit"]))
        week = f"the week of {breach.facts['monday']}"
        return (
            f"{breach.people[0]} would give {given} to {breach.facts['part']} in {week}; "
            f"{least} are wanted at least."
        )
