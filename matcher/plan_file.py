"""A plan as a file: `plan.json`, the same bytes for the same plan but for its seconds."""

from pathlib import Path

from pydantic import ValidationError

from matcher.canonical import canonical_bytes
from matcher.domain.plan import Plan

NAME = "plan.json"


class NotAPlan(ValueError):
    """A file that does not hold a plan, said in words for the person who named it."""


def plan_bytes(plan: Plan) -> bytes:
    """The plan as canonical JSON."""
    return canonical_bytes(plan)


def read_plan(path: Path) -> Plan:
    """The plan a file holds.

    Raises:
        NotAPlan: the file cannot be opened or holds something else.
    """
    try:
        return Plan.model_validate_json(path.read_bytes())
    except OSError as problem:
        raise NotAPlan(f"I cannot open {path}: {problem.strerror}.") from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        at = ".".join(str(step) for step in first["loc"])
        where = f" (at {at})" if at else ""
        raise NotAPlan(f"{path} does not hold a plan as matcher writes it{where}.") from problem
