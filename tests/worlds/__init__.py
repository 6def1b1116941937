"""Worlds to hold matcher against: told in a few lines of text, or drawn at random with any plan over them."""

from tests.worlds.at_random import plans, scenes, worlds
from tests.worlds.notation import scene, told, world

__all__ = ["plans", "scene", "scenes", "told", "world", "worlds"]
