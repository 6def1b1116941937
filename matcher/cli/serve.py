"""Serve the published feeds over HTTP.

Each Chellow's calendar is at /feeds/KEY.ics; /health says whether the
server is well. What is published while it runs is served at once. Put it
behind a web server that speaks https; the README shows how. Stop it with
Ctrl-C.

Example: matcher serve examples/heaton-28 --port 8080
"""

from pathlib import Path

import click

from matcher.cli.manners import TO_DECIDE, Screen, Stop, Verb, command, mannered
from matcher.cli.typed import PROGRAMME, whole

NOT_INSTALLED = "The server is not installed. Type: pip install 'chellow-matcher[serve]'"


@click.command("serve", cls=Verb, help=__doc__)
@PROGRAMME
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", help="Where to listen (default: this machine alone)."
)
@click.option("--port", metavar="N", default=8080, type=whole(1, 65535), help="At which port (default: 8080).")
@click.option(
    "--workers", metavar="N", default=1, type=whole(1, 64), help="How many processes answer (default: 1)."
)
@click.option("--behind-proxy", is_flag=True, help="Take a caller's address from X-Forwarded-For.")
@mannered
def verb(screen: Screen, programme: Path, host: str, port: int, workers: int, behind_proxy: bool) -> int:
    """Answer until told to stop."""
    from matcher import api
    from matcher.feed.serving import CannotListen, Listening, serve

    ledger = api.ledger_of(programme)
    if not ledger.exists():
        lines = [
            f"Nothing has been published at {programme} yet.",
            f"To do so: {command('publish', programme)}",
        ]
        raise Stop(screen, lines, TO_DECIDE)

    def begun() -> None:
        where = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        screen.say(f"Serving the feeds at {where}/feeds/KEY.ics until you press Ctrl-C.")
        screen.answer({"address": where})

    try:
        serve(ledger, Listening(host, port, workers, behind_proxy), begun)
    except ImportError as missing:
        raise Stop(screen, [NOT_INSTALLED], TO_DECIDE) from missing
    except CannotListen as trouble:
        raise Stop(screen, [str(trouble)], TO_DECIDE) from trouble
    screen.say("Stopped.")
    return 0
