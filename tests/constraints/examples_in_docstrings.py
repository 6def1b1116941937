"""The examples written in a rule's docstring, block by block, each from the tiny world."""

import inspect
import re
from dataclasses import dataclass, field

from matcher.rule import Rule
from tests.worlds.notation import weeks_mentioned

KEYWORD = re.compile(r"\s*(Given|Kept|Broken|Says):(.*)")


@dataclass
class Block:
    """One block: what is given, plans that keep the rule, plans that break it with the sentence each gives."""

    given: str = ""
    kept: list[str] = field(default_factory=list)
    broken: list[tuple[str, str | None]] = field(default_factory=list)


def blocks_of(rule: Rule) -> list[Block]:
    """The blocks of the rule's file, in order."""
    text = inspect.getdoc(inspect.getmodule(type(rule))) or ""
    lines = [_lines(paragraph) for paragraph in text.split("\n\n")]
    return [_block(found) for found in lines if found]


def _lines(paragraph: str) -> list[tuple[str, str]]:
    """(keyword, text) lines of a block; a line without a keyword goes on with the one before."""
    found: list[tuple[str, str]] = []
    for line in paragraph.splitlines():
        if match := KEYWORD.match(line):
            found.append((match[1], match[2].strip()))
        elif found:
            keyword, text = found[-1]
            found[-1] = (keyword, f"{text} {line.strip()}")
    return found


def _block(lines: list[tuple[str, str]]) -> Block:
    block = Block()
    for keyword, text in lines:
        if keyword == "Given":
            block.given = f"{block.given}; {text}"
        elif keyword == "Kept":
            block.kept.append(text)
        elif keyword == "Broken":
            block.broken.append((text, None))
        else:
            plan, said_already = block.broken[-1]
            assert said_already is None, "each Says follows its own Broken"
            block.broken[-1] = (plan, text)
    plans = "; ".join((*block.kept, *(plan for plan, _ in block.broken)))
    block.given += f"; weeks = {weeks_mentioned(block.given, plans)}"
    return block
