"""What a measurement has cost so far."""

import resource
import time


def spent(began: float) -> dict[str, float]:
    """Wall seconds since then, and this process's CPU seconds and greatest memory."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "peak_mb": round(used.ru_maxrss / 1024, 1),
    }
