"""Print the rule book.

Every rule finishes the sentence "the plan …", in the order of the book.

Example: matcher rules --markdown
"""

import click

from matcher.cli.manners import Screen, Verb, mannered


@click.command("rules", cls=Verb, help=__doc__)
@click.option("--markdown", is_flag=True, help="The page for the project's own pages.")
@mannered
def verb(screen: Screen, markdown: bool) -> int:
    """Print each rule's statement, where it counts, who asked for it and what can be set."""
    from matcher.api import rule_book
    from matcher.cli.rule_page import as_document, as_markdown, as_words

    book = rule_book()
    if markdown:
        click.echo(as_markdown(book), nl=False)
        return 0
    for heading, lines in as_words(book):
        screen.heading(heading)
        screen.items(lines)
    screen.answer(as_document(book))
    return 0
