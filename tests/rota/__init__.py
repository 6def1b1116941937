"""Tests of how shifts are laid."""
