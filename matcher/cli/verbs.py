"""The verbs by name. A verb's file is only read when the verb is used, so that help comes at once."""

from collections.abc import Mapping
from importlib import import_module

import click

VERBS: Mapping[str, str] = {
    "init": "Begin a programme of your own: a folder with a workbook to fill in.",
    "check": "Read a programme and list every problem at once.",
    "solve": "Draft a plan: pairs, visits, shifts and gatherings.",
    "verify": "Hold a plan against every rule again, without a solver.",
    "show": "Show one person, venue, family, Support Ambassador or week.",
    "offer": "Offer families three Coaches to choose from, or say whom to offer next.",
    "answer": "Note what a family said about a Coach, and plan again at once.",
    "publish": "Make the draft live, after showing who is affected.",
    "print": "Put what is published on paper: a wall rota for each venue and week.",
    "undo": "Take the last publication back.",
    "busy": "Read when a Chellow is busy out of their own calendar.",
    "away": "Note that somebody is away, and repair the plan by as little as can be.",
    "why": "Say why a shift, a family or a Chellow has what the plan gives it.",
    "why-not": "Say what keeps a Chellow from a family or a shift, and what it would cost.",
    "suggest": "Say whom to ring for a gap, the fewest asks first.",
    "lock": "Pin somebody on a shift or off it, or a pair together or apart.",
    "unlock": "Let go of what was pinned by command.",
    "diff": "Say what the draft changes against what was published.",
    "feeds": "Make, change, end and list the links to calendars.",
    "report": "Report on the last plan: fairness, or who waits.",
    "serve": "Serve the published feeds over HTTP.",
    "swap": "Let one person take a duty from another, if every rule allows it.",
    "happened": "Say what took place of what was published.",
    "rules": "Print the rule book.",
    "schema": "Print the JSON schema of a programme and of a plan.",
    "example": "Copy an example programme to a folder of yours.",
    "doctor": "Say what this machine has and what it lacks.",
}
"""Each verb with the first line of its own file; a test holds the two together."""

EPILOG = """\
Example: matcher solve examples/heaton-28

Exit codes: 0 a whole plan or answer, gaps or not; 1 something has to be
decided first, or check or verify found something; 2 the command or a
file could not be read; 70 a defect of matcher's own."""


class Verbs(click.Group):
    """All verbs, none of them loaded before it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb's name, in the order people meet them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb, or None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"matcher.cli.{cmd_name.replace('-', '_')}").verb
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of verbs, from their names and lines alone."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The last words as they stand."""
        formatter.write_paragraph()
        formatter.write(f"{self.epilog}\n")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that was typed.

        Raises:
            UsageError: no verb is called that; it names the nearest.
        """
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], VERBS, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"The verbs are {', '.join(VERBS)}."
            raise click.UsageError(f"There is no verb called {args[0]}. {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Verbs,
    epilog=EPILOG,
    subcommand_metavar="VERB ...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="chellow-matcher", prog_name="matcher", message="%(prog)s %(version)s")
def verbs() -> None:
    """Pair families with Chellows and plan everybody's visits, shifts and gatherings.

    A programme is a folder of CSV files, or of one workbook, or the workbook itself.
    """
