"""Calls people out for as many days running as they like to come at least.

A run that may have begun before the period, or may go on after it, is not judged.

    Given:  C-01.least_days_running = 2
    Kept:   wed 10-11 library: C-01; thu 10-11 cafe: C-01
    Kept:   mon 10-11 library: C-01; sun 10-11 library: C-01
    Broken: wed 10-11 library: C-01
    Says:   C-01 would be called out for 1 day running from Wed 6 Jan; 2 are wanted at least.
    Broken: tue 10-11 library: C-01; thu 10-11 library: C-01; fri 10-11 library: C-01

    Given:  C-01.least_days_running = 3; C-01.before = 1 out
    Kept:   mon 10-11 library: C-01; tue 10-11 library: C-01
    Broken: mon 10-11 library: C-01
    Says:   C-01 would be called out for 2 days running from Sun 3 Jan; 3 are wanted at least.
    Broken: mon 10-11 library: C-02
    Says:   C-01 would be called out for 1 day running from Sun 3 Jan; 3 are wanted at least.
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule.runs import ShortRunRule
from matcher.wording import count_words


class KeepsRunsOfDaysLongEnough(ShortRunRule):
    """Each run of days out that is too short counts one."""

    source = "Chellows; Curtois and Qu 2014"
    of_days_out = True

    def least(self, person: Chellow) -> int | None:
        """Days running."""
        return person.least_days_running

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, from when, how long, and how long it should be."""
        facts = breach.facts
        run = f"{count_words(int(facts['days']), 'day')} running from {facts['first']}"
        return f"{breach.people[0]} would be called out for {run}; {facts['least']} are wanted at least."
