"""Amounts written down as columns and rows, and parts cut from them."""
