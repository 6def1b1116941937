"""What publishing and taking back have in common: who is affected, the question, and what was done."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from matcher import api
from matcher.api import publishing
from matcher.api.published import last_publication
from matcher.api.publishing import Proposal, Published
from matcher.api.static_feeds import Written
from matcher.cli.manners import TO_DECIDE, Screen, Stop, agreed, command
from matcher.cli.opening import plan_at, programme_of
from matcher.defects import Overtaken
from matcher.domain.times import local
from matcher.plan_file import NAME
from matcher.publishing.affected import Affected
from matcher.wording import count_words, day_words

MOST_CHANGES = 6
"""Lines for one person; the rest is counted."""
MOST_PEOPLE = 60
WHERE_FOUND = 'For whole links type in settings.toml where feeds are found: feeds_at = "https://…/feeds"'


def go(screen: Screen, proposed: Proposal, programme: Path, out: Path, *, at: datetime, by: str, yes: bool) -> int:
    """Show who is affected, ask unless told not to, and make it live."""
    _tell_affected(screen, proposed)
    if not proposed.over:
        _tell_where_found(screen, proposed)
    if not yes and not agreed(screen, "Make this live?"):
        raise Stop(screen, ["Nothing was published."], TO_DECIDE)
    try:
        done = publishing.publish(proposed, api.ledger_of(programme), out, at=at, said_by=by)
    except Overtaken as meanwhile:
        raise Stop(screen, [str(meanwhile), "Type the same again to see who is affected now."], TO_DECIDE) from None
    show_standing(screen, programme, out)
    _tell_done(screen, proposed, done, out, at)
    _tell_missing(screen, done.written, programme)
    _tell_without(screen, done, programme)
    screen.answer(_document(proposed, done))
    return 0


def show_standing(screen: Screen, programme: Path, out: Path) -> None:
    """Write the draft's pages and calendars again, so that they say what is published and since when."""
    file, last = out / NAME, last_publication(api.ledger_of(programme))
    if last is not None and file.exists():
        plan = plan_at(screen, file)
        read = programme_of(screen, programme, plan)
        api.write_standing(out, read, plan, live_since=last.at if plan == last.plan else None)


def refreshed(screen: Screen, ledger: Path, out: Path, at: datetime) -> int:
    """Bring the feeds' files up to today, and say how many were not as they should be."""
    written = publishing.refresh(ledger, out, at)
    count = count_words(len(written.files), "file")
    screen.say(f"{count} written in {out / 'feeds'}; {count_words(written.live, 'feed')} as they should be today.")
    _tell_missing(screen, written, ledger.parent)
    screen.answer({"number": None, "written": len(written.files), "missing": written.missing})
    return 0


def _tell_affected(screen: Screen, proposed: Proposal) -> None:
    people = proposed.affected
    if not people:
        screen.say("Nobody's duties change.", bold=True)
        return
    screen.say(f"{count_words(len(people), 'person has', 'people have')} other duties after this.", bold=True)
    for one in people[:MOST_PEOPLE]:
        screen.heading(one.name)
        screen.items(_changes(one), most=MOST_CHANGES)
    if len(people) > MOST_PEOPLE:
        screen.say(f"and {len(people) - MOST_PEOPLE} more people.")


def _changes(one: Affected) -> Iterator[str]:
    """A line for each duty that changes, what is moved first."""
    yield from (f"{was} → {will}" for was, will in one.moved)
    yield from (f"no longer {was}" for was in one.taken)
    yield from (f"new {will}" for will in one.new)


def _tell_where_found(screen: Screen, proposed: Proposal) -> None:
    """Say what cards lack, as long as nobody said where feeds are found."""
    if not proposed.programme.settings.feeds_at:
        screen.say()
        screen.say("New cards will show no whole link yet.")
        screen.say(f"{WHERE_FOUND} and then publish.")


def _tell_done(screen: Screen, proposed: Proposal, done: Published, out: Path, at: datetime) -> None:
    screen.say()
    what = f"Publication {proposed.undoes} is taken back" if proposed.undoes else "The plan is live"
    today = local(at).date()
    screen.say(f"{what}. This is publication {done.number}, {day_words(today)} {today.year}.", bold=True)
    screen.say(f"{count_words(done.written.live, 'feed')} in {out / 'feeds'}.")
    if done.cards:
        screen.say(f"{count_words(len(done.cards), 'new card')} to hand over in {out / 'coordinator' / 'links'}:")
        screen.items([", ".join(done.cards)])
        screen.say("Delete a card once it is handed over: whoever reads it has the link.")
    if done.ended:
        screen.say(f"These links have ended: {', '.join(done.ended)}.")


def _tell_missing(screen: Screen, written: Written, programme: Path) -> None:
    if written.missing:
        screen.heading(f"No file is named by the key of {count_words(len(written.missing), 'person', 'people')}")
        screen.items(
            f"{code}. To give them a new link: {command('feeds', programme, 'rotate', code)}"
            for code in written.missing
        )


def _tell_without(screen: Screen, done: Published, programme: Path) -> None:
    if done.without:
        count = count_words(len(done.without), "person has", "people have")
        screen.heading(f"{count} no link, as theirs was ended")
        screen.items(
            f"{code}. To give them one: {command('feeds', programme, 'new', code)}" for code in done.without
        )


def _document(proposed: Proposal, done: Published) -> dict[str, object]:
    return {
        "number": done.number,
        "undoes": proposed.undoes,
        "restores": proposed.restores,
        "affected": proposed.affected,
        "written": len(done.written.files),
        "live": done.written.live,
        "missing": done.written.missing,
        "cards": done.cards,
        "ended": done.ended,
        "without": done.without,
    }
