"""One measurement, as one JSON line: objective, bound, seconds, cpu_seconds, peak_mb, verified."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks import (
    choices,
    curtois,
    drawing,
    dynamics,
    gap,
    heaton,
    placing,
    startup,
    waiting,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the command line names and print its line."""
    print(json.dumps(_measured(_parser().parse_args(arguments))))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    kinds.add_parser("startup", help="CPU seconds of `matcher --help`, the best of five")
    whole = kinds.add_parser("heaton", help="so many estates like Heaton planned as one programme")
    whole.add_argument("--scale", type=int, default=1, help="how many estates of 28 Chellows")
    whole.add_argument("--weeks", type=int, default=None, help="how many weeks (default: as the example says)")
    rota = kinds.add_parser("curtois", help="an employee scheduling instance of Curtois and Qu")
    rota.add_argument("file", type=Path, help="the instance, as published")
    rota.add_argument("--seed", type=int, default=0, help="for what is drawn at random on the way")
    rota.add_argument("--raw", action="store_true", help="the plain CP-SAT model of it instead, for comparison")
    assignment = kinds.add_parser("gap", help="a generalised assignment instance: least cost, every job assigned")
    assignment.add_argument("file", type=Path, help="m n; costs; uses; capacities")
    real = kinds.add_parser("placing", help="real placements: greatest weight")
    real.add_argument("file", type=Path, help="JSON with sizes, capacities and weights")
    full = kinds.add_parser("waiting", help="550 families waiting for 28 Coaches, pairing alone")
    full.add_argument("--policy", choices=("claims", "reach"), default="claims", help="who comes first")
    feeds = kinds.add_parser("feed", help="the feeds: asked for from `matcher serve`, and published as files")
    feeds.add_argument("--seconds", type=int, default=54, help="how long to ask for answers, in all")
    feeds.add_argument("--chellows", type=int, help="each with sixty duties")
    measured = list(kinds.choices.values())
    drawn = kinds.add_parser("draw", help="write a generalised assignment instance drawn by lot")
    drawn.add_argument("drawn", choices=("c", "d", "e"), help="its class in the literature")
    for name in ("agents", "jobs"):
        drawn.add_argument(name, type=int)
    drawn.add_argument("file", type=Path)
    drawn.add_argument("--seed", type=int, default=0, help="for what is drawn at random")
    chosen = kinds.add_parser("choices", help="the exact choice sets of thirty families")
    chosen.add_argument("--example", default="heaton-330", help="which example")
    chosen.add_argument("--seconds", type=float, default=60.0, help="how long to look")
    years = kinds.add_parser("dynamics", help="two years of families and Coaches, placed in four ways")
    years.add_argument("--seeds", type=int, default=5, help="how often two years are drawn")
    for one in measured:
        one.add_argument("--solution", type=Path, help="write what was found to this file")
    for one, seconds in ((whole, 60.0), (rota, 60.0), (assignment, 12.0), (real, 60.0), (full, 120.0)):
        one.add_argument("--seconds", type=float, default=seconds, help="how long in all")
    return parser


def _measured(typed: argparse.Namespace) -> dict[str, Any]:
    if typed.kind == "draw":
        return drawing.draw(typed.drawn, typed.agents, typed.jobs, typed.seed, typed.file)
    if typed.kind == "startup":
        return startup.measure(typed.solution)
    if typed.kind == "feed":
        # The feeds bring half of the product with them, which no other measurement needs to load.
        from tests.benchmarks import feed, feed_publish

        return {
            **feed.measure(typed.seconds, typed.solution),
            "publish": feed_publish.measure(typed.chellows or feed_publish.CHELLOWS),
        }
    if typed.kind == "choices":
        return choices.measure(typed.example, typed.seconds)
    if typed.kind == "dynamics":
        return dynamics.measure(typed.seeds)
    if typed.kind == "curtois":
        return curtois.measure(typed.file, typed.seconds, typed.seed, typed.raw, typed.solution)
    if typed.kind == "gap":
        return gap.measure(typed.file, typed.seconds, typed.solution)
    if typed.kind == "placing":
        return placing.measure(typed.file, typed.seconds, typed.solution)
    if typed.kind == "waiting":
        return waiting.measure(typed.policy, typed.seconds, typed.solution)
    return heaton.measure(typed.scale, typed.seconds, typed.weeks, typed.solution)


if __name__ == "__main__":
    main()
