"""Three witnesses to every rule: the posted cost, the checker and the written examples say the same."""

import importlib
import inspect
import math
import re
from collections import Counter
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import constraints
from constraints import BOOK
from matcher.board import board_of
from matcher.checking import part_name
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import MUST, TIER_NAMES, Rule
from tests.constraints.examples_in_docstrings import Block, blocks_of
from tests.worlds import scenes
from tests.worlds.notation import judged_by, scene, world

FOLDER = Path(inspect.getfile(constraints)).parent
FILES = sorted(
    f for room in ("pairing", "rota", "shared") for f in (FOLDER / room).glob("*.py") if f.stem != "__init__"
)
UNKIND = re.compile(r"\b(invalid|illegal|failed|exception|(?-i:None))\b", re.IGNORECASE)
ONE_SENTENCE = re.compile(r"[^\n]+[^\n.]\.")

every_rule = pytest.mark.parametrize("rule", BOOK, ids=lambda rule: rule.name)
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
every_block = pytest.mark.parametrize(
    ("rule", "block"),
    [
        pytest.param(rule, block, id=f"{rule.name}-{n}")
        for rule in BOOK
        for n, block in enumerate(blocks_of(rule), 1)
    ],
)


def posted(rule: Rule, programme: Programme, plan: Plan) -> dict[str, int]:
    """What each step costs on the finished plan."""
    costs = rule.costs(board_of(programme, plan))
    assert all(amount.is_settled for amount in costs.values()), rule.name
    return {step: amount.constant for step, amount in costs.items()}


def counted(rule: Rule, programme: Programme, plan: Plan) -> dict[str, int]:
    """What the breaches of each step add up to."""
    sums = Counter(dict.fromkeys(rule.steps(programme), 0))
    for breach in rule.check(programme, plan):
        assert breach.rule == rule.name
        assert breach.amount > 0, breach
        sums[breach.step] += breach.amount
    return dict(sums)


SCALES = (Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(1, 6), Fraction(3))


def scaled(rule: Rule, by: Fraction) -> Rule:
    """The rule with its whole-number parameters as many times as large: tiny worlds come near its limits."""
    numbers = {field.name: getattr(rule, field.name) for field in fields(rule)}
    return replace(rule, **{name: math.ceil(n * by) for name, n in numbers.items() if type(n) is int})


@st.composite
def judged(draw: st.DrawFn) -> tuple[Programme, Plan, list[Rule]]:
    """Any tiny world, any plan over it, and the book with parameters to match."""
    programme, plan = draw(scenes())
    by = draw(st.sampled_from(SCALES))
    return programme, plan, [scaled(rule, by) for rule in BOOK]


@every_block
def test_plans_written_as_kept_have_no_breach(rule: Rule, block: Block) -> None:
    for text in block.kept:
        (programme, plan), ours = scene(block.given, text), judged_by(rule, block.given)
        assert [ours.explain(breach, programme) for breach in ours.check(programme, plan)] == []
        assert posted(ours, programme, plan) == counted(ours, programme, plan)


@every_block
def test_plans_written_as_broken_have_a_breach_that_says_so(rule: Rule, block: Block) -> None:
    for text, sentence in block.broken:
        (programme, plan), ours = scene(block.given, text), judged_by(rule, block.given)
        breaches = list(ours.check(programme, plan))
        assert breaches, f"nothing found in: {text}"
        assert posted(ours, programme, plan) == counted(ours, programme, plan)
        if sentence is not None:
            assert ours.explain(breaches[0], programme) == sentence


@every_rule
def test_every_rule_has_examples_kept_broken_and_said(rule: Rule) -> None:
    blocks = blocks_of(rule)
    assert any(block.kept for block in blocks)
    assert any(said for block in blocks for _, said in block.broken)


@given(judged())
def test_the_posted_cost_is_the_sum_of_the_breaches_in_any_plan(drawn: tuple[Programme, Plan, list[Rule]]) -> None:
    programme, plan, rules = drawn
    both = {rule.name: (posted(rule, programme, plan), counted(rule, programme, plan)) for rule in rules}
    assert {name: sums for name, sums in both.items() if sums[0] != sums[1]} == {}


@given(judged())
def test_every_breach_is_told_in_one_kind_sentence(drawn: tuple[Programme, Plan, list[Rule]]) -> None:
    programme, plan, rules = drawn
    told = [
        (rule.name, rule.explain(breach, programme)) for rule in rules for breach in rule.check(programme, plan)
    ]
    assert [said for said in told if UNKIND.search(said[1]) or not ONE_SENTENCE.fullmatch(said[1])] == []


@given(judged())
def test_what_could_be_asked_names_somebody_and_is_priced_and_nothing_is_asked_of_safety(
    drawn: tuple[Programme, Plan, list[Rule]],
) -> None:
    programme, plan, rules = drawn
    for rule in rules:
        asks = [ask for breach in rule.check(programme, plan) for ask in rule.relaxations(breach, programme)]
        assert not (rule.safeguarding and asks), rule.name
        assert all(ask.ask and ask.whom and 1 <= ask.price <= 9 for ask in asks), rule.name


@every_rule
def test_every_rule_says_what_it_is_who_asked_and_where_it_counts(rule: Rule) -> None:
    assert rule.statement.endswith(".")
    assert rule.source
    assert rule.tier in range(len(TIER_NAMES))
    assert rule.tier == MUST or not rule.safeguarding


def test_no_two_rules_share_a_name_and_no_two_steps_a_part_of_a_tier() -> None:
    assert len({rule.name for rule in BOOK}) == len(BOOK)
    programme = world()
    parts = [(rule.tier, part_name(rule, step)) for rule in BOOK for step in rule.steps(programme)]
    assert len(parts) == len(set(parts))


@every_file
def test_every_file_holds_one_rule_and_it_is_in_the_book(file: Path) -> None:
    module = importlib.import_module(f"constraints.{file.parent.name}.{file.stem}")
    rules = [
        thing
        for thing in vars(module).values()
        if inspect.isclass(thing) and issubclass(thing, Rule) and thing.__module__ == module.__name__
    ]
    assert len(rules) == 1
    assert [type(rule) for rule in BOOK].count(rules[0]) == 1
