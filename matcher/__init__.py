"""Pairs families with volunteers and plans everybody's visits, shifts and gatherings in one calendar."""

__version__ = "0.1.0"
