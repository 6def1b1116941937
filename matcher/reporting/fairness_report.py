"""How evenly hours fall on Chellows, and Coaches on families."""

from collections.abc import Collection, Iterator, Sequence

from matcher import fairness
from matcher.domain.chellows import Chellow
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.report import Bar, Report, Table
from matcher.reporting.blocking import Blocking, blocking_pairs
from matcher.reporting.groups import group_tables
from matcher.rule import Rule
from matcher.wording import count_words, hours_words, with_names

BLOCKING_NOTE = (
    "Each family waits, or asked for that Coach and has another. Its claim is higher than that of the family "
    "it would come instead of. With hours to share out there may be no plan without any."
)


def fairness_report(programme: Programme, plan: Plan, rules: Sequence[Rule], *, to_share: bool) -> Report:
    """Shares with history, their spread, group rates, and blocking pairs."""
    blocking = blocking_pairs(programme, plan, rules)
    shares = {p.code: _share(p, plan) for p in programme.chellows if _offers(programme, p)}
    tables = () if to_share else (_loads(programme, plan, shares), _blocking_table(programme, blocking))
    groups = group_tables(programme, plan, to_share=to_share)
    blocked = _blocking_words(len(blocking), to_share=to_share)
    return Report(
        name="fairness",
        title="Fair shares",
        sentences=(*_spread(list(shares.values())), *_by_offer(programme, plan, shares), blocked),
        tables=(*tables[:1], *groups, *tables[1:]),
        to_share=to_share,
    )


def _offers(programme: Programme, person: Chellow) -> bool:
    return person.active and fairness.offered_with_history(programme, person) > 0


def _share(person: Chellow, plan: Plan) -> float:
    """Given ÷ offered over the period and, decayed, before it."""
    share = plan.shares[person.code]
    offered = person.offered_before + share.offered
    return (person.given_before + share.given) / offered if offered else 0.0


def _spread(shares: Sequence[float]) -> tuple[str, ...]:
    if not shares:
        return ("Nobody offers any hours.",)
    least, most = min(shares), max(shares)
    return (
        f"{count_words(len(shares), 'Chellow', 'Chellows')}; the fullest share is {most:.0%} of the offer, "
        f"the smallest {least:.0%}.",
        f"Spread: Gini {fairness.gini(shares):.3f} (0 is even), Jain {fairness.jain(shares):.3f} and "
        f"balance {fairness.balance(shares):.3f} (1 is even). These are told, and nothing is planned by them.",
    )


def _by_offer(programme: Programme, plan: Plan, people: Collection[str]) -> Iterator[str]:
    """Whether offering little means giving a smaller part of it; nothing of fewer than four people."""
    ranked = sorted(people, key=lambda code: (plan.shares[code].offered, code))
    if len(ranked) >= 4:
        half = len(ranked) // 2
        fewer, more = (_together(programme, plan, some) for some in (ranked[:half], ranked[half:]))
        yield f"The half who offer fewer hours give {fewer:.0%} of them together, the other half {more:.0%}."


def _together(programme: Programme, plan: Plan, codes: Collection[str]) -> float:
    people = [(programme.chellow[code], plan.shares[code]) for code in codes]
    given = sum(person.given_before + share.given for person, share in people)
    return given / sum(person.offered_before + share.offered for person, share in people)


def _loads(programme: Programme, plan: Plan, shares: dict[str, float]) -> Table:
    """The fullest share first: the order in which shares are made small."""
    ranked = sorted(shares, key=lambda code: (-shares[code], code))
    return Table(
        heading="Hours given of hours offered",
        note="The fullest first, earlier periods counted less the longer ago. Steps are twentieths of the offer.",
        columns=("Chellow", "Given", "Offered", "Share", "Step of 20"),
        rows=tuple(_load(programme, plan, code, shares[code]) for code in ranked),
        bars=tuple(Bar(parts=(round(100 * shares[code]),), mark=100) for code in ranked),
    )


def _load(programme: Programme, plan: Plan, code: str, share: float) -> tuple[str, ...]:
    person, of_period = programme.chellow[code], plan.shares[code]
    step = fairness.level_of(person.given_before + of_period.given, person.offered_before + of_period.offered)
    hours = (hours_words(of_period.given), hours_words(of_period.offered))
    return (with_names(programme, code), *hours, f"{share:.0%}", str(step))


def _blocking_words(count: int, *, to_share: bool) -> str:
    if not count:
        return "No family and Coach could have one another to both their good and have not."
    if to_share:
        return "Some families and Coaches could have one another to both their good and have not."
    pairs = count_words(count, "pair of family and Coach could", "pairs of family and Coach could")
    return f"{pairs} have one another to both their good and have not (blocking pairs, listed below)."


def _blocking_table(programme: Programme, blocking: Sequence[Blocking]) -> Table:
    return Table(
        heading="Blocking pairs",
        note=BLOCKING_NOTE if blocking else "There are none.",
        columns=("Family", "Coach", "Instead of"),
        rows=tuple((b.family, with_names(programme, b.coach), b.instead_of or "nobody") for b in blocking),
    )
