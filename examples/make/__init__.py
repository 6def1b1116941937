"""Makes the example programmes: `python -m examples.make` writes them into `examples/`."""
