"""What a plan comes to for whole groups of people: measured, never optimised, and each figure with its table."""
