"""One measurement, as one JSON line: objective, bound, seconds, cpu_seconds, peak_mb, verified."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import curtois, dynamics, feed, feed_publish, heaton, startup


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the command line names and print its line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    light = kinds.add_parser("startup", help="CPU seconds of `matcher --help`, the best of five")
    whole = kinds.add_parser("heaton", help="so many estates like Heaton planned as one programme")
    whole.add_argument("--scale", type=int, default=1, help="how many estates of 28 Chellows")
    whole.add_argument("--seconds", type=float, default=60.0, help="how long to plan")
    whole.add_argument("--weeks", type=int, default=None, help="how many weeks (default: as the example says)")
    rota = kinds.add_parser("curtois", help="an employee scheduling instance of Curtois and Qu")
    rota.add_argument("file", type=Path, help="the instance, as published")
    rota.add_argument("--seconds", type=float, default=60.0, help="how long in all, reading and laying out counted")
    rota.add_argument("--seed", type=int, default=0, help="for what is drawn at random on the way")
    rota.add_argument("--raw", action="store_true", help="the plain CP-SAT model of it instead, for comparison")
    feeds = kinds.add_parser("feed", help="the feeds: asked for from `matcher serve`, and published as files")
    feeds.add_argument("--seconds", type=int, default=54, help="how long to ask for answers, in all")
    feeds.add_argument("--chellows", type=int, default=feed_publish.CHELLOWS, help="each with sixty duties")
    years = kinds.add_parser("dynamics", help="two years of families and Coaches, placed in two ways")
    years.add_argument("--seeds", type=int, default=3, help="how often two years are drawn")
    for one in (light, whole, rota, feeds):
        one.add_argument("--solution", type=Path, help="write what was found to this file")
    typed = parser.parse_args(arguments)
    if typed.kind == "startup":
        line = startup.measure(typed.solution)
    elif typed.kind == "feed":
        line = {**feed.measure(typed.seconds, typed.solution), "publish": feed_publish.measure(typed.chellows)}
    elif typed.kind == "dynamics":
        line = dynamics.measure(typed.seeds)
    elif typed.kind == "curtois":
        line = curtois.measure(typed.file, typed.seconds, typed.seed, typed.raw, typed.solution)
    else:
        line = heaton.measure(typed.scale, typed.seconds, typed.weeks, typed.solution)
    print(json.dumps(line))


if __name__ == "__main__":
    main()
