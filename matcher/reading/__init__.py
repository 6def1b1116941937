"""A workbook or a folder of CSV files in, a programme out, or every problem at once."""

from matcher.reading.problems import CannotRead, Problem, Severity
from matcher.reading.programme import Reading, read_programme
from matcher.reading.settings import Over

__all__ = ["CannotRead", "Over", "Problem", "Reading", "Severity", "read_programme"]
