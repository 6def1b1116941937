"""A calendar file somebody brings, read for the times they are busy and for nothing else.

Calendars come from anywhere and can ask for endless work, so a process of its own reads them, within limits.
"""
