"""Gives people as many days off running as they like at least.

Days off that may have begun before the period, or may go on after it, are not judged.

    Given:  C-01.least_days_off_running = 2
    Kept:   tue 10-11 library: C-01; fri 10-11 cafe: C-01
    Kept:   tue 10-11 library: C-01; wed 10-11 cafe: C-01; sat 10-11 library: C-01
    Broken: tue 10-11 library: C-01; thu 10-11 visit F-01: C-01
    Says:   C-01 would have 1 day off running from Wed 6 Jan; 2 are wanted at least.

    Given:  C-01.least_days_off_running = 3; C-01.before = 1 off
    Kept:   wed 10-11 library: C-01
    Broken: tue 10-11 library: C-01
    Says:   C-01 would have 2 days off running from Sun 3 Jan; 3 are wanted at least.

    Given:  C-01.least_days_off_running = 3; C-01.before = 2 out
    Broken: tue 10-11 library: C-01
    Says:   C-01 would have 1 day off running from Mon 4 Jan; 3 are wanted at least.
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule.runs import ShortRunRule
from matcher.wording import count_words


class KeepsDaysOffTogether(ShortRunRule):
    """Each run of days off that is too short counts one."""

    source = "Chellows; Curtois and Qu 2014"
    of_days_out = False

    def least(self, person: Chellow) -> int | None:
        """Days off running."""
        return person.least_days_off_running

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, from when, how long, and how long it should be."""
        facts = breach.facts
        run = f"{count_words(int(facts['days']), 'day')} off running from {facts['first']}"
        return f"{breach.people[0]} would have {run}; {facts['least']} are wanted at least."
