"""What a plan remembers of the programme and settings it was made from: two SHA-256 sums."""

from hashlib import sha256

from matcher.canonical import canonical_bytes
from matcher.domain.programme import Programme

APART = ("Programme.frozen_until", "Programme.period", "Programme.settings")
"""The plan states its period, and which days were close at hand, itself; settings have a sum of their own."""
ONLY_SHOWN = (
    "Ambassador.email",
    "Ambassador.name",
    "Ambassador.phone",
    "Chellow.email",
    "Chellow.feed_detail",
    "Chellow.name",
    "Chellow.phone",
    "Chellow.remind_minutes",
    "Programme.letters",
    "Programme.published_at",
    "Settings.days_between_asks",
    "Settings.feeds_at",
    "Settings.name",
    "Venue.desk_phone",
)
"""What only decides how a plan is shown never moves anybody in it: renaming somebody leaves the sum as it was."""


def programme_hash(programme: Programme) -> str:
    """The sum of everything typed that can change a plan, whatever the order of rows or files."""
    return sha256(canonical_bytes(programme, leave_out=(*APART, *ONLY_SHOWN))).hexdigest()


def settings_hash(programme: Programme) -> str:
    """The sum of the settings a coordinator can change."""
    return sha256(canonical_bytes(programme.settings, leave_out=ONLY_SHOWN)).hexdigest()
