"""Workbooks: the rota as sheets, and an empty one to fill in."""
