"""The command: one file a verb, each of which parses, calls the api and prints."""

from matcher.cli.boundary import main

__all__ = ["main"]
