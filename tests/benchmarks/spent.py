"""What a measurement has cost so far."""

import resource
import time


def spent(began: float) -> dict[str, float]:
    """Wall seconds since then, and the CPU seconds and greatest memory of this process and those it started."""
    here, started = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_seconds": round(here.ru_utime + here.ru_stime + started.ru_utime + started.ru_stime, 2),
        "peak_mb": round((here.ru_maxrss + started.ru_maxrss) / 1024, 1),
    }
