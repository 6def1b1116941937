"""Finished plans held against programme and rules, and what follows from them. No solver is asked."""

from matcher.checking.breaches import broken, check, part_name, settling_order, steps_of, totals

__all__ = ["broken", "check", "part_name", "settling_order", "steps_of", "totals"]
