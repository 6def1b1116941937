"""Sends nobody on a visit or shift whose safeguarding training is not good on that day.

Given:  C-01.safeguarding = until 5 jan; C-02.safeguarding = from 6 jan
Kept:   tue 10-12 library: C-01; wed 10-12 library: C-02; mon 10-11 coaching: C-02; mon 10-11 event: C-02
Broken: wed 10-12 library: C-01
Says:   C-01 has no safeguarding training good on Wed 6 Jan, the day of Library 10:00-12:00.
Broken: tue 10-11 visit F-01: C-02
Broken: F-01 with C-02 held tue 10-11
"""

from typing import ClassVar

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.kinds import CheckKind
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts
from matcher.wording import day_words, what


class SafeguardingTrainingIsCurrent(DutyRule):
    """Training nobody recorded counts as none."""

    safeguarding = True
    source = "safeguarding; PRODUCT R-04"
    because = "no safeguarding training good on the day"
    kinds: ClassVar[frozenset[DutyKind]] = frozenset({DutyKind.VISIT, DutyKind.HELD, DutyKind.SHIFT})

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused without training good on the duty's own date."""
        if person.passed(CheckKind.SAFEGUARDING, duty.day):
            return None
        return {"day": day_words(duty.day), "what": what(programme, duty)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, which day, which duty."""
        day, duty = breach.facts["day"], breach.facts["what"]
        return f"{breach.people[0]} has no safeguarding training good on {day}, the day of {duty}."
