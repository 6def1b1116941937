"""The process that reads one calendar: its text on standard input; given two dates and its CPU seconds."""

import sys
from datetime import date

from matcher.reading.calendars.busy import busy_times
from matcher.reading.calendars.stretches import Window

try:
    import resource
except ImportError:  # Windows, where the patience of whoever began this process has to do
    resource = None  # type: ignore[assignment]

MOST_MEMORY = 2**30


def main() -> None:
    """Read within the limits, and write what was read."""
    first, end, cpu_seconds = sys.argv[1:]
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_seconds), int(cpu_seconds)))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    window = Window(date.fromisoformat(first), date.fromisoformat(end))
    found = busy_times(sys.stdin.buffer.read().decode(), window)
    sys.stdout.write(found.model_dump_json())


if __name__ == "__main__":
    main()
