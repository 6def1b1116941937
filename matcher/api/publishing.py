"""Make a draft live, or take a publication back: who is affected first, then all of it in one transaction."""

from datetime import datetime
from pathlib import Path

from matcher.api.keys import end_keys, make_keys, note_keys, put_down, put_down_letters, take_up_cards, wanted
from matcher.api.published import last_publication
from matcher.api.showing import Live, difference, letter_numbers, show
from matcher.api.static_feeds import Written, write_feeds
from matcher.defects import Overtaken
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import Period, local
from matcher.ledger import publications
from matcher.ledger.feed_keys import keys
from matcher.ledger.file import reading, writing
from matcher.ledger.publications import Publication
from matcher.publishing.affected import Affected, affected


class Proposal(Record):
    """What would be in force, and whose duties would differ."""

    programme: Programme
    plan: Plan
    duties: tuple[Duty, ...]
    before: tuple[Duty, ...]
    """The duties in force until then."""
    affected: tuple[Affected, ...] = ()
    over: int
    """The number of the publication it comes after; 0 for the first."""
    undoes: int | None = None
    restores: int | None = None
    former: Period | None = None
    """The period of the plan that is taken back."""

    def live(self, at: datetime) -> Live:
        """What is in force from that moment on."""
        period = None if self.undoes else self.plan.period
        return Live(self.programme, self.plan, self.duties, at, period, self.former)


class Published(Record):
    """What was made live: its number, None where nothing was new; the feeds' files; who has a new card."""

    number: int | None
    written: Written
    cards: tuple[str, ...] = ()
    """Codes."""
    ended: tuple[str, ...] = ()
    """Whose key opens nothing any more."""
    without: tuple[str, ...] = ()
    """Who is here without a link, having had one."""


def proposal(programme: Programme, plan: Plan, ledger: Path, at: datetime) -> Proposal:
    """What publishing a plan at that moment would do."""
    last = last_publication(ledger)
    before = last.duties if last else ()
    proposed = Proposal(
        programme=programme,
        plan=plan,
        duties=publications.with_plan(before, plan),
        before=before,
        over=last.number if last else 0,
    )
    return _with_affected(proposed, at)


def undoing(programme: Programme, last: Publication, then: Publication | None, at: datetime) -> Proposal:
    """What taking back the last publication would do: what was in force after `then` counts again."""
    proposed = Proposal(
        programme=programme,
        plan=then.plan if then else Plan(period=last.plan.period),
        duties=publications.taken_back(last.duties, then.duties if then else (), at),
        before=last.duties,
        over=last.number,
        undoes=last.number,
        restores=then.number if then else None,
        former=last.plan.period,
    )
    return _with_affected(proposed, at)


def _with_affected(proposed: Proposal, at: datetime) -> Proposal:
    live = proposed.live(at)
    was = (duty for duty in proposed.before if live.counts(duty.start, duty.end))
    return proposed.but(affected=affected(proposed.programme, proposed.plan, was, live.current()))


def has_news(proposed: Proposal, ledger: Path, at: datetime) -> bool:
    """False if the very plan is live already, every feed shows it, and nobody needs a key or has one too many."""
    last = last_publication(ledger)
    if last is None or last.plan != proposed.plan or last.duties != proposed.duties:
        return True
    with reading(ledger) as db:
        assert db is not None, "a ledger with a publication is there"
        people = wanted(proposed.programme, proposed.duties, last.duties, keys(db))
        return bool(people.make or people.end) or bool(difference(db, proposed.live(at)))


def publish(proposed: Proposal, ledger: Path, out: Path, *, at: datetime, said_by: str) -> Published:
    """Make it live in one transaction, with keys for those who never had one, then write the feeds.

    Whenever it is stopped, every feed is whole, and publishing again writes those still to be written.

    Raises:
        Overtaken: somebody else published since it was proposed; nothing is done then.
        NotALedger: the ledger cannot be used.
        OSError: there is no room, or something lies in the way.
    """
    with reading(ledger) as db:
        known = keys(db) if db else ()
    live = proposed.live(at)
    people = wanted(proposed.programme, proposed.duties, proposed.before, known)
    made = make_keys(people.make)
    with writing(ledger, _verb(proposed), _words(proposed), at=at, said_by=said_by) as to:
        _must_be_next(proposed, publications.newest_number(to.db))
        put_down(out, made, proposed.programme.settings.feeds_at, letter_numbers(live))
        put_down_letters(out, live, made)
        number = publications.publish(to, proposed.plan, proposed.duties, proposed.undoes, proposed.restores)
        show(to, live)
        end_keys(to, people.end)
        note_keys(to, made)
    new = {one.who.code for one in made}
    take_up_cards(out, (key.person for key in people.end if key.person not in new))
    written = write_feeds(out, ledger, local(at).date())
    return Published(
        number=number,
        written=written,
        cards=tuple(one.who.code for one in made),
        ended=tuple(sorted(key.person for key in people.end)),
        without=people.without,
    )


def _must_be_next(proposed: Proposal, newest: int) -> None:
    """Asked where nobody else can write: before a card is written, lest it takes the place of somebody else's."""
    if proposed.over != newest:
        raise Overtaken("Somebody else has published since you were shown this.")


def refresh(ledger: Path, out: Path, at: datetime) -> Written:
    """Write every feed's file as it should be that day.

    Raises:
        NotALedger: the ledger cannot be used.
        OSError: there is no room, or something lies in the way.
    """
    return write_feeds(out, ledger, local(at).date())


def _verb(proposed: Proposal) -> str:
    return "undo" if proposed.undoes else "publish"


def _words(proposed: Proposal) -> str:
    if proposed.undoes:
        return f"publication {proposed.undoes} taken back"
    period = proposed.plan.period
    return f"{period.weeks} weeks from {period.first}, {len(proposed.affected)} people affected"
