"""Sends nobody on a visit, shift or event whose DBS check is not good on that day.

Given:  C-01.dbs = until 5 jan; C-02.dbs = none
Kept:   tue 10-12 library: C-01; mon 10-11 coaching: C-02
Broken: wed 10-12 library: C-01
Says:   The DBS check of C-01 is good until Tue 5 Jan; Library 10:00-12:00 is on Wed 6 Jan.
Broken: mon 10-11 visit F-01: C-03, C-02
Broken: F-01 with C-02 held mon 10-11
Broken: mon 10-11 event: C-02
"""

from datetime import timedelta
from typing import ClassVar

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.kinds import CheckKind
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts
from matcher.wording import day_words, what


class ACurrentDbsOnTheDay(DutyRule):
    """A check nobody recorded counts as none."""

    safeguarding = True
    source = "safeguarding; PRODUCT R-04"
    because = "no DBS check good on the day"
    kinds: ClassVar[frozenset[DutyKind]] = frozenset(DutyKind) - {DutyKind.GATHERING}

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused without a check good on the duty's own date."""
        if person.passed(CheckKind.DBS, duty.day):
            return None
        facts = {"day": day_words(duty.day), "what": what(programme, duty)}
        ends = [check.end for check in person.checks if check.kind is CheckKind.DBS and check.end is not None]
        past = [end - timedelta(days=1) for end in ends if end <= duty.day]
        return facts | {"until": day_words(max(past))} if past else facts

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whose check, until when, and which duty is later; without any check, which duty wants one."""
        who, day, duty = breach.people[0], breach.facts["day"], breach.facts["what"]
        if until := breach.facts.get("until"):
            return f"The DBS check of {who} is good until {until}; {duty} is on {day}."
        return f"{who} has no DBS check good on {day}, the day of {duty}."
