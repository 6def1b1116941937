"""Measurements of the real thing, outside the product: `python -m tests.benchmarks --help` lists them."""
