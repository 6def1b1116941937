"""Calendars as every reader we measured agrees on them, and what feeds show."""
