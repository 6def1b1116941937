"""Print the JSON schema of a programme and of a plan.

Example: matcher schema plan
"""

import click

from matcher.cli.manners import Screen, Verb, mannered


@click.command("schema", cls=Verb, help=__doc__)
@click.argument("of", required=False, type=click.Choice(["programme", "plan"]))
@mannered
def verb(screen: Screen, of: str | None) -> int:
    """Print one schema, or both by name."""
    from matcher.api import Plan, Programme

    schemas = {"programme": Programme.model_json_schema(), "plan": Plan.model_json_schema()}
    screen.document(schemas[of] if of else schemas)
    return 0
