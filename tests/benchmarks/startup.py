"""What `matcher --help` costs, in processes of its own."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from matcher.cli.verbs import VERBS

RUNS = 5


def measure(solution: Path | None) -> dict[str, Any]:
    """The cheapest of five runs by CPU seconds; verified if each of them listed every verb."""
    runs = [_run() for _ in range(RUNS)]
    if solution:
        solution.write_text(json.dumps(runs, indent=2) + "\n", encoding="utf-8")
    best = min(runs, key=lambda run: run["cpu_seconds"])
    verified = all(run["verified"] for run in runs)
    return {"objective": best["cpu_seconds"], "bound": 0.0, **best, "verified": verified}


def _run() -> dict[str, Any]:
    began = time.perf_counter()
    command = [sys.executable, "-m", "matcher", "--help"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "seconds": round(time.perf_counter() - began, 3),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 3),
        "peak_mb": round(used.ru_maxrss / 1024, 1),
        "verified": process.returncode == 0 and all(verb in told for verb in VERBS),
    }
