"""Tests of how whole plans are made."""
