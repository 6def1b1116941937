"""Programmes to solve now, written the way coordinators type them."""
