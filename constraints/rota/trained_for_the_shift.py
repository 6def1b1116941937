"""Puts people only on shifts they have the training level for.

Given:  library mon 10-12 min 1 ideal 1 most 2 level 2; C-01.level = 2; C-02.level = 1
Kept:   mon 10-12 library: C-01
Broken: mon 10-12 library: C-02
Says:   C-02 has training level 1; Library needs level 2 on Mon 4 Jan 10:00-12:00.

Given:  cafe.level = 2; cover cafe mon 10-13; C-01.level = 2; C-02.level = 1
Kept:   mon 10-12 cafe: C-01
Broken: mon 11-13 cafe: C-02
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts
from matcher.wording import place_and_time


class TrainedForTheShift(DutyRule):
    """Training level against the level of the fixed shift or of the cover."""

    safeguarding = True
    source = "venues; RULES R05"
    because = "not trained for it"
    kinds = frozenset({DutyKind.SHIFT})

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused below the shift's level."""
        needs = max((stretch.level for stretch in programme.asked.served_by(duty)), default=0)
        if person.level >= needs:
            return None
        return {"has": person.level, "needs": needs, **place_and_time(programme, duty)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who has which level and which is needed."""
        facts = breach.facts
        need = f"{facts['where']} needs level {facts['needs']} on {facts['when']}"
        return f"{breach.people[0]} has training level {facts['has']}; {need}."
