"""Why a plan is as it is: of everybody who could have been meant, who could do it, and what keeps the others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.asking.beside import taken_off
from matcher.checking.gaps import shifts_that_would_mend
from matcher.checking.mending import Mend, asks_for
from matcher.checking.refusing import Refusal, Refusing
from matcher.domain.claims import may_be_placed
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.kinds import Role
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.rule import Rule


class Reason(Record):
    """What the same few words keep: codes of people or families or ids of shifts, and a sentence on each."""

    words: str
    of: tuple[str, ...]
    says: tuple[str, ...]


class Why(Record):
    """An answer about one shift, family or Chellow."""

    about: str
    """Its id or code."""
    has: tuple[str, ...] = ()
    """Who is on the shift, or the family's Coach."""
    told: tuple[str, ...] = ()
    """What the plan itself says of it."""
    could: tuple[str, ...] = ()
    """Whom no rule keeps from it beside the rest of the plan, or what no rule keeps the Chellow from."""
    reasons: tuple[Reason, ...] = ()
    """What keeps all the others, the most frequent first."""
    fix: str | None = None


class Against(Record):
    """A sentence on what stands between two, and the smallest thing to ask that would move it."""

    says: str
    ask: str | None = None


class Explainer:
    """Asks the rules beside one plan."""

    def __init__(self, programme: Programme, rules: Sequence[Rule], plan: Plan) -> None:
        self.programme = programme
        self.plan = plan
        self._refusing = Refusing(programme, rules)

    def of_shift(self, duty: Duty) -> Why:
        """Who of the Information Hub is there, and why nobody else is; where it is full, in their place."""
        gap = next((gap for gap in self.plan.gaps if gap.duty == duty.id), None)
        there = self._there(duty)
        others = [one.code for one in self.programme.chellows if Role.HUB in one.roles and one.code not in there]
        refusals = {code: self._from_shift(code, duty, short=gap is not None) for code in others}
        could, reasons = self._grouped(refusals)
        told = gap.reasons if gap else ()
        return Why(about=duty.id, has=there, told=told, could=could, reasons=reasons, fix=gap.fix if gap else None)

    def of_gathering(self, duty: Duty) -> Why:
        """Who is there, and what the plan says of each who was to be there and is not."""
        gaps = [gap for gap in self.plan.gaps if gap.duty == duty.id]
        told = tuple(words for gap in gaps for words in (*gap.reasons, gap.fix) if words)
        return Why(about=duty.id, has=self.plan.people_on(duty.id), told=told)

    def _there(self, duty: Duty) -> tuple[str, ...]:
        if found := self.plan.crews(self.programme).get(duty.id):
            return found
        place = (duty.venue, duty.start, duty.end)
        alike = (d for d in self.plan.duties if (d.venue, d.start, d.end) == place)
        return tuple(sorted(code for d in alike for code in d.people))

    def _from_shift(self, code: str, duty: Duty, *, short: bool) -> Refusal | None:
        """What keeps the person from a shift that is short, or from the place of those who are on it."""
        if short:
            return self._refusing.beside_the_rest_on_any(
                self.plan, code, shifts_that_would_mend(self.programme, duty)
            )
        without = taken_off(self.plan, [(there, duty) for there in duty.people])
        return self._refusing.beside_the_rest(without, code, duty.with_people(()))

    def of_family(self, family: str) -> Why:
        """Its Coach, and why no other, or why it waits."""
        pair = self.plan.pair_of.get(family)
        waiting = next((one for one in self.plan.waiting if one.family == family), None)
        has = (pair.coach,) if pair else ()
        could, reasons = self._grouped(self._coaches_for(family, but=has) if self._is_open(family) else {})
        return Why(
            about=family,
            has=has,
            told=waiting.reasons if waiting else (),
            could=could,
            reasons=reasons,
            fix=waiting.fix if waiting else None,
        )

    def _is_open(self, family: str) -> bool:
        return may_be_placed(self.programme, self.programme.family[family])

    def _coaches_for(self, family: str, but: tuple[str, ...]) -> dict[str, Refusal | None]:
        coaches = [one.code for one in self.programme.chellows if Role.COACH in one.roles and one.code not in but]
        return {code: self._refusing.beside_other_families(self.plan, code, family) for code in coaches}

    def of_person(self, code: str, short: Iterable[Duty]) -> Why:
        """Why the Chellow is on none of the shifts that are short, and has none of the families that wait."""
        could, reasons = self._grouped(dict(self._not_given(code, short)))
        return Why(about=code, could=could, reasons=reasons)

    def _not_given(self, code: str, short: Iterable[Duty]) -> Iterator[tuple[str, Refusal | None]]:
        roles = self.programme.chellow[code].roles
        if Role.HUB in roles:
            for duty in short:
                if code not in self._there(duty):
                    yield duty.id, self._from_shift(code, duty, short=True)
        if Role.COACH in roles:
            for one in self.plan.waiting:
                if self._is_open(one.family):
                    yield one.family, self._refusing.beside_other_families(self.plan, code, one.family)

    def always(self, code: str, about: str | Duty) -> tuple[Against, ...]:
        """What keeps the person from a shift or family whatever else is planned."""
        if isinstance(about, Duty):
            return self._against(self._refusing.all_against_duty(code, self.shift_for(code, about)))
        if not (self._is_open(about) or self.programme.promised_to(about)):
            return tuple(Against(says=says) for says in self.of_family(about).told)
        apart = self._refusing.all_against_pair(code, about)
        alone = self._refusing.beside_other_families(Plan(period=self.plan.period), code, about)
        return self._against(apart or ([alone] if alone else []))

    def shift_for(self, code: str, duty: Duty) -> Duty:
        """The shift the person would take there: of a stretch of cover the first that nothing refuses for ever."""
        if duty.id not in self.programme.asked.cover:
            return duty.with_people(())
        could = shifts_that_would_mend(self.programme, duty) or [duty]
        return next((one for one in could if self._refusing.on_duty(code, one) is None), could[0])

    def beside_the_rest(self, code: str, about: str | Duty) -> Against | None:
        """What keeps the person from a shift or family beside the rest of this plan; None if nothing does."""
        if isinstance(about, Duty):
            short = any(gap.duty == about.id for gap in self.plan.gaps)
            refusal = self._from_shift(code, about, short=short)
        else:
            refusal = self._refusing.beside_other_families(self.plan, code, about)
        return next(iter(self._against([refusal] if refusal else [])), None)

    def _against(self, refusals: Iterable[Refusal]) -> tuple[Against, ...]:
        found = {self._says(one): asks_for(self.programme, [one]) for one in refusals}
        return tuple(
            Against(says=says, ask=str(Mend(asks[0].whom, asks)) if asks else None) for says, asks in found.items()
        )

    def _grouped(self, refusals: Mapping[str, Refusal | None]) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
        """Whatever nothing refuses, and all others by the words they share, the most frequent first."""
        shared: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, refusal in refusals.items():
            if refusal is not None:
                shared[refusal.words].append((key, self._says(refusal)))
        ranked = sorted(shared.items(), key=lambda item: (-len(item[1]), item[0]))
        reasons = tuple(
            Reason(words=words, of=tuple(key for key, _ in told), says=tuple(says for _, says in told))
            for words, told in ranked
        )
        return tuple(key for key, refusal in refusals.items() if refusal is None), reasons

    def _says(self, refusal: Refusal) -> str:
        return refusal.rule.explain(refusal.breach, self.programme)


def is_planned(plan: Plan, code: str, about: str | Duty) -> bool:
    """True if the plan has the person on that shift or with that family."""
    if not isinstance(about, Duty):
        pair = plan.pair_of.get(about)
        return pair is not None and pair.coach == code
    on_call = (duty for duty in plan.duties if duty.kind is DutyKind.SHIFT and code in duty.people)
    return any(duty.venue == about.venue and duty.start <= about.start < duty.end for duty in on_call)
